"""The data attached to the report: they open, they equal the results, they name nobody."""

import csv
import json
from io import BytesIO, StringIO

import pikepdf
import pytest

from rapports.jointes import en_csv, jointes

from .dossiers import CANARI, SERIN

pytestmark = pytest.mark.django_db

NOMS = ["indicateurs.csv", "indicateurs.json", "preuves.csv", "preuves.json"]


@pytest.fixture(scope="session")
def attaches(pdf) -> dict[str, bytes]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return {nom: lu.get_file().read_bytes() for nom, lu in document.attachments.items()}


def lignes(octets: bytes) -> list[dict[str, str]]:
    assert octets.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(octets.decode("utf-8-sig")), delimiter=";"))


def test_report_carries_the_four_files(attaches, annee):
    assert list(attaches) == NOMS
    assert attaches == {une.nom: une.octets for une in jointes(annee.photo)}


def test_each_file_is_listed_once_dated_described_and_related_to_the_report(pdf):
    with pikepdf.open(BytesIO(pdf)) as document:
        fiches = list(document.Root.AF)
        noms = list(document.Root.Names.EmbeddedFiles.Names)
        assert [str(fiche.UF) for fiche in fiches] == NOMS
        assert [str(nom) for nom in noms[::2]] == NOMS
        for fiche in fiches:
            assert str(fiche.AFRelationship) in ("/Data", "/Supplement")
            assert str(fiche.Desc)
            assert str(fiche.EF.F.Params.CreationDate) == "D:20260131000000Z"
            assert str(fiche.EF.F.Params.ModDate) == "D:20260131000000Z"
            assert str(fiche.EF.F.Subtype) in ("/text/csv", "/application/json")


def test_json_of_the_indicators_equals_the_results(attaches, annee):
    lus = json.loads(attaches["indicateurs.json"])
    assert (lus["annee"], lus["arret"]) == (2025, "2026-01-31")
    assert lus["indicateurs"].keys() == annee.resultats.keys()
    for code, resultat in annee.resultats.items():
        lu = lus["indicateurs"][code]
        assert {m["nom"]: m["valeur"] for m in lu["mesures"]} == resultat["mesures"], code
        assert lu["etat"] == resultat["etat"]
        assert {e["motif"]: e["nombre"] for e in lu["exclus"]} == resultat["exclus"]


def test_csv_of_the_indicators_equals_the_results(attaches, annee):
    lues = lignes(attaches["indicateurs.csv"])
    mesures = {(x["code"], x["cle"]): x["2025"] for x in lues if x["ligne"] == "mesure"}
    for code, resultat in annee.resultats.items():
        for nom, valeur in resultat["mesures"].items():
            ecrite = {None: "", True: "oui", False: "non"}.get(valeur, str(valeur))
            if isinstance(valeur, float):
                ecrite = ecrite.replace(".", ",")
            if type(valeur) is int:
                ecrite = str(valeur)
            assert mesures[code, nom] == ecrite, (code, nom)
    assert any(x["ligne"] == "ventilation" and x["code"] == "A3" for x in lues)


def test_evidence_has_a_line_for_each_row_counted_or_excluded(attaches, annee):
    lues = lignes(attaches["preuves.csv"])
    for code, resultat in annee.resultats.items():
        siennes = [x for x in lues if x["indicateur"] == code]
        assert sum(x["compte"] == "oui" for x in siennes) == resultat["comptes"], code
        assert sum(x["compte"] == "non" for x in siennes) == sum(resultat["exclus"].values())
    assert {x["compte"] for x in lues if x["motif"]} == {"non"}
    preuves = json.loads(attaches["preuves.json"])
    assert preuves["D2"] == annee.photo["indicateurs"]["D2"]["preuves"]
    codes = {preuve["code"] for preuve in preuves["D2"]["comptes"]}
    assert codes == {x["code"] for x in lues if x["indicateur"] == "D2" and x["compte"] == "oui"}


def test_attached_files_name_nobody(attaches):
    for octets in attaches.values():
        dits = octets.decode().casefold()
        assert CANARI not in dits
        assert SERIN not in dits


def test_corrected_value_stands_beside_the_computed_one(annee):
    une = {
        "mesure": "reunions",
        "libelle": "réunions",
        "calcule": 3,
        "valeur": 5,
        "motif": "=oubli",
    }
    d2 = annee.photo["indicateurs"]["D2"]
    mesure = {**d2["mesures"][0], "valeur": 5, "calcule": 3}
    photo = annee.photo | {
        "indicateurs": annee.photo["indicateurs"]
        | {"D2": {**d2, "mesures": [mesure], "corrections": [une]}}
    }
    (ligne,) = (x for x in lignes(jointes(photo)[0].octets) if x["code"] == "D2")
    assert (ligne["2025"], ligne["calcule"]) == ("5", "3")
    assert ligne["motif_de_la_correction"] == "'=oubli"


@pytest.mark.parametrize(
    ("valeur", "ecrite"),
    [
        ("=1+1", "'=1+1"),
        ("+33 1", "'+33 1"),
        ("-lundi", "'-lundi"),
        ("@nom", "'@nom"),
        ("\tsuite", "'\tsuite"),
        ("a=b", "a=b"),
        (-5, "-5"),
        (87.5, "87,5"),
        (None, ""),
        (True, "oui"),
    ],
)
def test_text_that_reads_like_a_formula_is_escaped(valeur, ecrite):
    (lue,) = csv.reader(StringIO(en_csv([[valeur, "x"]]).decode("utf-8-sig")), delimiter=";")
    assert lue == [ecrite, "x"]
