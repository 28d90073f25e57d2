"""The forms of the job offers."""

from django import forms

from acteurs.colonnes import OFFRES, PROCESS_POSTES
from cellule.champs import Jour
from cellule.fiches import FormulaireDeFiche


class OffreForm(FormulaireDeFiche):
    table = OFFRES
    champs = ("poste", "structure", "publiee_le", "expire_le", "pourvue_le", "repost_de")
    aides = {
        "expire_le": "Dernier jour en ligne ; vide pour une offre sans fin.",
        "repost_de": "Une offre remise en ligne n’est pas comptée une seconde fois.",
    }


class ProcessForm(FormulaireDeFiche):
    table = PROCESS_POSTES
    champs = ("intitule", "debut", "fin")
    aides = {
        "intitule": "Par exemple : bourse aux postes, avec un envoi chaque mois.",
        "fin": "Vide tant qu’il est en place.",
    }


class PourvueForm(forms.Form):
    """The day on which some offers were filled."""

    pourvue_le = Jour(label="Pourvues le")
