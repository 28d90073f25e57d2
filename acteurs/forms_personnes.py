"""The forms of the people of the network."""

from django import forms

from acteurs.colonnes import AFFECTATIONS, PROFESSIONNELS
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


class AffectationForm(FormulaireDeFiche):
    """Where a person works, and since when."""

    table = AFFECTATIONS
    champs = ("professionnel", "structure", "fonction", "debut", "fin")
    aides = {
        "debut": "Vide si la date n’est pas connue.",
        "fin": "Vide tant que la personne y exerce.",
    }

    def preparer(self) -> None:
        """The main structure is that of the sheet of the person: one place says it."""
        if self.ligne and self.ligne.principale:
            for nom in ("professionnel", "structure", "fin"):
                self.fields[nom].disabled = True
            self.fields[
                "structure"
            ].help_text = (
                "C’est la structure principale : elle se change sur la fiche de la personne."
            )
