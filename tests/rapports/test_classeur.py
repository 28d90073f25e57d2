"""The workbook: it opens, holds the figures of the report, and nothing in it is a formula."""

import copy
import time
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from cellule.instantane import Nature, tableau
from rapports.pieces import classeur
from rapports.presentation import empreinte

from .dossiers import CANARI, SERIN

pytestmark = pytest.mark.django_db

ONGLETS = [
    "Lisez-moi", "Socle", "24 indicateurs", "Ventilations", "Exclusions", "Évolution",
    "Évènements", "Formations", "Équipes", "Projets", "Finance", "Programme",
]  # fmt: skip


def ouvrir(photo: dict) -> Workbook:
    return load_workbook(BytesIO(classeur(photo)))


@pytest.fixture(scope="session")
def livre(annee) -> Workbook:
    return ouvrir(annee.photo)


def lignes(livre: Workbook, onglet: str) -> list[dict]:
    entetes, *suite = livre[onglet].iter_rows(values_only=True)
    return [dict(zip(entetes, ligne, strict=True)) for ligne in suite]


def textes(livre: Workbook) -> list[str]:
    return [
        case.value
        for feuille in livre
        for ligne in feuille.iter_rows()
        for case in ligne
        if isinstance(case.value, str)
    ]


def test_tabs_are_those_that_the_first_one_describes(livre):
    assert livre.sheetnames == ONGLETS
    premiere = [ligne[0] for ligne in livre["Lisez-moi"].iter_rows(values_only=True)]
    assert set(ONGLETS[1:]) <= set(premiere)


def test_first_tab_says_whose_figures_and_their_seal(livre, annee):
    dits = textes(livre)
    assert empreinte(annee.photo) in dits
    assert annee.photo["cellule"]["nom"] in dits
    assert "Version de travail" in dits


def test_every_measure_equals_the_result(livre, annee):
    lues = lignes(livre, "24 indicateurs")
    for code, resultat in annee.resultats.items():
        siennes = [ligne["2025"] for ligne in lues if ligne["Code"] == code]
        mesures = annee.photo["indicateurs"][code]["mesures"]
        for lue, mesure in zip(siennes, mesures, strict=True):
            valeur = resultat["mesures"][mesure["nom"]]
            match mesure["nature"], valeur:
                case "taux", float() | int():
                    assert lue == pytest.approx(valeur / 100), code
                case "date", str():
                    assert lue == datetime.fromisoformat(valeur), code
                case "oui_non", bool():
                    assert lue == ("oui" if valeur else "non"), code
                case _, None:
                    assert lue in ("s.o.", "n.r.", "aucune"), code
                case _:
                    assert lue == valeur, code


def test_core_has_its_thirteen_lines_with_last_year_and_what_is_counted(livre, annee):
    lues = {ligne["Code"]: ligne for ligne in lignes(livre, "Socle")}
    socle = {code for code, i in annee.photo["indicateurs"].items() if i["socle"]}
    assert lues.keys() == socle
    for code, ligne in lues.items():
        resultat = annee.resultats[code]
        assert ligne["Comptées"] == resultat["comptes"]
        assert ligne["Exclues"] == sum(resultat["exclus"].values())
        assert ligne["Comptées"] + ligne["Exclues"] == ligne["Lignes au dossier"]
    assert lues["D2"]["2024"] == annee.precedents["D2"]["mesures"]["reunions"]
    assert lues["D2"]["Écart"] == lues["D2"]["2025"] - lues["D2"]["2024"]


def test_exclusions_by_reason_equal_the_results(livre, annee):
    lues = lignes(livre, "Exclusions")
    for code, resultat in annee.resultats.items():
        siennes = [ligne for ligne in lues if ligne["Code"] == code]
        (comptees,) = (ligne["Nombre"] for ligne in siennes if ligne["Lignes"] == "comptées")
        assert comptees == resultat["comptes"]
        exclues = [ligne for ligne in siennes if ligne["Lignes"] == "exclues"]
        assert sorted(x["Nombre"] for x in exclues) == sorted(resultat["exclus"].values())
        assert all(x["Motif"] for x in exclues)


def test_amounts_are_numbers_to_the_cent(livre, annee):
    cases = [case for ligne in livre["Finance"].iter_rows() for case in ligne]
    montants = {round(case.value, 2) for case in cases if isinstance(case.value, int | float)}
    for depense in annee.photo["finance"]["depenses"]:
        assert float(depense["montant"]) in montants
    euros = [
        case for case in cases if case.value == float(annee.photo["finance"]["total"]["solde"])
    ]
    assert euros
    assert all("€" in case.number_format for case in euros)


