"""Files as the sources give them, and how to read them."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from acteurs.finess import Demande, Ecart, FicheConnue, Fichier, comparer, lire, reconnaitre
from acteurs.finess.fiches import Element
from cellule.territoires import DONNEES

CHAMPS_502 = 32


def ligne_502(**champs: str) -> str:
    """A row of cs1100502: 32 fields, the last one empty."""
    rangs = {"section": 0, "finess": 1, "ej": 2, "rs": 3, "rslongue": 4, "commune": 12,
             "departement": 13, "telephone": 16, "categorie": 18, "ouverte": 28}  # fmt: skip
    valeurs = [""] * CHAMPS_502
    defaut = {"section": "structureet", "finess": "330000001", "rs": "EHPAD LES ORMES",
              "commune": "063", "departement": "33", "categorie": "500"}  # fmt: skip
    for nom, valeur in (defaut | champs).items():
        valeurs[rangs[nom]] = f'"{valeur}"' if '"' in valeur else valeur
    return ";".join(valeurs)


def etablissement(finess: str = "330000001", **champs) -> dict:
    """An establishment of the flow « finess-structures », as it was in 2026."""
    infos = {
        "egeId": f"e{finess}",
        "numFinessEge": finess,
        "nomEgeCourt": "CH COURT",
        "nomEgeLong": "CENTRE HOSPITALIER DE LIBOURNE",
        "dateOuverture": "1980-02-01",
        "dateFermeture": champs.pop("fermeture", None),
    }
    return {
        "informationsGeneralesEGE": infos,
        "categorieentiteGeographiqueExercice": champs.pop("categorie", "355"),
        "adresse": [
            {"usageAdresse": "02", "cogCommune": "75056"},
            {"usageAdresse": "03", "cogCommune": champs.pop("commune", "33243")},
        ],
        "contact": [{"telecom": {"telephone": "0557555555"}}],
        "etatObjet": champs.pop("etat", "A"),
        **champs,
    }


def activite(modalite: str = "N2", *, activite: str = "R4", forme: str = "01", **champs) -> dict:
    """An activity of the flow « finess-activites », as it was in 2026."""
    lits = champs.get("lits", "4")
    return {
        "caracteristiquesGeneriques": {
            "etatObjet": champs.get("etat", "A"),
            "dateFinEffectiveActivite": champs.get("fin"),
        },
        "nature": {
            "codeNature": "ASR",
            "caracteristiquesSpecifiques": {
                "etatArhgos": champs.get("arhgos", "23"),
                "typeActiviteASR": {
                    "activiteSanitaireRegulee": activite,
                    "modaliteActivite": modalite,
                    "formeActivite": forme,
                },
            },
        },
        "evenement": champs.get("evenements", []),
        "capacite": [
            {"nombre": lits, "statutCapacite": "08"},
            {"nombre": lits, "statutCapacite": "09"},
        ],
    }


def flux_structures(*etablissements: dict) -> str:
    return json.dumps({"schemaVersion": "v1.0.0", "generatedAt": "2026-09-01T02:00:00Z", "gcc": [],
                       "gco": [], "pmej": [{"informationsGeneralesPMEJ": {"numFinessPm": "1"},
                                            "ege": list(etablissements)}]})  # fmt: skip


def flux_activites(**exercees: list[dict]) -> str:
    """« f330000001=[…] »: the activities of each establishment."""
    sites = [
        {"egeId": nom, "numFinessEge": nom[1:], "activitesExercees": siennes}
        for nom, siennes in exercees.items()
    ]
    entite = {"numFiness": "330000009", "activitesAutorisees": [], "ege": sites}
    return json.dumps({"generatedAt": "2026-09-02T02:00:00Z", "pmej": [entite]})


@pytest.fixture
def fichier(tmp_path: Path) -> Callable[..., Fichier]:
    """`fichier(texte, encodage, nom)`: what a person would send, recognised."""

    def ecrire(contenu: str | bytes, encodage: str = "utf-8", nom: str = "fichier") -> Fichier:
        chemin = tmp_path / nom
        chemin.write_bytes(contenu if isinstance(contenu, bytes) else contenu.encode(encodage))
        return reconnaitre(chemin, nom)

    return ecrire


def livre(nom: str) -> Fichier:
    """A file shipped in `cellule/donnees/`."""
    chemin = DONNEES / nom
    return reconnaitre(chemin, chemin.name)


def elements(fichier: Fichier) -> list[Element]:
    return list(fichier.elements())


def fiche(pk: int = 1, **champs) -> FicheConnue:
    """A sheet of the directory."""
    defaut = {
        "nom": "EHPAD Les Ormes", "type": "EHPAD", "finess": "330000001", "departement": "33",
        "commune": "33063", "telephone": "", "ouverte_le": None, "fermee_le": None, "lits": None,
    }  # fmt: skip
    return FicheConnue(pk=pk, **{**defaut, **champs})


TOUS = frozenset({"USP", "LISP", "EMSP", "HDJ", "HAD", "DAC", "CPTS", "MSP", "EHPAD"})


def ecarts_de(
    *fichiers: Fichier,
    fiches: list[FicheConnue] = (),
    departements: set[str] = frozenset({"33"}),
    types: set[str] = TOUS,
    complet: bool = False,
) -> list[Ecart]:
    """Read and compare, as the job does."""
    suivis = frozenset(f.finess for f in fiches if f.finess)
    demande = Demande(frozenset(departements), frozenset(types), suivis)
    releve = lire(fichiers, demande)
    return comparer(releve, fiches, complet=complet, jour=date(2026, 11, 26))


def apres(ecart: Ecart) -> dict[str, str]:
    return {nom: valeurs["apres"] for nom, valeurs in ecart.contenu["colonnes"].items()}
