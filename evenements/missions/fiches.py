"""The sheets of the registers of the missions."""

from cellule.fiches import Fiche
from cellule.fiches.formulaire import FormulaireDeFiche
from cellule.listes import Liste
from evenements import droits
from evenements.actions import (
    enregistrer_actions,
    enregistrer_diagnostics,
    enregistrer_enquetes,
    enregistrer_moyens_contact,
    enregistrer_mutualisations,
    enregistrer_ressources_web,
)
from evenements.missions import forms, listes


def _fiche(
    nom: str, ecriture, formulaire: type[FormulaireDeFiche], liste: Liste, nouvelle: str, **options
) -> Fiche:
    return Fiche(
        nom=nom,
        ecriture=ecriture,
        formulaire=formulaire,
        liste=liste,
        droit=droits.MISSIONS_ECRIRE.code,
        nouvelle=nouvelle,
        **options,
    )


DIAGNOSTIC = _fiche(
    "diagnostic",
    enregistrer_diagnostics,
    forms.DiagnosticForm,
    listes.DIAGNOSTICS,
    "Nouveau diagnostic",
    feminin=False,
)
ENQUETE = _fiche(
    "enquete", enregistrer_enquetes, forms.EnqueteForm, listes.ENQUETES, "Nouvelle enquête"
)
ACTION = _fiche(
    "action_menee", enregistrer_actions, forms.ActionForm, listes.ACTIONS, "Nouvelle action"
)
MUTUALISATION = _fiche(
    "mutualisation",
    enregistrer_mutualisations,
    forms.MutualisationForm,
    listes.MUTUALISATIONS,
    "Nouveau partage",
)
CONTACT = _fiche(
    "moyen_contact",
    enregistrer_moyens_contact,
    forms.ContactForm,
    listes.CONTACTS,
    "Nouveau moyen de contact",
    feminin=False,
)
RESSOURCE = _fiche(
    "ressource_web",
    enregistrer_ressources_web,
    forms.RessourceForm,
    listes.RESSOURCES,
    "Nouvelle ressource en ligne",
)
