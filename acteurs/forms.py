"""Forms of the directory."""

from django import forms

from acteurs.models import AuteurVerification
from cellule.champs import Jour
from cellule.typographie import en_capitale


class VerificationForm(forms.Form):
    """Who checked some sheets, and when."""

    jour = Jour(label="Vérifiées le")
    auteur = forms.ChoiceField(
        label="Par",
        choices=[(v, en_capitale(mot)) for v, mot in AuteurVerification.choices],
        widget=forms.RadioSelect,
        initial=AuteurVerification.CELLULE,
    )
