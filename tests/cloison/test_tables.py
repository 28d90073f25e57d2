"""What holds for every table: its manager, and the short list outside the wall."""

import pytest
from django.apps import apps

from cellule.models import Trace, Travail
from cellule.perimetre import GestionnaireDeCellule, GestionnaireDePortee
from cellule.rls import HORS_DU_MUR, modeles_du_mur


@pytest.mark.parametrize("modele", modeles_du_mur(), ids=lambda modele: modele._meta.label)
def test_table_has_one_manager_and_it_is_scoped(modele):
    attendu = GestionnaireDePortee if modele in (Travail, Trace) else GestionnaireDeCellule
    assert [type(manager) for manager in modele._meta.managers] == [attendu]
    assert isinstance(modele._base_manager, attendu)


def test_no_model_relates_to_a_table_of_the_wall_from_outside():
    for modele in apps.get_models():
        if modele not in modeles_du_mur():
            visibles = [r.get_accessor_name() for r in modele._meta.related_objects
                        if r.related_model in modeles_du_mur()]  # fmt: skip
            assert visibles == [], modele


def test_the_list_of_tables_outside_the_wall_is_short_and_known():
    """Longer only after someone has thought about it: here, and in docs/decisions."""
    assert set(HORS_DU_MUR) == {
        # ours: territories, tenants, accounts, and who enters where
        "cellule_region", "cellule_departement", "cellule_etatregion", "cellule_cellule",
        "cellule_utilisateur", "cellule_adhesion",
        # the calendar of the reports
        "rapports_campagne",
        # the libraries'
        "account_emailaddress", "account_emailconfirmation", "auth_group",
        "auth_group_permissions", "auth_permission", "django_content_type", "django_migrations",
        "django_session",
    }  # fmt: skip
    assert all(HORS_DU_MUR.values())
