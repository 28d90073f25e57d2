"""Small rich text: four marks, and nothing that a person types becomes anything else."""

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from cellule.texte_riche import en_html, en_texte, est_vide

N = "\u00a0"


def test_bold_lists_links_and_line_breaks_are_drawn():
    source = "**Gras** et [site](https://e.fr/?a=1&b=2)\nsuite\n\n- un\n- deux\n\n1. premier"
    html = " ".join(en_html(source).split())
    assert html == (
        '<p><strong>Gras</strong> et <a href="https://e.fr/?a=1&amp;b=2" rel="noopener">site</a>'
        "<br> suite</p> <ul> <li>un</li> <li>deux</li> </ul> <ol> <li>premier</li> </ol>"
    )


@pytest.mark.parametrize(
    "source",
    [
        "# Titre", "*italique*", "_italique_", "`code`", "![image](x.png)", "---", "| a | b |",
        "<b>gras</b>", "<script>alert(1)</script>", "https://e.fr", "&lt", "> citation",
    ],
)  # fmt: skip
def test_other_marks_stay_what_was_typed(source):
    html = en_html(source)
    assert html.startswith("<p>")
    assert html.count("<") == 2
    assert en_texte(source) == source


@pytest.mark.parametrize(
    "adresse",
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x", "//e.fr",
        "/c/bretagne/", "http:///x", "&#106;avascript:alert(1)", "ftp://e.fr", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_link_elsewhere_than_the_web_or_a_mail_is_no_link(adresse):
    assert "<a" not in en_html(f"[lien]({adresse})")


def test_link_keeps_no_title_and_closes_its_attribute():
    html = en_html('[a](https://e.fr/"onclick=1 "titre")')
    assert html == '<p><a href="https://e.fr/%22onclick=1" rel="noopener">a</a></p>\n'
    html = en_html("[m](mailto:a@e.fr)")
    assert html == '<p><a href="mailto:a@e.fr" rel="noopener">m</a></p>\n'


def test_french_spacing_is_applied_to_the_words():
    assert en_html("Bilan : **oui !**") == f"<p>Bilan{N}: <strong>oui{N}!</strong></p>\n"


def test_plain_text_keeps_a_line_per_paragraph_and_item():
    assert en_texte("Un **deux**\ntrois\n\n- a\n- [b](https://e.fr)") == "Un deux\ntrois\n– a\n– b"


def test_nothing_typed_draws_nothing():
    assert en_html("") == en_html(" \n ") == ""
    assert est_vide(" \n") and not est_vide("a")


def test_filter_draws_it_in_a_template():
    rendu = engines["django"].from_string("{{ t|riche }}").render({"t": "**a** <i>"})
    assert rendu == "<p><strong>a</strong> &lt;i&gt;</p>\n"


@given(st.text(alphabet="*_-[]()<>!#`\\ \n1.ab&\"':/", max_size=80))
def test_only_the_four_marks_ever_come_out(source):
    html = en_html(source)
    permises = ("p", "br", "strong", "ul", "ol", "li", "a")
    for morceau in html.split("<")[1:]:
        nom = morceau.lstrip("/").split(">")[0].split(" ")[0]
        assert nom in permises
