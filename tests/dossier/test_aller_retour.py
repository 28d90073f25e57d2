"""Export then import gives the same cell, as CSV and as a workbook."""

import threading
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from django.db import connection

from cellule.dossier.exportation import exporter
from cellule.dossier.sorties import ExportImpossible
from cellule.models import Cellule
from cellule.perimetre import perimetre
from cellule.territoires import DONNEES
from evenements.models import LigneCompteRendu, Participation
from indicateurs.calcul import calculer
from tests.outils.fichiers import depuis_classeur, depuis_csv

from .complet import complet
from .test_importation import contenu

EXEMPLE = DONNEES / "annee-exemple"
FORMES = ["csv", "xlsx"]


def sortir(cellule: Cellule, dossier: Path, forme: str) -> Path:
    chemin = dossier / ("export.xlsx" if forme == "xlsx" else "export")
    exporter(cellule, chemin, suivi=lambda table, nombre: None)
    return chemin


@pytest.fixture
def demenager(deposer, tmp_path):
    """`demenager(cellule, forme)`: export a cell and import the export as a new one."""
    numeros = count(1)

    def executer(cellule: Cellule, forme: str) -> Cellule:
        numero = next(numeros)
        dossier = tmp_path / f"demenagement-{numero}"
        dossier.mkdir()
        chemin = sortir(cellule, dossier, forme)
        # The file stays as it was exported: it is the old cell that leaves its code.
        Cellule.objects.filter(pk=cellule.pk).update(code=f"depart-{numero}")
        deposer(chemin)
        return Cellule.objects.get(code=cellule.code)

    return executer


@pytest.mark.parametrize("forme", FORMES)
def test_export_imported_elsewhere_has_the_same_rows_and_indicators(deposer, demenager, forme):
    deposer(EXEMPLE)
    exemple = Cellule.objects.get(code="exemple")
    ailleurs = demenager(exemple, forme)
    assert contenu(ailleurs) == contenu(exemple)
    resultats = []
    for cellule in (exemple, ailleurs):
        with perimetre(cellule):
            resultats.append(
                [calculer(cellule, a, arret=date(2026, 1, 31)).en_json() for a in (2024, 2025)]
            )
    assert resultats[0] == resultats[1]


@pytest.mark.parametrize("forme", FORMES)
def test_export_imported_again_changes_nothing(deposer, tmp_path, forme):
    deposer(complet())
    chemin = sortir(Cellule.objects.get(), tmp_path, forme)
    resultat = deposer(chemin, remplacer=True)
    assert resultat.bilan_cellule == {"inchanges": 1}
    assert {(b.crees, b.modifies, b.retires) for b in resultat.bilans.values()} == {(0, 0, 0)}


def test_export_keeps_what_was_written(deposer, tmp_path):
    deposer(complet())
    exporte = depuis_csv(sortir(Cellule.objects.get(), tmp_path, "csv"))
    for nom, lignes in complet().items():
        for attendue, obtenue in zip(lignes, exporte[nom], strict=True):
            defauts = {"publiee": "non", "commun": "non", "mise_a_jour": "non"}
            assert obtenue == {
                colonne: attendue.get(colonne, "") or defauts.get(colonne, "")
                for colonne in obtenue
            }


PIEGES = [
    "=1+1", "=", "+33", "-1", "@SUM(A1)", "#N/A", "#REF!", "007", "1e5", "2025-01-01", "TRUE",
    "oui", "_x000D_", "_x0041_b", "a\rb", "a\r\nb", "a\nb", "a\tb", "\x07cloche", "a\x0bb",
    "\ufffe", "\uffff", '"', "'", "a,b", "a;b", "l’été « à » Œuvre €", "👩‍⚕️", "<b>&amp;</b>",
    "x" * 32767,
]  # fmt: skip


@pytest.mark.parametrize("forme", FORMES)
def test_text_is_never_taken_for_something_else(deposer, demenager, forme):
    tables = complet()
    modele = tables["comptes_rendus"][0]
    tables["comptes_rendus"] = [
        {**modele, "code": f"c{rang}", "texte": texte} for rang, texte in enumerate(PIEGES)
    ]
    tables["moyens_contact"][0]["valeur"] = "=1+1"
    deposer(tables)
    gironde = Cellule.objects.get()
    ailleurs = demenager(gironde, forme)
    assert contenu(ailleurs) == contenu(gironde)
    with perimetre(ailleurs):
        lues = LigneCompteRendu.objects.order_by("pk").values_list("texte", flat=True)
        assert list(lues) == PIEGES


