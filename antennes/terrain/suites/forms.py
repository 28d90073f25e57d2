"""What an answer to the weekly mail asks for: a number, a day, or nothing."""

from datetime import date

from django import forms

from cellule.champs import EntierFrancais, Jour

from .liens import Geste

TROP_TOT = "La nouvelle date vient après celle qui est reportée."
PERSONNES = 2000


class TenueForm(forms.Form):
    sans_facultatif = True
    anonymes = EntierFrancais(
        label="Combien de présents",
        help_text="Sans compter ceux que vous avez déjà nommés. Laissez vide si vous ne savez pas.",
        required=False,
        min_value=0,
        max_value=PERSONNES,
    )


class ReporteeForm(forms.Form):
    jour = Jour(label="Reportée au")

    def __init__(self, *args, avant: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.avant = avant

    def clean_jour(self) -> date:
        jour = self.cleaned_data["jour"]
        if jour <= self.avant:
            raise forms.ValidationError(TROP_TOT)
        return jour


def formulaire_de(geste: Geste, ligne, donnees=None) -> forms.Form:
    """The form of a gesture."""
    if geste == Geste.TENUE:
        return TenueForm(donnees)
    if geste == Geste.REPORTEE:
        return ReporteeForm(donnees, avant=ligne.jour_retenu)
    return forms.Form(donnees)
