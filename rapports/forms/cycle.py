"""The forms of the cycle: who signs."""

from django import forms


class SignatureForm(forms.Form):
    """The person who signs the report: the only one that it names."""

    nom = forms.CharField(
        label="Nom du signataire",
        max_length=150,
        help_text="Prénom et nom, comme ils doivent paraître sur la couverture.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    fonction = forms.CharField(
        label="Fonction",
        max_length=150,
        help_text="Par exemple : médecin coordonnateur.",
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
