"""What `verifier_cloison` and the system check look at: the wall as PostgreSQL has it.

Each check takes a connection and gives the holes that it found, in French. Nothing is written: the
expected policies are made on a temporary table, in a transaction that is rolled back, to be
compared as this version of PostgreSQL prints them.
"""

from collections.abc import Sequence

from django.conf import settings
from django.core.checks import Error
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from .commun import lire
from .politiques import fonctions, politiques, sonde, vues
from .roles import droits, proprietaires, roles, roles_absents
from .tables import cles, colonnes, index, modeles, tables

STATIQUES = (proprietaires, droits, modeles, tables, colonnes, cles, index, politiques, vues,
             fonctions)  # fmt: skip


def verifier(connexion: BaseDatabaseWrapper) -> list[str]:
    """Every hole of the wall; an empty list is a wall without one."""
    absents = list(roles_absents(connexion))
    if absents:
        return absents
    trous = list(roles(connexion))
    # Behind a role that sees everything, a live attempt would only repeat it for each table.
    verifications = STATIQUES if trous else (*STATIQUES, sonde)
    for verification in verifications:
        trous += verification(connexion)
    return trous


def controle_du_systeme(app_configs, databases: Sequence[str] | None, **options) -> list[Error]:
    """Run by `check --database default` and before `migrate`, which the owner runs on tables that
    may not be there yet."""
    if DEFAULT_DB_ALIAS not in (databases or ()):
        return []
    connexion = connections[DEFAULT_DB_ALIAS]
    ((courant,),) = lire(connexion, "SELECT current_user")
    trous = list(roles_absents(connexion)) or list(roles(connexion))
    if courant != settings.ROLE_PROPRIETAIRE:
        trous += [*tables(connexion), *politiques(connexion)]
    return [Error(trou, id="cellule.E001") for trou in trous]
