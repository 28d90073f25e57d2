"""The filter by words, against a plain reference; what resembles; what is marked."""

import html
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acteurs.models import Structure
from cellule.perimetre import perimetre
from cellule.recherche.mots import assez_long, contient, filtrer_par_mots, ressemblants, surligner
from cellule.tri import mots_de, texte_de_recherche
from tests.fabriques import StructureFabrique

NOMS = (
    "EMSP du Goëlo", "Cœur de vie", "L’Océan bleu", "Saint-Brieuc", "100 % domicile", "a_b\\c",
    "HAD 35", "Hôpital d'Évry", "Mère-enfant", "emsp goelo (annexe)",
)  # fmt: skip


@pytest.fixture
def noms(cellule):
    with perimetre(cellule, ecriture=True):
        for nom in NOMS:
            StructureFabrique(
                nom=nom, code=f"z{NOMS.index(nom)}", recherche=texte_de_recherche(nom)
            )
        yield cellule


def trouvees(q: str) -> set[str]:
    return set(filtrer_par_mots(Structure.objects.all(), q).values_list("nom", flat=True))


MORCEAUX = st.sampled_from(
    ["goe", "ŒUR", "oc", "%", "_", "\\", "-", "’", " ", "35", "É", "ev", "emsp", "b", "\0", "m"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(MORCEAUX, max_size=5).map("".join))
def test_each_word_is_contained_and_nothing_else_counts(noms, q):
    mots = mots_de(q)
    attendues = {nom for nom in NOMS if all(mot in texte_de_recherche(nom) for mot in mots)}
    assert trouvees(q) == (attendues if mots or not q.strip() else set())


def test_signs_of_like_are_signs(noms):
    assert trouvees("100 %") == {"100 % domicile"}
    assert trouvees("%") == set()
    for mot in ("e%p", "e_sp", "ems\\p"):
        assert not Structure.objects.filter(contient([mot])).exists()
    assert Structure.objects.filter(contient(["emsp"])).count() == 2


def test_nothing_typed_filters_nothing(noms):
    assert trouvees("  ") == set(NOMS)


@pytest.mark.parametrize(
    ("q", "premiere"),
    [("goello", "EMSP du Goëlo"), ("oceam", "L’Océan bleu"), ("brieux", "Saint-Brieuc")],
)
def test_a_typo_finds_what_resembles(noms, q, premiere):
    assert trouvees(q) == set()
    assert premiere in [s.nom for s in ressemblants(Structure.objects.all(), q)]


def test_every_word_must_resemble(noms):
    assert list(ressemblants(Structure.objects.all(), "goello rennes")) == []
    assert list(ressemblants(Structure.objects.all(), "?!")) == []


@pytest.mark.parametrize(
    ("texte", "q", "marque"),
    [
        ("Cœur d’Évry", "coeur evry", "<mark>Cœur</mark> d’<mark>Évry</mark>"),
        ("Goe\u0308lo", "goelo", "<mark>Goe\u0308lo</mark>"),
        ("<b>EMSP</b>", "emsp", "&lt;b&gt;<mark>EMSP</mark>&lt;/b&gt;"),
        ("anana", "ana", "<mark>anana</mark>"),
        ("Rien", "goelo", "Rien"),
    ],
)
def test_words_are_marked_where_they_stand(texte, q, marque):
    assert surligner(texte, q) == marque


@given(st.text(max_size=30), st.text(max_size=6))
def test_marks_change_no_letter(texte, q):
    assert html.unescape(re.sub(r"</?mark>", "", surligner(texte, q))) == html.unescape(
        html.escape(texte)
    )


def test_two_letters_at_least():
    assert [assez_long(q) for q in ("", "é", " - a", "ab", "é 3")] == [
        False, False, False, True, True,
    ]  # fmt: skip
