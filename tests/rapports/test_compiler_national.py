"""`compiler_national`: the four files, what they say, what is refused."""

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from cellule.models import Cellule, EtatRegion
from cellule.perimetre import perimetre
from rapports.compilation.classeurs import en_csv, en_ods, en_xlsx
from rapports.compilation.feuilles import Feuille
from tests.fabriques import ActiviteFabrique, CelluleFabrique, EtatRegionFabrique

from .nation import remettre

pytestmark = pytest.mark.django_db
ARRET = date(2026, 1, 31)


@pytest.fixture
def pays(cellule, voisine) -> None:
    """Nouvelle-Aquitaine handed its report over, La Réunion and Mayotte did not; a shared event."""
    Cellule.objects.filter(pk=voisine.pk).update(regions=["04", "06"], nom="=Mascareignes")
    EtatRegionFabrique(region_id="94", appui="Appui de la cellule voisine")
    for une, combien in ((cellule, 3), (voisine, 2)):
        with perimetre(une, ecriture=True):
            ActiviteFabrique.create_batch(combien, type="copil", debut="2025-03-03")
            ActiviteFabrique(
                type="evenement", role="co_organisateur", debut="2025-05-05", programme="Matinée",
                cle_partage="journee", anonymes=50 * combien,
            )  # fmt: skip
    remettre(cellule, 2025, ARRET, {"D2": {"reunions": 4}})


def compiler(sortie: Path, *options: str) -> Path:
    call_command("compiler_national", "2025", f"--sortie={sortie}", "--arret=2026-01-31", *options)
    return sortie


def en_objet(tmp_path: Path, *options: str) -> dict:
    return json.loads(compiler(tmp_path / "n.json", *options).read_text(encoding="utf-8"))


def test_json_has_one_line_per_region_and_its_cell(pays, tmp_path):
    objet = en_objet(tmp_path)
    assert len(objet["regions"]) == 18
    lignes = {ligne["region"]: ligne for ligne in objet["regions"]}
    remise, provisoire = lignes["75"], lignes["04"]
    assert (remise["statut"], remise["version"], remise["arret"]) == ("transmis", 1, "2026-01-31")
    assert remise["indicateurs"]["D2"] == {
        "etat": "valeur", "mesures": {"reunions": 4}, "corrigees": ["reunions"],
    }  # fmt: skip
    assert (provisoire["statut"], provisoire["dans_les_totaux"]) == ("provisoire", False)
    assert provisoire["indicateurs"]["D2"]["mesures"] == {"reunions": 2}
    assert provisoire["cellule"]["plusieurs_regions"] is True
    assert lignes["06"]["cellule"] == provisoire["cellule"]
    assert lignes["94"]["etat_du_projet"]["libelle"] == "appel à projet en cours"
    assert lignes["53"] == {
        "region": "53", "nom": "Bretagne", "cellule": None, "etat_du_projet": None,
    }  # fmt: skip


def test_what_is_missing_is_null_and_left_out(pays, tmp_path):
    objet = en_objet(tmp_path, "--provisoires")
    ligne = next(une for une in objet["regions"] if une["region"] == "75")
    assert ligne["indicateurs"]["A5"] == {
        "etat": "non_renseigne", "mesures": None, "corrigees": [],
    }  # fmt: skip
    assert objet["totaux"]["A5"]["mesures"]["projets"] is None
    assert objet["totaux"]["A5"]["cellules"]["projets"] == 0


def test_provisional_figures_count_when_asked_for_and_a_cell_of_two_regions_once(pays, tmp_path):
    seul, tout = en_objet(tmp_path), en_objet(tmp_path, "--provisoires")
    assert seul["totaux"]["D2"] == {"mesures": {"reunions": 4}, "cellules": {"reunions": 1}}
    assert tout["totaux"]["D2"] == {"mesures": {"reunions": 6}, "cellules": {"reunions": 2}}
    assert tout["totaux"]["C2"]["mesures"]["evenements"] == 1
    assert tout["totaux"]["C2"]["mesures"]["participations"] == 150
    assert tout["cellules"] == {
        "total": 2, "transmises": 1, "provisoires": 1, "sans_chiffres": 0, "comptees": 2,
    }  # fmt: skip


def test_socle_or_all(pays, tmp_path):
    socle, tous = en_objet(tmp_path), en_objet(tmp_path, "--tous")
    assert (len(socle["indicateurs"]), len(tous["indicateurs"])) == (13, 24)
    assert socle["totaux"].keys() == {une["code"] for une in socle["indicateurs"]}
    assert "D1" in tous["totaux"]


