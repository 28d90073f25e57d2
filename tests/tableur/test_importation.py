"""A whole import: what is written, what is refused, what a second one changes."""

import pytest

from cellule.models import Trace
from cellule.perimetre import perimetre
from cellule.tableur.preparation import Preparateur
from tests.fabriques import StructureFabrique

from .conftest import messages, tout
from .fichiers import csv

pytestmark = pytest.mark.django_db
DEUX = csv(
    "Nom;Type;Département;FINESS géographique;Téléphone",
    "EMSP de Libourne;EMSP;33;330781253;05 57 00 00 00",
    "USP de Mont-de-Marsan;Unité de soins palliatifs;40;400780193;",
)


def test_rows_are_created_changed_and_left(importer, annuaire, structures):
    rapport = importer(DEUX)
    assert messages(rapport) == []
    assert (rapport["crees"], rapport["modifies"], rapport["inchanges"]) == (1, 1, 0)
    assert rapport["changements"] == [
        {"ligne": 2, "code": "str-001", "nom": "EMSP de Libourne", "colonnes": ["Téléphone"]}
    ]
    assert structures("code", "nom", "type", "echelon", "departement_id", "telephone") == [
        ("str-001", "EMSP de Libourne", "EMSP", "local", "33", "05 57 00 00 00"),
        ("str-002", "USP de Mont-de-Marsan", "USP", "local", "40", ""),
    ]


def test_a_second_import_changes_nothing(importer, annuaire):
    importer(DEUX)
    avant = tout(annuaire)
    rapport = importer(DEUX)
    assert (rapport["crees"], rapport["modifies"], rapport["inchanges"]) == (0, 0, 2)
    assert tout(annuaire) == avant


def test_a_trial_says_what_the_import_does_and_leaves_everything(importer, annuaire):
    avant = tout(annuaire)
    essai = importer(DEUX, essai=True)
    assert tout(annuaire) == avant
    vrai = importer(DEUX)
    assert {**essai, "essai": False} == vrai
    assert tout(annuaire) != avant


def test_one_wrong_line_and_nothing_is_done(importer, annuaire):
    avant = tout(annuaire)
    rapport = importer(DEUX + csv("", "HAD de Dax;HADE;40;400000000;"))
    (message,) = messages(rapport)
    assert message.startswith(
        "4 B Type : « HADE » n’est pas dans la liste : USP (unité de soins palliatifs), EMSP"
    )
    assert rapport["erreurs"][0]["cellule"] == "HADE"
    assert tout(annuaire) == avant


def test_one_import_leaves_one_trace(importer, cellule):
    importer(DEUX)
    with perimetre(cellule):
        (trace,) = Trace.objects.all()
    assert (trace.acte, trace.details) == ("enregistrer des structures", {"crees": 2})


def test_the_same_code_by_two_people_is_seen(importer, annuaire, structures, monkeypatch):
    """Somebody takes the next code between our reading and our writing."""
    preparer = Preparateur.preparer

    def pendant_ce_temps(preparateur, tableau):
        fait = preparer(preparateur, tableau)
        StructureFabrique(code="str-002", nom="Maison de santé de Bègles", type="MSP")
        return fait

    monkeypatch.setattr(Preparateur, "preparer", pendant_ce_temps)
    rapport = importer(DEUX)
    assert "rien n’a été importé, recommencez" in messages(rapport)[0]
    assert structures("nom", "telephone") == [
        ("EMSP de Libourne", "05 57 55 34 34"),
        ("Maison de santé de Bègles", ""),
    ]
