"""What holds for every table: its manager, and the short list outside the wall."""

import pytest
from django.apps import apps

from cellule.models import Trace, Travail
from cellule.perimetre import GestionnaireDeCellule, GestionnaireDePortee
from cellule.rls import modeles_du_mur


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
