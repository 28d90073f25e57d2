"""A decision on many proposals, undone from the message that tells it."""

import re

import pytest

from acteurs.models import Structure
from cellule.perimetre import perimetre
from tests.fabriques import PropositionFabrique

from .conftest import lu
from .test_propositions import en_masse, etats, structures

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposees(cellule):
    with perimetre(cellule, ecriture=True):
        PropositionFabrique.create_batch(2)


@pytest.mark.parametrize(
    ("acte", "donnees"), [("accepter", {}), ("refuser", {"motif": "Hors sujet"})]
)
def test_a_decision_on_many_is_undone_from_its_message(page, cellule, proposees, acte, donnees):
    client = page()
    reponse = en_masse(client, acte, portee="tous", confirme="oui", **donnees)
    (annuler,) = re.findall(r'action="([^"]+/annuler/[^"]*)"', reponse.content.decode())
    dit = lu(client.post(annuler.replace("&amp;", "&"), follow=True))
    assert "C’est annulé : 2 propositions, de nouveau à examiner." in dit
    assert (etats(cellule), structures(cellule)) == (["a_examiner"] * 2, 0)
    assert "C’est déjà annulé." in lu(client.post(annuler.replace("&amp;", "&"), follow=True))


def test_what_changed_since_refuses_the_undoing_in_words(page, cellule, proposees):
    client = page()
    reponse = en_masse(client, "accepter", portee="tous", confirme="oui")
    (annuler,) = re.findall(r'action="([^"]+/annuler/[^"]*)"', reponse.content.decode())
    with perimetre(cellule, ecriture=True):
        Structure.objects.filter(pk=Structure.objects.first().pk).update(telephone="0556111111")
    dit = lu(client.post(annuler.replace("&amp;", "&"), follow=True))
    assert "« Téléphone » vaut maintenant" in dit and "Rien n’est annulé." in dit
    assert (etats(cellule), structures(cellule)) == (["acceptee"] * 2, 2)
