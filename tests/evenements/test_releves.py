"""All readings on one page: what is typed, kept, replaced, emptied; two people at once."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from evenements.models import Audience, Publication
from tests.fabriques import AudienceFabrique, PublicationFabrique

pytestmark = pytest.mark.django_db
RELEVES = "/c/gironde/communication/releves/"
NOVEMBRE = {"mois": "2025-11", "jour": "2025-11-15"}


@pytest.fixture(autouse=True)
def en_novembre():
    with time_machine.travel(datetime(2025, 11, 20, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def canaux(cellule) -> dict[str, Publication]:
    with perimetre(cellule, ecriture=True):
        lettre = PublicationFabrique(nature="newsletter", nom="Lettre", ouvert_le=date(2024, 1, 1))
        site = PublicationFabrique(nature="site", nom="Site", ouvert_le=date(2024, 1, 1))
        PublicationFabrique(
            nature="site", nom="Site fermé", ouvert_le=date(2023, 1, 1), ferme_le=date(2024, 1, 1)
        )
        AudienceFabrique(
            publication=lettre, mesure="abonnes", date=date(2025, 10, 2),
            periode=date(2025, 10, 2), valeur=1100,
        )  # fmt: skip
    return {"lettre": lettre, "site": site}


def lus(cellule) -> set[tuple]:
    with perimetre(cellule):
        return set(Audience.objects.values_list("mesure", "date", "valeur"))


def envoyer(client, canaux, **valeurs):
    page = client.get(RELEVES, NOVEMBRE)
    envoi = {"vu": page.context["form"]["vu"].value()}
    for nom, valeur in valeurs.items():
        canal, mesure = nom.split("_")
        envoi[f"r{canaux[canal].pk}_{mesure}"] = valeur
    return client.post(f"{RELEVES}?mois=2025-11&jour=2025-11-15", envoi)


def test_a_page_shows_what_was_read_last_and_keeps_what_is_typed(page, cellule, canaux):
    client = page(Role.CHARGE_MISSION)
    texte = " ".join(client.get(RELEVES, NOVEMBRE).content.decode().split())
    assert "1 100" in texte and "Site fermé" not in texte
    reponse = envoyer(
        client, canaux, lettre_abonnes="1\u202f240", site_visites="0", site_visiteurs=""
    )
    assert reponse.status_code == 302
    assert lus(cellule) == {
        ("abonnes", date(2025, 10, 2), 1100),
        ("abonnes", date(2025, 11, 15), 1240),
        ("visites", date(2025, 11, 15), 0),
    }
    with perimetre(cellule):
        assert Trace.objects.count() == 1


def test_a_reading_of_the_same_period_is_replaced_or_emptied(page, cellule, canaux):
    client = page()
    envoyer(client, canaux, site_visites="10")
    envoyer(client, canaux, site_visites="12")
    assert ("visites", date(2025, 11, 15), 12) in lus(cellule)
    with perimetre(cellule):
        trace = Trace.objects.first()
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    assert ("visites", date(2025, 11, 15), 10) in lus(cellule)
    envoyer(client, canaux, site_visites="")
    assert not [lu for lu in lus(cellule) if lu[0] == "visites"]


def test_a_wrong_value_loses_nothing(page, cellule, canaux):
    avant = lus(cellule)
    reponse = envoyer(page(), canaux, lettre_abonnes="beaucoup", site_visites="12")
    assert reponse.status_code == 400
    corps = reponse.content.decode()
    assert 'value="beaucoup"' in corps and 'value="12"' in corps
    assert lus(cellule) == avant


def test_two_people_at_once_see_what_the_other_typed(page, cellule, canaux):
    une, autre = page(), page(Role.CHARGE_MISSION)
    vu = une.get(RELEVES, NOVEMBRE).context["form"]["vu"].value()
    envoyer(autre, canaux, site_visites="30")
    nom = f"r{canaux['site'].pk}_visites"
    reponse = une.post(f"{RELEVES}?mois=2025-11&jour=2025-11-15", {"vu": vu, nom: "40"})
    assert reponse.status_code == 409
    assert "une autre personne a écrit" in reponse.content.decode()
    assert ("visites", date(2025, 11, 15), 30) in lus(cellule)


@pytest.mark.parametrize("demande", [{"mois": "2025-13"}, {"mois": "2026-01"},
                                     {"mois": "2025-11", "jour": "2025-10-31"},
                                     {"mois": "2025-11", "jour": "2025-11-30"}])  # fmt: skip
def test_a_month_that_means_nothing_shows_no_field(page, canaux, demande):
    reponse = page().get(RELEVES, demande)
    assert reponse.status_code == 400
    assert 'name="r' not in reponse.content.decode()


def test_readers_do_not_type_and_strangers_are_not_read(page, cellule, voisine, canaux):
    with perimetre(voisine, ecriture=True):
        PublicationFabrique(nature="site", nom="Site d’ailleurs", ouvert_le=date(2024, 1, 1))
    assert page(Role.LECTEUR).get(RELEVES).status_code == 403
    assert "ailleurs" not in page().get(RELEVES, NOVEMBRE).content.decode()


def test_same_queries_for_one_channel_and_thirty(
    page, cellule, canaux, django_assert_num_queries, django_assert_max_num_queries
):
    client = page()
    with django_assert_max_num_queries(12) as une:
        client.get(RELEVES, NOVEMBRE)
    with perimetre(cellule, ecriture=True):
        for _ in range(29):
            AudienceFabrique(publication=PublicationFabrique(ouvert_le=date(2024, 1, 1)))
    with django_assert_num_queries(len(une)):
        assert client.get(RELEVES, NOVEMBRE).status_code == 200
