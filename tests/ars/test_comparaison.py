"""What changed from one version to the next, in words."""

from copy import deepcopy

import pytest

from rapports.comparaison import comparer
from rapports.examen import cibles_de


@pytest.fixture
def photo() -> dict:
    """The least that a frozen content holds."""
    return {
        "missions": [{"code": "D", "libelle": "Diagnostics", "indicateurs": ["D2"]}],
        "indicateurs": {
            "D2": {
                "titre": "Réunions du comité de pilotage",
                "socle": True,
                "etat": "incomplet",
                "etat_mots": "incomplet",
                "mesures": [
                    {"nom": "reunions", "libelle": "réunions tenues", "nature": "nombre",
                     "valeur": 2},
                    {"nom": "derniere", "libelle": "dernière réunion", "nature": "date",
                     "valeur": "2025-06-12"},
                ],
                "corrections": [],
                "ventilation": [],
                "preuves": {"comptes": [{"code": "a"}], "exclus": []},
            }
        },
        "sections": [
            {"code": "equipe", "place": "cellule", "titre": "L’équipe", "blocs": [{"genre": "x"}],
             "si_vide": ""},
            {"code": "contacts", "place": "D2", "titre": "Contacts", "blocs": [],
             "si_vide": "Rien"},
            {"code": "alerte", "place": "vigilance", "titre": "Équipes", "blocs": [],
             "si_vide": ""},
        ],
        "textes": {"redaction:mot": "Bonjour", "redaction:impact": ""},
        "finance": {"total": "1.00"},
        "programme": [],
        "programme_suivant": [],
    }  # fmt: skip


def changer(photo: dict, retouche) -> dict[str, list[str]]:
    apres = deepcopy(photo)
    retouche(apres, apres["indicateurs"]["D2"])
    return comparer(photo, apres, list(cibles_de(apres)))


def test_parts_are_those_that_the_version_has(photo):
    assert list(cibles_de(photo)) == [
        "indicateur:D2", "redaction:mot", "section:equipe", "programme", "finance",
    ]  # fmt: skip


def test_nothing_changed(photo):
    assert changer(photo, lambda tout, d2: None) == {}


CORRECTION = {"mesure": "reunions", "libelle": "réunions tenues", "calcule": 2, "valeur": 3}


@pytest.mark.parametrize(
    ("cle", "retouche", "phrases"),
    [
        (
            "indicateur:D2",
            lambda tout, d2: d2["mesures"][0].update(valeur=1),
            ["Réunions tenues\u00a0: 2 → 1"],
        ),
        (
            "indicateur:D2",
            lambda tout, d2: d2["mesures"][1].update(valeur=None),
            ["Dernière réunion\u00a0: 12\u00a0juin 2025 → aucune"],
        ),
        (
            "indicateur:D2",
            lambda tout, d2: d2.update(etat="valeur", etat_mots="complet"),
            ["État\u00a0: incomplet → complet"],
        ),
        (
            "indicateur:D2",
            lambda tout, d2: d2.update(corrections=[CORRECTION]),
            ["Correction ajoutée\u00a0: réunions tenues"],
        ),
        (
            "indicateur:D2",
            lambda tout, d2: d2.update(preuves={"comptes": [{"code": "b"}], "exclus": []}),
            ["Mêmes valeurs, d’autres lignes derrière"],
        ),
        (
            "indicateur:D2",
            lambda tout, d2: d2.update(ventilation=[{"cle": "x"}]),
            ["Répartition modifiée"],
        ),
        (
            "indicateur:D2",
            lambda tout, d2: tout["textes"].update({"indicateur:D2": "Voici pourquoi"}),
            ["Commentaire de la cellule ajouté"],
        ),
        (
            "indicateur:D2",
            lambda tout, d2: tout["sections"][1].update(blocs=[{"genre": "texte"}]),
            ["Liste modifiée"],
        ),
        (
            "redaction:mot",
            lambda tout, d2: tout["textes"].update({"redaction:mot": "Bonsoir"}),
            ["Texte modifié"],
        ),
        (
            "redaction:impact",
            lambda tout, d2: tout["textes"].update({"redaction:impact": "Beaucoup"}),
            ["Texte ajouté"],
        ),
        (
            "section:equipe",
            lambda tout, d2: tout["sections"][0].update(blocs=[]) or
            tout["sections"][0].update(si_vide="Personne"),
            ["Liste modifiée"],
        ),
        (
            "finance",
            lambda tout, d2: tout["finance"].update(total="2.00"),
            ["Montants modifiés"],
        ),
        (
            "programme",
            lambda tout, d2: tout["programme_suivant"].append({"action": "Visiter"}),
            ["Actions modifiées"],
        ),
    ],
)  # fmt: skip
def test_a_change_is_said_of_its_part_alone(photo, cle, retouche, phrases):
    assert changer(photo, retouche) == {cle: phrases}


def test_a_correction_changed_or_withdrawn(photo):
    photo["indicateurs"]["D2"]["corrections"] = [CORRECTION]
    modifiee = [{**CORRECTION, "valeur": 4}]
    assert changer(photo, lambda tout, d2: d2.update(corrections=modifiee)) == {
        "indicateur:D2": ["Correction modifiée\u00a0: réunions tenues"]
    }
    assert changer(photo, lambda tout, d2: d2.update(corrections=[])) == {
        "indicateur:D2": ["Correction retirée\u00a0: réunions tenues"]
    }


def test_an_indicator_that_the_version_before_did_not_have(photo):
    apres = deepcopy(photo)
    apres["indicateurs"]["D9"] = deepcopy(apres["indicateurs"]["D2"])
    assert comparer(photo, apres, ["indicateur:D2", "indicateur:D9"]) == {
        "indicateur:D9": ["Nouvel indicateur"]
    }
