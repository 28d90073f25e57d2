"""Every kind of file, with the defects that files have: read, or refused in words."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from odfdo import Cell

from cellule.dossier.genres import Irrecevable
from cellule.tableur.lecture import FichierIllisible, Grille, base, ouvrir, porte

from .fichiers import csv, ods, xlsx


def grille(octets: bytes, rang: int = 0) -> Grille:
    return ouvrir(octets)[rang].lire()


def cellules(octets: bytes) -> list[list]:
    return [list(rangee.cellules) for rangee in grille(octets).rangees]


@pytest.mark.parametrize(
    ("encodage", "dit"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("cp1252", "Windows-1252"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_encoding_is_found_and_said(encodage, dit):
    octets = csv("Nom;Équipe", "Hôpital d’Œuilly;été", encodage=encodage)
    assert cellules(octets) == [["Nom", "Équipe"], ["Hôpital d’Œuilly", "été"]]
    assert f"Texte lu en {dit}" in grille(octets).notes[0]


@pytest.mark.parametrize("separateur", [";", ",", "\t", "|"])
def test_separator_is_found(separateur):
    lignes = [["Nom", "Ville", "Lits"], ["Le, la; les", "Dax", "1,5"], ["Un|deux", "Pau", "3"]]
    texte = [separateur.join(f'"{c}"' for c in ligne) for ligne in lignes]
    assert cellules(csv(*texte)) == lignes


def test_decimal_commas_are_no_separator():
    assert cellules(csv("ville;etp", "Dax;0,5", "Pau;1,0"))[1] == ["Dax", "0,5"]


@pytest.mark.parametrize("fin", ["\r\n", "\r", "\n"])
def test_every_end_of_line_and_the_line_where_a_row_begins(fin):
    octets = fin.join(["Nom;Note", '"Un";"deux', 'lignes"', "", "Trois;x"]).encode()
    assert [(r.numero, list(r.cellules)) for r in grille(octets).rangees] == [
        (1, ["Nom", "Note"]),
        (2, ["Un", "deux\nlignes"]),
        (5, ["Trois", "x"]),
    ]


@pytest.mark.parametrize(
    ("lignes", "attendu"),
    [
        (("a;b", 'x;"jamais refermé', "y;z"), "Ligne 2\u00a0: un guillemet est ouvert"),
        (("a;b", 'x;"mal" placé', "y;z"), "Ligne 2\u00a0: un guillemet est mal placé"),
    ],
)
def test_damaged_quotes_are_refused_with_their_line(lignes, attendu):
    with pytest.raises(FichierIllisible, match=attendu):
        grille(csv(*lignes))


def test_typed_cells_of_a_workbook():
    jour, moment = date(2025, 3, 1), datetime(2025, 3, 1, 14, 30)
    octets = xlsx(["a", 971.0, True, jour, moment, None], [None], ["b"])
    lues = grille(octets).rangees
    assert [r.numero for r in lues] == [1, 3]
    assert lues[0].cellules == ["a", 971, True, datetime(2025, 3, 1), moment]


def test_formula_is_refused_with_its_address():
    octets = xlsx(["Nom", "Lits"], ["USP", "=2+3"])
    (refus,) = [c for c in cellules(octets)[1] if isinstance(c, Irrecevable)]
    assert refus.raison.startswith(
        "«\u00a0=2+3\u00a0» en B2 est une formule\u00a0: copiez la colonne"
    )


def test_value_that_a_formula_showed_is_said():
    octets = _avec_la_valeur_montree(xlsx(["Nom", "Lits"], ["USP", "=2+3"]), "12")
    assert "=2+3\u00a0» en B2 est une formule, qui affiche «\u00a012\u00a0»" in (
        cellules(octets)[1][1].raison
    )
    ligne = ["USP", Cell(12, formula="of:=2+3")]
    assert "=2+3\u00a0» en B1 est une formule, qui affiche «\u00a012\u00a0»" in (
        cellules(ods(ligne))[0][1].raison
    )


def _avec_la_valeur_montree(octets: bytes, valeur: str) -> bytes:
    """openpyxl writes formulas without the value that Excel keeps beside them."""
    sortie = BytesIO()
    with zipfile.ZipFile(BytesIO(octets)) as avant, zipfile.ZipFile(sortie, "w") as apres:
        for nom in avant.namelist():
            texte = avant.read(nom)
            if nom.endswith("sheet1.xml"):
                assert b"<v></v>" in texte or b"<v />" in texte or b"<v/>" in texte
                for vide in (b"<v></v>", b"<v />", b"<v/>"):
                    texte = texte.replace(vide, f"<v>{valeur}</v>".encode())
            apres.writestr(nom, texte)
    return sortie.getvalue()


def test_sheets_are_told_hidden_or_not():
    octets = xlsx(["a"], autres={"Listes": [["x"]]}, cachees=["Listes"])
    assert [(f.nom, f.cachee) for f in ouvrir(octets)] == [("Annuaire", False), ("Listes", True)]


def test_libreoffice_and_its_million_empty_rows():
    jour = date(2025, 3, 1)
    lues = cellules(ods(["a", 971, True, jour], ["b", None, 0.5], vides=16_000))
    assert lues == [["a", 971, True, jour], ["b", None, 0.5]]


@pytest.mark.parametrize(
    ("octets", "attendu"),
    [
        (b"", "Ce fichier est vide"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "ancien format (.xls) ou protégé"),
        (b"%PDF-1.7 ...", "un PDF"),
        (b"PK\x03\x04" + b"x" * 600, "abîmé ou protégé par un mot de passe"),
        (b"\x89PNG\r\n\x1a\n" + bytes(600), "ni un classeur ni un texte"),
        (xlsx(["a"])[:-300], "abîmé ou protégé par un mot de passe"),
        (b"x" * (base.OCTETS_MAXI + 1), "dépasse 10 Mo"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_in_words(octets, attendu):
    with pytest.raises(FichierIllisible) as refus:
        grille(octets)
    assert attendu in str(refus.value)


def test_another_archive_is_refused():
    sortie = BytesIO()
    with zipfile.ZipFile(sortie, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(FichierIllisible, match="n’est pas un classeur"):
        ouvrir(sortie.getvalue())


def test_bombs_are_refused_before_they_open(monkeypatch):
    sortie = BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 3_000_000)
    monkeypatch.setattr(porte, "DECOMPRESSE_MAXI", 2_000_000)
    with pytest.raises(FichierIllisible, match="trop gros pour être lu sans risque"):
        ouvrir(sortie.getvalue())


def test_entities_are_refused():
    sortie = BytesIO()
    with zipfile.ZipFile(sortie, "w") as archive:
        archive.writestr("content.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(FichierIllisible, match="DOCTYPE"):
        ouvrir(sortie.getvalue())


def test_too_many_rows_or_columns_are_refused(monkeypatch):
    monkeypatch.setattr(base, "LIGNES_MAXI", 3)
    with pytest.raises(FichierIllisible, match="plus de 3 lignes"):
        grille(csv("a;b", "1;2", "3;4", "5;6"))
    with pytest.raises(FichierIllisible, match="La ligne 1 a 301 cellules, 300 au plus"):
        grille(csv(";".join(["x"] * 301)))
    with pytest.raises(FichierIllisible, match="La ligne 1 a 301 cellules"):
        grille(ods([Cell("x", repeated=10**6)]))
