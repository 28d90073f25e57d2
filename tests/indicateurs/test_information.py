"""I1 to I3 (regles §2)."""

import pytest

from .dossier import Dossier

# -- I1 ---------------------------------------------------------------------------------------


def test_i1_actions_and_campaigns(calcul):
    d = Dossier()
    for campagne, jour in [
        ("Journée mondiale", "2025-01-01"),
        ("Journée mondiale", "2025-06-30"),
        ("Semaine des aidants", "2025-03-01"),
        ("Semaine des aidants", "2025-07-01"),
        ("À venir", "2025-12-31"),
        ("Autre année", "2024-12-31"),
        ("Autre année", "2026-01-01"),
    ]:
        d.ajouter("actions_campagne", campagne=campagne, date=jour)

    i1 = calcul(d, arret="2025-06-30")["I1"]

    assert i1["mesures"] == {"actions": 3, "lance": True, "campagnes": 2}
    assert i1["ventilation"] == {"Journée mondiale": 2, "Semaine des aidants": 1}
    assert (i1["candidats"], i1["exclus"]) == (5, {"date_future": 2})


def test_i1_announced_only_is_a_zero(calcul):
    d = Dossier()
    d.ajouter("actions_campagne", date="2025-12-31")

    i1 = calcul(d, arret="2025-06-30")["I1"]

    assert (i1["etat"], i1["mesures"]["lance"]) == ("zero", False)


# -- I2 ---------------------------------------------------------------------------------------


def test_i2_channels_open_on_the_last_day(calcul):
    d = Dossier()
    for nature, ouvert, ferme in [
        ("site", "2020-01-01", ""),
        ("page", "2025-06-30", ""),
        ("reseau_social", "2020-01-01", "2025-06-30"),
        ("reseau_social", "2020-01-01", ""),
        ("plateforme", "2020-01-01", "2025-06-29"),
        ("plateforme", "2020-01-01", "2024-12-31"),
        ("autre", "2025-07-01", ""),
        ("newsletter", "2020-01-01", ""),
    ]:
        d.ajouter("publications", nature=nature, ouvert_le=ouvert, ferme_le=ferme)

    i2 = calcul(d, arret="2025-06-30")["I2"]

    assert i2["mesures"]["canaux"] == 4
    assert i2["ventilation"] == {"page": 1, "reseau_social": 2, "site": 1}
    assert (i2["candidats"], i2["exclus"]) == (5, {"ferme": 1})


def test_i2_posts_of_the_counted_channels(calcul):
    d = Dossier()
    site = d.ajouter("publications", nature="site")
    ferme = d.ajouter("publications", nature="page", ferme_le="2025-06-29")
    lettre = d.ajouter("publications")
    for publication, jour, mise_a_jour in [
        (site, "2025-01-01", ""),
        (site, "2025-06-30", "non"),
        (site, "2025-03-01", "oui"),  # an update is no post
        (site, "2025-07-01", ""),
        (site, "2024-12-31", ""),
        (ferme, "2025-03-01", ""),
        (lettre, "2025-03-01", ""),
    ]:
        d.ajouter("parutions", publication=publication, date=jour, mise_a_jour=mise_a_jour)

    assert calcul(d, arret="2025-06-30")["I2"]["mesures"]["parutions"] == 2


def test_i2_stocks_are_the_last_reading_and_flows_the_sum_of_the_year(calcul):
    d = Dossier()
    un, deux = (d.ajouter("publications", nature="reseau_social") for _ in range(2))
    for publication, mesure, jour, valeur in [
        (un, "abonnes", "2023-01-01", 1),
        (un, "abonnes", "2024-01-01", 50),  # the last known, before the year
        (un, "abonnes", "2025-07-01", 999),
        (deux, "abonnes", "2025-06-30", 20),
        (deux, "abonnes", "2025-02-01", 30),
        (un, "inscrits", "2025-02-01", 3),
        (un, "visiteurs", "2024-12-31", 1000),  # a flow of another year
        (un, "visiteurs", "2025-01-01", 5),
        (un, "visiteurs", "2025-06-30", 6),
        (deux, "visiteurs", "2025-06-30", 7),
        (deux, "visiteurs", "2025-07-31", 1000),
        (un, "visites", "2025-03-15", 0),
        (deux, "destinataires", "2024-03-15", 8),
    ]:
        d.ajouter("audiences", publication=publication, mesure=mesure, date=jour, valeur=valeur)

    mesures = calcul(d, arret="2025-06-30")["I2"]["mesures"]

    assert mesures["abonnes"] == 70
    assert mesures["inscrits"] == 3
    assert mesures["visiteurs"] == 18
    assert mesures["visites"] == 0  # a reading of zero is known
    assert mesures["destinataires"] is None


