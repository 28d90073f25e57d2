"""The links of the weekly mail: one gesture each, by the button alone, while the mandate lasts."""

from datetime import UTC, date, datetime
from urllib.parse import urlparse

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from antennes.models import Mandat
from antennes.terrain.suites.liens import Geste, faire
from cellule.models import Trace
from cellule.perimetre import perimetre
from evenements.models import Activite, AntenneConcernee, LigneCompteRendu
from tests.ecrans.conftest import lu

from .conftest import Terrain

pytestmark = pytest.mark.django_db
JOUR = datetime(2025, 11, 17, 11, tzinfo=UTC)


@pytest.fixture(autouse=True)
def ce_lundi():
    with time_machine.travel(JOUR, tick=False) as horloge:
        yield horloge


@pytest.fixture
def prevue(terrain) -> Activite:
    with perimetre(terrain.cellule, ecriture=True):
        Activite.objects.filter(pk=terrain.reunion.pk).update(
            statut="planifie", statut_retenu="planifie"
        )
        LigneCompteRendu.objects.update(echeance=date(2025, 11, 1))
    return relue(terrain)


def relue(terrain: Terrain) -> Activite:
    with perimetre(terrain.cellule):
        return Activite.objects.get(pk=terrain.reunion.pk)


def lien(terrain: Terrain, geste: Geste, cle: int | None = None) -> str:
    with perimetre(terrain.cellule):
        mandat = Mandat.objects.get(antenne=terrain.antenne)
        if cle is None and geste == Geste.FAITE:
            cle = LigneCompteRendu.objects.get(activite=terrain.reunion).pk
    adresse = faire(terrain.cellule, mandat, terrain.referent, geste, cle or terrain.reunion.pk)
    return urlparse(adresse).path


def test_held_with_a_number_without_signing_in(terrain, prevue):
    client = Client(enforce_csrf_checks=True)
    adresse = lien(terrain, Geste.TENUE)
    page = client.get(adresse)
    assert "Combien de présents" in lu(page)
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]
    assert "C’est enregistré" in lu(client.post(adresse, {"anonymes": "12"}))
    reunion = relue(terrain)
    assert (reunion.statut, reunion.statut_retenu, reunion.anonymes) == ("tenu", "tenu", 12)
    with perimetre(terrain.cellule):
        trace = Trace.objects.get(table="activites")
        assert trace.auteur == "Claude Morel <referent@gironde.fr>"


def test_put_off(terrain, prevue):
    adresse = lien(terrain, Geste.REPORTEE)
    assert Client().post(adresse, {"jour": "2025-06-01"}).status_code == 400
    assert Client().post(adresse, {"jour": ""}).status_code == 400
    assert relue(terrain).statut == "planifie"
    assert Client().post(adresse, {"jour": "2025-12-04"}).status_code == 200
    assert relue(terrain).statut == "reporte"
    with perimetre(terrain.cellule):
        nouvelle = Activite.objects.get(jour_retenu=date(2025, 12, 4))
        assert [a.pk for a in nouvelle.antennes.all()] == [terrain.antenne.pk]


def test_cancelled(terrain, prevue):
    Client().post(lien(terrain, Geste.ANNULEE))
    assert relue(terrain).statut == "annule"


def test_a_task_is_done(terrain, prevue):
    Client().post(lien(terrain, Geste.FAITE))
    with perimetre(terrain.cellule):
        assert LigneCompteRendu.objects.get(activite=terrain.reunion).suite == "faite"
        assert LigneCompteRendu.objects.get(activite=terrain.ailleurs).suite == ""


def test_stop_is_answered_without_a_redirection(terrain):
    """RFC 8058: the mail program posts by itself, with no cookie."""
    adresse = lien(terrain, Geste.ARRET)
    reponse = Client(enforce_csrf_checks=True).post(adresse, {"List-Unsubscribe": "One-Click"})
    assert reponse.status_code == 200
    terrain.referent.refresh_from_db()
    assert terrain.referent.hebdo is False
    assert "ne recevez plus" in lu(Client().get(adresse))


@pytest.mark.parametrize("geste", Geste)
@pytest.mark.parametrize("methode", ["get", "head"])
def test_following_a_link_changes_nothing(terrain, prevue, geste, methode):
    adresse = lien(terrain, geste)
    with CaptureQueriesContext(
        connection,
    ) as vues:
        assert getattr(Client(), methode)(adresse).status_code == 200
    assert [v["sql"] for v in vues if v["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []
    assert relue(terrain).statut == "planifie"


def test_twice_is_once(terrain, prevue):
    adresse = lien(terrain, Geste.TENUE)
    Client().post(adresse, {"anonymes": "12"})
    assert "Déjà répondu" in lu(Client().post(adresse, {"anonymes": "40"}))
    assert "tenue" in lu(Client().post(lien(terrain, Geste.ANNULEE)))
    assert (relue(terrain).statut, relue(terrain).anonymes) == ("tenu", 12)


@pytest.mark.parametrize("saisi", ["-1", "douze", "9" * 30])
def test_a_number_that_is_none_is_refused(terrain, prevue, saisi):
    assert Client().post(lien(terrain, Geste.TENUE), {"anonymes": saisi}).status_code == 400
    assert relue(terrain).statut == "planifie"


def finir_le_mandat(terrain, horloge):
    Mandat.objects.update(fin=date(2025, 11, 16))


def retirer_de_l_antenne(terrain, horloge):
    AntenneConcernee.objects.filter(activite=terrain.reunion).update(antenne=terrain.voisine)


def fermer_le_compte(terrain, horloge):
    type(terrain.referent).objects.filter(pk=terrain.referent.pk).update(is_active=False)


def fermer_l_antenne(terrain, horloge):
    type(terrain.antenne).objects.filter(pk=terrain.antenne.pk).update(fermee_le=date(2025, 11, 16))


def attendre(terrain, horloge):
    horloge.shift(16 * 24 * 3600)


@pytest.mark.parametrize(
    "revoquer",
    [finir_le_mandat, retirer_de_l_antenne, fermer_le_compte, fermer_l_antenne, attendre],
)
def test_it_ends_with_the_mandate_the_antenna_the_account_or_time(
    terrain, prevue, ce_lundi, revoquer
):
    adresse = lien(terrain, Geste.TENUE)
    with perimetre(terrain.cellule, ecriture=True):
        revoquer(terrain, ce_lundi)
    for methode in ("get", "post"):
        reponse = getattr(Client(), methode)(adresse)
        assert reponse.status_code == 410
        assert "douleur" not in lu(reponse)
    assert relue(terrain).statut == "planifie"


def test_it_opens_no_other_row_cell_or_gesture(terrain, prevue, voisine):
    adresse = lien(terrain, Geste.TENUE)
    for autre in (
        lien(terrain, Geste.TENUE, terrain.ailleurs.pk),
        adresse.replace("/gironde/", f"/{voisine.code}/"),
        f"{adresse[:-4]}x/",
        "/repondre/gironde/n-importe-quoi/",
    ):
        assert Client().post(autre).status_code == 410, autre
    with perimetre(terrain.cellule):
        assert Activite.objects.get(pk=terrain.ailleurs.pk).statut == "tenu"
    assert relue(terrain).statut == "planifie"
