"""Job offers: where each stands by its days, put online again, filled; what A6 then counts."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acteurs.actions import remettre_en_ligne
from acteurs.models import Offre, ProcessPostes
from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from tests.ecrans.conftest import lu
from tests.fabriques import OffreFabrique, ProcessPostesFabrique, StructureFabrique

pytestmark = pytest.mark.django_db
OFFRES = "/c/gironde/offres/"


@pytest.fixture(autouse=True)
def en_juin():
    with time_machine.travel("2025-06-15 12:00+02:00", tick=False):
        yield


def offre(cellule, **champs) -> Offre:
    with perimetre(cellule, ecriture=True):
        return OffreFabrique(**{"publiee_le": date(2025, 5, 1), **champs})


@pytest.mark.parametrize(
    ("champs", "etat"),
    [
        ({}, "publiee"),
        ({"expire_le": date(2025, 6, 30)}, "publiee"),
        ({"expire_le": date(2025, 6, 29)}, "bientot"),
        ({"expire_le": date(2025, 6, 15)}, "bientot"),
        ({"expire_le": date(2025, 6, 14)}, "expiree"),
        ({"expire_le": date(2025, 6, 14), "pourvue_le": date(2025, 6, 1)}, "pourvue"),
    ],
)
def test_an_offer_expires_by_itself(page, cellule, champs, etat):
    offre(cellule, poste="Médecin", **champs)
    client = page()
    for demande in ("publiee", "bientot", "expiree", "pourvue"):
        trouvee = "Médecin" in lu(client.get(OFFRES, {"etat": demande}))
        assert trouvee is (demande == etat), demande


def test_put_online_again_it_is_the_same_post_for_as_long(page, cellule):
    ancienne = offre(cellule, poste="Cadre", expire_le=date(2025, 5, 31))
    client = page()
    reponse = client.post(f"{OFFRES}{ancienne.pk}/remettre/")
    with perimetre(cellule):
        (trace,) = Trace.objects.all()
        neuve = Offre.objects.get(repost_de=ancienne)
    assert reponse.url == f"{OFFRES}{neuve.pk}/"
    assert (neuve.poste, neuve.structure_id) == ("Cadre", ancienne.structure_id)
    assert (neuve.publiee_le, neuve.expire_le) == (date(2025, 6, 15), date(2025, 7, 15))
    assert "Remise en ligne depuis" in lu(client.get(f"{OFFRES}{ancienne.pk}/"))
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        assert Offre.objects.get() == ancienne


def test_a_filled_offer_is_not_put_online_again(page, cellule):
    pourvue = offre(cellule, pourvue_le=date(2025, 6, 1))
    with perimetre(cellule, ecriture=True), pytest.raises(ValidationError, match="pourvue"):
        remettre_en_ligne(pourvue, jour=date(2025, 6, 15))
    page().post(f"{OFFRES}{pourvue.pk}/remettre/")
    with perimetre(cellule):
        assert Offre.objects.count() == 1


def test_filled_today_then_undone(page, cellule):
    ouverte = offre(cellule)
    client = page()
    client.post(f"{OFFRES}{ouverte.pk}/pourvue/")
    with perimetre(cellule):
        ouverte.refresh_from_db()
        assert ouverte.pourvue_le == date(2025, 6, 15)
        (trace,) = Trace.objects.all()
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        ouverte.refresh_from_db()
        assert ouverte.pourvue_le is None


def test_an_offer_to_come_is_not_filled_before(page, cellule):
    a_venir = offre(cellule, publiee_le=date(2025, 7, 1))
    page().post(f"{OFFRES}{a_venir.pk}/pourvue/")
    with perimetre(cellule):
        a_venir.refresh_from_db()
        assert a_venir.pourvue_le is None and not Trace.objects.exists()


def test_offers_and_processes_are_kept_by_pages(page, cellule):
    with perimetre(cellule, ecriture=True):
        structure = StructureFabrique(nom="EHPAD des Pins")
    client = page()
    client.post(
        f"{OFFRES}nouvelle/",
        {"poste": "Psychologue", "structure": structure.code, "publiee_le": "2025-06-01"},
    )
    client.post(
        "/c/gironde/offres/process/nouvelle/", {"intitule": "Bourse", "debut": "2025-01-01"}
    )
    with perimetre(cellule):
        assert Offre.objects.get().structure == structure
        assert ProcessPostes.objects.get().intitule == "Bourse"
    assert "EHPAD des Pins" in lu(client.get(OFFRES))
    assert "Bourse" in lu(client.get("/c/gironde/offres/process/"))


def test_readers_read_only(page, cellule):
    ouverte = offre(cellule, poste="Médecin")
    lecteur = page(Role.LECTEUR)
    assert "Pourvue aujourd’hui" not in lu(lecteur.get(f"{OFFRES}{ouverte.pk}/"))
    for acte in ("pourvue", "remettre"):
        assert lecteur.post(f"{OFFRES}{ouverte.pk}/{acte}/").status_code == 403


@pytest.mark.parametrize("adresse", [OFFRES, "/c/gironde/offres/process/"])
def test_lists_ask_as_many_queries_for_one_row_as_for_thirty(page, cellule, adresse):
    client = page()

    def peupler(combien: int) -> None:
        with perimetre(cellule, ecriture=True):
            for _ in range(combien):
                OffreFabrique()
                ProcessPostesFabrique()

    peupler(1)
    client.get(adresse)
    with CaptureQueriesContext(connection) as peu:
        client.get(adresse)
    peupler(29)
    with CaptureQueriesContext(connection) as beaucoup:
        assert client.get(adresse).status_code == 200
    assert len(beaucoup) == len(peu)
