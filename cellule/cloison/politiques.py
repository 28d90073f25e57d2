"""The policies as PostgreSQL has them, the ways around them, and a live attempt to see too much."""

from collections import defaultdict
from collections.abc import Iterator

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from cellule.rls import LECTURE_PARTAGEE, modeles_du_mur, politiques_attendues

from .commun import A_NOUS, lire, sans_suite, tables_du_mur

POLITIQUE = "permissive, roles::text, cmd, qual, with_check"


def politiques(connexion: BaseDatabaseWrapper) -> Iterator[str]:
    """Exactly the expected policies: a missing one hides too much, an extra one shows too much."""
    attendues = {
        table: [(p.nom, p.sql("attendue")) for p in politiques_attendues(modele)]
        for table, modele in tables_du_mur().items()
    }
    textes = _textes_attendus(connexion, {sql for p in attendues.values() for _, sql in p})
    trouvees = defaultdict(dict)
    for table, nom, *texte in lire(
        connexion, f"SELECT tablename, policyname, {POLITIQUE} FROM pg_policies"
    ):
        trouvees[table][nom] = tuple(texte)
    for table, voulues in attendues.items():
        ici = trouvees.pop(table, {})
        for nom, sql in voulues:
            if nom not in ici:
                yield f"{table} : la politique {nom} manque."
            elif ici[nom] != textes[sql]:
                yield f"{table} : la politique {nom} n’est pas celle attendue."
        for nom in sorted(ici.keys() - {nom for nom, _ in voulues}):
            yield f"{table} : la politique {nom} est de trop."
    for table in sorted(trouvees):
        yield f"{table} : une politique est posée sur une table hors du mur."


def _textes_attendus(connexion: BaseDatabaseWrapper, ordres: set[str]) -> dict[str, tuple]:
    """How PostgreSQL, in its version, prints each expected policy."""
    textes = {}
    for ordre in ordres:
        with sans_suite(connexion), connexion.cursor() as curseur:
            curseur.execute("CREATE TEMPORARY TABLE attendue (cellule_id bigint, partage boolean)")
            curseur.execute(ordre)
            curseur.execute(
                f"SELECT {POLITIQUE} FROM pg_policies"
                " WHERE schemaname ~ '^pg_temp' AND tablename = 'attendue'"
            )
            textes[ordre] = curseur.fetchone()
    return textes


def vues(connexion: BaseDatabaseWrapper) -> Iterator[str]:
    """A view reads with its owner's rights unless told otherwise; materialised, it always does."""
    for vue, genre, options, lisible in lire(
        connexion,
        "SELECT c.relname, c.relkind::text, c.reloptions,"
        " has_table_privilege(%s, c.oid, 'SELECT') OR has_table_privilege(%s, c.oid, 'SELECT')"
        " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        f" WHERE c.relkind IN ('v', 'm') AND {A_NOUS} ORDER BY 1",
        settings.ROLE_APPLICATION,
        settings.ROLE_NATIONAL,
    ):
        if genre == "m" and lisible:
            yield f"{vue} : vue matérialisée lisible par l’application, hors de toute politique."
        oui = {f"security_invoker={valeur}" for valeur in ("true", "on", "1", "yes")}
        if genre == "v" and not oui & {option.lower() for option in options or ()}:
            yield f"{vue} : la vue n’est pas security_invoker, elle lit comme son propriétaire."


def fonctions(connexion: BaseDatabaseWrapper) -> Iterator[str]:
    for (nom,) in lire(
        connexion,
        "SELECT p.oid::regprocedure::text FROM pg_proc p"
        f" JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND {A_NOUS}",
    ):
        yield f"{nom} : fonction SECURITY DEFINER, elle agit comme son propriétaire."


def sonde(connexion: BaseDatabaseWrapper) -> Iterator[str]:
    """Without a perimeter no row of a cell is visible; in each cell, none of another but those
    that it has marked."""
    noms = [m._meta.db_table for m in (*modeles_du_mur(), *modeles_du_mur(vues=True))]
    lisibles = [
        table
        for (table,) in lire(
            connexion,
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'cellule_id'"
            " WHERE n.nspname = 'public' AND c.relname = ANY(%s)"
            " AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1",
            noms,
        )
    ]
    if not lisibles:
        return
    with sans_suite(connexion):
        for table in _visibles(connexion, lisibles, ""):
            yield f"{table} : des lignes sont visibles sans périmètre."
        for cellule, code in lire(connexion, "SELECT id, code FROM cellule_cellule ORDER BY id"):
            for table in _visibles(connexion, lisibles, str(cellule)):
                yield f"{table} : la cellule {code} voit des lignes d’une autre."


def _visibles(connexion: BaseDatabaseWrapper, tables: list[str], cellule: str) -> list[str]:
    """The tables that show a row of another cell than `cellule`, which nobody has marked."""
    lire(connexion, "SELECT set_config('app.cellule_id', %s, true)", cellule)
    partageables = {nom for nom, m in tables_du_mur().items() if LECTURE_PARTAGEE in
                    politiques_attendues(m)} if cellule else set()  # fmt: skip
    essais = " UNION ALL ".join(
        f"SELECT '{table}' WHERE EXISTS (SELECT FROM {table} WHERE cellule_id::text <> %s"
        f"{' AND NOT partage' if table in partageables else ''})"
        for table in tables
    )
    return [table for (table,) in lire(connexion, essais, *[cellule] * len(tables))]
