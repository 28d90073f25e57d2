"""The right hours, in France and overseas, around the changes of clocks, for two readers."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from dateutil.rrule import rrulestr

from cellule.models import Cellule
from cellule.perimetre import perimetre
from evenements.actions import planifier_seances
from evenements.flux.fuseaux import bascules, fuseau
from evenements.flux.horaires import horaires

from .conftest import Agenda, noter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("en_fevrier")]
# Nine in the morning, the day before each change of clocks of 2026 and the day itself.
JOURS = ("2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25")
DECALAGES = {
    "Europe/Paris": (1, 2, 2, 1),
    "Indian/Reunion": (4, 4, 4, 4),
    "America/Guadeloupe": (-4, -4, -4, -4),
}
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def en_fevrier():
    with time_machine.travel("2026-02-10T12:00:00Z", tick=False):
        yield


@pytest.mark.parametrize("zone", DECALAGES)
def test_nine_o_clock_is_nine_o_clock_there_for_both_readers(zone, cellule, agenda):
    Cellule.objects.filter(pk=cellule.pk).update(fuseau=zone)
    cellule.refresh_from_db()
    for jour in JOURS:
        noter(cellule, jour, f"{jour}T09:00", fin=f"{jour}T11:30")
    attendus = {
        jour: datetime.fromisoformat(f"{jour}T09:00").replace(tzinfo=UTC) - timedelta(hours=ecart)
        for jour, ecart in zip(JOURS, DECALAGES[zone], strict=True)
    }
    par_icalendar = {jour: e.start for jour, e in agenda.evenements().items()}
    par_ical = {jour: e.dtstart for jour, e in agenda.lus_par_un_autre().items()}
    for lus in (par_icalendar, par_ical):
        assert {jour: debut.astimezone(UTC) for jour, debut in lus.items()} == attendus
        assert {debut.hour for debut in lus.values()} == {9}
    durees = {e.dtend - e.dtstart for e in agenda.lus_par_un_autre().values()}
    assert durees == {timedelta(hours=2, minutes=30)}


@pytest.mark.parametrize("zone", [*DECALAGES, "America/Miquelon", "Indian/Mayotte"])
def test_a_time_zone_said_by_rules_is_the_one_of_the_machine(zone):
    """Read as Outlook does: by DTSTART, RRULE and the offsets alone, for ten years."""
    parties = fuseau(ZoneInfo(zone), 2026).subcomponents
    assert all("rdate" not in partie for partie in parties)
    for annee in range(2024, 2034):
        changements = []
        for partie in parties:
            if "rrule" in partie:
                regle = rrulestr(partie["rrule"].to_ical().decode(), dtstart=partie["dtstart"].dt)
                (jour,) = regle.between(datetime(annee, 1, 1), datetime(annee, 12, 31))
                depuis, vers = (partie[f"tzoffset{bout}"].td for bout in ("from", "to"))
                changements.append((jour, depuis, vers))
        attendus = [(b.local, b.avant, b.apres) for b in bascules(ZoneInfo(zone), annee)]
        assert sorted(changements) == attendus


def test_the_zone_is_declared_once_and_named_by_each_hour(cellule, agenda):
    noter(cellule, "À l’heure", "2026-03-29T09:00")
    noter(cellule, "Toute la journée", "2026-03-29")
    texte = agenda.demander().content.decode()
    assert texte.count("BEGIN:VTIMEZONE") == 1
    assert "X-WR-TIMEZONE:Europe/Paris" in texte
    assert "DTSTART;TZID=Europe/Paris:20260329T090000" in texte
    assert "DTSTART;VALUE=DATE:20260329" in texte and "DTEND;VALUE=DATE:20260330" in texte


def test_a_moment_with_an_offset_is_said_in_the_zone_of_the_cell(cellule, agenda):
    noter(cellule, "Visio", "2026-06-01T08:00Z", fin="2026-06-01T13:00+04:00")
    visio = agenda.evenements()["Visio"]
    assert visio["dtstart"].to_ical() == b"20260601T100000"
    assert visio["dtend"].to_ical() == b"20260601T110000"
    assert visio["dtstart"].params["TZID"] == "Europe/Paris"


@pytest.mark.parametrize(
    ("debut", "fin", "heures", "attendu"),
    [
        ("2026-06-01", "", None, (date(2026, 6, 1), date(2026, 6, 2))),
        ("2026-06-01", "2026-06-03", 21, (date(2026, 6, 1), date(2026, 6, 4))),
        ("2026-06-01T09:00", "2026-06-03", None, (date(2026, 6, 1), date(2026, 6, 4))),
        ("2026-06-01", "2026-06-02T17:00", None, (date(2026, 6, 1), date(2026, 6, 3))),
        ("2026-06-01T09:00", "", None, ("09:00", None)),
        ("2026-06-01T09:00", "2026-06-01", None, ("09:00", None)),
        ("2026-06-01T09:00", "2026-06-01T09:00", None, ("09:00", None)),
        ("2026-06-01T09:00", "", 2.5, ("09:00", "11:30")),
        ("2026-06-01T09:00", "", 35, ("09:00", None)),
        ("2026-06-01T09:00", "9999-12-31T23:00", None, ("09:00", None)),
        ("2026-06-01", "9999-12-31", None, (date(2026, 6, 1), date(2026, 6, 2))),
    ],
)
def test_beginning_and_end_are_both_days_or_both_hours(debut, fin, heures, attendu):
    def dire(moment):
        return f"{moment:%H:%M}" if isinstance(moment, datetime) else moment

    assert tuple(map(dire, horaires(debut, fin, heures, PARIS))) == attendu


def test_the_hour_that_comes_twice():
    """On 25 October 2026, 2 h 30 comes in summer time, then in winter time."""
    premiere, _ = horaires("2026-10-25T02:30", "", None, PARIS)
    assert (premiere.tzinfo, premiere.utcoffset()) == (PARIS, timedelta(hours=2))
    seconde, fin = horaires("2026-10-25T01:30Z", "2026-10-25T04:00", None, PARIS)
    assert (seconde, seconde.tzinfo) == (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), UTC)
    assert fin.astimezone(UTC) - seconde == timedelta(hours=1, minutes=30)
    _, fin = horaires("2026-10-25T00:00", "", 4, PARIS)
    assert f"{fin:%H:%M}" == "03:00"


def test_each_session_of_a_training_is_an_event_that_keeps_its_uid(cellule, agenda: Agenda):
    formation = noter(cellule, "DU", "2026-03-01", type="formation", role="dispensee")
    with perimetre(cellule, ecriture=True):
        planifier_seances(formation, [
            {"debut": "2026-10-24T09:00", "heures": 7, "statut": "planifie"},
            {"debut": "2026-10-25T09:00", "heures": "3.5", "statut": "annule"},
        ])  # fmt: skip
    lus = agenda.evenements()
    premiere, seconde = lus["DU (séance 1 sur 2)"], lus["Annulée\xa0: DU (séance 2 sur 2)"]
    assert f"{premiere.end:%d %H:%M}" == "24 16:00" and f"{seconde.end:%d %H:%M}" == "25 12:30"
    assert (premiere["status"], seconde["status"]) == ("CONFIRMED", "CANCELLED")
    with perimetre(cellule, ecriture=True):
        planifier_seances(formation, [
            {"debut": "2026-10-24T10:00", "heures": 7, "statut": "planifie"},
            {"debut": "2026-10-26T09:00", "statut": "planifie"},
        ])  # fmt: skip
    deplacees = agenda.evenements()
    assert deplacees["DU (séance 1 sur 2)"]["uid"] == premiere["uid"]
    assert deplacees["DU (séance 2 sur 2)"]["uid"] == seconde["uid"]
    assert f"{deplacees['DU (séance 1 sur 2)'].start:%d %H:%M}" == "24 10:00"
