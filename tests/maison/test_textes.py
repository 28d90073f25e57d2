"""Documents and words: short, complete, nothing left for later."""

import re

import pytest
from django.template import engines

from tests.maison.sources import RACINE, textes

DECISIONS = sorted(set((RACINE / "docs" / "decisions").glob("*.md")) - {
    RACINE / "docs" / "decisions" / "README.md"
})  # fmt: skip
PLUS_TARD = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
# Found by name, by Django and by nobody else.
D_OFFICE = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}


def test_readme_is_short():
    lignes = (RACINE / "README.md").read_text(encoding="utf-8").splitlines()
    assert len(lignes) < 200


def test_nothing_is_left_for_later():
    restes = [
        f"{nom}:{numero}"
        for nom, texte in textes()
        for numero, ligne in enumerate(texte.splitlines(), 1)
        if PLUS_TARD.search(ligne)
    ]
    assert restes == []


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda chemin: chemin.stem)
def test_decision_says_context_choice_and_cost(decision):
    texte = decision.read_text(encoding="utf-8")
    assert texte.startswith("# ")
    titres = re.findall(r"^\*\*(Context|Choice|Cost)\.\*\*", texte, re.MULTILINE)
    assert titres == ["Context", "Choice", "Cost"]


def test_each_template_is_used():
    """Named by a view, by another template, or put in the place of a library's own. The texts of
    the help are found by their subject (`tests/interface/test_aide.py`)."""
    dossier = RACINE / "templates"
    gabarits = {str(g.relative_to(dossier)) for g in dossier.rglob("*") if g.is_file()}
    tout = "\n".join(texte for nom, texte in textes() if not nom.startswith("tests/"))
    autres = [d for d in engines["django"].template_dirs if d != dossier]
    inutiles = {
        gabarit
        for gabarit in gabarits - D_OFFICE
        if not gabarit.startswith("aide/")
        and f'"{gabarit}"' not in tout
        and not any((d / gabarit).exists() for d in autres)
    }
    assert inutiles == set()
