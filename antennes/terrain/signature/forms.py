"""What a person says of herself, and nothing more."""

from django import forms

from antennes.models.signatures import LONGUEUR


class SignatureForm(forms.Form):
    prenom = forms.CharField(
        label="Prénom",
        max_length=LONGUEUR,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    nom = forms.CharField(
        label="Nom",
        max_length=LONGUEUR,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    fonction = forms.CharField(
        label="Fonction",
        max_length=LONGUEUR,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    structure = forms.CharField(
        label="Structure",
        max_length=LONGUEUR,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
