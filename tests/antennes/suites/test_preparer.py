"""A meeting to come: its day, its theme, its people; invited once, told once of each change."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core import mail
from icalendar import Calendar

from antennes.models import Invitation
from antennes.terrain.suites import tasks
from antennes.terrain.suites.invitations import tenir_les_invitations
from cellule.actions.corbeille import retablir
from cellule.config.celery import app
from cellule.models import Corbeille, Role
from cellule.perimetre import perimetre
from evenements.actions import enregistrer_activites, modifier_activite, reporter_activite
from evenements.models import Activite, ActiviteRetiree, Participation
from tests.ecrans.conftest import lu
from tests.fabriques import (
    AdhesionFabrique,
    InvitationFabrique,
    LigneCompteRenduFabrique,
    ProfessionnelFabrique,
)

from .conftest import Terrain

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ce_lundi():
    with time_machine.travel(datetime(2025, 11, 17, 11, tzinfo=UTC)) as horloge:
        yield horloge


def page_de(antenne) -> str:
    return f"/c/gironde/antennes/{antenne.pk}/preparer/"


@pytest.fixture
def besoins(terrain) -> dict[str, int]:
    """Needs of the antenna: one open, one answered; one of the neighbouring antenna."""
    with perimetre(terrain.cellule, ecriture=True):
        faits = {
            "ouvert": {"activite": terrain.reunion},
            "clos": {"activite": terrain.reunion, "suite": "faite"},
            "voisin": {"activite": terrain.ailleurs},
        }
        return {
            mot: LigneCompteRenduFabrique(
                texte=f"Besoin {mot}", rubrique="constat", theme="besoin", **champs
            ).pk
            for mot, champs in faits.items()
        }


def habitues(terrain: Terrain) -> list[int]:
    with perimetre(terrain.cellule):
        gens = Participation.objects.filter(activite=terrain.reunion, statut="present")
        return list(gens.exclude(professionnel__email="").values_list("professionnel", flat=True))


def saisie(terrain: Terrain, **champs) -> dict:
    return {
        "jour": "2025-12-11", "heure": "14:30", "heures": "2", "theme": "La douleur",
        "programme": "Tour de table", "lieu": "Langon", "invites": habitues(terrain), **champs,
    }  # fmt: skip


@pytest.fixture
def planifiee(terrain, mener) -> Activite:
    """A meeting to which two people were invited, and written to."""
    assert terrain.client().post(page_de(terrain.antenne), saisie(terrain)).status_code == 302
    assert mener() == ["alba@exemple.fr", "bost@exemple.fr"]
    with perimetre(terrain.cellule):
        return Activite.objects.get(statut="planifie")


@pytest.fixture
def ronde(terrain, django_capture_on_commit_callbacks):
    def faire() -> list:
        with django_capture_on_commit_callbacks(execute=True):
            tenir_les_invitations(terrain.cellule)
        partis = [*mail.outbox]
        mail.outbox.clear()
        return partis

    return faire


def evenement(courriel):
    ((nom, contenu, genre),) = courriel.attachments
    assert (nom, genre) == ("reunion.ics", "text/calendar")
    calendrier = Calendar.from_ical(contenu)
    assert calendrier["METHOD"] == "PUBLISH"
    (un,) = calendrier.walk("VEVENT")
    assert "ORGANIZER" not in un and "ATTENDEE" not in un
    return un


def changer(terrain: Terrain, reunion: Activite, **champs) -> None:
    with perimetre(terrain.cellule, ecriture=True):
        modifier_activite(Activite.objects.get(pk=reunion.pk), **champs)


def test_the_page_proposes_needs_days_off_and_usual_people(terrain, besoins):
    page = lu(terrain.client().get(page_de(terrain.antenne)))
    assert "Besoin ouvert" in page
    assert "Besoin clos" not in page and "Besoin voisin" not in page
    assert "Noël" in page and "(zone A)" in page.replace("\xa0", " ")
    assert "Lou Alba, EMSP de Langon" in page
    assert "Lou Cros" in page.partition("Habitués sans adresse")[2]
    assert "Diaz" not in page


def test_it_plans_the_meeting_and_writes_to_each_one_invited(terrain, besoins, mener):
    with perimetre(terrain.cellule, ecriture=True):
        orateur = ProfessionnelFabrique(nom="Orateur", prenom="Sam", code="pro-9")
    donnees = saisie(
        terrain, theme="", besoins=[besoins["ouvert"]], avec=[terrain.voisine.pk],
        intervenants=[orateur.code],
    )  # fmt: skip
    reponse = terrain.client().post(page_de(terrain.antenne), donnees)
    assert reponse.status_code == 302
    with perimetre(terrain.cellule):
        reunion = Activite.objects.get(statut="planifie")
        assert reunion.type == "reunion_antenne"
        assert (reunion.debut, reunion.intitule) == (
            "2025-12-11T14:30", "Antenne Sud et Nord – Besoin ouvert",
        )  # fmt: skip
        assert {a.pk for a in reunion.antennes.all()} == {terrain.antenne.pk, terrain.voisine.pk}
        (une,) = reunion.participations.all()
        assert (une.professionnel_id, une.qualite, une.statut) == (
            orateur.pk, "intervenant", "inscrit",
        )  # fmt: skip
    assert mener() == ["alba@exemple.fr", "bost@exemple.fr"]
    courriel = mener.courriels[0]
    assert "Sam Orateur" in courriel.body and "Tour de table" in courriel.body
    assert courriel.reply_to == ["referent@gironde.fr"]
    assert "bost@exemple.fr" not in courriel.message().as_string()
    un = evenement(courriel)
    assert un["UID"] == f"activite-{reunion.pk}@gironde.maillage"
    assert un.decoded("DTSTART").isoformat() == "2025-12-11T14:30:00+01:00"
    assert un.decoded("DTEND").isoformat() == "2025-12-11T16:30:00+01:00"
    assert "/c/gironde/" not in un.to_ical().decode()


def test_one_round_after_another_writes_to_nobody(planifiee, ronde):
    assert ronde() == []


@pytest.mark.parametrize(
    ("champs", "sujet", "statut"),
    [
        ({"debut": "2025-12-18T10:00"}, "Réunion modifiée", "CONFIRMED"),
        ({"lieu": "Bazas"}, "Réunion modifiée", "CONFIRMED"),
        ({"statut": "annule"}, "Annulée", "CANCELLED"),
        ({"statut": "reporte"}, "Reportée", "CANCELLED"),
    ],
)
def test_a_change_is_told_once_to_each(terrain, planifiee, ronde, champs, sujet, statut):
    avant = planifiee.revision
    changer(terrain, planifiee, **champs)
    partis = ronde()
    assert [c.to for c in partis] == [["alba@exemple.fr"], ["bost@exemple.fr"]]
    assert partis[0].subject.startswith(sujet)
    un = evenement(partis[0])
    assert un["UID"] == f"activite-{planifiee.pk}@gironde.maillage"
    assert (un["STATUS"], un["SEQUENCE"] >= avant) == (statut, True)
    assert ronde() == []


@pytest.mark.parametrize(
    "champs",
    [{"statut": "tenu"}, {"programme": "Autre ordre"}, {"anonymes": 4}],
    ids=["held", "agenda", "number"],
)
def test_what_moves_nobody_is_told_to_nobody(terrain, planifiee, ronde, champs):
    changer(terrain, planifiee, **champs)
    assert ronde() == []


def test_a_change_that_is_undone_before_the_round_is_told_to_nobody(terrain, planifiee, ronde):
    changer(terrain, planifiee, lieu="Bazas")
    changer(terrain, planifiee, lieu="Langon")
    assert ronde() == []


def test_a_meeting_sent_to_the_bin_is_told_once_and_again_if_it_comes_back(
    terrain, planifiee, ronde
):
    cle = planifiee.pk
    with perimetre(terrain.cellule, ecriture=True):
        enregistrer_activites.supprimer(planifiee)
    partis = ronde()
    assert [c.subject for c in partis] == [
        "Annulée\xa0: Réunion d’antenne, 11\xa0décembre 2025"
    ] * 2
    assert {c.to[0] for c in partis} == {"alba@exemple.fr", "bost@exemple.fr"}
    # Nothing that was typed leaves with it.
    assert "douleur" not in partis[0].body and "14\xa0h\xa030" in partis[0].body
    un = evenement(partis[0])
    assert un["STATUS"] == "CANCELLED" and un["UID"].startswith(f"activite-{cle}@")
    assert ronde() == []
    with perimetre(terrain.cellule, ecriture=True):
        retablir(Corbeille.objects.get())
    (premier, _) = ronde()
    assert premier.subject.startswith("Réunion modifiée") and "La douleur" in premier.subject
    assert evenement(premier)["STATUS"] == "CONFIRMED"


def test_what_was_called_off_is_not_told_off_again_by_the_bin(terrain, planifiee, ronde):
    changer(terrain, planifiee, statut="annule")
    assert len(ronde()) == 2
    with perimetre(terrain.cellule, ecriture=True):
        enregistrer_activites.supprimer(Activite.objects.get(pk=planifiee.pk))
    assert ronde() == []


def test_the_guests_of_a_meeting_gone_for_good_are_forgotten(terrain, planifiee, ronde, ce_lundi):
    with perimetre(terrain.cellule, ecriture=True):
        enregistrer_activites.supprimer(planifiee)
        autre = InvitationFabrique(activite__jour_retenu=date(2026, 6, 1))
    ronde()
    with perimetre(terrain.cellule, ecriture=True):
        assert Invitation.objects.count() == 3
        ActiviteRetiree.objects.all().delete()
    assert ronde() == []
    with perimetre(terrain.cellule):
        assert list(Invitation.objects.all()) == [autre]


def test_a_meeting_that_is_over_is_told_no_more(terrain, planifiee, ronde, ce_lundi):
    changer(terrain, planifiee, lieu="Bazas")
    ce_lundi.move_to(datetime(2025, 12, 12, 11, tzinfo=UTC))
    assert ronde() == []


def test_a_mail_server_that_is_away_costs_nobody_their_invitation(terrain, mener, ronde, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    terrain.client().post(page_de(terrain.antenne), saisie(terrain))
    assert mener() == []
    with perimetre(terrain.cellule):
        assert set(Invitation.objects.values_list("envoyee_le", flat=True)) == {None}
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert len(ronde()) == 2


@pytest.mark.parametrize(
    "champs",
    [{"jour": "2025-11-16"}, {"jour": ""}, {"heure": ""}, {"theme": " "}, {"invites": ["999"]},
     {"avec": ["999"]}, {"intervenants": ["inconnu"]}],
    ids=str,
)  # fmt: skip
def test_what_is_wrong_is_shown_again_and_plans_nothing(terrain, mener, champs):
    reponse = terrain.client().post(page_de(terrain.antenne), saisie(terrain, **champs))
    assert reponse.status_code == 400
    assert "Tour de table" in reponse.content.decode()
    assert mener() == []
    with perimetre(terrain.cellule):
        assert not Activite.objects.filter(statut="planifie").exists()


def test_a_day_off_is_allowed_and_said(terrain):
    client = terrain.client()
    reponse = client.post(page_de(terrain.antenne), saisie(terrain, jour="2025-12-25"), follow=True)
    assert "Ce jour-là" in lu(reponse) and "Noël" in lu(reponse)


def test_the_sheet_says_who_was_told(terrain, planifiee, page):
    fiche = lu(page(Role.LECTEUR).get(f"/c/gironde/journal/{planifiee.pk}/"))
    assert "Lou Alba" in fiche and "Prévenu le" in fiche


@pytest.mark.parametrize("methode", ["get", "post"])
def test_a_referent_prepares_the_meetings_of_his_antennas_only(terrain, voisine, methode):
    def code(compte, antenne) -> int:
        client = terrain.client(compte)
        return getattr(client, methode)(page_de(antenne), saisie(terrain)).status_code

    entre = 200 if methode == "get" else 302
    assert code(terrain.referent, terrain.antenne) == entre
    assert code(terrain.referent, terrain.voisine) == 403
    dehors = AdhesionFabrique(role=Role.REFERENT, cellule=voisine).utilisateur
    assert code(dehors, terrain.antenne) == 404
    equipe = AdhesionFabrique(role=Role.CHARGE_MISSION, cellule=terrain.cellule).utilisateur
    assert code(equipe, terrain.voisine) == entre


def test_the_antenna_offers_it_to_who_may(terrain, page):
    fiche = f"/c/gironde/antennes/{terrain.antenne.pk}/"
    assert "Préparer une réunion" in lu(terrain.client().get(fiche))
    assert "Préparer une réunion" not in lu(page(Role.LECTEUR).get(fiche))
    autre = f"/c/gironde/antennes/{terrain.voisine.pk}/"
    assert "Préparer une réunion" not in lu(terrain.client().get(autre))


def test_beat_goes_round_every_cell(terrain, voisine, monkeypatch):
    partis = []
    monkeypatch.setattr(
        tasks.tenir_une_cellule, "apply_async", lambda **options: partis.append(options["kwargs"])
    )
    prevue = app.conf.beat_schedule["tenir-les-invitations"]
    app.tasks[prevue["task"]](**prevue["kwargs"])
    assert {p["cellule_id"] for p in partis} == {terrain.cellule.pk, voisine.pk}


def test_a_meeting_put_off_is_invited_to_again(terrain, planifiee, mener, ronde):
    """The first one is told off once; the new one has nobody until somebody invites."""
    with perimetre(terrain.cellule, ecriture=True):
        nouvelle, _ = reporter_activite(planifiee, jour=date(2025, 12, 18))
    assert [c.subject.partition("\xa0")[0] for c in ronde()] == ["Reportée", "Reportée"]
    adresse = terrain.adresse("inviter/", nouvelle)
    assert "Lou Alba, EMSP de Langon" in lu(terrain.client().get(adresse))
    assert terrain.client().post(adresse, {}).status_code == 400
    un = habitues(terrain)[:1]
    assert terrain.client().post(adresse, {"invites": un}).status_code == 302
    assert mener() == ["alba@exemple.fr"]
    assert "Lou Alba" not in lu(terrain.client().get(adresse))
    assert terrain.client().post(adresse, {"invites": un}).status_code == 400
    assert mener() == []


def test_nobody_is_invited_to_a_meeting_that_is_over_or_of_another_antenna(terrain, mener):
    donnees = {"invites": habitues(terrain)}
    assert terrain.client().post(terrain.adresse("inviter/"), donnees).status_code == 400
    ailleurs = terrain.adresse("inviter/", terrain.ailleurs)
    assert terrain.client().post(ailleurs, donnees).status_code == 403
    assert mener() == []
