"""The journal, one line at a time: codes, what is kept, attendance, sessions."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from acteurs.actions import creer_professionnel, creer_structure
from cellule.models import Trace
from cellule.perimetre import perimetre
from evenements.actions import (
    creer_activite,
    enregistrer_activites,
    enregistrer_presences,
    enregistrer_seances,
    modifier_activite,
    planifier_seances,
    recalculer_jours,
    retenir,
)
from evenements.actions.retenues import retenus
from evenements.models import Activite, Participation, Seance
from tests.fabriques import AntenneFabrique

pytestmark = pytest.mark.usefixtures("dans_la_cellule")


def reunion(**champs) -> Activite:
    return creer_activite(
        **{"type": "copil", "intitule": "COPIL", "debut": "2025-03-10", "statut": "planifie",
           **champs}
    )  # fmt: skip


def formation(**champs) -> Activite:
    return reunion(**{"type": "formation", "role": "dispensee", **champs})


def test_activity_takes_the_next_code_of_its_year():
    codes = [
        reunion(debut=debut).code for debut in ("2025-03-10", "2024-12-31T23:00", "2025-01-01")
    ]
    assert codes == ["2025-001", "2024-001", "2025-002"]
    assert reunion(debut=date(2026, 1, 1)).code == "2026-001"
    assert reunion(debut=datetime(2026, 1, 1, 9, 30)).debut == "2026-01-01T09:30"


def test_activity_keeps_lists_numbers_and_local_day():
    structures = [
        creer_structure(nom=n, type="USP", echelon="local", departement="33") for n in "AB"
    ]
    antenne = AntenneFabrique(code="nord")
    activite = reunion(
        type="reunion_antenne", debut="2025-12-31T23:30Z", antennes=[antenne],
        structures=structures[::-1], heures="2.5", anonymes=3,
    )  # fmt: skip
    assert [lien.structure for lien in activite.liens_structures.all()] == structures[::-1]
    assert activite.antennes.get() == antenne
    assert (activite.heures, activite.anonymes) == (Decimal("2.5"), 3)
    assert (activite.jour_retenu, activite.annee_retenue) == (date(2026, 1, 1), 2026)
    assert Trace.objects.filter(acte="créer : activité").count() == 1


@pytest.mark.parametrize(
    ("champs", "colonne"),
    [
        ({"debut": ""}, "debut"),
        ({"debut": "lundi"}, "debut"),
        ({"type": "evenement"}, "role"),
        ({"role": "associe"}, "role"),
        ({"fin": "2025-03-09"}, "fin"),
        ({"statut": ""}, "statut"),
        ({"anonymes": -1}, "anonymes"),
    ],
)
def test_activity_goes_through_the_guard_of_the_files(champs, colonne):
    with pytest.raises(ValidationError) as refus:
        reunion(**champs)
    assert list(refus.value.message_dict) == [colonne]
    assert not Activite.objects.exists()


def test_activity_is_marked_held_in_one_act():
    activite = reunion()
    modifier_activite(activite, statut="tenu")
    relue = Activite.objects.get()
    assert (relue.statut, relue.statut_retenu) == ("tenu", "tenu")
    assert Trace.objects.latest("pk").details == {
        "code": activite.code,
        "avant": {"statut": "planifie"},
        "apres": {"statut": "tenu"},
    }


def test_sessions_decide_what_is_kept_and_let_go_when_removed():
    activite = formation(statut="tenu")
    planifier_seances(
        activite,
        [
            {"debut": "2025-06-02", "statut": "tenu", "heures": 7},
            {"debut": "2025-06-01", "statut": "planifie"},
        ],
    )
    relue = Activite.objects.get()
    assert (relue.statut_retenu, relue.jour_retenu) == ("tenu", date(2025, 6, 2))
    seance = Seance.objects.get(debut="2025-06-01")
    enregistrer_seances.modifier(seance, {"statut": "tenu"})
    assert Activite.objects.get().jour_retenu == date(2025, 6, 1)
    enregistrer_seances.supprimer(seance)
    assert Activite.objects.get().jour_retenu == date(2025, 6, 2)
    planifier_seances(activite, [])
    relue = Activite.objects.get()
    assert (relue.statut_retenu, relue.jour_retenu) == ("tenu", date(2025, 3, 10))


def test_new_date_of_a_training_with_sessions_changes_nothing_of_what_is_kept():
    activite = formation()
    planifier_seances(activite, [{"debut": "2025-06-02", "statut": "tenu"}])
    modifiee = modifier_activite(Activite.objects.get(), debut="2024-01-01", statut="annule")
    assert (modifiee.jour_debut, modifiee.jour_retenu) == (date(2024, 1, 1), date(2025, 6, 2))
    assert (modifiee.annee_retenue, modifiee.statut_retenu) == (2025, "tenu")


def test_sessions_belong_to_a_training():
    with pytest.raises(ValidationError, match="n’est pas une formation"):
        planifier_seances(reunion(), [{"debut": "2025-06-02", "statut": "tenu"}])
    activite = formation()
    planifier_seances(activite, [{"debut": "2025-06-02", "statut": "tenu"}])
    with pytest.raises(ValidationError, match="n’est pas une formation"), transaction.atomic():
        modifier_activite(activite, type="copil", role="")
    ligne = {**enregistrer_activites.valeurs(Activite.objects.get(code=activite.code)),
             "type": "bureau", "role": ""}  # fmt: skip
    with pytest.raises(ValidationError, match="n’est pas une formation"), transaction.atomic():
        enregistrer_activites(lignes=[ligne])
    assert Activite.objects.get(code=activite.code).type == "formation"


def test_attendance_is_made_what_the_sheet_says():
    activite, autre = reunion(), reunion()
    anne, bruno = creer_professionnel(nom="Anne"), creer_professionnel(nom="Bruno")
    enregistrer_presences(autre, [{"professionnel": anne, "statut": "present"}])
    feuille = [
        {"professionnel": anne, "statut": "present"},
        {"professionnel": anne, "statut": "present"},
        {"professionnel": bruno, "statut": "excuse", "qualite": "animateur", "compte": False},
    ]
    bilan = enregistrer_presences(activite, feuille)
    assert (bilan.crees, bilan.retires) == (3, 0)
    bilan = enregistrer_presences(activite, feuille[:1])
    assert (bilan.crees, bilan.inchanges, bilan.retires) == (0, 1, 2)
    assert Participation.objects.filter(activite=activite).count() == 1
    assert Participation.objects.filter(activite=autre).count() == 1
    traces = Trace.objects.filter(acte="enregistrer des participations")
    assert traces.count() == 3 and traces.latest("pk").objet == activite.intitule


def test_same_attendance_again_leaves_no_trace():
    activite, anne = reunion(), creer_professionnel(nom="Anne")
    for _ in range(2):
        enregistrer_presences(activite, [{"professionnel": anne, "statut": "present"}])
    assert Trace.objects.filter(acte="enregistrer des participations").count() == 1


def test_person_of_another_cell_cannot_attend(voisine):
    activite = reunion()
    with perimetre(voisine, ecriture=True):
        ailleurs = creer_professionnel(code="intrus", nom="Canari")
    with pytest.raises(ValidationError, match="inconnu"):
        enregistrer_presences(activite, [{"professionnel": ailleurs, "statut": "present"}])


JUIN, MAI = date(2025, 6, 1), date(2025, 5, 1)


@pytest.mark.parametrize(
    ("propre", "seances", "attendu"),
    [
        ("tenu", [], ("tenu", MAI)),
        ("annule", [("annule", JUIN)], ("annule", JUIN)),
        ("tenu", [("annule", JUIN)], ("planifie", JUIN)),
        ("reporte", [("tenu", JUIN), ("planifie", MAI)], ("tenu", JUIN)),
        ("planifie", [("planifie", JUIN), ("annule", MAI)], ("planifie", JUIN)),
    ],
)
def test_what_is_kept_of_a_training(propre, seances, attendu):
    assert retenus(propre, MAI, seances) == attendu


@pytest.mark.parametrize("recalculer", [retenir, lambda _: recalculer_jours()])
def test_what_is_kept_costs_the_same_queries_for_one_training_as_for_ten(recalculer):
    def compter() -> int:
        # As an import leaves them: what is kept is still their own.
        Activite.objects.update(jour_retenu=date(2025, 3, 10), statut_retenu="planifie")
        with CaptureQueriesContext(connection) as requetes:
            recalculer(set(Activite.objects.values_list("pk", flat=True)))
        assert not Activite.objects.exclude(statut_retenu="tenu").exists()
        return len(requetes)

    def une_de_plus() -> None:
        activite = formation(debut="2025-03-10T10:00Z")
        planifier_seances(activite, [{"debut": "2025-06-02T10:00+02:00", "statut": "tenu"}])

    une_de_plus()
    pour_une = compter()
    for _ in range(9):
        une_de_plus()
    assert compter() == pour_une
