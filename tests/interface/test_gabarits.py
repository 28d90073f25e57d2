"""Every template of the project: strict CSP, French typography, known icons."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from tests.interface.lieux import GABARITS, RACINE, gabarits, nom, sans_commentaires

ECRAN = gabarits(pdf=False)
ICONES = set(re.findall(r'<symbol id="([\w-]+)"', (RACINE / "static" / "icones.svg").read_text()))
_BALISE_DJANGO = re.compile(r"\{%.*?%\}", re.S)
_ATTRIBUT_LU = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')


def texte_lu(source: str) -> str:
    """What a person reads or hears: text and spoken attributes, variables as a letter."""
    source = re.sub(r"\{\{.*?\}\}", "x", source)
    source = re.sub(r"\{% (?:bandeau|carte|vide|badge|fil|barres)\b[^%]*%\}", _mots, source)
    source = _BALISE_DJANGO.sub("", source)
    lus = " \n".join(_ATTRIBUT_LU.findall(source))
    corps = re.sub(r"<(script|style|code)\b.*?</\1>|<[^>]*>", "\n", source, flags=re.S)
    return f"{corps}\n{lus}"


def _mots(balise: re.Match[str]) -> str:
    """The strings given to our own tags are read too."""
    return "\n".join(re.findall(r'"([^"]*)"', balise[0]))


@pytest.mark.parametrize("gabarit", gabarits(), ids=nom)
def test_template_compiles(gabarit: Path) -> None:
    get_template(nom(gabarit))


@pytest.mark.parametrize("gabarit", ECRAN, ids=nom)
def test_template_obeys_the_strict_csp(gabarit: Path) -> None:
    source = sans_commentaires(gabarit)
    assert not re.search(r"\sstyle\s*=", source)
    assert "<style" not in source
    assert not re.search(r"<script(?![^>]*\bsrc=)", source)
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", source)
    assert "javascript:" not in source
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", source)


@pytest.mark.parametrize("gabarit", gabarits(), ids=nom)
def test_template_is_in_french_typography(gabarit: Path) -> None:
    lu = texte_lu(sans_commentaires(gabarit))
    assert not re.search(r"\w'\w", lu), "apostrophe droite"
    assert not re.search(r"\S [:;!?%»]", lu), "espace ordinaire devant un signe double"
    assert not re.search(r"« ", lu), "espace ordinaire après un guillemet"
    assert "\u202f" not in lu
    assert "..." not in lu


@pytest.mark.parametrize("gabarit", ECRAN, ids=nom)
def test_icons_named_in_template_are_drawn(gabarit: Path) -> None:
    source = sans_commentaires(gabarit)
    nommees = re.findall(r'\{% ico "([\w-]+)"', source) + re.findall(r'icone="([\w-]+)"', source)
    assert set(nommees) <= ICONES


@pytest.mark.parametrize("gabarit", ECRAN, ids=nom)
def test_table_of_template_has_caption_and_scopes(gabarit: Path) -> None:
    source = sans_commentaires(gabarit)
    for tableau in re.findall(r"<table\b.*?</table>", source, re.S):
        assert "<caption" in tableau
        assert not re.search(r"<th(?![^>]*scope=)[\s>]", tableau)


def test_own_css_inlines_nothing_foreign() -> None:
    for fichier in (RACINE / "static" / "css").glob("*.css"):
        adresses = re.findall(r"url\(\"?([^\")]+)", fichier.read_text())
        assert all(a.startswith(("../vendor/", "data:image/svg+xml")) for a in adresses)
        for adresse in adresses:
            if adresse.startswith("../"):
                assert (fichier.parent / adresse).is_file()


def test_the_checks_of_this_file_can_fail(tmp_path: Path) -> None:
    faux = tmp_path / "faux.html"
    faux.write_text('<p style="color:red" title="Quoi ?">L\'avis</p><script>1</script>')
    with pytest.raises(AssertionError):
        test_template_obeys_the_strict_csp(faux)
    with pytest.raises(AssertionError):
        test_template_is_in_french_typography(faux)
    assert GABARITS.is_dir()
    assert len(ECRAN) > 30
