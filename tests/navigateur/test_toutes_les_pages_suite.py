"""The second half of the pages of a cell: the two halves are walked at the same time."""

import pytest

from cellule.models import Role
from tests.cloison.adresses_du_site import adresses

from .parcours import parcourir


@pytest.mark.django_db(transaction=True)
def test_pages_of_a_cell_have_nothing_wrong_either(ouvrir, monde_complet):
    a_lire = [adresse for adresse in adresses() if adresse.espace == "c"][1::2]
    vu = parcourir(ouvrir(), monde_complet, a_lire, Role.RESPONSABLE)
    assert not vu.fautes, "\n".join(vu.fautes)
    assert vu.pages >= 90, vu.sans_page
