"""The communes of a cell: off by default, first meetings, reminders, the note to the elected."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acteurs.models import EchangeCommune, SuiviCommune
from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from tests import fabriques
from tests.ecrans.conftest import lu

pytestmark = pytest.mark.django_db
COMMUNES, REGLAGES = "/c/gironde/communes/", "/c/gironde/reglages/"


@pytest.fixture
def suivi(cellule):
    with perimetre(cellule, ecriture=True):
        return fabriques.SuiviCommuneFabrique(commune="Saint-Tudec", mairie="Maire, adjointe")


@pytest.fixture
def reglee(cellule):
    cellule.suit_les_communes = True
    cellule.save()
    return cellule


def test_off_by_default_and_turned_on_by_the_head(page, cellule, voisine):
    client = page()
    accueil = "/c/gironde/"
    assert f'href="{COMMUNES}"' not in client.get(accueil).content.decode()
    client.post(REGLAGES, {"suit_les_communes": "on"})
    assert f'href="{COMMUNES}"' in client.get(accueil).content.decode()
    with perimetre(cellule):
        assert Trace.objects.get().acte == "régler : cellule"
    voisine.refresh_from_db()
    assert not voisine.suit_les_communes
    client.post(REGLAGES, {})
    assert f'href="{COMMUNES}"' not in client.get(accueil).content.decode()


@pytest.mark.parametrize("role", [Role.CHARGE_MISSION, Role.REFERENT, Role.LECTEUR])
def test_only_the_head_sets(page, cellule, role):
    assert page(role).post(REGLAGES, {"suit_les_communes": "on"}).status_code == 403
    cellule.refresh_from_db()
    assert not cellule.suit_les_communes


def test_a_reminder_is_asked_for_until_an_exchange_lifts_it(page, reglee, suivi):
    client, noter = page(Role.CHARGE_MISSION), f"{COMMUNES}{suivi.pk}/echange/"
    jour = reglee.aujourdhui()
    envoi = {
        "date": jour.isoformat(), "nature": "premiere", "texte": "À la mairie",
        "relance_le": jour.isoformat(), "relance_texte": "Rappeler l’adjointe",
    }  # fmt: skip
    assert "La première rencontre n’est pas notée" in lu(client.get(f"{COMMUNES}{suivi.pk}/"))
    assert client.post(noter, envoi).url == f"{COMMUNES}{suivi.pk}/"
    fiche = lu(client.get(f"{COMMUNES}{suivi.pk}/"))
    assert "Une relance est à faire" in fiche and "n’est pas notée" not in fiche
    assert "Rappeler l’adjointe" in lu(client.get("/c/gironde/a-faire/"))
    client.post(noter, {"date": jour.isoformat(), "nature": "relance", "texte": "Faite"})
    assert "Rappeler l’adjointe" not in lu(client.get("/c/gironde/a-faire/"))
    with perimetre(reglee):
        assert SuiviCommune.objects.get().relance_le is None
        assert EchangeCommune.objects.count() == 2


def test_no_reminder_for_a_cell_that_stopped(page, cellule, suivi):
    with perimetre(cellule, ecriture=True):
        suivi.relance_le = cellule.aujourdhui() - timedelta(days=3)
        suivi.save()
    assert "Saint-Tudec" not in lu(page().get("/c/gironde/a-faire/"))


def test_the_note_tells_the_elected_what_was_done_but_no_reminder(page, cellule, suivi):
    with perimetre(cellule, ecriture=True):
        suivi.avancement = "Un local est proposé."
        suivi.elu = fabriques.ProfessionnelFabrique(prenom="Anne", nom="Le Bihan")
        suivi.save()
        dits = {"premiere": "Neuf autour de la table", "relance": "Troisième rappel"}
        for nature, texte in dits.items():
            fabriques.EchangeCommuneFabrique(suivi=suivi, nature=nature, texte=texte)
        fabriques.EchangeCommuneFabrique(texte="Dit ailleurs")
    note = lu(page(Role.LECTEUR).get(f"{COMMUNES}{suivi.pk}/note/"))
    assert "Un local est proposé." in note and "Anne Le Bihan (élu)" in note
    assert "Neuf autour de la table" in note
    assert "Troisième rappel" not in note and "Dit ailleurs" not in note


def test_an_exchange_is_corrected_and_comes_back_from_the_bin(page, cellule, suivi):
    with perimetre(cellule, ecriture=True):
        echange = fabriques.EchangeCommuneFabrique(suivi=suivi)
    client, adresse = page(), f"{COMMUNES}echanges/{echange.pk}/"
    envoi = {
        "suivi": f"Saint-Tudec ({suivi.code})", "date": "2025-03-02", "nature": "reunion",
        "texte": "Deux appels",
        "vu": client.get(f"{adresse}modifier/").context["form"]["vu"].value(),
    }  # fmt: skip
    assert client.post(f"{adresse}modifier/", envoi).status_code == 302
    client.post(f"{COMMUNES}{suivi.pk}/supprimer/")
    with perimetre(cellule):
        assert not EchangeCommune.objects.exists()
        trace = Trace.objects.latest("pk")
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        assert EchangeCommune.objects.get().texte == "Deux appels"


def test_written_by_the_team_read_by_the_others(page, cellule, suivi):
    envoi = {"commune": "Kerlaz", "departement": "33", "etape": "contact"}
    assert page(Role.REFERENT).post(f"{COMMUNES}nouvelle/", envoi).status_code == 403
    assert page(Role.REFERENT).get(f"{COMMUNES}{suivi.pk}/").status_code == 200
    reponse = page(Role.CHARGE_MISSION).post(f"{COMMUNES}nouvelle/", envoi)
    with perimetre(cellule):
        kerlaz = SuiviCommune.objects.get(commune="Kerlaz")
    assert reponse.url == f"{COMMUNES}{kerlaz.pk}/" and kerlaz.code.startswith("com-")


def test_another_cell_is_not_found(page, cellule, voisine):
    with perimetre(voisine, ecriture=True):
        la = fabriques.SuiviCommuneFabrique()
    for fin in ("", "note/", "modifier/"):
        assert page().get(f"{COMMUNES}{la.pk}/{fin}").status_code == 404


def test_patient_data_is_stopped(page, cellule, suivi):
    envoi = {"date": "2025-03-01", "nature": "echange", "texte": "Mme Le Goff, née le 12/03/1950"}
    assert page().post(f"{COMMUNES}{suivi.pk}/echange/", envoi).status_code == 400
    with perimetre(cellule):
        assert not EchangeCommune.objects.exists()


def test_as_many_queries_for_one_and_for_thirty(page, cellule, suivi):
    client = page()

    def compter() -> int:
        client.get(COMMUNES)
        with CaptureQueriesContext(connection) as faites:
            assert client.get(COMMUNES).status_code == 200
        return len(faites)

    une = compter()
    with perimetre(cellule, ecriture=True):
        for _ in range(29):
            autre = fabriques.SuiviCommuneFabrique(
                elu=fabriques.ProfessionnelFabrique(), projet=fabriques.ProjetFabrique()
            )
            fabriques.EchangeCommuneFabrique(suivi=autre, nature="premiere")
    assert compter() == une
