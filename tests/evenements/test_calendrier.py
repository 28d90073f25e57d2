"""The calendar: what falls on which day, holidays, what the address asks."""

import re
from datetime import date

import pytest

from cellule.models import Cellule, Role
from cellule.perimetre import perimetre
from evenements.actions import creer_activite, planifier_seances
from evenements.calendrier.feries import connues, feries, sans_zone, vacances, zones_de
from evenements.calendrier.periode import PeriodeIllisible, lire_periode
from tests.ecrans.conftest import liens, lu
from tests.fabriques import ActiviteFabrique, AntenneConcerneeFabrique, AntenneFabrique

pytestmark = pytest.mark.django_db
CALENDRIER = "/c/gironde/journal/calendrier/"


def jours(reponse) -> dict[str, list[str]]:
    """The titles on each day that the page shows."""
    cellules = re.findall(r'<td id="jour-([-0-9]+)"(.*?)</td>', reponse.content.decode(), re.S)
    lus = {jour: re.findall(r'journal/\d+/">(.*?)</a>', corps) for jour, corps in cellules}
    return {jour: titres for jour, titres in lus.items() if titres}


def noter(cellule: Cellule, intitule: str, debut: str, **champs):
    with perimetre(cellule, ecriture=True):
        return creer_activite(
            type=champs.pop("type", "bureau"), intitule=intitule, debut=debut,
            statut=champs.pop("statut", "tenu"), **champs,
        )  # fmt: skip


def test_activities_stand_on_their_local_days_in_the_order_of_the_hours(page, cellule):
    noter(cellule, "Le soir", "2026-11-12T18:00")
    noter(cellule, "Le matin", "2026-11-12T09:30")
    noter(cellule, "Fin octobre", "2026-10-31T23:30")
    noter(cellule, "Par décalage", "2026-10-31T23:30Z")
    noter(cellule, "Décembre", "2026-12-01")
    reponse = page().get(CALENDRIER, {"mois": "2026-11"})
    assert jours(reponse) == {
        "2026-11-01": ["Par décalage"], "2026-11-12": ["Le matin", "Le soir"],
    }  # fmt: skip
    assert "Novembre 2026 : 3 activités" in lu(reponse)
    assert "9 h 30, bureau restreint" in lu(reponse)


def test_the_last_evening_of_the_year_at_la_reunion(cellule, page):
    Cellule.objects.filter(pk=cellule.pk).update(fuseau="Indian/Reunion", departements=["974"])
    noter(cellule, "Réveillon", "2025-12-31T23:30")
    noter(cellule, "Déjà janvier", "2025-12-31T20:30Z")
    client = page()
    decembre = client.get(CALENDRIER, {"mois": "2025-12"})
    janvier = client.get(CALENDRIER, {"mois": "2026-01"})
    assert jours(decembre) == {"2025-12-31": ["Réveillon"]}
    assert jours(janvier) == {"2026-01-01": ["Déjà janvier"]}
    assert "0 h 30, bureau" in lu(janvier)
    assert "Abolition de l’esclavage" in lu(decembre)
    assert "ne sont pas connues ici pour : La Réunion" in lu(decembre)


def test_what_lasts_several_days_is_on_each_of_them(page, cellule):
    noter(cellule, "Congrès", "2026-10-30", fin="2026-11-02", type="evenement", role="associe")
    noter(cellule, "Finie la veille", "2026-10-29", fin="2026-10-31")
    client = page()
    reponse = client.get(CALENDRIER, {"mois": "2026-11"})
    assert jours(reponse) == {"2026-11-01": ["Congrès"], "2026-11-02": ["Congrès"]}
    assert "évènement, jour 3 sur 4" in lu(reponse)
    semaine = client.get(CALENDRIER, {"semaine": "2026-W44"})
    assert jours(semaine)["2026-10-30"] == ["Congrès", "Finie la veille"]


