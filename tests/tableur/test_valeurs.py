"""What people write in a cell: read, with what was guessed said; or refused with what to do."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from acteurs.colonnes import PROFESSIONNELS, PROJETS, STRUCTURES
from cellule.dossier.genres import Refus
from cellule.dossier.tables import Table
from cellule.tableur import importables
from cellule.tableur.valeurs import Traducteur

PERDU = ["« {} » lu comme « {} » : un zéro s’était perdu"]


def designer(colonne, texte, present):
    return f"code de {texte}"


def lire(nom: str, brut: object, table: Table = STRUCTURES) -> tuple[object, list[str]]:
    """The value that the table keeps, and what is said of it."""
    traducteur = Traducteur(importables()[table.nom], designer)
    colonne = table.par_nom[nom]
    valeur = colonne.lire(traducteur.lire(colonne, brut))
    return valeur, [avis.replace("\u00a0", " ") for avis in traducteur.avis]


def refuser(nom: str, brut: object, table: Table = STRUCTURES) -> str:
    with pytest.raises(Refus) as refus:
        lire(nom, brut, table)
    return str(refus.value).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("nom", "brut", "attendu"),
    [
        ("nom", "\ufeff\u202f USP de Dax\u00a0\u200b", "USP de Dax"),
        ("nom", "L’« unité\u00a0»\u202f!", "L’« unité\u00a0»\u202f!"),
        ("nom", 971.0, "971"),
        ("code", Decimal("12"), "12"),
        ("type", "usp", "USP"),
        ("type", "Unité de soins palliatifs", "USP"),
        ("type", "UNITES DE SOINS PALLIATIFS", "USP"),
        ("type", "Unité de soins palliatifs (USP)", "USP"),
        ("type", "Notre équipe (EMSP)", "EMSP"),
        ("type", "asso bénévoles", "ASSO_BENEVOLES"),
        ("echelon", "Régional", "regional"),
        ("departement", "33", "33"),
        ("departement", 33.0, "33"),
        ("departement", 971, "971"),
        ("departement", "2a", "2A"),
        ("departement", "21 - Côte-d’Or", "21"),
        ("departement", "Côte d'Or", "21"),
        ("departement", "Gironde (33)", "33"),
        ("commune", "2a004", "2A004"),
        ("finess", "33 078 125 3", "330781253"),
        ("finess", "2a0000154", "2A0000154"),
        ("lits", "1\u202f234,0", None),
        ("lits", "1\u202f234", 1234),
        ("lits", 12.0, 12),
        ("ouverte_le", "31/12/2025", date(2025, 12, 31)),
        ("ouverte_le", "31.12.25", date(2025, 12, 31)),
        ("ouverte_le", "1-2-99", date(1999, 2, 1)),
        ("ouverte_le", "2025-03-01", date(2025, 3, 1)),
        ("ouverte_le", "lundi 1er mars 2025", date(2025, 3, 1)),
        ("ouverte_le", datetime(2025, 3, 1), date(2025, 3, 1)),
        ("ouverte_le", "", None),
        ("publiee", "x", True),
        ("publiee", "OUI", True),
        ("publiee", 1, True),
        ("publiee", 0.0, False),
        ("publiee", True, True),
        ("publiee", "Non", False),
    ],
)
def test_what_is_read_without_a_word(nom, brut, attendu):
    if attendu is None and brut:
        assert "n’est pas un nombre entier" in refuser(nom, brut)
    else:
        assert lire(nom, brut) == (attendu, [])


@pytest.mark.parametrize(
    ("nom", "brut", "attendu"),
    [
        ("departement", "1", "01"),
        ("departement", 1.0, "01"),
        ("finess", 10001004.0, "010001004"),
        ("finess", "10001004", "010001004"),
        ("telephone", 557553434, "0557553434"),
        ("commune", 1053, "01053"),
    ],
)
def test_lost_zeros_are_put_back_and_said(nom, brut, attendu):
    assert lire(nom, brut) == (attendu, [PERDU[0].format(attendu[1:], attendu)])


@pytest.mark.parametrize(
    ("brut", "attendu", "dit"),
    [
        ("46022", date(2025, 12, 31), "nombre d’Excel lu comme le 31/12/2025"),
        (46022.0, date(2025, 12, 31), "nombre d’Excel lu comme le 31/12/2025"),
        ("16/01/2024 17:12:03", date(2024, 1, 16), "l’heure a été laissée de côté"),
        (datetime(2024, 1, 16, 8), date(2024, 1, 16), "l’heure a été laissée de côté"),
    ],
)
def test_dates_that_are_guessed_are_said(brut, attendu, dit):
    assert lire("ouverte_le", brut) == (attendu, [dit])


@pytest.mark.parametrize(
    ("nom", "brut", "dit"),
    [
        ("finess", "2,601E+13", "le tableur a abrégé, ses derniers chiffres sont perdus"),
        ("finess", 2.601e15, "ses derniers chiffres sont perdus"),
        ("lits", "1,2E+03", "ses derniers chiffres sont perdus"),
        ("nom", "2.6E+13", "mettez la colonne au format Texte"),
        ("finess", "1004", "n’a que 4 chiffres, un FINESS en a 9"),
        ("finess", "33078125X9", "un FINESS de 9 caractères attendu"),
        ("ouverte_le", "12/31/2025", "écrivez 31/12/2025 ou 2025-12-31"),
        ("ouverte_le", "31/02/2025", "n’est pas un jour du calendrier"),
        ("ouverte_le", "2025", "n’est pas un jour du calendrier"),
        ("publiee", "peut-être", "oui ou non attendu"),
        ("departement", "99", "écrivez son code (01, 2A, 974) ou son nom"),
        ("commune", "Dijon", "n’est pas un code INSEE de commune, de 5 caractères"),
        ("lits", "dix", "n’est pas un nombre entier"),
        ("lits", date(2025, 1, 1), "mettez la cellule au format Nombre"),
        ("nom", date(2025, 1, 1), "mettez la cellule au format Texte"),
        ("type", "Réseau", "n’est pas dans la liste : USP (unité de soins palliatifs), EMSP"),
    ],
)
def test_what_cannot_be_read_says_what_is_accepted(nom, brut, dit):
    assert dit in refuser(nom, brut)


def test_lists_of_departments_and_of_rows():
    assert lire("departements", "33, Landes;1", PROJETS)[0] == ["33", "40", "01"]
    assert lire("partenaires", "CH de Dax, site B | USP", PROJETS)[0] == [
        "code de CH de Dax, site B",
        "code de USP",
    ]


def test_an_odd_address_is_kept_and_said():
    valeur, avis = lire("email", "voir avec Anne", PROFESSIONNELS)
    assert valeur == "voir avec Anne"
    assert avis == ["« voir avec Anne » n’a pas la forme d’une adresse électronique"]
