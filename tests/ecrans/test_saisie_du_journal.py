"""Logging by type: what is asked, copied, put off; sessions; the minutes of an activity."""

from datetime import date

import pytest

from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from evenements.journal.types import CHAMPS
from evenements.models import Activite, LigneCompteRendu, Seance, TypeActivite
from tests.fabriques import (
    ActiviteFabrique,
    AntenneFabrique,
    LigneCompteRenduFabrique,
    ParticipationFabrique,
    StructureFabrique,
)

from .conftest import lu

pytestmark = pytest.mark.django_db
JOURNAL = "/c/gironde/journal/"
NOUVELLE = f"{JOURNAL}nouvelle/"


def test_every_type_is_offered_and_asks_for_its_own_fields_only(page, cellule):
    client = page()
    choix = client.get(NOUVELLE).content.decode()
    assert set(CHAMPS) == set(TypeActivite.values)
    for genre in TypeActivite.values:
        assert f"?type={genre}" in choix
        formulaire = client.get(NOUVELLE, {"type": genre}).context["form"]
        assert set(formulaire.fields) == {"type", *CHAMPS[genre]}
    assert client.post(NOUVELLE, {"type": "inventé"}).status_code == 400


def test_a_copy_takes_all_but_the_day_and_those_who_came(page, cellule):
    with perimetre(cellule, ecriture=True):
        antenne = AntenneFabrique(code="an-1", nom="Antenne du Lac")
        ancienne = ActiviteFabrique(
            type="reunion_antenne", intitule="Réunion de mai", debut="2025-05-05", lieu="Blaye",
            anonymes=4,
        )  # fmt: skip
        ancienne.liens_antennes.create(antenne=antenne)
        ancienne.liens_structures.create(structure=StructureFabrique(nom="USP", code="str-9"))
        ParticipationFabrique(activite=ancienne)
    client = page()
    reponse = client.get(NOUVELLE, {"copie": ancienne.pk}, follow=True)
    formulaire = reponse.context["form"]
    assert formulaire["intitule"].value() == "Réunion de mai"
    assert formulaire["lieu"].value() == "Blaye"
    assert formulaire["antennes"].value() == ["an-1"]
    assert formulaire["structures"].value() == ["USP (str-9)"]
    assert formulaire["jour"].value() == cellule.aujourdhui()
    assert not formulaire["anonymes"].value()


def test_a_training_is_logged_with_its_sessions_and_changed(page, cellule):
    client = page(Role.CHARGE_MISSION)
    envoi = {
        "type": "formation", "role": "dispensee", "intitule": "Formation socle",
        "jour": "2025-03-01", "statut": "planifie",
        "seances_jour": ["2025-03-10", "2025-04-10", ""], "seances_heure": ["09:00", "", ""],
        "seances_heures": ["3,5", "3", ""], "seances_statut": ["tenu", "planifie", "tenu"],
    }  # fmt: skip
    reponse = client.post(NOUVELLE, envoi)
    assert reponse.status_code == 302, lu(reponse)
    with perimetre(cellule):
        activite = Activite.objects.get()
        seances = list(Seance.objects.order_by("jour").values_list("debut", "statut"))
    assert seances == [("2025-03-10T09:00", "tenu"), ("2025-04-10", "planifie")]
    assert (activite.statut_retenu, activite.jour_retenu) == ("tenu", date(2025, 3, 10))
    adresse = f"{JOURNAL}{activite.pk}/modifier/"
    formulaire = client.get(adresse).context["form"]
    vu = formulaire["vu"].value()
    suite = {**envoi, "vu": vu, "seances_statut": ["annule", "annule", "tenu"]}
    assert client.post(adresse, suite).status_code == 302
    with perimetre(cellule):
        assert {s.statut for s in Seance.objects.all()} == {"annule"}
    refus = client.post(adresse, {**suite, "seances_jour": ["2025-02-31", "2025-04-10", ""]})
    assert refus.status_code in (400, 409)
    assert "2025-02-31" in refus.content.decode()
    with perimetre(cellule):
        assert Seance.objects.count() == 2


