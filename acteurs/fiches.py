"""The sheets of the directory."""

from urllib.parse import urlencode

from django.http import HttpRequest

from acteurs import droits
from acteurs.actions import (
    creer_professionnel,
    creer_structure,
    enregistrer_affectations,
    enregistrer_professionnels,
    enregistrer_structures,
)
from acteurs.forms import StructureForm
from acteurs.forms_personnes import AffectationForm, ProfessionnelForm
from acteurs.listes import PROFESSIONNELS, STRUCTURES
from acteurs.models import Affectation, Professionnel, Structure
from acteurs.requetes import UN_AN, autour_de, autour_de_la_personne, verifications_de
from cellule.fiches import Fiche
from cellule.models import Cellule
from cellule.recherche import sorte_du_modele
from cellule.typographie import en_capitale


def _autour_de_la_structure(request: HttpRequest, cellule: Cellule, ligne: Structure) -> dict:
    """What the directory knows around a structure, and what may be done from its page."""
    jour = cellule.aujourdhui()
    verifications = verifications_de(ligne)
    designation = sorte_du_modele(Structure).designer(ligne)
    return {
        "ce_jour": jour,
        "type_en_mots": en_capitale(ligne.get_type_display()),
        "fermee": bool(ligne.fermee_le and ligne.fermee_le < jour),
        "verifications": verifications,
        "a_jour": any(v.date >= jour - UN_AN for v in verifications),
        "prerempli": urlencode({"structure": designation}),
        **autour_de(ligne, jour),
    }


STRUCTURE = Fiche(
    nom="structure",
    ecriture=enregistrer_structures,
    formulaire=StructureForm,
    liste=STRUCTURES,
    droit=droits.ECRIRE.code,
    nouvelle="Nouvelle structure",
    creer=creer_structure,
    lignes=lambda: Structure.objects.select_related("departement", "fusionnee_dans", "survivante"),
    contexte=_autour_de_la_structure,
    gabarit="acteurs/structure.html",
    ailleurs=("type",),
    suppression="Ses vérifications et les anciennes affectations partent et reviennent avec elle.",
)


def _autour_de_la_personne(request: HttpRequest, cellule: Cellule, ligne: Professionnel) -> dict:
    designation = sorte_du_modele(Professionnel).designer(ligne)
    return {
        "ce_jour": cellule.aujourdhui(),
        "prerempli": urlencode({"professionnel": designation}),
        **autour_de_la_personne(ligne),
    }


PROFESSIONNEL = Fiche(
    nom="professionnel",
    ecriture=enregistrer_professionnels,
    formulaire=ProfessionnelForm,
    liste=PROFESSIONNELS,
    droit=droits.ECRIRE.code,
    nouvelle="Nouvelle personne",
    creer=creer_professionnel,
    lignes=lambda: Professionnel.objects.select_related("structure", "utilisateur"),
    contexte=_autour_de_la_personne,
    gabarit="acteurs/professionnel.html",
    ailleurs=("profession", "structure", "equipe_cellule"),
)


AFFECTATION = Fiche(
    nom="affectation",
    ecriture=enregistrer_affectations,
    formulaire=AffectationForm,
    liste=PROFESSIONNELS,
    droit=droits.ECRIRE.code,
    nouvelle="Nouvelle affectation",
    lignes=lambda: Affectation.objects.select_related("professionnel", "structure"),
)