def test_workbook_holds_text_as_text_and_numbers_as_numbers(deposer, tmp_path):
    tables = complet()
    tables["structures"][0].update(departement="01", telephone="=0556", lits="12")
    tables["seances"][0]["heures"] = "0.12345678901234567891"
    deposer(tables)
    exporte = depuis_classeur(sortir(Cellule.objects.get(), tmp_path, "xlsx"))
    structure = exporte["structures"][0]
    assert (structure["departement"], structure["telephone"], structure["lits"]) == (
        "01", "=0556", 12,
    )  # fmt: skip
    # A floating number would lose the last digits.
    assert exporte["seances"][0]["heures"] == "0.12345678901234567891"
    assert exporte["activites"][0]["heures"] == 2.5
    assert exporte["activites"][0]["debut"] == "2025-03-10T14:00"


def test_export_has_a_file_for_each_table_and_the_format_beside(deposer, tmp_path):
    deposer({"cellule": complet()["cellule"]})
    chemin = sortir(Cellule.objects.get(), tmp_path, "csv")
    assert len(list(chemin.glob("*.csv"))) == 32
    assert (chemin / "datapackage.json").exists()
    assert (chemin / "structures.csv").read_text().startswith("code,nom,type,echelon,")


def test_two_exports_of_a_cell_are_the_same_bytes(deposer, tmp_path):
    deposer(EXEMPLE)
    cellule = Cellule.objects.get()
    for nom in ("un", "deux"):
        (tmp_path / nom).mkdir()
        sortir(cellule, tmp_path / nom, "csv")
    for fichier in (tmp_path / "un" / "export").iterdir():
        assert fichier.read_bytes() == (tmp_path / "deux" / "export" / fichier.name).read_bytes()


def test_nothing_is_overwritten(deposer, tmp_path):
    deposer(complet())
    cellule = Cellule.objects.get()
    for forme in FORMES:
        chemin = sortir(cellule, tmp_path, forme)
        avant = chemin.stat().st_mtime_ns
        with pytest.raises(ExportImpossible, match="rien n’est jamais écrasé"):
            sortir(cellule, tmp_path, forme)
        assert chemin.stat().st_mtime_ns == avant
    vide = tmp_path / "vide"
    vide.mkdir()
    exporter(cellule, vide, suivi=lambda table, nombre: None)
    assert (vide / "cellule.csv").exists()


def test_failed_export_leaves_nothing(deposer, tmp_path):
    tables = complet()
    tables["comptes_rendus"][0]["texte"] = "x" * 32768
    deposer(tables)
    with pytest.raises(ExportImpossible, match="comptes_rendus, texte"):
        sortir(Cellule.objects.get(), tmp_path, "xlsx")
    assert not [c for c in tmp_path.iterdir() if "export" in c.name]


def test_sheet_too_long_says_to_export_a_folder(deposer, tmp_path, monkeypatch):
    monkeypatch.setattr("cellule.dossier.sorties.classeur.LIGNES_MAXI", 3)
    deposer(complet())
    with pytest.raises(ExportImpossible, match="structures a plus de 2 lignes"):
        sortir(Cellule.objects.get(), tmp_path, "xlsx")


def test_export_shows_one_cell_only(deposer, tmp_path):
    deposer(complet())
    voisine = complet(code="landes")
    voisine["structures"][0]["nom"] = "CANARI"
    voisine["comptes_rendus"][0]["texte"] = "CANARI"
    deposer(voisine)
    exporte = sortir(Cellule.objects.get(code="gironde"), tmp_path, "csv")
    assert not [f for f in exporte.iterdir() if "CANARI" in f.read_text(encoding="utf-8")]


@pytest.mark.django_db(transaction=True)
def test_export_is_of_one_instant_whatever_is_imported_meanwhile(deposer, tmp_path):
    deposer(complet())
    ajouts = complet()
    ajouts["activites"] = [{**ajouts["activites"][0], "code": "a9"}]
    ajouts["participations"] = [{**ajouts["participations"][0], "activite": "a9"}]

    def au_milieu(table: str, nombre: int) -> None:
        if table == "activites":
            autre = threading.Thread(target=importer_puis_fermer)
            autre.start()
            autre.join()

    def importer_puis_fermer() -> None:
        deposer(ajouts)
        connection.close()

    chemin = tmp_path / "export"
    exporter(Cellule.objects.get(), chemin, suivi=au_milieu)
    exporte = depuis_csv(chemin)
    assert [a["code"] for a in exporte["activites"]] == ["a1", "a2"]
    assert {p["activite"] for p in exporte["participations"]} == {"a1"}
    with perimetre(Cellule.objects.get()):
        assert Participation.objects.filter(activite__code="a9").exists()