def test_a_training_is_on_the_days_of_its_sessions(page, cellule):
    formation = noter(cellule, "Formation", "2026-09-01", type="formation", role="dispensee")
    with perimetre(cellule, ecriture=True):
        planifier_seances(
            formation,
            [
                {"debut": "2026-11-05T14:00", "statut": "tenu"},
                {"debut": "2026-11-19", "statut": "annule"},
            ],
        )
    client = page()
    reponse = client.get(CALENDRIER, {"mois": "2026-11"})
    assert jours(reponse) == {"2026-11-05": ["Formation"], "2026-11-19": ["Formation"]}
    assert "formation, séance, annulée" in lu(reponse)
    assert "1 activité" in lu(reponse)
    assert jours(client.get(CALENDRIER, {"mois": "2026-09"})) == {}


def test_filters_are_kept_by_every_link(page, cellule):
    with perimetre(cellule, ecriture=True):
        antenne = AntenneFabrique(nom="Antenne du Lac")
        siennes = ActiviteFabrique(type="bureau", debut="2026-11-12", intitule="Au lac")
        AntenneConcerneeFabrique(activite=siennes, antenne=antenne)
        ActiviteFabrique(type="bureau", debut="2026-11-13", intitule="Ailleurs")
        ActiviteFabrique(type="copil", debut="2026-11-14", intitule="Le comité")
    client = page()
    du_lac = client.get(CALENDRIER, {"mois": "2026-11", "type": "bureau", "antenne": antenne.pk})
    assert jours(du_lac) == {"2026-11-12": ["Au lac"]}
    gardes = f"type=bureau&antenne={antenne.pk}"
    suites = [lien for lien in liens(du_lac) if lien.startswith("?") and "mois=2026-11" not in lien]
    assert f"?mois=2026-10&{gardes}" in suites and f"?mois=2026-12&{gardes}" in suites
    assert f"?semaine=2026-W46&{gardes}" in suites
    assert all(gardes in lien for lien in suites)
    assert "?mois=2026-11" in liens(du_lac)
    des_bureaux = client.get(CALENDRIER, {"mois": "2026-11", "type": "bureau"})
    assert jours(des_bureaux) == {"2026-11-12": ["Au lac"], "2026-11-13": ["Ailleurs"]}


@pytest.mark.parametrize(
    ("demande", "mots"),
    [
        ({"mois": "2026-13"}, "« 2026-13 » n’est pas un mois"),
        ({"mois": "1999-12"}, "n’est pas un mois"),
        ({"semaine": "2025-W53"}, "n’est pas une semaine"),
        ({"semaine": "2026-48"}, "n’est pas une semaine"),
        ({"mois": "2026-11", "semaine": "2026-W48"}, "un mois ou une semaine"),
        ({"mois": "2026-11", "type": "fête"}, "Type :"),
        ({"mois": "2026-11", "couleur": "bleu"}, "« couleur » n’existe pas"),
    ],
)
def test_what_means_nothing_is_said_and_shows_no_row(page, cellule, demande, mots):
    aujourdhui = cellule.aujourdhui().isoformat()
    noter(cellule, "À cacher", "2026-11-12")
    noter(cellule, "À cacher", aujourdhui, statut="planifie")
    reponse = page().get(CALENDRIER, demande)
    assert reponse.status_code == 400
    assert mots in lu(reponse) and "À cacher" not in lu(reponse)


def test_an_antenna_of_another_cell_is_not_one(page, cellule, voisine):
    with perimetre(voisine, ecriture=True):
        ailleurs = AntenneFabrique(nom="Antenne des Hauts")
    with perimetre(cellule, ecriture=True):
        AntenneFabrique()
    noter(voisine, "Chez la voisine", "2026-11-12")
    client = page()
    assert client.get(CALENDRIER, {"antenne": ailleurs.pk}).status_code == 400
    assert "Chez la voisine" not in lu(client.get(CALENDRIER, {"mois": "2026-11"}))


def test_a_day_leads_to_a_new_activity_for_those_who_may(page, cellule):
    noter(cellule, "Un bureau", "2026-11-12")
    nouvelle = "/c/gironde/journal/nouvelle/?jour=2026-11-12"
    demande = {"mois": "2026-11"}
    assert nouvelle in liens(page(Role.CHARGE_MISSION).get(CALENDRIER, demande))
    lecture = page(Role.LECTEUR).get(CALENDRIER, demande)
    assert "Un bureau" in lu(lecture) and nouvelle not in liens(lecture)


