"""Each table behind the wall or known to stand outside; columns, keys and indexes that hold it."""

from collections.abc import Iterator

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from cellule.rls import HORS_DU_MUR, cles_internes, modeles_du_mur

from .commun import A_NOUS, lire, tables_du_mur


def tables(connexion: BaseDatabaseWrapper) -> Iterator[str]:
    """Each table is a tenant's, walled in, or on the short list of those outside the wall."""
    attendues = tables_du_mur()
    presentes = set()
    for schema, table, active, forcee in lire(
        connexion,
        "SELECT n.nspname, c.relname, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c"
        " JOIN pg_namespace n ON n.oid = c.relnamespace"
        f" WHERE c.relkind IN ('r', 'p', 'f') AND {A_NOUS} ORDER BY 1, 2",
    ):
        presentes.add(table)
        if schema != "public" or table not in attendues.keys() | HORS_DU_MUR.keys():
            yield f"{schema}.{table} : table inconnue, ni d’une cellule ni hors du mur."
        elif table in attendues and not active:
            yield f"{table} : la sécurité par ligne n’est pas activée."
        elif table in attendues and not forcee:
            yield f"{table} : FORCE ROW LEVEL SECURITY manque, le propriétaire passe."
    for table in sorted(attendues.keys() - presentes):
        yield f"{table} : la table manque, lancez migrate."


def modeles(connexion: BaseDatabaseWrapper) -> Iterator[str]:
    """A model without a cell is on the list; one on the list is not also behind the wall."""
    connus = tables_du_mur().keys() | {m._meta.db_table for m in modeles_du_mur(vues=True)}
    for modele in apps.get_models(include_auto_created=True):
        if modele._meta.db_table not in connus | HORS_DU_MUR.keys():
            yield f"{modele._meta.label} : modèle sans cellule, qui n’est pas hors du mur."


def colonnes(connexion: BaseDatabaseWrapper) -> Iterator[str]:
    presentes = {
        table: (type_sql, obligatoire)
        for table, type_sql, obligatoire in lire(
            connexion,
            "SELECT c.relname, format_type(a.atttypid, NULL), a.attnotnull FROM pg_attribute a"
            " JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE a.attname = 'cellule_id' AND NOT a.attisdropped AND c.relkind IN ('r', 'p')"
            f" AND {A_NOUS}",
        )
    }
    for table, modele in tables_du_mur().items():
        type_sql, obligatoire = presentes.get(table, ("absente", True))
        if type_sql != "bigint":
            yield f"{table}.cellule_id : bigint attendu, {type_sql} trouvé."
        if not obligatoire and not modele._meta.get_field("cellule").null:
            yield f"{table}.cellule_id peut être vide : la ligne n’appartiendrait à personne."
    for table in sorted(presentes.keys() - tables_du_mur().keys() - {"cellule_adhesion"}):
        yield f"{table} : la table porte cellule_id mais n’est pas derrière le mur."


CLES = """
SELECT k.conrelid::regclass::text, k.confrelid::regclass::text, k.conname, k.convalidated,
       ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS c (num, rang)
             JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.num ORDER BY rang),
       ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS c (num, rang)
             JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = c.num ORDER BY rang)
FROM pg_constraint k WHERE k.contype = 'f' ORDER BY 1, 3
"""


def cles(connexion: BaseDatabaseWrapper) -> Iterator[str]:
    """A plain key ignores row-level security: it accepts, and betrays, the row of another cell."""
    murees = tables_du_mur()
    manquantes = {
        (table, champ.column, champ.related_model._meta.db_table)
        for table, modele in murees.items()
        for champ in cles_internes(modele)
    }
    for table, cible, nom, valide, depuis, vers in lire(connexion, CLES):
        if cible not in murees:
            continue
        paires = dict(zip(vers, depuis, strict=True))
        if paires.get("cellule_id") != "cellule_id" or table not in murees:
            yield f"{table} : la clé simple {nom} mène à {cible} sans la cellule."
        elif not valide:
            yield f"{table} : la clé {nom} n’a pas été vérifiée (NOT VALID)."
        else:
            manquantes.discard((table, paires.get("id"), cible))
    for table, colonne, cible in sorted(manquantes):
        yield f"{table}.{colonne} : la clé composée (cellule, {colonne}) vers {cible} manque."
    for table, nom in lire(
        connexion,
        "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgenabled <> 'O' ORDER BY 1",
    ):
        yield f"{table} : le déclencheur {nom} est désactivé ; les clés ne sont plus tenues."


def index(connexion: BaseDatabaseWrapper) -> Iterator[str]:
    """A uniqueness over all cells tells each of them what the others have."""
    for table, nom in lire(
        connexion,
        "SELECT c.relname, i.indexrelid::regclass::text FROM pg_index i"
        " JOIN pg_class c ON c.oid = i.indrelid"
        " LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'cellule_id'"
        " WHERE i.indisunique AND NOT i.indisprimary AND c.relname = ANY(%s)"
        " AND (a.attnum IS NULL OR NOT a.attnum = ANY(i.indkey)) ORDER BY 1, 2",
        sorted(tables_du_mur()),
    ):
        yield f"{table} : l’index unique {nom} ne contient pas la cellule."