def test_an_activity_put_off_is_planned_again(page, cellule):
    with perimetre(cellule, ecriture=True):
        passee = ActiviteFabrique(
            statut="planifie",
            debut="2025-01-10T14:00",
            intitule="Point",
            jour_debut=date(2025, 1, 10),
        )
    client = page()
    adresse = f"{JOURNAL}{passee.pk}/issue/"
    refus = client.post(adresse, {"statut": "reporte", "jour": "2025-01-09"}, follow=True)
    assert "La nouvelle date vient après" in lu(refus)
    client.post(adresse, {"statut": "reporte", "jour": "2025-02-20"})
    with perimetre(cellule):
        statuts = dict(Activite.objects.values_list("debut", "statut"))
    assert statuts == {"2025-01-10T14:00": "reporte", "2025-02-20T14:00": "planifie"}


def test_one_click_says_how_many_came_and_is_undone(page, cellule):
    with perimetre(cellule, ecriture=True):
        passee = ActiviteFabrique(statut="planifie", debut="2025-01-10")
    client = page()
    client.post(f"{JOURNAL}{passee.pk}/issue/", {"statut": "tenu", "anonymes": "douze"})
    with perimetre(cellule):
        assert Activite.objects.get().statut == "planifie"
    client.post(f"{JOURNAL}{passee.pk}/issue/", {"statut": "tenu", "anonymes": "12"})
    with perimetre(cellule):
        ligne, trace = Activite.objects.get(), Trace.objects.get()
    assert (ligne.statut, ligne.anonymes) == ("tenu", 12)
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        ligne = Activite.objects.get()
    assert (ligne.statut, ligne.anonymes) == ("planifie", None)


def test_minutes_are_written_line_by_line(page, cellule):
    with perimetre(cellule, ecriture=True):
        activite = ActiviteFabrique(code="2025-001", intitule="Réunion")
    client = page()
    envoi = {"activite": "Réunion (2025-001)", "rubrique": "proposition", "suite": "ouverte",
             "texte": "Écrire une fiche repère"}  # fmt: skip
    adresse = f"{JOURNAL}comptes-rendus/nouvelle/?suite={JOURNAL}{activite.pk}/"
    assert client.post(adresse, envoi).url == f"{JOURNAL}{activite.pk}/"
    with perimetre(cellule):
        ligne = LigneCompteRendu.objects.get()
    assert (ligne.code, ligne.suite) == ("2025-001-cr-001", "ouverte")
    assert "Écrire une fiche repère" in lu(client.get(f"{JOURNAL}{activite.pk}/"))
    suspect = {**envoi, "texte": "La patiente Durand attend"}
    averti = client.post(adresse, suspect)
    assert averti.status_code == 400 and "aucune donnée de patient" in lu(averti)
    assert client.post(adresse, {**suspect, "relu": "on"}).status_code == 302


def test_a_sheet_costs_the_same_with_one_or_thirty_of_everything(
    page, cellule, django_assert_num_queries, django_assert_max_num_queries
):
    def ajouter(activite, nombre: int) -> None:
        with perimetre(cellule, ecriture=True):
            for _ in range(nombre):
                ParticipationFabrique(activite=activite, structure=StructureFabrique())
                LigneCompteRenduFabrique(activite=activite)

    with perimetre(cellule, ecriture=True):
        activite = ActiviteFabrique()
    ajouter(activite, 1)
    client = page()
    with django_assert_max_num_queries(25) as une:
        client.get(f"{JOURNAL}{activite.pk}/")
    ajouter(activite, 29)
    with django_assert_num_queries(len(une)):
        assert client.get(f"{JOURNAL}{activite.pk}/").status_code == 200


def test_the_journal_costs_the_same_for_one_row_and_thirty(
    page, cellule, django_assert_num_queries, django_assert_max_num_queries
):
    client = page()
    with perimetre(cellule, ecriture=True):
        ParticipationFabrique()
    colonnes = {"annee": "2025", "colonnes": ["antennes", "structures", "participants"]}
    with django_assert_max_num_queries(15) as une:
        client.get(JOURNAL, colonnes)
    with perimetre(cellule, ecriture=True):
        for _ in range(29):
            ParticipationFabrique()
    with django_assert_num_queries(len(une)):
        assert client.get(JOURNAL, colonnes).context["page"].paginator.count == 30
