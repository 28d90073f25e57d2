"""roles.sql, on the server of the run: what each role may and may not do."""

import os
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql


@pytest.fixture
def connexion() -> Iterator[psycopg.Connection]:
    with psycopg.connect(os.environ["DATABASE_URL"]) as connexion:
        yield connexion
        connexion.rollback()


def test_login_has_no_power_of_its_own(connexion: psycopg.Connection) -> None:
    ligne = connexion.execute(
        "SELECT rolsuper, rolbypassrls, rolinherit, rolcreatedb, rolcreaterole FROM pg_roles"
        " WHERE rolname = current_user"
    ).fetchone()
    assert ligne == (False, False, False, False, False)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connexion.execute("CREATE TABLE interdite (a int)")


def test_only_the_backup_role_sees_past_the_policies(connexion: psycopg.Connection) -> None:
    lignes = connexion.execute(
        "SELECT rolname FROM pg_roles WHERE (rolbypassrls OR rolsuper)"
        " AND pg_has_role(current_user, oid, 'MEMBER')"
    ).fetchall()
    assert lignes == [("cellule_sauvegarde",)]


@pytest.mark.parametrize("role", ["cellule_app", "cellule_national", "cellule_sauvegarde"])
def test_roles_but_the_owner_create_nothing(connexion: psycopg.Connection, role: str) -> None:
    connexion.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connexion.execute("CREATE TABLE interdite (a int)")


def test_owner_creates_and_the_login_inherits_nothing_of_it(connexion: psycopg.Connection) -> None:
    connexion.execute("SET ROLE cellule_owner")
    connexion.execute("CREATE TABLE essai_de_role (a int)")
    connexion.execute("RESET ROLE")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connexion.execute("SELECT * FROM essai_de_role")


def test_backup_role_reads_every_table(connexion: psycopg.Connection) -> None:
    connexion.execute("SET ROLE cellule_owner")
    connexion.execute("CREATE TABLE essai_de_role (a int)")
    connexion.execute("ALTER TABLE essai_de_role ENABLE ROW LEVEL SECURITY")
    connexion.execute("ALTER TABLE essai_de_role FORCE ROW LEVEL SECURITY")
    connexion.execute("CREATE POLICY aucune ON essai_de_role USING (true) WITH CHECK (true)")
    connexion.execute("INSERT INTO essai_de_role VALUES (1)")
    connexion.execute("ALTER POLICY aucune ON essai_de_role USING (false)")
    assert connexion.execute("SELECT count(*) FROM essai_de_role").fetchone() == (0,)
    connexion.execute("SET ROLE cellule_sauvegarde")
    assert connexion.execute("SELECT count(*) FROM essai_de_role").fetchone() == (1,)
