"""The money of a year: two people at once, removals and their undoing."""

import json
import re
from decimal import Decimal

import pytest

from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from tests.ecrans.test_finances import DEPENSES, combien, montre, relire, saisie

from .conftest import lu

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("en_novembre")]

# --- Two people at once --------------------------------------------------------------


def test_row_changed_meanwhile_is_not_written_over(page, cellule, depense):
    moi, autre, adresse = page(), page(Role.CHARGE_MISSION), f"{DEPENSES}{depense.pk}/"
    montree = montre(moi, adresse)
    autre.post(adresse, montre(autre, adresse) | {"montant": "1 400", "source": "autre"})
    reponse = moi.post(adresse, montree | {"montant": "1 500", "libelle": "Salaires et charges"})
    assert reponse.status_code == 409
    texte = lu(reponse)
    assert "Quelqu’un a changé cette ligne" in texte
    assert "une autre personne a écrit : 1 400,00" in texte
    formulaire = reponse.context["form"]
    assert list(formulaire.errors) == ["montant", "__all__"]
    # Mine where I typed, the other's where I did not.
    assert formulaire["montant"].value() == "1 500"
    assert formulaire["libelle"].value() == "Salaires et charges"
    assert formulaire["source"].value() == "autre"
    assert relire(cellule).montant == 1400
    envoi = {nom: formulaire[nom].value() for nom in formulaire.fields}
    assert moi.post(adresse, envoi).status_code == 302
    apres = relire(cellule)
    assert (apres.montant, apres.source, apres.libelle) == (1500, "autre", "Salaires et charges")


def test_other_s_field_is_shown_before_anything_is_written(page, cellule, depense):
    moi, adresse = page(), f"{DEPENSES}{depense.pk}/"
    montree = montre(moi, adresse)
    page(Role.CHARGE_MISSION).post(adresse, montree | {"poste": "autre"})
    reponse = moi.post(adresse, montree | {"montant": "1 500"})
    assert reponse.status_code == 409
    assert reponse.context["form"]["poste"].value() == "autre"
    assert relire(cellule).montant == Decimal("1300.5")


def test_who_touched_nothing_leaves_the_row_as_the_other_wrote_it(page, cellule, depense):
    moi, adresse = page(), f"{DEPENSES}{depense.pk}/"
    montree = montre(moi, adresse)
    page(Role.CHARGE_MISSION).post(adresse, montree | {"montant": "1 400,10"})
    assert moi.post(adresse, montree).status_code == 302
    assert relire(cellule).montant == Decimal("1400.10")


def test_two_people_who_write_the_same_agree(page, cellule, depense):
    moi, adresse = page(), f"{DEPENSES}{depense.pk}/"
    montree = montre(moi, adresse)
    page(Role.CHARGE_MISSION).post(adresse, montree | {"montant": "1400"})
    assert moi.post(adresse, montree | {"montant": "1 400,00"}).status_code == 302
    with perimetre(cellule):
        assert Trace.objects.count() == 1


@pytest.mark.parametrize("vu", ["", "x", "[]", "3", json.dumps({"montant": 4})])
def test_form_that_forgot_what_it_showed_writes_over_nothing(page, cellule, depense, vu):
    reponse = page().post(f"{DEPENSES}{depense.pk}/", saisie(vu=vu))
    assert reponse.status_code == 409
    assert relire(cellule).montant == Decimal("1300.5")


def test_row_removed_meanwhile_may_be_added_again(page, cellule, depense):
    moi, adresse = page(), f"{DEPENSES}{depense.pk}/"
    montree = montre(moi, adresse)
    page(Role.CHARGE_MISSION).post(f"{adresse}supprimer/")
    reponse = moi.post(adresse, montree | {"libelle": "Précieux"})
    assert reponse.status_code == 409
    assert "a supprimé cette ligne" in lu(reponse)
    assert 'value="Précieux"' in reponse.content.decode()
    assert f'action="{DEPENSES}nouvelle/"' in reponse.content.decode()
    moi.post(f"{DEPENSES}nouvelle/", montree | {"libelle": "Précieux"})
    assert relire(cellule).libelle == "Précieux"
    suite = moi.post(f"{adresse}supprimer/", follow=True)
    assert "quelqu’un l’a supprimée" in lu(suite)


# --- Remove and undo -----------------------------------------------------------------


def test_removal_is_undone_by_the_button_of_its_message(page, cellule, depense):
    client = page()
    reponse = client.post(f"{DEPENSES}{depense.pk}/supprimer/", follow=True)
    assert "« Salaires, 1 300,50 € » : supprimé." in lu(reponse)
    assert combien(cellule) == 0
    retour = re.search(r'action="([^"]+/annuler/\d+/)"', reponse.content.decode())[1]
    assert "est de retour" in lu(client.post(retour, follow=True))
    assert relire(cellule) == depense
    assert "déjà revenue" in lu(client.post(retour, follow=True))
    assert combien(cellule) == 1
