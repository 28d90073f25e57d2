"""The embedded database is migrated by whoever comes first: no command needs another before it."""

import os

try:
    import psycopg
except ImportError:  # manage.py under a bare Python says what to do instead
    psycopg = None

from .commun import RACINE


def migrations_en_attente() -> bool:
    """True when a migration of the project is not applied to the database of the environment."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as connexion:
        # The login itself has no right on any table.
        connexion.execute("SET ROLE cellule_owner")
        (table,) = connexion.execute("SELECT to_regclass('django_migrations')").fetchone()
        if table is None:
            return True
        appliquees = set(connexion.execute("SELECT app, name FROM django_migrations").fetchall())
    return not _du_projet() <= appliquees


def _du_projet() -> set[tuple[str, str]]:
    fichiers = RACINE.glob("*/migrations/[0-9]*.py")
    return {(fichier.parent.parent.name, fichier.stem) for fichier in fichiers}
