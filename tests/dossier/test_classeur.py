"""Workbooks as people make them: typed cells, formulas, odd sheets, damaged files."""

import re
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cellule.dossier.sources import DossierIllisible
from cellule.models import Cellule
from evenements.models import Activite
from tests.outils.fichiers import en_classeur

from .complet import complet
from .test_importation import contenu, dans


@pytest.fixture
def classeur(tmp_path):
    """`classeur(tables)`: a workbook with these values."""
    return lambda tables: en_classeur(tables, tmp_path / "dossier.xlsx")


def test_typed_cells_are_what_the_text_would_be(deposer, classeur):
    deposer(complet())
    tables = complet(code="landes")
    tables["activites"][0].update(
        debut=datetime(2025, 3, 10, 14, 0), fin=datetime(2025, 3, 10, 16, 0), anonymes=3, heures=2.5
    )
    tables["seances"][0].update(debut=date(2025, 5, 1), heures=7)
    tables["structures"][0].update(
        lits=12.0, publiee=True, finess=330000002, departement=33, commune=33063,
        ouverte_le=date(2001, 1, 1), fermee_le=datetime(2026, 6, 30),
    )  # fmt: skip
    tables["participations"][0]["compte"] = True
    tables["financements"][0].update(annee=2025, montant=200000.5)
    tables["equipe"][0]["etp"] = 0.8
    deposer(classeur(tables))
    assert contenu("landes") == contenu("gironde")


def test_midnight_is_a_day_and_seconds_are_rounded(deposer, classeur):
    tables = complet()
    tables["activites"][0].update(debut=datetime(2025, 3, 10, 13, 59, 59, 999000), fin="")
    tables["activites"][1].update(debut=datetime(2025, 3, 10))
    deposer(classeur(tables))
    with dans("gironde"):
        debuts = dict(Activite.objects.values_list("code", "debut"))
    assert debuts == {"a1": "2025-03-10T14:00", "a2": "2025-03-10"}


MAUVAIS_GENRES = [
    ("structures", {"nom": "=A1&B1"}, "nom", "formule"),
    ("structures", {"lits": "=6*2"}, "lits", "formule"),
    ("structures", {"nom": "#N/A"}, "nom", "erreur du tableur"),
    ("structures", {"nom": True}, "nom", "format Texte"),
    ("structures", {"nom": date(2025, 1, 1)}, "nom", "format Texte"),
    ("structures", {"lits": 3.5}, "lits", "entier"),
    ("structures", {"lits": True}, "lits", "entier"),
    ("structures", {"publiee": 1}, "publiee", "oui ou non"),
    ("structures", {"ouverte_le": 45000}, "ouverte_le", "calendrier"),
    ("structures", {"ouverte_le": datetime(2025, 1, 1, 9)}, "ouverte_le", "une heure"),
    ("structures", {"departement": 1}, "departement", "département"),
    ("activites", {"heures": time(3, 30)}, "heures", "durée"),
    ("activites", {"heures": timedelta(hours=30)}, "heures", "durée"),
    ("activites", {"heures": -1.5}, "heures", "négatif"),
    ("activites", {"heures": date(2025, 1, 1)}, "heures", "nombre"),
]


def test_cells_of_the_wrong_kind_are_refused(fautes, classeur):
    tables, attendues = complet(), {}
    for rang, (nom, changements, colonne, attendu) in enumerate(MAUVAIS_GENRES):
        tables[nom].append({**tables[nom][0], "code": f"x{rang}", **changements})
        attendues[f"{nom}, ligne {len(tables[nom]) + 1}, {colonne}"] = attendu
    trouvees = dict(f.replace("\u00a0", " ").split(" : ", 1) for f in fautes(classeur(tables)))
    assert trouvees.keys() == attendues.keys()
    for ou, attendu in attendues.items():
        assert attendu in trouvees[ou]


def test_text_that_begins_with_an_equal_sign_is_no_formula(deposer, classeur):
    chemin = classeur(complet())
    ouvert = load_workbook(chemin)
    cellule = ouvert["structures"]["B2"]
    cellule.value, cellule.data_type = "=USP", "s"
    ouvert.save(chemin)
    assert deposer(chemin).bilans["structures"].crees == 3


def test_unknown_sheet_is_refused(fautes, classeur):
    tables = complet()
    tables["Feuil1"] = []
    (faute,) = fautes(classeur(tables))
    assert faute.startswith("Feuil1 : table inconnue")


def test_blank_rows_and_columns_around_the_table_are_nothing(deposer, classeur):
    chemin = classeur(complet())
    ouvert = load_workbook(chemin)
    feuille = ouvert["structures"]
    feuille["Z50"].number_format = "0.00"
    feuille["A40"] = "  "
    ouvert.save(chemin)
    assert deposer(chemin).bilans["structures"].crees == 3


def test_value_beyond_the_header_is_refused(fautes, classeur):
    chemin = classeur(complet())
    ouvert = load_workbook(chemin)
    ouvert["structures"]["Z3"] = "égaré"
    ouvert.save(chemin)
    (faute,) = fautes(chemin)
    assert faute.startswith("structures, ligne 3 : ") and "égaré" in faute


def test_wrong_dimension_in_the_file_hides_no_row(deposer, classeur, tmp_path):
    chemin = classeur(complet())
    autre = tmp_path / "autre.xlsx"
    with zipfile.ZipFile(chemin) as entree, zipfile.ZipFile(autre, "w") as sortie:
        for membre in entree.infolist():
            octets = entree.read(membre)
            if membre.filename.startswith("xl/worksheets/"):
                octets = re.sub(rb'<dimension ref="[^"]+"', b'<dimension ref="A1:A1"', octets)
                assert b'"A1:A1"' in octets
            sortie.writestr(membre, octets)
    assert deposer(autre).bilans["structures"].crees == 3


def abime(chemin: Path, nom: str, contenu_: bytes) -> Path:
    """A copy of a workbook with one member replaced."""
    copie = chemin.with_name("abime.xlsx")
    with zipfile.ZipFile(chemin) as entree, zipfile.ZipFile(copie, "w", zipfile.ZIP_DEFLATED) as s:
        assert nom in entree.namelist()
        for membre in entree.namelist():
            s.writestr(membre, contenu_ if membre == nom else entree.read(membre))
    return copie


def test_damaged_workbook_is_refused(deposer, fautes, classeur, tmp_path):
    faux = tmp_path / "faux.xlsx"
    faux.write_bytes(b"code,nom\n")
    with pytest.raises(DossierIllisible, match="mot de passe"):
        deposer(faux)
    chemin = classeur(complet())
    with pytest.raises(DossierIllisible, match="lisible"):
        deposer(abime(chemin, "xl/workbook.xml", b"<workbook"))
    feuille = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:B2"/><sheetData><row r="1"><c r="A1" t="s"><v>9'
    )
    trouvees = fautes(abime(chemin, "xl/worksheets/sheet2.xml", feuille))
    assert trouvees[0].startswith("antennes, ligne 1 : la feuille est abîmée")
    assert not Cellule.objects.exists()


def test_bomb_is_refused_before_it_is_unpacked(deposer, classeur):
    chemin = abime(classeur(complet()), "xl/styles.xml", b" " * (20 * 2**20))
    with pytest.raises(DossierIllisible, match="trop gros"):
        deposer(chemin)
    entites = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a">]><styleSheet/>'
    with pytest.raises(DossierIllisible, match="DOCTYPE"):
        deposer(abime(classeur(complet()), "xl/styles.xml", entites))
