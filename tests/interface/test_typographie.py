"""French numbers, dates and punctuation."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.template import engines
from django.utils import timezone

from cellule import typographie

N = "\u00a0"


def rendu(source: str, **contexte: object) -> str:
    return engines["django"].from_string(source).render(contexte)


@pytest.mark.parametrize(
    ("valeur", "decimales", "attendu"),
    [
        (0, None, "0"),
        (7, None, "7"),
        (7, 1, "7"),
        (1240, None, f"1{N}240"),
        (1234567, None, f"1{N}234{N}567"),
        (-3, None, "\u22123"),
        (2.5, None, "2,5"),
        (66.0, None, "66"),
        (66.0, 1, "66,0"),
        (0.125, 2, "0,13"),
        (2.675, 2, "2,68"),
        (-0.004, None, "0"),
        (Decimal("1234.50"), None, f"1{N}234,5"),
        (Decimal("18.60"), 1, "18,6"),
        (True, None, "oui"),
        (False, None, "non"),
        (None, None, "s.o."),
    ],
)
def test_number_is_written_in_french(valeur: object, decimales: int | None, attendu: str) -> None:
    assert typographie.nombre(valeur, decimales) == attendu


def test_number_filter_leaves_words_alone_and_escapes_them() -> None:
    assert rendu("{{ v|nombre_fr }}", v="<b>") == "&lt;b&gt;"


@pytest.mark.parametrize(
    ("valeur", "attendu"), [(87.0, f"87{N}%"), (72.6, f"72,6{N}%"), (0, f"0{N}%"), (None, "s.o.")]
)
def test_rate_is_written_in_french(valeur: float | None, attendu: str) -> None:
    assert rendu("{{ v|pourcent_fr }}", v=valeur) == attendu


@pytest.mark.parametrize(
    ("valeur", "forme", "attendu"),
    [
        (date(2026, 1, 1), "", f"1<sup>er</sup>{N}janvier 2026"),
        (date(2026, 8, 21), "", f"21{N}août 2026"),
        ("2025-10-02", "", f"2{N}octobre 2025"),
        (date(2025, 7, 1), "court", f"1<sup>er</sup>{N}juil. 2025"),
        (date(2026, 11, 19), "jour", f"jeudi 19{N}novembre 2026"),
        (date(2026, 12, 9), "sans_annee", f"9{N}décembre"),
        (None, "", ""),
    ],
)
def test_date_is_written_in_french(valeur: object, forme: str, attendu: str) -> None:
    assert rendu("{{ v|date_fr:f }}", v=valeur, f=forme) == attendu


def test_plain_date_has_no_markup() -> None:
    assert rendu("{{ v|date_texte }}", v=date(2026, 1, 1)) == f"1er{N}janvier 2026"


def test_date_of_an_aware_moment_is_the_local_day() -> None:
    moment = datetime(2025, 12, 31, 21, 30, tzinfo=UTC)
    with timezone.override(ZoneInfo("Indian/Reunion")):
        assert rendu("{{ v|date_texte }}", v=moment) == f"1er{N}janvier 2026"
        assert rendu("{{ v|heure_fr }}", v=moment) == f"1{N}h{N}30"
    with timezone.override(ZoneInfo("Europe/Paris")):
        assert rendu("{{ v|date_texte }}", v=moment) == f"31{N}décembre 2025"


@pytest.mark.parametrize(
    ("valeur", "attendu"),
    [
        (time(4, 40), f"4{N}h{N}40"),
        (time(14, 5), f"14{N}h{N}05"),
        (time(9, 0), f"9{N}h"),
        (time(0, 0), f"0{N}h"),
        (None, ""),
    ],
)
def test_time_is_written_in_french(valeur: time | None, attendu: str) -> None:
    assert rendu("{{ v|heure_fr }}", v=valeur) == attendu


@pytest.mark.parametrize(
    ("tape", "attendu"),
    [
        ("Qui appeler ?", f"Qui appeler{N}?"),
        ("Qui appeler?", f"Qui appeler{N}?"),
        ("Objet: astreinte", f"Objet{N}: astreinte"),
        ("l'équipe d'Orléans", "l’équipe d’Orléans"),
        ("« oui »", f"«{N}oui{N}»"),
        ("«oui»", f"«{N}oui{N}»"),
        ("« oui » !", f"«{N}oui{N}»{N}!"),
        ("Vraiment ?!", f"Vraiment{N}?!"),
        ("66 %", f"66{N}%"),
        ("66%", f"66{N}%"),
        ("1\u202f240\u202f€", f"1{N}240{N}€"),
        ("12 h, n° 4", f"12{N}h, n°{N}4"),
        ("à suivre...", "à suivre…"),
        ("https://exemple.fr/a?b=1;c", "https://exemple.fr/a?b=1;c"),
        ("à 12:30", "à 12:30"),
        ("(sic !)", f"(sic{N}!)"),
        ("première ligne\nseconde : ligne", f"première ligne\nseconde{N}: ligne"),
        ("", ""),
    ],
)
def test_typed_text_gets_french_spacing(tape: str, attendu: str) -> None:
    assert typographie.typo(tape) == attendu


def test_typed_text_is_settled_by_one_pass() -> None:
    une_fois = typographie.typo("« L'avis : oui ! » à 12 h ; n° 3, soit 50 % ?")
    assert typographie.typo(une_fois) == une_fois


def test_typo_filter_still_escapes() -> None:
    assert rendu("{{ v|typo }}", v="<b>l'avis</b>") == "&lt;b&gt;l’avis&lt;/b&gt;"
    assert "<p>" in rendu("{{ v|typo|linebreaks }}", v="a\n\nb")


@pytest.mark.parametrize("ecrit", [
    typographie.nombre(1234567.5),
    typographie.pourcent(12.5),
    typographie.heure(time(4, 40)),
    typographie.jour_en_lettres("2026-01-01", forme="jour"),
    typographie.typo("1\u202f000 ! \u2009?"),
])  # fmt: skip
def test_no_space_outside_the_fonts(ecrit: str) -> None:
    assert "\u202f" not in ecrit
    assert "\u2009" not in ecrit
