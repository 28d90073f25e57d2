"""Writes stand in `actions`, SQL in the few modules of the wall (maison §2)."""

import ast
from collections.abc import Iterator

from tests.maison.sources import Source, imports, sources

ECRITURES = {
    "save", "asave", "save_base", "delete", "adelete", "create", "acreate", "bulk_create",
    "bulk_update", "get_or_create", "update_or_create", "update", "aupdate",
}  # fmt: skip
# Said of a dictionary or a hash too: a write only if the receiver comes from a manager.
AMBIGUES = {"update", "create", "delete", "save"}
ECRIVENT = {
    "cellule/trace.py": "the trail has one writer",
    "cellule/perimetre.py": "the guard around every write",
    "cellule/models/base.py": "the guard around every write",
    "cellule/models/comptes.py": "`create_user`, which Django's own commands call",
}
SQL = {
    "cellule/perimetre.py": "tells PostgreSQL the cell",
    "cellule/nation.py": "speaks as the national role",
    "cellule/rls.py": "the policies",
    "cellule/management/commands/migrate.py": "runs as the owner, grants",
    "cellule/management/commands/flush.py": "runs as the owner",
}
DOSSIERS_SQL = ("cellule/cloison/", "cellule/local/")


def ecritures(source: Source) -> Iterator[ast.Call]:
    """Calls that write through the ORM, as far as the text tells."""
    modeles = {nom.rpartition(".")[2] for _, nom in imports(source) if ".models." in nom}
    fonctions = [n for n in ast.walk(source.arbre) if isinstance(n, ast.FunctionDef)]
    for morceau in fonctions or [source.arbre]:
        requetes = _noms_de_requetes(morceau)
        for noeud in ast.walk(morceau):
            if not isinstance(noeud, ast.Call) or not isinstance(noeud.func, ast.Attribute):
                continue
            verbe, recepteur = noeud.func.attr, noeud.func.value
            sure = verbe not in AMBIGUES or (verbe == "save" and not noeud.args)
            if verbe in ECRITURES and (sure or _vient_d_un_manager(recepteur, requetes, modeles)):
                yield noeud


def _noms_de_requetes(morceau: ast.AST) -> set[str]:
    """The variables that hold a queryset: `miens = Travail.objects.filter(…)`."""
    return {
        cible.id
        for noeud in ast.walk(morceau)
        if isinstance(noeud, ast.Assign) and _vient_d_un_manager(noeud.value)
        for cible in noeud.targets
        if isinstance(cible, ast.Name)
    }


def _vient_d_un_manager(noeud: ast.AST, requetes=frozenset(), modeles=frozenset()) -> bool:
    """Follow a chain of calls back to its root: `Structure.objects.filter(…)[:3]`."""
    while True:
        match noeud:
            case ast.Attribute(attr="objects" | "_base_manager"):
                return True
            case ast.Call(func=ast.Name(id=nom)):
                return nom in modeles
            case (
                ast.Call(func=suivant) | ast.Attribute(value=suivant) | ast.Subscript(value=suivant)
            ):
                noeud = suivant
            case ast.Name(id=nom):
                return nom in requetes
            case _:
                return False


def est_une_action(source: Source) -> bool:
    return "actions" in source.nom.removesuffix(".py").split("/")


def test_only_actions_write():
    fautes = [
        f"{source.a(noeud)} : {ast.unparse(noeud.func)}"
        for source in sources()
        if not est_une_action(source) and source.nom not in ECRIVENT
        for noeud in ecritures(source)
    ]
    assert fautes == []


def test_sql_is_written_behind_the_wall_only():
    fautes = [
        f"{source.a(noeud)} : {ast.unparse(noeud)}"
        for source in sources()
        if source.nom not in SQL and not source.nom.startswith(DOSSIERS_SQL)
        for noeud in ast.walk(source.arbre)
        if (isinstance(noeud, ast.Name) and noeud.id == "RawSQL")
        or (
            isinstance(noeud, ast.Attribute)
            and noeud.attr in ("cursor", "raw", "extra", "_base_manager", "_default_manager")
        )
    ]
    assert fautes == []


def test_exceptions_are_still_there():
    """A reason that no longer applies goes."""
    noms = {source.nom for source in sources()}
    assert (ECRIVENT.keys() | SQL.keys()) - noms == set()


def test_adhesions_are_read_in_one_module():
    """Whoever reads them decides who enters (maison §4.7), or whom a mail goes to."""
    fautes = [
        source.a(noeud)
        for source in sources()
        if source.nom != "cellule/requetes.py" and not est_une_action(source)
        for noeud in ast.walk(source.arbre)
        if isinstance(noeud, ast.Attribute) and ast.unparse(noeud) == "Adhesion.objects"
    ]
    assert fautes == []


def test_a_write_is_told_from_a_dictionary():
    def trouvees(texte: str) -> int:
        return len(list(ecritures(Source("acteurs/views.py", texte))))

    assert trouvees("contexte.update(a=1)\nempreinte.update(b'x')\ncache.delete('x')") == 0
    for ligne in (
        "ligne.save()",
        "Structure.objects.create(nom='x')",
        "Structure.objects.filter(pk=1).update(nom='x')",
        "a = Structure.objects.all()\na.delete()",
        "x.professionnels.get_or_create(nom='x')",
        "from acteurs.models import Structure\nStructure(nom='x').save(force_insert=True)",
    ):
        assert trouvees(ligne) == 1, ligne


def test_no_signals():
    """A write says what it does where it is done."""
    fautes = [
        f"{source.a(noeud)} : {nom}"
        for source in sources()
        for noeud, nom in imports(source)
        if nom.startswith("django.") and ("signals" in nom or "dispatch" in nom)
    ]
    assert fautes == []
