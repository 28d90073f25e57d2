"""The project's own files, read once for all the house rules."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
APPS = ("cellule", "acteurs", "evenements", "antennes", "indicateurs", "rapports")


@dataclass(frozen=True)
class Source:
    """A Python module; `nom` is its path from the root of the project."""

    nom: str
    texte: str

    @cached_property
    def arbre(self) -> ast.Module:
        return ast.parse(self.texte, self.nom)

    @property
    def app(self) -> str:
        return self.nom.split("/")[0]

    @property
    def module(self) -> str:
        """Its dotted name: `cellule.models`, also for `cellule/models/__init__.py`."""
        return self.nom.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def paquet(self) -> str:
        """The package that its relative imports start from."""
        return self.module if self.nom.endswith("__init__.py") else self.module.rpartition(".")[0]

    def a(self, noeud: ast.AST) -> str:
        """Where a node stands, as an editor opens it."""
        return f"{self.nom}:{noeud.lineno}"


@cache
def sources(*dossiers: str) -> tuple[Source, ...]:
    """The modules of some folders (by default, of the apps), migrations left out."""
    return tuple(
        Source(str(chemin.relative_to(RACINE)), chemin.read_text(encoding="utf-8"))
        for dossier in dossiers or APPS
        for chemin in sorted((RACINE / dossier).rglob("*.py"))
        if "migrations" not in chemin.parts
    )


def imports(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Each imported name in full, relative ones resolved: `cellule.models.Cellule`."""
    for noeud in ast.walk(source.arbre):
        if isinstance(noeud, ast.Import):
            yield from ((noeud, alias.name) for alias in noeud.names)
        elif isinstance(noeud, ast.ImportFrom):
            debut = noeud.module or ""
            if noeud.level:
                parents = source.paquet.split(".")
                base = ".".join(parents[: len(parents) - noeud.level + 1])
                debut = f"{base}.{debut}".rstrip(".")
            yield from ((noeud, f"{debut}.{alias.name}") for alias in noeud.names)


def textes() -> Iterator[tuple[str, str]]:
    """Every text that we wrote, code or not: path and contents."""
    suffixes = {
        ".py",
        ".html",
        ".txt",
        ".css",
        ".js",
        ".md",
        ".sh",
        ".sql",
        ".toml",
        ".yml",
        ".svg",
    }
    ecartes = {"vendor", ".venv", ".git", ".outils", "var", "donnees", "__pycache__"}
    for dossier in (*APPS, "tests", "templates", "static", "docs", "."):
        motif = RACINE.glob("*") if dossier == "." else (RACINE / dossier).rglob("*")
        for chemin in sorted(motif):
            relatif = chemin.relative_to(RACINE)
            if chemin.is_file() and chemin.suffix in suffixes and not ecartes & set(relatif.parts):
                yield str(relatif), chemin.read_text(encoding="utf-8")
