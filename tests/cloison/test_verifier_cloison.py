"""`verifier_cloison` passes on the wall as migrated, and names each hole that is made in it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core.checks import Tags, run_checks
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from cellule.cloison import controle_du_systeme, verifier
from cellule.rls import DANS_LA_CELLULE
from tests.fabriques import TraceFabrique, TravailFabrique

pytestmark = pytest.mark.django_db


@contextmanager
def au_role(role: str) -> Iterator[Callable[[str], None]]:
    """Speak as another role, then as the application again; the test's transaction undoes it."""
    with connection.cursor() as curseur:
        curseur.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a key still to check forbids to alter
        curseur.execute(f"SET LOCAL ROLE {role}")
        yield curseur.execute
        curseur.execute(f"SET LOCAL ROLE {settings.ROLE_APPLICATION}")


def en_proprietaire(*ordres: str) -> None:
    with au_role(settings.ROLE_PROPRIETAIRE) as executer:
        for ordre in ordres:
            executer(ordre)


def test_the_wall_as_migrated_has_no_hole(ici, la_bas, capsys):
    TraceFabrique(), TravailFabrique()  # national rows are seen outside a perimeter: no hole
    assert verifier(connection) == []
    call_command("verifier_cloison")
    assert "Le mur tient" in capsys.readouterr().out


