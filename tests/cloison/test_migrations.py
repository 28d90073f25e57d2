"""Migrations: walls built by the owner, grants exact, data migrations that must see every cell."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from antennes.models import Antenne
from cellule.perimetre import perimetre
from cellule.rls import ordres_des_droits
from tests.fabriques import AntenneFabrique


@pytest.fixture
def en_proprietaire(db):
    """Everything that the test does is done by the owner, and undone at its end."""
    with essai() as sql:
        sql.execute(f"SET LOCAL ROLE {settings.ROLE_PROPRIETAIRE}")
        yield sql
        transaction.set_rollback(True)


def test_a_data_migration_that_forgets_the_perimeter_fails_instead_of_doing_nothing(
    en_proprietaire,
):
    """Technique §3, trap 5: forced policies bind the owner too, who would update 0 rows."""
    en_proprietaire.execute("UPDATE acteurs_structure SET nom = ''")
    assert en_proprietaire.rowcount == 0
    en_proprietaire.execute("SET LOCAL row_security = off")
    with pytest.raises(DatabaseError, match="row-level security"):
        en_proprietaire.execute("UPDATE acteurs_structure SET nom = ''")


@contextmanager
def essai() -> Iterator:
    with transaction.atomic(), connection.cursor() as curseur:
        yield curseur


def test_the_application_may_neither_truncate_nor_alter(db):
    for ordre in (
        "TRUNCATE acteurs_structure CASCADE",
        "ALTER TABLE acteurs_structure NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY cloison ON acteurs_structure",
        "CREATE TABLE public.a_moi (id int)",
        "UPDATE cellule_region SET nom = ''",
        "DELETE FROM cellule_trace",
        "DELETE FROM django_migrations",
    ):
        with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), essai() as sql:
            sql.execute(ordre)


def test_the_nation_reads_its_few_tables_and_writes_none(db):
    def essayer(ordre: str) -> None:
        with essai() as sql:
            sql.execute(f"SET LOCAL ROLE {settings.ROLE_NATIONAL}")
            sql.execute(ordre)

    essayer("SELECT * FROM indicateurs_releve, cellule_cellule, cellule_region, cellule_etatregion")
    for ordre in (
        "SELECT * FROM acteurs_professionnel",
        "SELECT * FROM cellule_adhesion",
        "SELECT * FROM cellule_utilisateur",
        "INSERT INTO cellule_region VALUES ('00', 'aucune')",
        "DELETE FROM indicateurs_releve",
    ):
        with pytest.raises(DatabaseError, match="permission denied"):
            essayer(ordre)


def test_grants_made_again_take_away_what_is_too_much(en_proprietaire):
    en_proprietaire.execute("GRANT TRUNCATE ON acteurs_structure TO cellule_app")
    en_proprietaire.execute("GRANT SELECT ON acteurs_structure TO cellule_national, PUBLIC")
    presentes = set(connection.introspection.table_names(include_views=True))
    for ordre in ordres_des_droits(presentes):
        en_proprietaire.execute(ordre)
    en_proprietaire.execute(
        "SELECT has_table_privilege('cellule_app', 'acteurs_structure', 'TRUNCATE'),"
        " has_table_privilege('cellule_national', 'acteurs_structure', 'SELECT'),"
        " has_table_privilege('cellule_app', 'acteurs_structure', 'SELECT, DELETE')"
    )
    assert en_proprietaire.fetchone() == (False, False, True)


@pytest.mark.django_db(transaction=True)
def test_migrations_go_back_and_forth():
    """`migrate <app> zero` takes the walls down in order, and `migrate` puts them up again."""
    try:
        call_command("migrate", "rapports", "0001", verbosity=0)
        with connection.cursor() as curseur:
            curseur.execute(
                "SELECT relrowsecurity FROM pg_class WHERE relname = 'rapports_convention'"
            )
            assert curseur.fetchone() == (False,)
    finally:
        call_command("migrate", "rapports", verbosity=0)
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT relrowsecurity, relforcerowsecurity FROM pg_class"
            " WHERE relname = 'rapports_convention'"
        )
        assert curseur.fetchone() == (True, True)


@pytest.mark.django_db(transaction=True)
def test_a_new_derived_column_is_filled_in_for_the_rows_already_there(cellule, voisine):
    """In every cell, though forced policies bind the owner who migrates."""
    for une, nom in ((cellule, "Équipe Élise"), (voisine, "Équipe Œuvre")):
        with perimetre(une, ecriture=True):
            AntenneFabrique(nom=nom)
    try:
        # Few tables come after these: to take down those of the first apps takes half a minute.
        call_command("migrate", "antennes", "0002", verbosity=0)
    finally:
        call_command("migrate", verbosity=0)
    for une, plie in ((cellule, "equipe elise"), (voisine, "equipe oeuvre")):
        with perimetre(une):
            assert Antenne.objects.get().cle_tri == plie
