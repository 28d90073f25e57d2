"""Who speaks to the database, who owns it, who was granted what."""

from collections import defaultdict
from collections.abc import Iterator

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from cellule.rls import droits_attendus

from .commun import A_NOUS, lire

SURVEILLES = (settings.ROLE_APPLICATION, settings.ROLE_NATIONAL, settings.ROLE_PROPRIETAIRE)


def roles_absents(connexion: BaseDatabaseWrapper) -> Iterator[str]:
    presents = {nom for (nom,) in lire(connexion, "SELECT rolname FROM pg_roles")}
    for nom in SURVEILLES:
        if nom not in presents:
            yield f"Le rôle {nom} manque : passez cellule/local/roles.sql sur cette base."


def roles(connexion: BaseDatabaseWrapper) -> Iterator[str]:
    """A superuser and a BYPASSRLS role see everything: nothing else would mean anything."""
    ((courant, session),) = lire(connexion, "SELECT current_user, session_user")
    if courant not in (settings.ROLE_APPLICATION, settings.ROLE_PROPRIETAIRE):
        yield f"Le rôle courant est {courant}, et non {settings.ROLE_APPLICATION}."
    for nom, superutilisateur, sans_rls in lire(
        connexion,
        "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = ANY(%s) ORDER BY 1",
        [courant, session, *SURVEILLES],
    ):
        if superutilisateur:
            yield f"Le rôle {nom} est superutilisateur : aucune politique ne le retient."
        elif sans_rls:
            yield f"Le rôle {nom} a BYPASSRLS : aucune politique ne le retient."


def proprietaires(connexion: BaseDatabaseWrapper) -> Iterator[str]:
    """Who owns a table may take its wall down."""
    for table, proprietaire, par_l_application in lire(
        connexion,
        "SELECT c.relname, pg_get_userbyid(c.relowner), pg_has_role(%s, c.relowner, 'USAGE')"
        " OR pg_has_role(%s, c.relowner, 'USAGE') FROM pg_class c"
        " JOIN pg_namespace n ON n.oid = c.relnamespace"
        f" WHERE c.relkind IN ('r', 'p', 'v', 'm') AND {A_NOUS} ORDER BY 1",
        settings.ROLE_APPLICATION,
        settings.ROLE_NATIONAL,
    ):
        if par_l_application:
            yield f"{table} appartient à {proprietaire}, dont l’application a les droits."
        elif proprietaire != settings.ROLE_PROPRIETAIRE:
            yield f"{table} appartient à {proprietaire}, et non à {settings.ROLE_PROPRIETAIRE}."


DROITS = f"""
SELECT c.relname, COALESCE(NULLIF(d.grantee, 0)::regrole::text, 'PUBLIC'), d.privilege_type
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
     aclexplode(c.relacl) d
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {A_NOUS}
UNION ALL
SELECT c.relname || '.' || a.attname, COALESCE(NULLIF(d.grantee, 0)::regrole::text, 'PUBLIC'),
       d.privilege_type
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(a.attacl) d WHERE {A_NOUS}
"""


def droits(connexion: BaseDatabaseWrapper) -> Iterator[str]:
    """Each role has exactly its list; PUBLIC, which every role is, has nothing."""
    attendus = droits_attendus() | {"PUBLIC": {}}
    trouves = {role: defaultdict(set) for role in attendus}
    for objet, role, privilege in lire(connexion, DROITS):
        if role in trouves:
            trouves[role][objet].add(privilege)
    for role, voulus in attendus.items():
        for objet in sorted(voulus.keys() | trouves[role].keys()):
            a, doit = trouves[role].get(objet, set()), voulus.get(objet, frozenset())
            if a - doit:
                yield f"{role} a {', '.join(sorted(a - doit))} de trop sur {objet}."
            if doit - a:
                yield f"{role} n’a pas {', '.join(sorted(doit - a))} sur {objet}."
    for (role,) in lire(
        connexion,
        "SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)"
        " AND has_schema_privilege(oid, 'public', 'CREATE')",
        [settings.ROLE_APPLICATION, settings.ROLE_NATIONAL],
    ):
        yield f"{role} peut créer des tables dans le schéma public."