TROUS = {
    "dropped policy": (
        ["DROP POLICY cloison ON acteurs_structure"],
        "acteurs_structure : la politique cloison manque.",
    ),
    "using true": (
        ["DROP POLICY cloison ON acteurs_structure",
         "CREATE POLICY cloison ON acteurs_structure USING (true) WITH CHECK (true)"],
        "acteurs_structure : la politique cloison n’est pas celle attendue.",
    ),
    "check true": (
        [f"ALTER POLICY cloison ON acteurs_structure USING ({DANS_LA_CELLULE}) WITH CHECK (true)"],
        "acteurs_structure : la politique cloison n’est pas celle attendue.",
    ),
    "other setting": (
        ["ALTER POLICY cloison ON acteurs_structure USING"
         " (cellule_id = current_setting('app.autre', true)::bigint)"],
        "acteurs_structure : la politique cloison n’est pas celle attendue.",
    ),
    "policy for one command": (
        ["DROP POLICY cloison ON acteurs_structure",
         f"CREATE POLICY cloison ON acteurs_structure FOR SELECT USING ({DANS_LA_CELLULE})"],
        "acteurs_structure : la politique cloison n’est pas celle attendue.",
    ),
    "extra policy": (
        ["CREATE POLICY porte ON acteurs_structure USING (true)"],
        "acteurs_structure : la politique porte est de trop.",
    ),
    "national reading of another table": (
        ["CREATE POLICY lecture_nationale ON acteurs_structure FOR SELECT"
         " TO cellule_national USING (true)"],
        "acteurs_structure : la politique lecture_nationale est de trop.",
    ),
    "policy outside the wall": (
        ["CREATE POLICY porte ON cellule_region USING (true)"],
        "cellule_region : une politique est posée sur une table hors du mur.",
    ),
    "without row security": (
        ["ALTER TABLE acteurs_structure DISABLE ROW LEVEL SECURITY"],
        "acteurs_structure : la sécurité par ligne n’est pas activée.",
    ),
    "without force": (
        ["ALTER TABLE acteurs_structure NO FORCE ROW LEVEL SECURITY"],
        "acteurs_structure : FORCE ROW LEVEL SECURITY manque, le propriétaire passe.",
    ),
    "unknown table with a cell": (
        ["CREATE TABLE brouillon (id int, cellule_id bigint)"],
        "brouillon : la table porte cellule_id mais n’est pas derrière le mur.",
    ),
    "unknown table": (
        ["CREATE TABLE copie AS SELECT * FROM cellule_region"],
        "public.copie : table inconnue, ni d’une cellule ni hors du mur.",
    ),
    "unknown table in another schema": (
        ["CREATE SCHEMA coulisse", "CREATE TABLE coulisse.acteurs_structure (id int)"],
        "coulisse.acteurs_structure : table inconnue, ni d’une cellule ni hors du mur.",
    ),
    "missing table": (
        ["DROP TABLE indicateurs_zeroconstate"],
        "indicateurs_zeroconstate : la table manque, lancez migrate.",
    ),
    "plain key": (
        ["ALTER TABLE acteurs_acte ADD CONSTRAINT simple FOREIGN KEY (projet_id)"
         " REFERENCES acteurs_projet (id)"],
        "acteurs_acte : la clé simple simple mène à acteurs_projet sans la cellule.",
    ),
    "plain key from outside the wall": (
        ["ALTER TABLE cellule_adhesion ADD COLUMN structure_id bigint"
         " REFERENCES acteurs_structure (id)"],
        "cellule_adhesion : la clé simple cellule_adhesion_structure_id_fkey mène à"
        " acteurs_structure sans la cellule.",
    ),
    "missing composite key": (
        ["ALTER TABLE acteurs_acte DROP CONSTRAINT acteurs_acte_projet_id_interne"],
        "acteurs_acte.projet_id : la clé composée (cellule, projet_id) vers acteurs_projet manque.",
    ),
    "key not validated": (
        ["ALTER TABLE acteurs_acte DROP CONSTRAINT acteurs_acte_projet_id_interne",
         "ALTER TABLE acteurs_acte ADD CONSTRAINT acteurs_acte_projet_id_interne"
         " FOREIGN KEY (cellule_id, projet_id) REFERENCES acteurs_projet (cellule_id, id)"
         " NOT VALID"],
        "acteurs_acte : la clé acteurs_acte_projet_id_interne n’a pas été vérifiée (NOT VALID).",
    ),
    "cell may be empty": (
        ["ALTER TABLE acteurs_structure ALTER COLUMN cellule_id DROP NOT NULL"],
        "acteurs_structure.cellule_id peut être vide : la ligne n’appartiendrait à personne.",
    ),
    "cell of another type": (
        ["ALTER TABLE indicateurs_zeroconstate DROP COLUMN cellule_id CASCADE",
         "ALTER TABLE indicateurs_zeroconstate ADD COLUMN cellule_id int NOT NULL"],
        "indicateurs_zeroconstate.cellule_id : bigint attendu, integer trouvé.",
    ),
    "unique over all cells": (
        ["CREATE UNIQUE INDEX code_partout ON acteurs_structure (code)"],
        "acteurs_structure : l’index unique code_partout ne contient pas la cellule.",
    ),
    "disabled trigger": (
        ["ALTER TABLE cellule_trace DISABLE TRIGGER trace_inalterable"],
        "cellule_trace : le déclencheur trace_inalterable est désactivé ; les clés ne sont plus"
        " tenues.",
    ),
    "view with its owner's rights": (
        ["ALTER VIEW evenements_presence SET (security_invoker = false)"],
        "evenements_presence : la vue n’est pas security_invoker, elle lit comme son propriétaire.",
    ),
    "materialised view": (
        ["CREATE MATERIALIZED VIEW bilan AS SELECT 1 AS un",
         "GRANT SELECT ON bilan TO cellule_app"],
        "bilan : vue matérialisée lisible par l’application, hors de toute politique.",
    ),
    "security definer": (
        ["CREATE FUNCTION porte() RETURNS bigint LANGUAGE sql SECURITY DEFINER"
         " AS 'SELECT count(*) FROM acteurs_structure'"],
        "porte() : fonction SECURITY DEFINER, elle agit comme son propriétaire.",
    ),
    "truncate": (
        ["GRANT TRUNCATE ON acteurs_structure TO cellule_app"],
        "cellule_app a TRUNCATE de trop sur acteurs_structure.",
    ),
    "rewritten trail": (
        ["GRANT UPDATE ON cellule_trace TO cellule_app"],
        "cellule_app a UPDATE de trop sur cellule_trace.",
    ),
    "national grant": (
        ["GRANT SELECT ON acteurs_professionnel TO cellule_national"],
        "cellule_national a SELECT de trop sur acteurs_professionnel.",
    ),
    "national grant on a column": (
        ["GRANT SELECT (email) ON cellule_utilisateur TO cellule_national"],
        "cellule_national a SELECT de trop sur cellule_utilisateur.email.",
    ),
    "missing national grant": (
        ["REVOKE SELECT ON indicateurs_releve FROM cellule_national"],
        "cellule_national n’a pas SELECT sur indicateurs_releve.",
    ),
    "grant to all": (
        ["GRANT SELECT ON acteurs_structure TO PUBLIC"],
        "PUBLIC a SELECT de trop sur acteurs_structure.",
    ),
    "tables made by the application": (
        ["GRANT CREATE ON SCHEMA public TO cellule_app"],
        "cellule_app peut créer des tables dans le schéma public.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("ordres", "trou"), TROUS.values(), ids=TROUS)
def test_a_hole_is_named(ordres, trou):
    en_proprietaire(*ordres)
    assert trou in verifier(connection)
    with pytest.raises(CommandError) as refus:
        call_command("verifier_cloison")
    assert trou in str(refus.value)
    assert refus.value.returncode == 1


def test_table_of_the_application_is_a_hole():
    en_proprietaire("GRANT CREATE ON SCHEMA public TO cellule_app")
    with connection.cursor() as curseur:
        curseur.execute("CREATE TABLE a_moi (id int)")
    assert "a_moi appartient à cellule_app, dont l’application a les droits." in verifier(
        connection
    )


def test_table_of_another_role_is_a_hole():
    en_proprietaire("GRANT CREATE ON SCHEMA public TO cellule_sauvegarde")
    with au_role("cellule_sauvegarde") as executer:
        executer("CREATE TABLE a_lui (id int)")
    assert "a_lui appartient à cellule_sauvegarde, et non à cellule_owner." in verifier(connection)


def test_rows_seen_without_a_perimeter_are_a_hole(ici, la_bas):
    """The live attempt stands by itself: it sees what no reading of the catalogue explains."""
    en_proprietaire("ALTER TABLE acteurs_structure DISABLE ROW LEVEL SECURITY")
    trous = verifier(connection)
    assert "acteurs_structure : des lignes sont visibles sans périmètre." in trous
    assert "acteurs_structure : la cellule ici voit des lignes d’une autre." in trous


@pytest.mark.parametrize("role", ["cellule_sauvegarde", "cellule_national", "maillage"])
def test_another_role_than_the_application_is_a_hole(role):
    with au_role(role):
        trous = verifier(connection)
    assert f"Le rôle courant est {role}, et non cellule_app." in trous


def test_role_that_bypasses_the_policies_is_a_hole():
    with au_role("cellule_sauvegarde"):
        trous = verifier(connection)
        controle = [erreur.msg for erreur in controle_du_systeme(None, ["default"])]
    trou = "Le rôle cellule_sauvegarde a BYPASSRLS : aucune politique ne le retient."
    assert trou in trous
    assert trou in controle


def test_nothing_is_left_in_the_database(ici):
    avant = connection.introspection.table_names()
    verifier(connection)
    assert connection.introspection.table_names() == avant
    with connection.cursor() as curseur:
        curseur.execute("SELECT current_setting('app.cellule_id', true)")
        assert curseur.fetchone()[0] in ("", None)


# --- the system check -----------------------------------------------------------------------------


def controles() -> list[str]:
    return [erreur.msg for erreur in run_checks(tags=[Tags.database], databases=["default"])]


def test_system_check_is_silent_on_the_wall_as_migrated():
    assert controles() == []


def test_system_check_refuses_a_table_without_its_policy():
    en_proprietaire("DROP POLICY cloison ON acteurs_structure")
    assert controles() == ["acteurs_structure : la politique cloison manque."]


def test_system_check_lets_the_owner_migrate_a_table_without_its_policy():
    en_proprietaire("DROP POLICY cloison ON acteurs_structure")
    with transaction.atomic(), au_role(settings.ROLE_PROPRIETAIRE):
        assert controles() == []