def test_a_full_day_leads_to_its_week_where_all_is_shown(page, cellule):
    for n in range(7):
        noter(cellule, f"Réunion {n}", f"2026-11-12T{n + 9:02}:00")
    client = page()
    mois = client.get(CALENDRIER, {"mois": "2026-11"})
    assert len(jours(mois)["2026-11-12"]) == 5 and "2 autres" in lu(mois)
    lien = next(lien for lien in liens(mois) if "#jour-2026-11-12" in lien)
    assert len(jours(client.get(f"{CALENDRIER}{lien}"))["2026-11-12"]) == 7


def test_it_costs_the_same_for_one_activity_and_thirty(
    page, cellule, django_assert_num_queries, django_assert_max_num_queries
):
    def ajouter(nombre: int) -> None:
        with perimetre(cellule, ecriture=True):
            for n in range(nombre):
                antenne = AntenneFabrique()
                jour = f"2026-11-{n + 1:02}"
                activite = ActiviteFabrique(type="bureau", debut=jour)
                AntenneConcerneeFabrique(activite=activite, antenne=antenne)
                formation = ActiviteFabrique(type="formation", role="soutenue", debut=jour)
                AntenneConcerneeFabrique(activite=formation, antenne=antenne)
                planifier_seances(formation, [{"debut": jour, "statut": "tenu"}])

    client = page()
    ajouter(1)
    with django_assert_max_num_queries(15) as une:
        client.get(CALENDRIER, {"mois": "2026-11"})
    ajouter(29)
    with django_assert_num_queries(len(une)):
        assert len(jours(client.get(CALENDRIER, {"mois": "2026-11"}))) == 29


def test_local_holidays_say_where():
    decembre = date(2026, 12, 1), date(2026, 12, 31)
    lorraine = feries(["54", "57"], *decembre)
    assert [f.en_mots for f in lorraine[date(2026, 12, 25)]] == ["Noël"]
    assert [f.en_mots for f in lorraine[date(2026, 12, 26)]] == ["Saint-Étienne (Moselle)"]
    assert date(2026, 12, 26) not in feries(["54"], *decembre)
    assert [f.en_mots for f in feries(["67", "68"], *decembre)[date(2026, 12, 26)]] == [
        "Saint-Étienne"
    ]
    guadeloupe = feries(["971"], date(2026, 5, 1), date(2026, 5, 31))
    assert guadeloupe[date(2026, 5, 27)][0].en_mots == "Abolition de l’esclavage"
    assert date(2026, 5, 27) not in feries(["33"], date(2026, 5, 1), date(2026, 5, 31))


def test_school_holidays_by_zone_as_far_as_they_are_published():
    assert zones_de(["21", "33", "75", "57"]) == ("A", "B", "C")
    fevrier = vacances(("A", "C"), date(2026, 2, 1), date(2026, 2, 28))
    assert [(v.debut, v.fin, v.zones) for v in fevrier] == [
        (date(2026, 2, 7), date(2026, 2, 22), ("A",)),
        (date(2026, 2, 21), date(2026, 3, 8), ("C",)),
    ]
    noel = vacances(("A", "B"), date(2026, 12, 31), date(2027, 1, 31))
    assert [(v.nom, v.debut, v.fin, v.zones) for v in noel] == [
        ("Vacances de Noël", date(2026, 12, 19), date(2027, 1, 3), ("A", "B"))
    ]
    assert vacances(("A",), date(2029, 2, 1), date(2029, 2, 28)) == []
    assert not connues(date(2029, 2, 1), date(2029, 2, 28))
    assert (zones_de(["2A", "971"]), sans_zone(["2A", "971"])) == (
        (),
        ["Corse-du-Sud", "Guadeloupe"],
    )


def test_periods_follow_one_another_to_the_end_of_the_calendar():
    jour = date(2026, 1, 1)
    assert lire_periode("", "", jour).parametre == "2026-01"
    semaine = lire_periode("", "2026-W01", jour)
    assert (semaine.debut, semaine.avant.parametre) == (date(2025, 12, 29), "2025-W52")
    assert lire_periode("2000-01", "", jour).avant is None
    assert lire_periode("2100-12", "", jour).apres is None
    with pytest.raises(PeriodeIllisible):
        lire_periode("2026-1١", "", jour)