def test_headers_stay_in_sight_and_columns_are_wide_enough(livre):
    for nom in ONGLETS[1:]:
        feuille = livre[nom]
        if nom != "Finance":
            assert feuille.freeze_panes == "A2", nom
            assert feuille.auto_filter.ref, nom
            assert feuille.print_title_rows == "$1:$1"
        assert feuille.column_dimensions["B"].width >= 9
        assert feuille.page_setup.orientation == "landscape"


def test_unknown_is_a_word_and_never_zero(vide):
    lues = {ligne["Code"]: ligne for ligne in lignes(ouvrir(vide), "Socle")}
    assert lues["D2"]["2025"] == "n.r."
    assert lues["A3"]["2025"] == "s.o."
    assert lues["D2"]["Écart"] is None


def test_correction_shows_both_values_and_the_motive(annee):
    photo = copy.deepcopy(annee.photo)
    d2 = photo["indicateurs"]["D2"]
    calcule = d2["mesures"][0]["valeur"]
    d2["mesures"][0] |= {"valeur": 9, "calcule": calcule, "corrigee": True}
    d2["corrections"] = [
        {"mesure": "reunions", "libelle": "réunions tenues", "calcule": calcule, "valeur": 9,
         "motif": "Six réunions n’étaient pas au journal."}
    ]  # fmt: skip
    (ligne,) = (x for x in lignes(ouvrir(photo), "Socle") if x["Code"] == "D2")
    assert (ligne["2025"], ligne["Valeur calculée"]) == (9, calcule)
    assert ligne["Motif de la correction"] == "Six réunions n’étaient pas au journal."
    assert "corrigé" in ligne["État"]


@pytest.mark.parametrize("debut", ["=", "+", "-", "@"])
def test_text_that_reads_like_a_formula_stays_text(annee, debut):
    piege = f'{debut}HYPERLINK("https://example.org","x")'
    photo = copy.deepcopy(annee.photo)
    photo["programme"][0]["action"] = piege
    photo["cellule"]["nom"] = piege
    livre = ouvrir(photo)
    pieges = [
        case
        for feuille in livre
        for ligne in feuille.iter_rows()
        for case in ligne
        if case.value == piege
    ]
    assert len(pieges) == 2
    for case in pieges:
        assert case.data_type == "s"
        assert case.quotePrefix


def test_cell_holds_what_a_workbook_can_write(annee):
    photo = copy.deepcopy(annee.photo)
    photo["programme"][0]["bilan"] = "x" * 40_000 + "\x07"
    photo["programme"][0]["objectif"] = "un\x07deux _x0007_"
    (ligne, *_) = lignes(ouvrir(photo), "Programme")
    assert len(ligne["Bilan"]) == 32_767
    assert ligne["Objectif"].startswith("un")


def test_several_lists_make_one_table_and_a_cut_one_says_so(annee):
    photo = copy.deepcopy(annee.photo)
    (section,) = (s for s in photo["sections"] if s["code"] == "evenements")
    section["blocs"].append(
        tableau(
            "Suite", [("Évènement", Nature.TEXTE), ("Salle", Nature.COURT)], [("x", "B")], sur=900
        )
    )
    livre = ouvrir(photo)
    lues = lignes(livre, "Évènements")
    assert lues[0]["Liste"] == "Évènements tenus dans l’année"
    assert (lues[-2]["Liste"], lues[-2]["Salle"], lues[-2]["Jour"]) == ("Suite", "B", None)
    assert "1 premières lignes sur 900" in lues[-1]["Liste"].replace("\u00a0", " ")


def test_workbook_names_nobody_and_no_other_cell(livre):
    dits = " ".join(textes(livre)).casefold()
    assert CANARI not in dits
    assert SERIN not in dits


def test_same_snapshot_gives_the_same_bytes_later(annee, livre):
    premier = classeur(annee.photo)
    time.sleep(2.1)  # a ZIP dates its files to two seconds
    assert classeur(annee.photo) == premier
    with ZipFile(BytesIO(premier)) as archive:
        assert {fiche.date_time for fiche in archive.infolist()} == {(2026, 1, 31, 0, 0, 0)}
    assert livre.properties.modified == livre.properties.created == datetime(2026, 1, 31)