def test_csv_is_for_a_french_spreadsheet(pays, tmp_path):
    octets = compiler(tmp_path / "n.csv").read_bytes()
    assert octets.startswith(b"\xef\xbb\xbf")
    entetes, *lignes = csv.reader(io.StringIO(octets.decode("utf-8-sig")), delimiter=";")
    assert len(lignes) == 18 + 2
    par_nom = {ligne[1]: dict(zip(entetes, ligne, strict=True)) for ligne in lignes}
    assert par_nom["La Réunion"]["Cellule"] == "'=Mascareignes"
    assert par_nom["La Réunion"]["Autres régions de la cellule"] == "Mayotte"
    assert par_nom["La Réunion"]["Dans les totaux"] == "non"
    assert par_nom["Nouvelle-Aquitaine"]["Rapport"] == "rapport transmis, version 1"
    assert par_nom["Nouvelle-Aquitaine"]["Arrêté au"] == "31/01/2026"
    assert par_nom["Nouvelle-Aquitaine"]["A5 projets accompagnés"] == "non renseigné"
    assert par_nom["Corse"]["Cellule"] == "pas de cellule"
    assert par_nom["Corse"]["Appui d’autres cellules"] == "Appui de la cellule voisine"
    assert par_nom["Total national"]["D2 réunions tenues"] == "4"
    assert par_nom["Sur combien de cellules"]["D2 réunions tenues"] == "1"
    assert par_nom["Total national"]["C2 personnes différentes, au moins"] == "ne s’additionne pas"


def test_workbook_has_typed_cells_and_no_formula(pays, tmp_path):
    classeur = load_workbook(compiler(tmp_path / "n.xlsx", "--provisoires"))
    assert classeur.sheetnames == ["Synthèse", "Toutes les mesures", "Totaux", "Lisez-moi"]
    cases = [case for feuille in classeur for ligne in feuille.iter_rows() for case in ligne]
    assert not [case for case in cases if case.data_type == "f"]
    assert "=Mascareignes" in [case.value for case in cases]
    synthese = {ligne[1]: ligne for ligne in classeur["Synthèse"].values}
    colonne = next(rang for rang, titre in enumerate(synthese["Région"]) if titre[:2] == "D2")
    assert synthese["Total national"][colonne] == 6
    assert synthese["La Réunion"][colonne] == synthese["Mayotte"][colonne] == 2
    assert classeur["Synthèse"].freeze_panes == "C2"


def test_ods_opens_with_typed_cells(pays, tmp_path):
    with zipfile.ZipFile(compiler(tmp_path / "n.ods")) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"
        contenu = ElementTree.fromstring(archive.read("content.xml"))
    espaces = {"o": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
               "t": "urn:oasis:names:tc:opendocument:xmlns:table:1.0"}  # fmt: skip
    noms = [une.get(f"{{{espaces['t']}}}name") for une in contenu.iterfind(".//t:table", espaces)]
    assert noms == ["Synthèse", "Toutes les mesures", "Totaux", "Lisez-moi"]
    cases = contenu.findall(".//t:table-cell", espaces)
    assert not [case for case in cases if case.get(f"{{{espaces['t']}}}formula")]
    types = {case.get(f"{{{espaces['o']}}}value-type") for case in cases}
    assert {"float", "string", "date"} <= types
    assert "=Mascareignes" in "".join(contenu.itertext())


@pytest.mark.parametrize("texte", ["=1+1", "+33", "-1", "@SOMME", "\t=1"])
def test_text_never_becomes_a_formula(texte):
    feuille = Feuille("F", [texte], [[texte, None], [1.5, date(2025, 3, 1)]])
    lu = en_csv(feuille).decode("utf-8-sig")
    assert f"'{texte}" in lu
    assert "1,5;01/03/2025" in lu
    classeur = load_workbook(io.BytesIO(en_xlsx([Feuille("F", [texte], [[texte]])])))
    assert [c.data_type for ligne in classeur["F"].iter_rows() for c in ligne] == ["s", "s"]
    assert b"formula" not in zipfile.ZipFile(io.BytesIO(en_ods([feuille]))).read("content.xml")


def test_console_says_how_many_and_what_to_do(pays, tmp_path, capsys):
    compiler(tmp_path / "n.json")
    assert "2 cellules, dont 1 au rapport transmis ; 1 dans les totaux" in capsys.readouterr().out
    CelluleFabrique(regions=["53"])
    call_command("compiler_national", "2024", f"--sortie={tmp_path / 'n.json'}")
    assert "--provisoires compte aussi" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("annee", "sortie", "options", "mots"),
    [
        ("2025", "n.pdf", [], "finit par .csv, .xlsx, .ods, .json"),
        ("2025", "absent/n.csv", [], "n’existe pas"),
        ("20x5", "n.csv", [], "n’est pas une année"),
        ("2025", "n.csv", ["--arret=31/01/2026"], "AAAA-MM-JJ"),
        ("2025", "n.csv", ["--arret=2024-12-31"], "n’a pas commencé"),
        ("2099", "n.csv", [], "n’a pas commencé"),
    ],
)
def test_refused_in_words_and_no_file(cellule, tmp_path, annee, sortie, options, mots):
    with pytest.raises(CommandError, match=mots):
        call_command("compiler_national", annee, f"--sortie={tmp_path / sortie}", *options)
    assert list(tmp_path.iterdir()) == []


def test_folder_and_base_without_a_cell(db, tmp_path):
    (tmp_path / "n.csv").mkdir()
    with pytest.raises(CommandError, match="est un dossier"):
        compiler(tmp_path / "n.csv")
    objet = en_objet(tmp_path)
    assert len(objet["regions"]) == 18
    assert objet["totaux"]["D2"]["mesures"] == {"reunions": None}
    assert not EtatRegion.objects.exists()
