"""The dates of a campaign: by default, set by the nation, in order; where we are."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from rapports.campagnes import Periode, campagne_de, echeances, periode
from rapports.models import Campagne
from tests.ecrans.conftest import lu
from tests.fabriques import CampagneFabrique, ProlongationFabrique

from .conftest import le

pytestmark = pytest.mark.django_db
ADRESSE = "/national/campagnes/2025/"
DATES = {
    "ouverture": "2026-01-05",
    "remise_activite": "2026-03-20",
    "remise_finance": "2026-04-15",
    "fin_examen": "2026-05-10",
    "compilation": "2026-05-29",
}


@pytest.fixture
def nation(page):
    return page(Role.NATIONAL)


def test_a_year_without_a_row_has_the_dates_by_default():
    campagne = campagne_de(2030)
    assert campagne.pk is None
    assert (campagne.ouverture, campagne.remise_activite) == (date(2031, 1, 1), date(2031, 3, 15))
    assert (campagne.remise_finance, campagne.fin_examen) == (date(2031, 4, 30), date(2031, 5, 15))
    assert campagne.compilation == date(2031, 5, 31)


@pytest.mark.parametrize(
    ("jour", "attendue"),
    [
        ("2025-12-31", Periode.AVANT), ("2026-01-01", Periode.OUVERTE),
        ("2026-04-30", Periode.OUVERTE), ("2026-05-01", Periode.EXAMEN),
        ("2026-05-15", Periode.EXAMEN), ("2026-05-16", Periode.COMPILATION),
        ("2026-05-31", Periode.COMPILATION), ("2026-06-01", Periode.CLOSE),
    ],
)  # fmt: skip
def test_where_the_campaign_is(jour, attendue):
    assert periode(campagne_de(2025), date.fromisoformat(jour)) is attendue


def test_the_nation_changes_the_dates_and_leaves_a_trace(nation, cellule):
    with le("2026-01-10"):
        assert "dates par défaut" in lu(nation.get("/national/campagnes/"))
        assert nation.post(ADRESSE, DATES).url == "/national/campagnes/"
        texte = lu(nation.get("/national/campagnes/"))
        assert "2025 5 janv. 2026 20 mars 2026 15 avril 2026 10 mai 2026 29 mai 2026" in texte
        with perimetre(cellule):
            assert echeances(cellule, 2025)[0].jour == date(2026, 3, 20)
    trace = Trace.objects.get(acte="fixer la campagne")
    assert trace.cellule_id is None
    assert trace.auteur.startswith("Camille Nom-")
    assert trace.details["avant"]["remise_activite"] == "2026-03-15"
    assert trace.details["apres"]["remise_activite"] == "2026-03-20"
    nation.post(ADRESSE, DATES)
    assert Trace.objects.filter(acte="fixer la campagne").count() == 1
    assert Campagne.objects.count() == 1


def test_the_form_opens_on_the_dates_that_hold(nation):
    with le("2026-01-10"):
        assert 'value="2026-03-15"' in nation.get(ADRESSE).content.decode()
        CampagneFabrique(remise_activite=date(2026, 3, 22))
        assert 'value="2026-03-22"' in nation.get(ADRESSE).content.decode()


@pytest.mark.parametrize(
    ("champ", "valeur", "message"),
    [
        ("remise_activite", "2026-01-04", "« ouverture » (5 janvier 2026)"),
        ("fin_examen", "2026-04-01", "« remise du bilan financier à l’ARS » (15 avril 2026)"),
        ("compilation", "2026-05-09", "« fin de l’examen par l’ARS » (10 mai 2026)"),
        ("ouverture", "2025-12-31", "Les rapports 2025 se remettent en 2026, en 2027 au plus"),
        ("compilation", "2062-05-31", "Les rapports 2025 se remettent en 2026, en 2027 au plus"),
        ("compilation", "", "Ce champ est obligatoire"),
        ("compilation", "bientôt", "Saisissez une date valide"),
    ],
)
def test_dates_out_of_order_are_refused_at_their_field(nation, champ, valeur, message):
    with le("2026-01-10"):
        reponse = nation.post(ADRESSE, DATES | {champ: valeur})
    assert reponse.status_code == 400
    assert list(reponse.context["form"].errors) == [champ]
    assert message in lu(reponse).replace("\xa0", " ")
    tapees = [jour for nom, jour in DATES.items() if nom != champ]
    assert all(f'value="{jour}"' in reponse.content.decode() for jour in tapees)
    assert not Campagne.objects.exists()
    assert not Trace.objects.exists()


def test_the_database_refuses_dates_out_of_order():
    with pytest.raises(IntegrityError), transaction.atomic():
        CampagneFabrique(remise_activite=date(2026, 5, 20))


@pytest.mark.parametrize("annee", [1999, 2028, 9999])
def test_a_year_without_a_campaign_does_not_exist(nation, annee):
    with le("2026-01-10"):
        assert nation.get(f"/national/campagnes/{annee}/").status_code == 404


def test_the_list_shows_the_year_under_way_and_the_years_set(nation):
    CampagneFabrique(annee=2023, ouverture=date(2024, 1, 1), remise_activite=date(2024, 3, 1),
                     remise_finance=date(2024, 3, 1), fin_examen=date(2024, 4, 1),
                     compilation=date(2024, 5, 1))  # fmt: skip
    with le("2026-01-10"):
        reponse = nation.get("/national/campagnes/")
    assert [ligne["campagne"].annee for ligne in reponse.context["lignes"]] == [
        2026, 2025, 2024, 2023,
    ]  # fmt: skip


@pytest.mark.parametrize("role", [Role.RESPONSABLE, Role.AGENT_ARS])
def test_nobody_else_sets_the_dates(page, role):
    client = page(role, cellule=None, region_id="75") if role == Role.AGENT_ARS else page(role)
    assert client.get("/national/campagnes/").status_code == 404
    assert client.post(ADRESSE, DATES).status_code == 404
    assert not Campagne.objects.exists()


@pytest.mark.parametrize(
    ("jour", "en_mots"),
    [("2026-03-01", "dans 14\xa0jours"), ("2026-03-14", "demain"), ("2026-03-15", "aujourd’hui"),
     ("2026-03-16", "dépassée d’un jour"), ("2026-03-25", "dépassée de 10\xa0jours")]
)  # fmt: skip
def test_a_deadline_in_words(cellule, jour, en_mots):
    with le(jour), perimetre(cellule):
        activite, finance = echeances(cellule, 2025)
    assert activite.en_mots == en_mots
    assert (activite.jour, finance.jour) == (date(2026, 3, 15), date(2026, 4, 30))
    assert activite.depassee == en_mots.startswith("dépassée")


def test_the_day_is_that_of_the_cell(voisine):
    """The 16th has begun in La Réunion while it is still the 15th in Paris."""
    with le("2026-03-15") as horloge, perimetre(voisine):
        assert not echeances(voisine, 2025)[0].depassee
        horloge.shift(10 * 3600)  # 21:00 UTC
        assert echeances(voisine, 2025)[0].depassee


def test_an_extension_moves_one_deadline_of_one_cell(cellule, voisine):
    with perimetre(cellule, ecriture=True):
        ProlongationFabrique(jour=date(2026, 4, 2), motif="congé maternité")
    with le("2026-03-20"):
        with perimetre(cellule):
            activite, finance = echeances(cellule, 2025)
        assert (activite.jour, activite.initiale) == (date(2026, 4, 2), date(2026, 3, 15))
        assert (activite.prolongee, activite.motif) == (True, "congé maternité")
        assert not activite.depassee
        assert (finance.prolongee, finance.motif) == (False, "")
        with perimetre(voisine):
            assert echeances(voisine, 2025)[0].depassee


def test_a_campaign_moved_beyond_what_was_granted_holds(cellule):
    CampagneFabrique(remise_activite=date(2026, 4, 20))
    with perimetre(cellule, ecriture=True):
        ProlongationFabrique(jour=date(2026, 4, 2))
        activite, _ = echeances(cellule, 2025)
    assert activite.jour == date(2026, 4, 20)
    assert not activite.prolongee
