"""Who may import whom (maison §2): one line, read left to right, and no cycle inside an app."""

import ast

from tests.maison.sources import APPS, Source, imports, sources

PERMIS = {
    "cellule": {"cellule"},
    "acteurs": {"cellule", "acteurs"},
    "evenements": {"cellule", "acteurs", "evenements"},
    "antennes": {"cellule", "acteurs", "evenements", "antennes"},
    "indicateurs": {"cellule", "acteurs", "evenements", "antennes", "indicateurs"},
    "rapports": {"cellule", "indicateurs", "rapports"},
}
# `indicateurs` reads the apps of the trade by these alone.
LISIBLES = ("models", "requetes")
# Inside an app: models ← requetes ← actions ← forms, tables, filters, tasks ← views ← urls.
RANGS = {
    "models": 0,
    "requetes": 1,
    "droits": 1,
    "colonnes": 1,
    "actions": 2,
    "forms": 3,
    "tables": 3,
    "filters": 3,
    "listes": 3,
    "fiches": 3,
    "tasks": 3,
    "views": 4,
    "urls": 5,
}


def rang(partie: str) -> int | None:
    """`views` and `views_region` are of one rank; a module with another name has none."""
    return RANGS.get(partie.split("_")[0])


def fautes_de(source: Source) -> list[str]:
    fautes = []
    for noeud, nom in imports(source):
        app, _, reste = nom.partition(".")
        if app not in (*APPS, "tests"):
            continue
        ou = f"{source.a(noeud)} importe {nom}"
        partie = reste.partition(".")[0]
        if app not in PERMIS[source.app]:
            fautes.append(f"{ou} : {source.app} n’importe pas {app}")
        elif source.app == "indicateurs" and app in ("acteurs", "evenements", "antennes"):
            if partie not in LISIBLES:
                fautes.append(f"{ou} : indicateurs n’en lit que {LISIBLES}")
        elif partie == "config" and not source.nom.startswith("cellule/config/"):
            fautes.append(f"{ou} : la configuration n’est importée par personne")
        elif source.nom.startswith("cellule/config/") and app != "cellule":
            fautes.append(f"{ou} : la configuration nomme les apps par une chaîne")
        elif app == source.app:
            ici, la = (
                rang(source.module.split(".")[1]) if "." in source.module else None,
                rang(partie),
            )
            if ici is not None and la is not None and la > ici:
                fautes.append(f"{ou} : à l’envers dans l’app")
    return fautes


def test_imports_go_one_way():
    assert [faute for source in sources() for faute in fautes_de(source)] == []


def test_no_import_is_hidden_in_a_function():
    """An import in a function hides a cycle."""
    fautes = [
        source.a(noeud)
        for source in sources()
        for fonction in ast.walk(source.arbre)
        if isinstance(fonction, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for noeud in ast.walk(fonction)
        if isinstance(noeud, ast.Import | ast.ImportFrom)
    ]
    assert fautes == []


def test_a_wrong_import_is_found():
    """The rule itself, on a line of each kind."""
    for nom, texte in {
        "cellule/a.py": "from acteurs.models import Structure",
        "acteurs/a.py": "import evenements.models",
        "evenements/a.py": "from antennes import models",
        "indicateurs/a.py": "from evenements.actions import creer",
        "rapports/a.py": "from acteurs.models import Structure",
        "acteurs/models/b.py": "from acteurs import views",
        "acteurs/requetes.py": "from .actions import creer",
        "acteurs/b.py": "from cellule.config.settings import DEBUG",
        "cellule/config/urls.py": "from acteurs import urls",
        "cellule/b.py": "from tests.fabriques import CelluleFabrique",
    }.items():
        assert len(fautes_de(Source(nom, texte))) == 1, nom
