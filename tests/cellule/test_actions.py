"""The cell's own sheet, and what all writings share: codes, traces, one guard."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from acteurs.actions import creer_structure, enregistrer_structures
from acteurs.models import Structure
from cellule.actions import codes as module_codes
from cellule.actions import creer_cellule, modifier_cellule
from cellule.models import Cellule, Trace
from cellule.perimetre import HorsPerimetre, LectureSeule, perimetre
from evenements.actions import creer_activite
from evenements.models import Activite

FICHE = {
    "nom": "Cellule des Landes",
    "regions": ["75"],
    "departements": ["40"],
    "forme_juridique": "association",
    "fuseau": "Europe/Paris",
}
STRUCTURE = {"nom": "USP", "type": "USP", "echelon": "local", "departement": "33"}


def test_cell_is_created_with_one_trace(db):
    landes = creer_cellule(code="landes", **FICHE)
    assert Cellule.objects.get(code="landes") == landes
    with perimetre(landes):
        (trace,) = Trace.objects.all()
    assert (trace.acte, trace.details["departements"]) == ("créer : cellule", "40")


def test_cell_code_already_taken_is_refused(cellule):
    with pytest.raises(ValidationError) as refus:
        creer_cellule(code=cellule.code, **FICHE)
    assert "déjà le code d’une cellule" in refus.value.message_dict["code"][0]
    assert Cellule.objects.count() == 1


@pytest.mark.parametrize(
    ("champ", "valeur"),
    [("code", "Les Landes"), ("fuseau", "Landes"), ("departements", ["00"]), ("regions", [])],
)
def test_cell_goes_through_the_guard_of_the_files(db, champ, valeur):
    with pytest.raises(ValidationError) as refus:
        creer_cellule(**{"code": "landes", **FICHE, champ: valeur})
    assert list(refus.value.message_dict) == [champ]


def test_unknown_argument_is_a_mistake_of_the_program(db):
    with pytest.raises(TypeError, match="couleur"):
        creer_cellule(code="landes", couleur="bleu", **FICHE)


def test_code_of_a_cell_does_not_change(cellule):
    with pytest.raises(ValidationError):
        modifier_cellule(cellule, code="ailleurs")


def test_new_time_zone_moves_the_days_of_the_cell_only(cellule, voisine):
    for chacune in (cellule, voisine):
        with perimetre(chacune, ecriture=True):
            creer_activite(type="copil", intitule="COPIL", debut="2025-12-31T21:00Z", statut="tenu")
    modifier_cellule(cellule, fuseau="Pacific/Noumea")
    jours = {}
    for chacune in (cellule, voisine):
        with perimetre(chacune):
            jours[chacune.code] = Activite.objects.get().jour_retenu
    assert jours == {cellule.code: date(2026, 1, 1), voisine.code: date(2026, 1, 1)}
    modifier_cellule(cellule, fuseau="Europe/Paris")
    with perimetre(cellule):
        assert Activite.objects.get().jour_retenu == date(2025, 12, 31)
    with perimetre(voisine):
        assert Activite.objects.get().jour_retenu == date(2026, 1, 1)


def test_sheet_that_does_not_change_leaves_no_trace(cellule):
    modifier_cellule(cellule, nom=cellule.nom)
    with perimetre(cellule):
        assert not Trace.objects.exists()


def test_code_is_generated_after_the_greatest_number(dans_la_cellule):
    for code in ("str-007", "str-12", "str-x", "autre-99", "str-99999999999"):
        enregistrer_structures(lignes=[{**STRUCTURE, "code": code}])
    assert creer_structure(**STRUCTURE).code == "str-013"
    assert creer_structure(**STRUCTURE).code == "str-014"


def test_codes_of_the_neighbour_do_not_count(cellule, voisine):
    with perimetre(voisine, ecriture=True):
        creer_structure(**{**STRUCTURE, "code": "str-500"})
    with perimetre(cellule, ecriture=True):
        assert creer_structure(**STRUCTURE).code == "str-001"


def test_number_taken_at_the_same_instant_is_left_for_the_next(dans_la_cellule, monkeypatch):
    # The other screen has read the same greatest number, and written first.
    creer_structure(**STRUCTURE)
    monkeypatch.setattr(module_codes, "prochain_rang", lambda modele, prefixe: 1)
    assert creer_structure(**STRUCTURE).code == "str-002"


def test_generation_gives_up_in_words(dans_la_cellule, monkeypatch):
    creer_structure(**STRUCTURE)
    monkeypatch.setattr(module_codes, "prochain_rang", lambda modele, prefixe: 1)
    monkeypatch.setattr(module_codes, "ESSAIS", 1)
    with pytest.raises(ValidationError, match="recommencez"):
        creer_structure(**STRUCTURE)


def test_code_given_and_taken_is_refused(dans_la_cellule):
    creer_structure(code="usp", **STRUCTURE)
    with pytest.raises(ValidationError) as refus:
        creer_structure(code="usp", **STRUCTURE)
    assert "déjà pris" in refus.value.message_dict["code"][0]
    assert Structure.objects.count() == 1


def test_bulk_rows_are_refused_whole_with_every_fault(dans_la_cellule):
    lignes = [
        {**STRUCTURE, "code": "a"},
        {**STRUCTURE, "code": "b", "type": "X"},
        {**STRUCTURE, "code": "c", "lits": -1},
        {**STRUCTURE, "code": "a"},
    ]
    with pytest.raises(ValidationError) as refus:
        enregistrer_structures(lignes=lignes)
    assert [message.split(" : ")[0] for message in refus.value.messages] == [
        "structures, ligne 2, type",
        "structures, ligne 3, lits",
        "structures, ligne 4",
    ]
    assert not Structure.objects.exists()


def test_bulk_rows_leave_one_trace_with_counts(dans_la_cellule):
    enregistrer_structures(lignes=[{**STRUCTURE, "code": "a"}, {**STRUCTURE, "code": "b"}])
    bilan = enregistrer_structures(
        lignes=[{**STRUCTURE, "code": "a"}, {**STRUCTURE, "code": "b", "lits": 3}]
    )
    assert (bilan.crees, bilan.modifies, bilan.inchanges) == (0, 1, 1)
    assert [t.details for t in Trace.objects.order_by("pk")] == [
        {"crees": 2},
        {"modifies": 1, "inchanges": 1},
    ]


def test_writing_wants_a_perimeter_open_for_writing(cellule):
    with pytest.raises(HorsPerimetre):
        creer_structure(**STRUCTURE)
    with perimetre(cellule), pytest.raises(LectureSeule):
        creer_structure(**STRUCTURE)
