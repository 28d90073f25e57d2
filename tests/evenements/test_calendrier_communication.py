"""The communication calendar: what came out, what is expected, what there is to announce."""

import re
from datetime import date, timedelta

import pytest

from cellule.models import Role
from cellule.perimetre import perimetre
from evenements.communication.requetes import publications
from evenements.communication.rythme import numeros_attendus, prochain_numero
from tests import fabriques
from tests.ecrans.conftest import liens, lu

pytestmark = pytest.mark.django_db
CALENDRIER = "/c/gironde/communication/calendrier/"
# A month that is over in any year in which these tests run.
MOIS = {"mois": "2025-03"}


def jours(reponse) -> dict[str, list[str]]:
    """The titles on each day that the table shows."""
    cellules = re.findall(r'<td id="jour-([-0-9]+)"(.*?)</td>', reponse.content.decode(), re.S)
    lus = {jour: re.findall(r'/\d+/">(.*?)</a>', corps) for jour, corps in cellules}
    return {jour: titres for jour, titres in lus.items() if titres}


@pytest.fixture
def mars(cellule) -> None:
    """A thing of each kind in March 2025, and its like that is not to be shown."""
    with perimetre(cellule, ecriture=True):
        lettre = fabriques.PublicationFabrique(nom="La Lettre")
        fabriques.ParutionFabrique(publication=lettre, date=date(2025, 3, 4), intitule="Numéro 3")
        fabriques.ActionCampagneFabrique(campagne="Journée nationale", date=date(2025, 3, 11))
        manifestation = {"type": "evenement", "role": "organisateur"}
        fabriques.ActiviteFabrique(**manifestation, debut="2025-03-13", intitule="Colloque")
        fabriques.ActiviteFabrique(
            **manifestation, debut="2025-03-14", intitule="Annulé", statut="annule"
        )
        fabriques.ActiviteFabrique(type="copil", debut="2025-03-17", intitule="Comité")
        offre = {"publiee_le": date(2025, 2, 1)}
        fabriques.OffreFabrique(**offre, poste="Psychologue", expire_le=date(2025, 3, 20))
        fabriques.OffreFabrique(
            **offre, poste="Pourvue", expire_le=date(2025, 3, 21), pourvue_le=date(2025, 3, 1)
        )
        fabriques.AppelAProjetsFabrique(intitule="Aidants", echeance=date(2025, 3, 31))
        fabriques.AppelAProjetsFabrique(intitule="Sans date", echeance=None)


def test_a_month_holds_every_kind_of_day(page, cellule, mars):
    reponse = page(Role.LECTEUR).get(CALENDRIER, MOIS)
    assert jours(reponse) == {
        "2025-03-04": ["Numéro 3"],
        "2025-03-11": ["Journée nationale"],
        "2025-03-13": ["Colloque"],
        "2025-03-20": ["Psychologue"],
        "2025-03-31": ["Aidants"],
    }
    assert "Mars 2025 : 5 dates" in lu(reponse)
    assert "expirée" in lu(reponse)


@pytest.mark.parametrize(
    ("genre", "titres"),
    [("parutions", ["Numéro 3"]), ("offres", ["Psychologue"]), ("appels", ["Aidants"]),
     ("campagnes", ["Journée nationale"]), ("manifestations", ["Colloque"]), ("attendus", [])],
)  # fmt: skip
def test_one_kind_alone_which_every_link_keeps(page, cellule, mars, genre, titres):
    reponse = page().get(CALENDRIER, MOIS | {"genre": genre})
    assert [titre for siens in jours(reponse).values() for titre in siens] == titres
    suites = [lien for lien in liens(reponse) if lien.startswith("?") and lien != "?mois=2025-03"]
    assert suites and all(f"genre={genre}" in lien for lien in suites)


def test_the_month_as_a_list_in_the_order_of_the_days(page, cellule, mars):
    client = page()
    assert "?mois=2025-03&vue=liste" in liens(client.get(CALENDRIER, MOIS))
    reponse = client.get(CALENDRIER, MOIS | {"vue": "liste"})
    texte = lu(reponse)
    assert "<table" not in reponse.content.decode()
    rangs = [texte.index(mot) for mot in ("mardi 4 mars", "Numéro 3", "jeudi 13 mars", "Colloque")]
    assert rangs == sorted(rangs)
    assert "?mois=2025-04&vue=liste" in liens(reponse) and "?mois=2025-03" in liens(reponse)


def test_next_issue_is_expected_from_the_last_one_even_late(page, cellule):
    jour = cellule.aujourdhui()
    with perimetre(cellule, ecriture=True):
        a_l_heure = fabriques.PublicationFabrique(nom="À l’heure", periodicite="hebdomadaire")
        fabriques.ParutionFabrique(publication=a_l_heure, date=jour - timedelta(days=7))
        en_retard = fabriques.PublicationFabrique(nom="En retard", periodicite="hebdomadaire")
        fabriques.ParutionFabrique(publication=en_retard, date=jour - timedelta(days=8))
        fabriques.PublicationFabrique(nom="Sans rythme", periodicite="irreguliere")
        fabriques.PublicationFabrique(
            nom="Close", periodicite="hebdomadaire", ferme_le=jour - timedelta(days=1)
        )
    client = page()
    ce_mois = jours(client.get(CALENDRIER, {"mois": f"{jour:%Y-%m}"}))
    assert "À l’heure" in ce_mois[jour.isoformat()]
    hier = jour - timedelta(days=1)
    reponse = client.get(CALENDRIER, {"mois": f"{hier:%Y-%m}"})
    assert jours(reponse)[hier.isoformat()] == ["En retard"]
    assert "Numéro, hebdomadaire, pas encore paru" in lu(reponse)
    for page_lue in (reponse, client.get(CALENDRIER, {"mois": f"{jour:%Y-%m}"})):
        assert "Sans rythme" not in lu(page_lue) and "Close" not in lu(page_lue)


