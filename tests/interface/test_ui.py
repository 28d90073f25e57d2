"""The tags: what they say to those who see, to those who do not, and to a strict CSP."""

import re
from datetime import UTC, datetime

import pytest
from django.core.paginator import Paginator
from django.template import TemplateSyntaxError, engines
from django.test import RequestFactory

N = "\u00a0"


def rendu(source: str, **contexte: object) -> str:
    return engines["django"].from_string(source).render(contexte)


def test_icon_is_silent_unless_it_has_a_title() -> None:
    assert 'aria-hidden="true"' in rendu('{% ico "leaf" %}')
    parlante = rendu('{% ico "leaf" titre=t %}', t='Feuille "verte"')
    assert 'role="img" aria-label="Feuille &quot;verte&quot;"' in parlante
    assert "aria-hidden" not in parlante


def test_badge_says_its_word_and_escapes_it() -> None:
    assert "&lt;i&gt;" in rendu("{% badge t %}", t="<i>")
    assert "b-attention" in rendu('{% badge "Incomplet" "attention" %}')


def test_unknown_tone_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match="ton inconnu"):
        rendu('{% badge "x" "vermillon" %}')


@pytest.mark.parametrize(
    ("part", "largeur", "lu"),
    [
        (72.6, "72.6%", f"72,6{N}%"),
        (0, "0%", f"0{N}%"),
        (100, "100%", f"100{N}%"),
        (130, "100%", f"130{N}%"),
        (-5, "0%", f"\u22125{N}%"),
        (None, "0%", "s.o."),
    ],
)
def test_gauge_draws_and_says_its_share(part: float | None, largeur: str, lu: str) -> None:
    svg = rendu('{% jauge p "Taux" %}', p=part)
    assert f'width="{largeur}"' in svg
    assert f'aria-label="Taux {lu}"' in svg


def test_decorative_gauge_is_silent() -> None:
    svg = rendu("{% jauge 50 decoratif=True %}")
    assert 'aria-hidden="true"' in svg
    assert "aria-label" not in svg


def test_sparkline_says_every_value() -> None:
    svg = rendu("{% etincelle s 'Réunions' %}", s=[("2023", 18), ("2024", None), ("2025", 21.5)])
    assert f"Réunions{N}: 2023{N}: 18, 2024{N}: non renseigné, 2025{N}: 21,5" in svg


def test_sparkline_is_cut_by_a_missing_value() -> None:
    assert rendu("{% etincelle s %}", s=[1, 2, None, 3, 4]).count("<polyline") == 2
    assert rendu("{% etincelle s %}", s=[1, 2, 3, 4]).count("<polyline") == 1


def test_sparkline_of_nothing_draws_nothing() -> None:
    assert rendu("{% etincelle s %}", s=[None, None]) == ""
    assert rendu("{% etincelle s %}", s=[]) == ""


def test_sparkline_keeps_zero_at_the_bottom() -> None:
    svg = rendu("{% etincelle s %}", s=[0, 10, 9])
    hauteurs = [float(p.split(",")[1]) for p in re.search(r'points="([^"]+)"', svg)[1].split()]
    assert hauteurs == [30, 4, 6.6]


@pytest.mark.parametrize(
    "source",
    [
        "{% etincelle s %}",
        "{% barres s 'Participants' %}",
        "{% jauge 33.333 %}",
        "{% progression 2 3 %}",
    ],
)
def test_drawings_never_hold_a_localised_float(source: str) -> None:
    html = rendu(source, s=[("2021", 1.5), ("2022", 318.61), ("2023", 1234.5)])
    attributs = re.findall(r'\b(?:x|y|cx|cy|r|width|height|dy|value|max)="([^"]*)"', html)
    assert attributs
    assert all(re.fullmatch(r"-?\d+(\.\d+)?%?", a) for a in attributs), attributs
    for points in re.findall(r'points="([^"]*)"', html):
        assert all(re.fullmatch(r"[\d.]+,[\d.]+", p) for p in points.split()), points


def test_bars_come_with_their_table() -> None:
    html = rendu("{% barres s 'Participants' %}", s=[("2024", 61), ("2025", 1214), ("2026", None)])
    assert f'<th scope="row">2025</th><td class="num">1{N}214</td>' in html
    assert '<th scope="row">2026</th><td class="num">non renseigné</td>' in html
    assert "<caption>Participants</caption>" in html
    assert f"2024{N}: 61, 2025{N}: 1{N}214, 2026{N}: non renseigné" in html


def test_card_names_its_section_after_its_title() -> None:
    html = rendu('{% carte titre=t id="equipes" %}<p>x</p>{% endcarte %}', t="Équipes & <co>")
    nom = re.search(r'aria-labelledby="([^"]+)"', html)[1]
    assert f'<h2 id="{nom}">Équipes &amp; &lt;co&gt;</h2>' in html
    assert "<p>x</p>" in html


def test_block_content_is_escaped_by_its_own_template() -> None:
    assert "&lt;script&gt;" in rendu("{% bandeau %}{{ v }}{% endbandeau %}", v="<script>")
    assert "&lt;script&gt;" in rendu("{% vide titre=v %}{{ v }}{% endvide %}", v="<script>")


def test_breadcrumb_ends_on_the_page_itself() -> None:
    attendu = rendu("{% fil etapes %}", etapes=[("Accueil", "/c/x/"), ("Rapport", "")])
    assert '<a href="/c/x/">Accueil</a>' in attendu
    assert '<span aria-current="page">Rapport</span>' in attendu
    assert rendu('{% fil "Accueil" "/c/x/" "Rapport" %}') == attendu


def page(numero: int, requete: str) -> str:
    lignes = Paginator(range(1, 2400), 10).get_page(numero)
    request = RequestFactory().get(f"/liste/?{requete}")
    return (
        engines["django"]
        .from_string("{% pagination page 'Équipes' %}")
        .render({"page": lignes}, request)
    )


def test_pagination_keeps_the_filters() -> None:
    html = page(3, "q=Gien&page=3")
    assert 'href="?q=Gien&amp;page=4" rel="next"' in html
    assert f"Équipes 21 à 30 sur 2{N}399" in html
    assert html.count("aria-current") == 1


def test_pagination_at_the_ends_offers_no_way_out() -> None:
    assert 'rel="prev"' not in page(1, "")
    assert 'rel="next"' not in page(240, "page=240")


def test_moment_reads_day_and_hour() -> None:
    moment = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
    assert rendu("{{ m|moment_fr }}", m=moment) == f"22{N}novembre 2026 à 7{N}h{N}30"
