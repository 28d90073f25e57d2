"""The two shells, with a full context and with none at all."""

import re
from copy import deepcopy

import pytest
from django.conf import settings
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.template.loader import render_to_string

PAGE = (
    '{% extends "base.html" %}{% block titre %}Essai{% endblock %}'
    "{% block contenu %}<h1>Essai</h1>{% endblock %}"
)
MENU = [
    {"libelle": "Tableau de bord", "url": "/c/x/", "icone": "layout-dashboard", "courant": True,
     "compte": 0, "groupe": ""},
    {"libelle": "Équipes & lieux", "url": "/c/x/equipes/", "icone": "users", "courant": False,
     "compte": 3, "groupe": ""},
    {"libelle": "Annuaire", "url": "/annuaire/x/", "icone": "book-open", "courant": False,
     "compte": 0, "groupe": "Public"},
]  # fmt: skip
PLEIN = {
    "menu": MENU,
    "identite": {"nom": "Cellule d’exemple", "detail": "Centre-Val de Loire", "url": "/c/x/"},
    "theme": "sombre",
    "liens_pied": [{"libelle": "Mentions légales", "url": "/mentions/"}],
    "url_accessibilite": "/accessibilite/",
}


def rendu(source: str, **contexte: object) -> str:
    return engines["django"].from_string(source).render(contexte)


def test_shell_has_one_of_each_landmark() -> None:
    html = rendu(PAGE, **PLEIN)
    assert '<html lang="fr" data-theme="sombre">' in html
    for unique in ("<main", "<h1", "<title>", "<footer", "<header"):
        assert html.count(unique) == 1, unique
    assert "<title>Essai – Cellule d’exemple – Maillage</title>" in html
    assert html.index('href="#contenu"') < html.index("<nav")
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_shell_needs_no_context() -> None:
    html = rendu(PAGE)
    assert "<title>Essai – Maillage</title>" in html
    assert "non conforme" in html
    assert 'href=""' not in html


def test_menu_marks_the_current_page_and_counts() -> None:
    html = rendu(PAGE, **PLEIN)
    assert html.count('href="/c/x/" aria-current="page"') == 2  # side bar and phone menu
    assert "Équipes &amp; lieux" in html
    assert html.count('3<span class="vh"> à traiter</span>') == 2
    assert html.count('<p class="menu-titre">Public</p>') == 2


@pytest.mark.parametrize(
    ("theme", "media", "schema"),
    [
        ("clair", None, "light"),
        ("sombre", 'media="screen"', "dark"),
        ("", 'media="screen and (prefers-color-scheme: dark)"', "light dark"),
    ],
)
def test_theme_links_the_dark_colours_for_the_screen_only(
    theme: str, media: str | None, schema: str
) -> None:
    html = rendu(PAGE, theme=theme)
    assert f'<meta name="color-scheme" content="{schema}">' in html
    lien = re.search(r"<link[^>]*sombre[^>]*>", html)
    assert (lien is None) if media is None else (media in lien[0])


def test_tokens_come_before_every_other_sheet() -> None:
    feuilles = re.findall(r'href="[^"]*css/(\w+)[^"]*\.css"', rendu(PAGE))
    assert feuilles == [
        "tokens", "sombre", "polices", "base", "composants", "formulaires", "impression",
    ]  # fmt: skip


def test_title_says_that_the_form_has_errors() -> None:
    class Refuse:
        errors = {"nom": ["Ce champ est obligatoire."]}

    assert "<title>Erreur\u00a0: Essai" in rendu(PAGE, form=Refuse())


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "500"])
def test_error_page_renders_without_context_and_leads_home(code: str) -> None:
    html = render_to_string(f"{code}.html")
    assert f"Erreur {code[:3]}" in html
    assert html.count("<h1>") == 1
    assert 'href="/"' in html


@pytest.mark.parametrize("gabarit", ["base.html", "base_simple.html"])
def test_shell_reads_no_variable_that_may_be_missing(gabarit: str) -> None:
    reglage = deepcopy(settings.TEMPLATES[0])
    reglage.pop("BACKEND")
    reglage["OPTIONS"]["string_if_invalid"] = "MANQUE:%s"
    moteur = DjangoTemplates({"NAME": "strict", **reglage})
    source = f'{{% extends "{gabarit}" %}}'
    for contexte in ({}, PLEIN):
        assert "MANQUE" not in moteur.from_string(source).render(contexte)