def test_i2_only_counted_channels_are_read(calcul):
    d = Dossier()
    for publication in (
        d.ajouter("publications"),
        d.ajouter("publications", nature="site", ferme_le="2025-12-30"),
        d.ajouter("publications", nature="site", ferme_le="2024-12-30"),
    ):
        for mesure in ("abonnes", "inscrits", "visiteurs", "visites", "destinataires"):
            d.ajouter("audiences", publication=publication, mesure=mesure, date="2025-03-01")

    assert calcul(d)["I2"]["mesures"] == {
        "canaux": 0, "parutions": 0, "abonnes": None, "inscrits": None, "visiteurs": None,
        "visites": None, "destinataires": None, "sans_lecture": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("jour", "mesure", "sans_lecture"),
    [
        ("2025-06-30", "visites", 0),
        ("2019-01-01", "destinataires", 0),  # any reading, however old
        ("2025-07-01", "abonnes", 1),
    ],
)
def test_i2_is_incomplete_with_a_channel_that_was_never_read(calcul, jour, mesure, sans_lecture):
    d = Dossier()
    canal = d.ajouter("publications", nature="liste_diffusion")
    d.ajouter("audiences", publication=canal, mesure=mesure, date=jour)

    i2 = calcul(d, arret="2025-06-30")["I2"]

    assert i2["mesures"]["sans_lecture"] == sans_lecture
    assert i2["etat"] == ("incomplet" if sans_lecture else "valeur")


def test_of_several_readings_of_a_period_the_last_of_the_file_is_kept(calcul):
    d = Dossier()
    site = d.ajouter("publications", nature="site")
    for mesure, jour, valeur in [
        ("visites", "2025-03-28", 100),
        ("visites", "2025-03-02", 10),  # the same month: this one is kept
        ("visites", "2025-04-02", 1),
        ("abonnes", "2025-03-02", 40),
        ("abonnes", "2025-03-02", 30),  # the same day: this one is kept
        ("abonnes", "2025-03-01", 99),  # another day
    ]:
        d.ajouter("audiences", publication=site, mesure=mesure, date=jour, valeur=valeur)

    resultats = calcul(d)

    assert resultats["I2"]["mesures"]["visites"] == resultats["I3"]["mesures"]["visites"] == 11
    assert resultats["I2"]["mesures"]["abonnes"] == 30


# -- I3 ---------------------------------------------------------------------------------------


def test_i3_months_updated_and_months_read(calcul):
    d = Dossier()
    site = d.ajouter("publications", nature="site", ferme_le="2025-03-31")
    page = d.ajouter("publications", nature="page")
    reseau = d.ajouter("publications", nature="reseau_social")
    for publication, jour, mise_a_jour in [
        (site, "2025-01-01", "oui"),
        (site, "2025-01-31", "oui"),
        (page, "2025-01-15", "oui"),
        (page, "2025-06-30", "oui"),
        (page, "2025-07-01", "oui"),  # to come
        (page, "2024-12-31", "oui"),
        (page, "2025-04-01", ""),
        (reseau, "2025-05-01", "oui"),
    ]:
        d.ajouter("parutions", publication=publication, date=jour, mise_a_jour=mise_a_jour)
    for publication, mesure, jour, valeur in [
        (site, "visites", "2025-01-31", 100),  # a closed site has been read too
        (page, "visites", "2025-01-31", 10),
        (page, "visites", "2025-06-30", 1),
        (page, "visites", "2025-07-31", 1000),
        (page, "visites", "2024-12-31", 1000),
        (page, "visiteurs", "2025-02-01", 1000),
        (reseau, "visites", "2025-03-01", 1000),
    ]:
        d.ajouter("audiences", publication=publication, mesure=mesure, date=jour, valeur=valeur)

    i3 = calcul(d, arret="2025-06-30")["I3"]

    assert i3["mesures"] == {"mois_a_jour": 2, "mises_a_jour": 4, "visites": 111, "mois_lus": 2}
    assert (i3["candidats"], i3["exclus"], i3["ventilation"]) == (5, {"date_future": 1}, {})


def test_i3_visits_are_null_when_nothing_was_read(calcul):
    d = Dossier()
    site = d.ajouter("publications", nature="site")
    d.ajouter("parutions", publication=site, mise_a_jour="oui")

    assert calcul(d)["I3"]["mesures"] == {
        "mois_a_jour": 1, "mises_a_jour": 1, "visites": None, "mois_lus": 0,
    }  # fmt: skip
    d.ajouter("audiences", publication=site, mesure="visites", valeur="0")
    mesures = calcul(d)["I3"]["mesures"]
    assert (mesures["visites"], mesures["mois_lus"]) == (0, 1)


def test_i3_readings_without_an_update_do_not_fill_it_in(calcul):
    d = Dossier()
    site = d.ajouter("publications", nature="site")
    d.ajouter("audiences", publication=site, mesure="visites", valeur="50")

    i3 = calcul(d)["I3"]

    assert (i3["etat"], i3["mesures"]["visites"]) == ("non_renseigne", 50)
