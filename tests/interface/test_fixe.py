"""A piece that is drawn once sees what it was given, and nothing of another page."""

import pytest
from django.template import engines
from django.utils.safestring import mark_safe

from cellule.templatetags.fixe import Fixe

PIED = '{% load fixe %}{% fixe "composants/pied.html" "liens_pied" "url_aide" %}'


def rendu(source: str, **contexte: object) -> str:
    return engines["django"].from_string(source).render(contexte)


def test_it_is_drawn_again_when_a_value_changes() -> None:
    for libelle in ("Aide", "Mentions", "Aide"):
        html = rendu(PIED, liens_pied=[{"libelle": libelle, "url": "/x/"}])
        assert html.count(">Aide</a>") == (libelle == "Aide")
        assert html.count(">Mentions</a>") == (libelle == "Mentions")


def test_it_does_not_see_what_it_was_not_given() -> None:
    assert "/secret/" not in rendu(PIED, url_accessibilite="/secret/")


def test_a_text_is_not_taken_for_the_markup_that_reads_the_same() -> None:
    lien = {"libelle": mark_safe("<i>x</i>"), "url": "/"}
    assert "<i>x</i>" in rendu(PIED, liens_pied=[lien])
    assert "&lt;i&gt;x" in rendu(PIED, liens_pied=[{"libelle": "<i>x</i>", "url": "/"}])
    assert Fixe({"n": 1}) != Fixe({"n": True})


def test_what_may_change_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        Fixe({"n": object()})
