"""The suite itself runs behind the wall (technique §3, trap 1): otherwise it proves nothing."""

import pytest
from django.core.management import call_command
from django.db import connection

from acteurs.models import Structure
from cellule.models import Cellule
from cellule.perimetre import perimetre


def roles() -> dict[str, tuple[bool, bool]]:
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles"
            " WHERE rolname IN (current_user, session_user)"
        )
        return {nom: (superutilisateur, sans_rls) for nom, superutilisateur, sans_rls in curseur}


@pytest.mark.django_db
def test_the_suite_speaks_as_the_application():
    with connection.cursor() as curseur:
        curseur.execute("SELECT current_user")
        assert curseur.fetchone() == ("cellule_app",)


@pytest.mark.django_db
def test_neither_the_role_nor_the_login_escapes_the_policies():
    assert len(roles()) == 2
    assert set(roles().values()) == {(False, False)}


@pytest.mark.django_db(transaction=True)
def test_flush_empties_as_the_owner_and_keeps_the_reference_data(ici):
    call_command("flush", interactive=False, verbosity=0)
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT current_user, (SELECT count(*) FROM cellule_departement),"
            " (SELECT count(*) FROM cellule_cellule)"
        )
        assert curseur.fetchone() == ("cellule_app", 101, 0)
    with perimetre(ici.cellule):
        assert not Structure.objects.exists()


def test_flush_asks_first(ici, monkeypatch, capsys):
    monkeypatch.setattr("builtins.input", lambda question: "non")
    call_command("flush")
    assert capsys.readouterr().out == "Rien n’a été changé.\n"
    assert Cellule.objects.count() == 1
