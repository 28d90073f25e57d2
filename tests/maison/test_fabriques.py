"""Every table has a factory, whose rows the database accepts."""

import pytest
from django.apps import apps

from cellule.models import Departement, Region
from cellule.perimetre import perimetre
from tests import fabriques

APPS = ("cellule", "acteurs", "evenements", "antennes", "indicateurs", "rapports")
DE_REFERENCE = {Region, Departement}  # loaded by a migration
FABRIQUES = [fabrique for nom, fabrique in vars(fabriques).items() if nom.endswith("Fabrique")]


def test_every_table_has_a_factory():
    modeles = {modele for app in APPS for modele in apps.get_app_config(app).get_models()}
    tables = {modele for modele in modeles if modele._meta.managed}
    assert tables - DE_REFERENCE == {fabrique._meta.model for fabrique in FABRIQUES}


@pytest.mark.django_db
@pytest.mark.parametrize("fabrique", FABRIQUES, ids=lambda fabrique: fabrique.__name__)
def test_factory_makes_a_row(fabrique):
    with perimetre(fabriques.CelluleFabrique(), ecriture=True):
        ligne = fabrique()
        assert fabrique._meta.model.objects.filter(pk=ligne.pk).exists()