@pytest.mark.parametrize(
    ("periodicite", "attendus"),
    [
        ("hebdomadaire", [date(2026, 2, 7), date(2026, 2, 14), date(2026, 2, 21)]),
        ("mensuelle", [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]),
        ("bimestrielle", [date(2026, 3, 31), date(2026, 5, 31), date(2026, 7, 31)]),
        ("trimestrielle", [date(2026, 4, 30), date(2026, 7, 31), date(2026, 10, 31)]),
        ("semestrielle", [date(2026, 7, 31), date(2027, 1, 31), date(2027, 7, 31)]),
        ("annuelle", [date(2027, 1, 31), date(2028, 1, 31), date(2029, 1, 31)]),
        ("irreguliere", []),
        ("", []),
    ],
)
def test_the_rhythm_is_counted_from_the_last_issue_without_drifting(cellule, periodicite, attendus):
    with perimetre(cellule, ecriture=True):
        lettre = fabriques.PublicationFabrique(periodicite=periodicite)
        fabriques.ParutionFabrique(publication=lettre, date=date(2025, 12, 1))
        fabriques.ParutionFabrique(publication=lettre, date=date(2026, 1, 31))
        lue = publications().get(pk=lettre.pk)
    suite = numeros_attendus(lue, date(2026, 1, 31), date(2030, 1, 1))
    assert [attendu for attendu, _ in zip(suite, range(3), strict=False)] == attendus
    assert prochain_numero(lue) == (attendus[0] if attendus else None)


def test_missed_issues_are_not_piled_up(cellule):
    with perimetre(cellule, ecriture=True):
        lettre = fabriques.PublicationFabrique(
            periodicite="mensuelle", ouvert_le=date(2026, 1, 15), ferme_le=date(2026, 9, 1)
        )
        lue = publications().get(pk=lettre.pk)
    attendus = list(numeros_attendus(lue, date(2026, 6, 20), date(2026, 12, 31)))
    assert attendus == [date(2026, 2, 15), date(2026, 7, 15), date(2026, 8, 15)]


@pytest.mark.parametrize(
    ("demande", "mots"),
    [
        ({"mois": "2025-13"}, "n’est pas un mois"),
        ({"genre": "fêtes"}, "fêtes"),
        ({"vue": "roue"}, "roue"),
        ({"couleur": "bleu"}, "« couleur » n’existe pas"),
        ({"mois": "2025-03", "semaine": "2025-W10"}, "un mois ou une semaine"),
    ],
)
def test_what_means_nothing_is_said_and_shows_no_row(page, cellule, mars, demande, mots):
    reponse = page().get(CALENDRIER, MOIS | demande)
    assert reponse.status_code == 400
    assert mots in lu(reponse) and "Numéro 3" not in lu(reponse)


def test_a_day_leads_to_a_planned_issue_for_those_who_may(page, cellule, mars):
    prevoir = "/c/gironde/communication/parutions/nouvelle/?date=2025-03-05"
    client = page(Role.CHARGE_MISSION)
    assert prevoir in liens(client.get(CALENDRIER, MOIS))
    assert 'value="2025-03-05"' in client.get(prevoir).content.decode()
    assert prevoir not in liens(page(Role.LECTEUR).get(CALENDRIER, MOIS))


def test_another_cell_is_not_in_it(page, cellule, voisine, mars):
    with perimetre(voisine, ecriture=True):
        fabriques.ParutionFabrique(date=date(2025, 3, 4), intitule="Chez la voisine")
        fabriques.OffreFabrique(
            poste="Chez la voisine", publiee_le=date(2025, 2, 1), expire_le=date(2025, 3, 5)
        )
        fabriques.PublicationFabrique(
            nom="Chez la voisine", periodicite="mensuelle", ouvert_le=date(2025, 2, 6)
        )
    reponse = page().get(CALENDRIER, MOIS)
    assert "Chez la voisine" not in lu(reponse) and "5 dates" in lu(reponse)


def test_it_costs_the_same_for_one_row_and_thirty(
    page, cellule, mars, django_assert_num_queries, django_assert_max_num_queries
):
    def ajouter(nombre: int) -> None:
        with perimetre(cellule, ecriture=True):
            for n in range(nombre):
                jour = date(2025, 3, n % 31 + 1)
                lettre = fabriques.PublicationFabrique(periodicite="mensuelle", ouvert_le=jour)
                fabriques.ParutionFabrique(publication=lettre, date=jour)
                fabriques.OffreFabrique(publiee_le=date(2025, 2, 1), expire_le=jour)
                fabriques.AppelAProjetsFabrique(echeance=jour)

    ajouter(1)
    client = page()
    with django_assert_max_num_queries(18) as une:
        client.get(CALENDRIER, MOIS)
    ajouter(30)
    with django_assert_num_queries(len(une)):
        client.get(CALENDRIER, MOIS)
