"""The indicators of the snapshot: figures, words and evidence, what the cell corrected, and the
key figures of the years before."""

from dataclasses import asdict

from cellule.annees import PREMIERE
from cellule.models import Cellule
from indicateurs.calcul import calculer
from indicateurs.catalogue import CATALOGUE, Changement
from indicateurs.libelles import (
    HORS_PERIMETRE,
    SANS_TYPE,
    changement_en_mots,
    etiquettes,
    manques,
    motif,
    raison_de_l_etat,
)
from indicateurs.models import ZeroConstate
from indicateurs.resultats import Resultat, Resultats, en_json
from rapports.cles import CHIFFRES_CLES, CODES_CLES
from rapports.preuves import preuves
from rapports.requetes.ecrits import corrections

Corriges = dict[str, dict]

# Indicators whose counted rows are few and have no section of their own.
LISTES = ("D8", "A8")
LIGNES_D_UNE_LISTE = 40
ANNEES_D_UNE_SERIE = 5


def indicateurs(resultats: Resultats, precedents: Resultats) -> dict[str, dict]:
    """Every indicator of the year, with the year before beside it."""
    annee = resultats.annee
    corriges, avant = corrections(annee), corrections(annee - 1)
    zeros = set(ZeroConstate.objects.filter(annee=annee).values_list("indicateur", flat=True))
    return {
        code: {
            **_identite(resultat),
            **_etat(resultat, zero_constate=code in zeros),
            **_figures(
                resultat,
                _comparable(resultat, precedents.get(code), annee - 1, annee),
                corriges.get(code, {}),
                avant.get(code, {}),
            ),
            **_origine(resultat),
            "changement": changement_en_mots(
                CATALOGUE.en(annee - 1).get(code),
                resultat.indicateur,
                annee=annee,
                version=resultats.version,
            ),
        }
        for code, resultat in resultats.items()
    }


def series(cellule: Cellule, resultats: Resultats, precedents: Resultats) -> dict[str, list[dict]]:
    """The indicators of the key figures over the last years, from the first that says something.

    A year whose rule was another one has no value: it would not measure the same thing.
    """
    derniere = resultats.annee
    annees = range(max(derniere - ANNEES_D_UNE_SERIE + 1, PREMIERE), derniere + 1)
    lus = {derniere: resultats, derniere - 1: precedents}
    for annee in annees:
        if annee not in lus:
            lus[annee] = calculer(cellule, annee, arret=resultats.arret, codes=CODES_CLES)
    dites = [a for a in annees if any(lus[a][c].comptes for c in CODES_CLES if c in lus[a])]
    retenues = [annee for annee in annees if dites and annee >= dites[0]]
    corriges = {annee: corrections(annee) for annee in retenues}
    return {
        code: [
            _point(
                annee,
                _comparable(resultats[code], lus[annee].get(code), annee, derniere),
                corriges[annee].get(code, {}),
            )
            for annee in retenues
        ]
        for code in CODES_CLES
        if code in resultats
    }


def _point(annee: int, resultat: Resultat | None, corriges: Corriges) -> dict:
    """A year of a series: the main measure, and those that are key figures."""
    if resultat is None:
        return {"annee": annee, "etat": None, "valeur": None, "mesures": {}}
    retenues = _retenues(resultat, corriges)
    noms = [nom for code, nom, _ in CHIFFRES_CLES if code == resultat.code and nom in retenues]
    return {
        "annee": annee,
        "etat": resultat.etat.value,
        "valeur": retenues[resultat.indicateur.principale],
        "mesures": {nom: retenues[nom] for nom in noms},
    }


def _retenues(resultat: Resultat | None, corriges: Corriges) -> dict[str, object]:
    """The measures that the report counts: the cell's own value where it gave one."""
    if resultat is None:
        return {}
    donnees = {nom: lue["valeur"] for nom, lue in corriges.items() if lue["valeur"] is not None}
    return {nom: donnees.get(nom, en_json(valeur)) for nom, valeur in resultat.mesures.items()}


