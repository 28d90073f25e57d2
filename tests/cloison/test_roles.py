"""The suite itself runs behind the wall (technique §3, trap 1): otherwise it proves nothing."""

import pytest
from django.db import connection


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
def test_a_test_with_transactions_is_cleaned_up_by_the_owner():
    with connection.cursor() as curseur:
        curseur.execute("SELECT count(*) FROM cellule_departement")
        assert curseur.fetchone() == (101,)
