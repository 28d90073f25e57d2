"""Where the table is: its header, what is set aside, rows that are damaged."""

from pathlib import Path

import pytest

from cellule.tableur.entete import Tableau, lire_le_tableau, trouver_l_entete
from cellule.tableur.lecture import ouvrir

from .fichiers import csv, xlsx

REELS = Path("cellule/donnees/tableurs")
MOTS = {"nom", "type", "telephone", "departements"}


def tableau(octets: bytes, rang: int = 0) -> Tableau:
    grille = ouvrir(octets)[rang].lire()
    return lire_le_tableau(grille, *trouver_l_entete(grille, MOTS))


def titres(un: Tableau) -> list[str]:
    return [colonne.titre for colonne in un.colonnes]


def ecartees(un: Tableau) -> list[tuple[int, str]]:
    return [(ecartee.numero, ecartee.raison) for ecartee in un.ecartees]


@pytest.mark.parametrize(("rang", "alsace"), [(1, 111), (2, 111)])
def test_the_workbook_of_the_institute(rang, alsace):
    """Merged header of two lines under two titles, totals in the middle and below, the source."""
    octets = (REELS / "insee_estim_pop_2023_2024.xlsx").read_bytes()
    lu = tableau(octets, rang)
    assert titres(lu)[:4] == [
        "Départements",
        "Départements",
        "Ensemble – 0 à 19 ans",
        "Ensemble – 20 à 39 ans",
    ]
    assert titres(lu)[-1] == "Femmes – Total"
    assert [lu.lignes[0].numero, lu.lignes[-1].numero, len(lu.lignes)] == [6, 107, 101]
    groupe = "ligne de regroupement (cellules fusionnées)"
    assert ecartees(lu) == [
        (102, groupe),
        (108, groupe),
        (109, groupe),
        (alsace, "note sous le tableau"),
    ]
    assert lu.ecartees[0].texte.startswith("France métropolitaine – ")


def test_the_export_of_the_agencies():
    lu = tableau((REELS / "hapi_engagements_fir.csv").read_bytes())
    assert (len(lu.colonnes), len(lu.lignes), lu.desordres, lu.ecartees) == (40, 4, [], [])
    assert (lu.colonnes[5].nom, lu.colonnes[39].lettre) == ("F\u00a0: RAISON_SOCIALE", "AN")


def test_titles_above_are_no_header():
    lu = tableau(csv("Annuaire 2025;;", "Mis à jour en mars;;", ";;", "Nom;Type;Tél", "a;b;c"))
    assert titres(lu) == ["Nom", "Type", "Tél"]
    assert [rangee.numero for rangee in lu.lignes] == [5]


def test_header_without_a_known_word():
    lu = tableau(csv("Annuaire 2025;;", "Qui;Quoi;Où", "Dupont;USP;33"))
    assert titres(lu) == ["Qui", "Quoi", "Où"]


def test_two_lines_are_joined_with_and_without_merged_cells():
    haut = ["Structure", None, "Contact", None]
    bas = ["Nom", "Type", "Téléphone", "Courriel"]
    attendu = [
        "Structure – Nom",
        "Structure – Type",
        "Contact – Téléphone",
        "Contact – Courriel",
    ]
    ligne = ["USP", "USP", "05", "a@b.fr"]
    fusionne = xlsx(haut, bas, ligne, fusions=["A1:B1", "C1:D1"])
    assert titres(tableau(fusionne)) == attendu
    nu = csv(*(";".join(c or "" for c in ligne) for ligne in (haut, bas, ligne)))
    assert titres(tableau(nu)) == attendu
    assert [rangee.numero for rangee in tableau(nu).lignes] == [3]


def test_a_heading_merged_over_two_lines():
    octets = xlsx(
        ["Nom", "Contact", None],
        [None, "Tél", "Courriel"],
        ["USP", "05", "a@b.fr"],
        fusions=["A1:A2", "B1:C1"],
    )
    assert titres(tableau(octets)) == ["Nom", "Contact – Tél", "Contact – Courriel"]


def test_department_merged_over_several_rows_is_that_of_each():
    octets = xlsx(
        ["Département", "Nom"], ["Gironde", "USP"], [None, "EMSP"], ["Landes", "HAD"],
        fusions=["A2:A3"],
    )  # fmt: skip
    lu = tableau(octets)
    assert [r.cellules[0] for r in lu.lignes] == ["Gironde", "Gironde", "Landes"]
    assert lu.ecartees == []


def test_totals_notes_and_repeated_headers_are_set_aside_visibly():
    lu = tableau(
        csv(
            "Nom;Type;Lits",
            "Total Santé;ASSO;",
            "Sous-total;;1 234,5",
            "Nom;Type;Lits",
            "USP;USP;3",
            "Total général;;3",
            "Source : ARS, mars 2025;;",
            "(1) au 31 décembre;;",
        )
    )
    assert [rangee.numero for rangee in lu.lignes] == [2, 5]
    assert ecartees(lu) == [
        (3, "ligne de total"),
        (4, "en-tête répété"),
        (6, "ligne de total"),
        (7, "note sous le tableau"),
        (8, "note sous le tableau"),
    ]


def test_ragged_rows_are_told_with_their_line():
    lu = tableau(csv("Nom;Type;Lits", "a;b;c", "d;e", "f;g;h;", "i;j;k;l"))
    assert [rangee.numero for rangee in lu.lignes] == [2, 4]
    assert [(n, m.replace("\u00a0", " ").split(" :")[0]) for n, m in lu.desordres] == [
        (3, "2 cellules au lieu de 3"),
        (5, "4 cellules au lieu de 3 (« l » est de trop, colonne D)"),
    ]


def test_columns_without_a_title_keep_their_letter():
    lu = tableau(xlsx(["Nom", None, "Type"], ["a", "b", "c", "d"]))
    assert [colonne.nom for colonne in lu.colonnes] == [
        "A\u00a0: Nom",
        "B\u00a0: sans titre",
        "C\u00a0: Type",
        "D\u00a0: sans titre",
    ]


def test_an_empty_sheet_has_no_table():
    lu = tableau(xlsx())
    assert (lu.colonnes, lu.lignes) == ([], [])
