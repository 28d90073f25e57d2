"""Accounts, what they may enter, the state of the regions: one trace each."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from acteurs.actions.comptes import rattacher_compte
from cellule.actions.comptes import creer_compte, donner_acces, fermer_compte
from cellule.actions.territoires import enregistrer_etat_region
from cellule.models import EtatRegion, Role, Trace, Utilisateur
from cellule.perimetre import perimetre
from cellule.requetes import adhesions_de
from tests.fabriques import AdhesionFabrique, ProfessionnelFabrique, UtilisateurFabrique

pytestmark = pytest.mark.django_db


def actes() -> list[tuple[str, str]]:
    return list(Trace.objects.values_list("acte", "objet"))


def test_new_account_enters_nothing_and_has_no_password():
    compte = creer_compte(email="Jeanne@Example.org", prenom="Jeanne", nom="Roy")
    assert compte.email == "jeanne@example.org"
    assert not compte.has_usable_password()
    assert adhesions_de(compte).adhesions == ()
    assert actes() == [("créer : compte", "jeanne@example.org")]


def test_access_to_a_cell_is_traced_in_that_cell(cellule, voisine):
    compte = UtilisateurFabrique()
    donner_acces(compte, Role.LECTEUR, cellule=cellule, debut=date(2025, 1, 1))
    assert adhesions_de(compte).role_dans(cellule.code) == Role.LECTEUR
    with perimetre(cellule):
        assert actes() == [("donner un accès", compte.email)]
    with perimetre(voisine):
        assert actes() == []


def test_access_to_a_region_belongs_to_no_cell(cellule):
    compte = UtilisateurFabrique()
    donner_acces(compte, Role.AGENT_ARS, region="75", debut=date(2025, 1, 1))
    assert adhesions_de(compte).regions == ["75"]
    assert actes() == [("donner un accès", compte.email)]
    with perimetre(cellule):
        assert actes() == []


def test_closed_account_loses_its_accesses_and_its_address(cellule):
    compte = AdhesionFabrique(cellule=cellule).utilisateur
    ancienne = compte.email
    fermer_compte(compte, adresse="ferme@example.invalid")
    relu = Utilisateur.objects.get(pk=compte.pk)
    assert (relu.email, relu.is_active, relu.has_usable_password()) == (
        "ferme@example.invalid", False, False,
    )  # fmt: skip
    assert adhesions_de(relu).adhesions == ()
    assert actes() == [("fermer : compte", ancienne)]


def test_state_of_a_region_is_replaced():
    enregistrer_etat_region(region="94", avancement="appel_a_projet", appui="d’abord")
    enregistrer_etat_region(region="94", avancement="en_creation")
    assert list(EtatRegion.objects.values_list("region_id", "avancement", "appui")) == [
        ("94", "en_creation", "")
    ]
    assert len(actes()) == 2


def test_account_is_tied_to_one_person_of_a_cell(dans_la_cellule):
    compte = UtilisateurFabrique()
    une, autre = ProfessionnelFabrique(), ProfessionnelFabrique()
    rattacher_compte(une, compte)
    with pytest.raises(ValidationError):
        rattacher_compte(autre, compte)
    rattacher_compte(une, None)
    rattacher_compte(autre, compte)
    assert [acte for acte, _ in actes()] == ["rattacher : compte"] * 3
