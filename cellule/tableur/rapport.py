"""What an import did, or would do: kept as JSON beside the file, drawn and downloaded."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

from .declaration import Importable
from .entete import Tableau
from .preparation import Constat, Preparation, Prete

# Kept of each list; all of them are counted.
ERREURS_GARDEES, GARDES, MOTS_GARDES = 5_000, 500, 50
EN_TETES = ("Ligne", "Colonne", "Colonne du fichier", "Cellule", "Erreur")
# What a spreadsheet would run rather than show.
FORMULES = ("=", "+", "-", "@", "\t", "\r")


def composer(importable: Importable, tableau: Tableau, fait: Preparation, *, essai: bool) -> dict:
    changees = [prete for prete in fait.pretes if prete.changes]
    return {
        "essai": essai,
        "lignes": len(tableau.lignes) + len(tableau.desordres),
        "crees": fait.nouvelles,
        "modifies": len(changees),
        "inchanges": len(fait.pretes) - fait.nouvelles - len(changees),
        "identiques": fait.identiques,
        "fautives": len({constat.ligne for constat in fait.erreurs}),
        "erreurs": [constat._asdict() for constat in fait.erreurs[:ERREURS_GARDEES]],
        "total_erreurs": len(fait.erreurs),
        "avis": [constat._asdict() for constat in fait.avis[:GARDES]],
        "total_avis": len(fait.avis),
        "suspects": [constat._asdict() for constat in fait.suspects[:GARDES]],
        "inconnus": [
            {"colonne": nom, "mot": mot, "lignes": lignes}
            for (nom, mot), lignes in fait.inconnus.most_common(MOTS_GARDES)
        ],
        "ecartees": [vars(ecartee) for ecartee in tableau.ecartees[:GARDES]],
        "changements": [_changement(importable, prete) for prete in changees[:GARDES]],
    }


def _changement(importable: Importable, prete: Prete) -> dict:
    noms = importable.cles[-1].colonnes
    return {
        "ligne": prete.numero,
        "code": prete.ligne["code"],
        "nom": " ".join(str(prete.ligne[nom]) for nom in noms if prete.ligne[nom]),
        "colonnes": [importable.libelle(nom) for nom in prete.changes or ()],
    }


def ajouter_l_erreur(rapport: dict, message: str) -> dict:
    """What only the writing could find: nothing is kept of it."""
    erreur = Constat(0, message=message)._asdict()
    return rapport | {
        "erreurs": [erreur, *rapport["erreurs"]],
        "total_erreurs": rapport["total_erreurs"] + 1,
    }


def en_csv(erreurs: Sequence[Mapping[str, object]]) -> bytes:
    """The errors as a file that a French spreadsheet opens by itself."""
    sortie = StringIO()
    ecrire = csv.writer(sortie, delimiter=";", lineterminator="\r\n").writerow
    ecrire(EN_TETES)
    for erreur in erreurs:
        valeurs = [erreur[nom] for nom in Constat._fields]
        ecrire([valeurs[0] or "", *map(_inerte, valeurs[1:])])
    return sortie.getvalue().encode("utf-8-sig")


def _inerte(texte: str) -> str:
    return f"'{texte}" if texte.startswith(FORMULES) else texte
