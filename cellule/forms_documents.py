"""The form of a document named beside a row."""

from django import forms


class DocumentForm(forms.Form):
    titre = forms.CharField(max_length=300, label="Titre du document")
    lien = forms.URLField(
        max_length=1000,
        assume_scheme="https",
        label="Adresse du document",
        help_text="Elle commence par https://. Le document reste là où il est.",
        widget=forms.URLInput(attrs={"placeholder": "https://…"}),
    )
