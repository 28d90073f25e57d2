"""Small modules, small functions (maison §1)."""

import ast

from tests.maison.sources import Source, sources

LIGNES_D_UN_MODULE = 300
LIGNES_D_UN_MODULE_D_ESSAIS = 400  # tests stand side by side, each read alone
# The aim is 40; a declaration that reads from top to bottom may be longer.
LIGNES_D_UNE_FONCTION = 60


def trop_longs(modules: tuple[Source, ...], limite: int) -> list[str]:
    longueurs = [(source.nom, len(source.texte.splitlines())) for source in modules]
    return [f"{nom} : {lignes} lignes" for nom, lignes in longueurs if lignes > limite]


def test_modules_are_small():
    assert trop_longs(sources(), LIGNES_D_UN_MODULE) == []
    assert trop_longs(sources("tests"), LIGNES_D_UN_MODULE_D_ESSAIS) == []


def test_functions_are_small():
    trop_longues = {
        f"{source.a(noeud)} {noeud.name}": noeud.end_lineno - noeud.lineno + 1
        for source in sources() + sources("tests")
        for noeud in ast.walk(source.arbre)
        if isinstance(noeud, ast.FunctionDef | ast.AsyncFunctionDef)
        and noeud.end_lineno - noeud.lineno + 1 > LIGNES_D_UNE_FONCTION
    }
    assert trop_longues == {}
