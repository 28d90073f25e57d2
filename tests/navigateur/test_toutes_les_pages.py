"""Every address of the resolver, as somebody who may read it: its page has nothing wrong, nothing
on the console, no dead link. The second half of those of a cell: `test_toutes_les_pages_suite.py`,
for the other worker."""

import pytest

from cellule.models import Role
from tests.cloison.adresses_du_site import adresses

from .parcours import parcourir

pytestmark = pytest.mark.django_db(transaction=True)
LECTEURS = {"c": Role.RESPONSABLE, "ars": Role.AGENT_ARS, "national": Role.NATIONAL}
AU_MOINS = {"c": 95, "ars": 14, "national": 4, "": 13}


@pytest.mark.parametrize("espace", AU_MOINS)
def test_pages_have_nothing_wrong(ouvrir, monde_complet, espace):
    siennes = [adresse for adresse in adresses() if adresse.espace == espace]
    a_lire = siennes[::2] if espace == "c" else siennes
    vu = parcourir(ouvrir(), monde_complet, a_lire, LECTEURS.get(espace))
    assert not vu.fautes, "\n".join(vu.fautes)
    assert vu.pages >= AU_MOINS[espace], vu.sans_page
