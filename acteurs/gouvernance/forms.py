"""The forms of the governance."""

from django import forms

from acteurs.colonnes import COPIL, EQUIPE, GROUPES
from cellule.champs import Jour
from cellule.fiches import FormulaireDeFiche


class MandatForm(FormulaireDeFiche):
    table = COPIL
    champs = ("professionnel", "fonction", "structure", "college", "qualite", "debut", "fin")
    libelles = {"professionnel": "Membre"}
    aides = {
        "college": "L’un des dix que le cadre demande de réunir.",
        "fin": "Un mandat qui finit garde sa date : les années passées le comptent encore.",
    }


class PosteForm(FormulaireDeFiche):
    table = EQUIPE
    champs = ("professionnel", "fonction", "etp", "debut", "fin")
    libelles = {"professionnel": "Personne"}
    aides = {
        "etp": "De 0 à 1, par exemple 0,5.",
        "fin": "Un changement de quotité ferme ce poste et en ouvre un autre.",
    }


class GroupeForm(FormulaireDeFiche):
    table = GROUPES
    champs = ("nom", "objet", "animateur", "membres", "projet", "debut", "fin")
    aides = {
        "nom": "Par exemple : Domicile, Pédiatrie, Directives anticipées.",
        "objet": "Son thème, et ce que l’on attend de lui. N’écrivez jamais le nom d’un patient.",
        "membres": "Tapez quelques lettres du nom : l’annuaire propose la suite. Être membre "
        "n’est pas être présent.",
        "projet": "Celui qu’il porte ou prépare, s’il y en a un.",
        "fin": "Vide tant qu’il travaille. Un groupe terminé garde ses comptes rendus.",
    }


class FinForm(forms.Form):
    """The last day of many mandates or posts."""

    fin = Jour(label="Dernier jour")


class RenouvellementForm(forms.Form):
    """A mandate goes on: the old one ends the day before, the new one begins."""

    debut = Jour(label="Premier jour du nouveau mandat")
    fin = Jour(label="Dernier jour du nouveau mandat", required=False)
