"""Sheets, merges, people: one row at a time."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from acteurs.actions import (
    creer_offre,
    creer_professionnel,
    creer_projet,
    creer_structure,
    enregistrer_projets,
    fusionner_structures,
    modifier_offre,
    modifier_professionnel,
    modifier_projet,
    modifier_structure,
)
from acteurs.models import Structure
from cellule.models import Trace
from cellule.perimetre import perimetre
from tests.fabriques import UtilisateurFabrique

pytestmark = pytest.mark.usefixtures("dans_la_cellule")


def usp(**champs) -> Structure:
    return creer_structure(
        **{"nom": "USP", "type": "USP", "echelon": "local", "departement": "33", **champs}
    )


def test_structure_is_created_with_its_sort_key_and_one_trace():
    structure = usp(nom="  Équipe de l’Océan ", lits=12)
    assert (structure.nom, structure.cle_tri) == ("Équipe de l’Océan", "equipe de l'ocean")
    (trace,) = Trace.objects.all()
    assert trace.acte == "créer : structure"
    assert (trace.details["code"], trace.details["lits"]) == ("str-001", "12")


@pytest.mark.parametrize(
    ("champs", "colonne"),
    [
        ({"nom": ""}, "nom"),
        ({"departement": None}, "departement"),
        ({"finess": "12"}, "finess"),
        ({"ouverte_le": "2025-02-01", "fermee_le": "2025-01-01"}, "fermee_le"),
    ],
)
def test_structure_goes_through_the_guard_of_the_files(champs, colonne):
    with pytest.raises(ValidationError) as refus:
        usp(**champs)
    assert list(refus.value.message_dict) == [colonne]
    assert not Structure.objects.exists() and not Trace.objects.exists()


def test_change_keeps_the_rest_and_traces_before_and_after():
    structure = usp(lits=12, telephone="05 56")
    modifier_structure(structure, nom="Unité", lits=None)
    relue = Structure.objects.get()
    assert (relue.nom, relue.lits, relue.telephone, relue.cle_tri) == (
        "Unité",
        None,
        "05 56",
        "unite",
    )
    trace = Trace.objects.latest("pk")
    assert trace.acte == "modifier : structure"
    assert trace.details == {
        "code": structure.code,
        "avant": {"nom": "USP", "lits": "12"},
        "apres": {"nom": "Unité", "lits": ""},
    }


def test_change_of_nothing_leaves_no_trace():
    structure = usp()
    modifier_structure(structure, nom="USP", publiee=False)
    assert Trace.objects.count() == 1


def test_code_does_not_change():
    with pytest.raises(ValidationError) as refus:
        modifier_structure(usp(), code="autre")
    assert list(refus.value.message_dict) == ["code"]


def test_merge_is_followed_to_its_end_and_undone():
    un, deux, trois = usp(), usp(), usp()
    fusionner_structures(absorbee=un, dans=deux)
    fusionner_structures(absorbee=deux, dans=trois)
    assert Structure.objects.get(pk=un.pk).survivante == trois
    assert deux.survivante == trois
    modifier_structure(Structure.objects.get(pk=deux.pk), fusionnee_dans=None)
    assert Structure.objects.get(pk=un.pk).survivante == deux
    assert Structure.objects.get(pk=deux.pk).survivante is None


def test_merge_with_itself_or_in_a_loop_is_refused():
    un, deux, trois = usp(), usp(), usp()
    with pytest.raises(ValidationError, match="elle-même"):
        fusionner_structures(absorbee=un, dans=un)
    fusionner_structures(absorbee=un, dans=deux)
    fusionner_structures(absorbee=deux, dans=trois)
    with pytest.raises(ValidationError, match="boucle"), transaction.atomic():
        fusionner_structures(absorbee=trois, dans=un)
    assert Structure.objects.get(pk=trois.pk).fusionnee_dans is None


def test_merge_of_what_is_merged_already_is_refused():
    un, deux, trois = usp(), usp(), usp()
    fusionner_structures(absorbee=un, dans=deux)
    with pytest.raises(ValidationError, match="déjà fusionnée"):
        fusionner_structures(absorbee=un, dans=trois)


def test_merge_into_the_structure_of_another_cell_is_refused(voisine):
    un = usp()
    with perimetre(voisine, ecriture=True):
        ailleurs = usp(code="ailleurs", departement="974")
    with pytest.raises(ValidationError, match="inconnu"):
        fusionner_structures(absorbee=un, dans=ailleurs)


def test_person_is_of_the_network_unless_said_otherwise():
    structure = usp()
    personne = creer_professionnel(nom="Durand", prenom="Anne", structure=structure)
    assert (personne.code, personne.structure, personne.equipe_cellule) == (
        "pro-001", structure, False,
    )  # fmt: skip
    assert personne.cle_tri == "durand anne"
    assert creer_professionnel(code="dir", nom="Petit", equipe_cellule=True).equipe_cellule


def test_change_of_a_person_leaves_the_account():
    personne = creer_professionnel(nom="Durand")
    personne.utilisateur = UtilisateurFabrique()
    personne.save()
    modifier_professionnel(personne, nom="Durand-Petit", structure=usp().code)
    personne.refresh_from_db()
    assert personne.utilisateur is not None and personne.structure.nom == "USP"


def test_project_keeps_its_partners_in_order():
    structures = [usp(), usp(), usp()]
    modele = creer_projet(intitule="Modèle", nature="domicile", etape="termine")
    projet = creer_projet(
        intitule="Astreinte", nature="domicile", etape="idee", modele=modele,
        departements=["40", "33", "40"], partenaires=[structures[2], structures[0].code],
    )  # fmt: skip
    assert projet.code == "prj-002"
    assert projet.departements == ["40", "33"]
    assert enregistrer_projets.valeurs(projet)["partenaires"] == ["str-003", "str-001"]
    modifier_projet(projet, partenaires=structures[:2])
    assert enregistrer_projets.valeurs(projet)["partenaires"] == ["str-001", "str-002"]
    with pytest.raises(ValidationError, match="boucle"), transaction.atomic():
        modifier_projet(modele, modele=projet)


def test_offer_is_reposted_and_filled():
    structure = usp()
    premiere = creer_offre(structure=structure, poste="Médecin", publiee_le="2025-01-10")
    suite = creer_offre(
        structure=structure, poste="Médecin", publiee_le="2025-03-10", repost_de=premiere
    )
    assert (suite.code, suite.repost_de) == ("off-002", premiere)
    with pytest.raises(ValidationError) as refus:
        modifier_offre(suite, pourvue_le="2025-03-09")
    assert list(refus.value.message_dict) == ["pourvue_le"]
