"""Forms of the agency: a word on a part of the report, the motive of a correction, a delegation.

What they hold is checked once more by the actions.
"""

from datetime import date

from django import forms

from rapports.models import GenreAvis

LONGUEUR = 5000


class AvisForm(forms.Form):
    """One message; the button that is pressed says whether it accepts, asks or wants corrected."""

    texte = forms.CharField(
        label="Votre message à la cellule",
        help_text="Obligatoire pour une question ou une correction.",
        required=False,
        max_length=LONGUEUR,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    sans_facultatif = True

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.genre = GenreAvis.ACCEPTE

    def clean(self) -> dict:
        genre = self.data.get("genre", "")
        if genre not in (GenreAvis.ACCEPTE, GenreAvis.QUESTION, GenreAvis.CORRECTION):
            raise forms.ValidationError(
                "Choisissez d’accepter, de poser une question ou de demander une correction."
            )
        self.genre = GenreAvis(genre)
        return self.cleaned_data


class AcceptationForm(forms.Form):
    """Nothing to type: the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class CorrectionForm(AcceptationForm):
    motif = forms.CharField(
        label="Ce que la cellule doit corriger",
        help_text="La cellule reçoit ce texte. Il reste attaché à cette version du rapport.",
        max_length=LONGUEUR,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class DelegationForm(forms.Form):
    """A colleague, up to a day."""

    nom = forms.CharField(label="Prénom et nom", max_length=300)
    courriel = forms.EmailField(label="Adresse électronique")
    fin = forms.DateField(
        label="Dernier jour",
        help_text="Après ce jour, votre collègue n’entre plus.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    motif = forms.CharField(
        label="Motif",
        help_text="Par exemple : congés, relecture de la partie financière.",
        required=False,
        max_length=LONGUEUR,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, domaine: str, jour: date, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields[
            "courriel"
        ].help_text = f"Dans votre domaine, @{domaine}. Un compte lui est ouvert s’il n’en a pas."
        self.fields["fin"].widget.attrs["min"] = jour.isoformat()