def _comparable(
    resultat: Resultat, autre: Resultat | None, annee: int, derniere: int
) -> Resultat | None:
    """The result of another year, unless it counted something else."""
    changements = CATALOGUE.changements(resultat.code, annee, derniere)
    return None if Changement.REGLE in changements else autre


def _identite(resultat: Resultat) -> dict:
    indicateur = resultat.indicateur
    return {
        "code": indicateur.code,
        "mission": indicateur.mission.value,
        "rubrique": indicateur.rubrique,
        "titre": indicateur.titre,
        "libelle": indicateur.libelle,
        "regle": indicateur.regle,
        "socle": indicateur.socle,
        "candidat": indicateur.candidat,
    }


def _etat(resultat: Resultat, *, zero_constate: bool) -> dict:
    return {
        "etat": resultat.etat.value,
        "etat_mots": resultat.etat.libelle,
        "raison": raison_de_l_etat(resultat, zero_constate=zero_constate),
        "manques": manques(resultat),
    }


def _figures(
    resultat: Resultat, precedent: Resultat | None, corriges: Corriges, avant: Corriges
) -> dict:
    """`valeur` is what the report counts, corrected or not; `calcule` what the rules give."""
    indicateur = resultat.indicateur
    retenues, anciennes = _retenues(resultat, corriges), _retenues(precedent, avant)
    return {
        "etat_precedent": precedent.etat.value if precedent else None,
        "mesures": [
            {
                **asdict(mesure),
                "valeur": retenues[mesure.nom],
                "calcule": en_json(resultat.mesures[mesure.nom]),
                "corrigee": corriges.get(mesure.nom, {}).get("valeur") is not None,
                "precedent": anciennes.get(mesure.nom),
            }
            for mesure in indicateur.mesures
        ],
        "corrections": [
            {
                "mesure": mesure.nom,
                "libelle": mesure.libelle,
                "calcule": en_json(resultat.mesures[mesure.nom]),
                "valeur": corriges[mesure.nom]["valeur"],
                "motif": corriges[mesure.nom]["motif"],
            }
            for mesure in indicateur.mesures
            if mesure.nom in corriges
        ],
        "ventilation_titre": indicateur.ventilation_titre,
        "ventilation": _ventilation(resultat, precedent),
    }


def _ventilation(resultat: Resultat, precedent: Resultat | None) -> list[dict]:
    """The breakdown in words, this year's rows and those that only last year had."""
    mots = (etiquettes(precedent) if precedent else {}) | etiquettes(resultat)
    avant = precedent.ventilation if precedent else {}
    return [
        {
            "cle": cle,
            "mots": mots[cle],
            "a_part": cle.startswith(HORS_PERIMETRE) or cle in SANS_TYPE,
            "valeur": en_json(resultat.ventilation.get(cle)),
            "precedent": en_json(avant.get(cle)),
        }
        for cle in mots
    ]


def _origine(resultat: Resultat) -> dict:
    """The rows behind the figure: how many, which, and why some are left out."""
    indicateur = resultat.indicateur
    return {
        "candidats": resultat.total,
        "comptes": resultat.comptes,
        "exclus": [
            {
                "motif": raison,
                "mots": motif(indicateur, raison).libelle,
                "explication": motif(indicateur, raison).explication,
                "nombre": nombre,
            }
            for raison, nombre in resultat.exclus.items()
        ],
        "lignes": _lignes(resultat),
        "preuves": preuves(resultat),
    }


def _lignes(resultat: Resultat) -> list[dict]:
    """The rows counted, day and title, for the indicators that are a short list of meetings."""
    if resultat.code not in LISTES:
        return []
    lignes = resultat.candidats.lignes(motif="", debut=0, taille=LIGNES_D_UNE_LISTE)
    return [{"jour": en_json(ligne.date), "intitule": ligne.intitule} for ligne in lignes]
