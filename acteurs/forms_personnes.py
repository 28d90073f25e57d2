"""The forms of the people of the network."""

from django import forms

from acteurs.colonnes import PROFESSIONNELS
from cellule.choix import ChampFiche
from cellule.fiches import FormulaireDeFiche


class ProfessionnelForm(FormulaireDeFiche):
    table = PROFESSIONNELS
    champs = ("prenom", "nom", "profession", "structure", "email", "equipe_cellule")
    libelles = {"equipe_cellule": "Fait partie de l’équipe salariée de la cellule"}
    aides = {
        "structure": "Celle où la personne exerce d’abord ; les autres, et les dates, se notent "
        "sur sa page.",
        "email": "Une adresse professionnelle.",
        "equipe_cellule": "Sa présence à une réunion dit que la cellule y était ; elle n’est pas "
        "comptée parmi les participants.",
    }


class RattachementForm(forms.Form):
    """The structure to which several people belong."""

    structure = ChampFiche("structures", label="Structure principale", required=True)
