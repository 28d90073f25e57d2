"""The forms of the communication."""

from cellule.fiches import FormulaireDeFiche
from evenements.colonnes import ACTIONS_CAMPAGNE, DIFFUSIONS, PARUTIONS, PUBLICATIONS


class PublicationForm(FormulaireDeFiche):
    table = PUBLICATIONS
    champs = ("nom", "nature", "periodicite", "ouvert_le", "ferme_le")
    aides = {
        "nature": "Une lettre d’information compte en C5, un autre canal en I2, un site en I3.",
        "periodicite": "Celle qui est annoncée, pour une lettre.",
        "ferme_le": "Vide tant qu’elle paraît.",
    }


class ParutionForm(FormulaireDeFiche):
    table = PARUTIONS
    champs = ("publication", "date", "intitule", "action_campagne", "mise_a_jour")
    libelles = {"mise_a_jour": "C’est une mise à jour d’un site, plutôt qu’une parution"}
    aides = {"action_campagne": "Si elle relaie une campagne nationale."}


class DiffusionForm(FormulaireDeFiche):
    table = DIFFUSIONS
    champs = ("parution", "document", "nature")
    aides = {
        "document": "Le même nom chaque fois : un document compte une fois.",
        "nature": "C5 compte les référentiels et les recommandations.",
    }


class ActionCampagneForm(FormulaireDeFiche):
    table = ACTIONS_CAMPAGNE
    champs = ("campagne", "date", "nature", "public")
    aides = {
        "campagne": "Le nom national, le même pour toutes ses actions.",
        "nature": "Par exemple : exposition, ciné-débat, affichage.",
    }
