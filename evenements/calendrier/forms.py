"""What the address may ask of the calendar."""

from django import forms
from django.http import QueryDict

from cellule.dossier.genres import cite
from cellule.typographie import en_capitale
from evenements.models import TypeActivite
from evenements.requetes import antennes_connues

PERIODE = ("mois", "semaine")


class FiltreDuCalendrier(forms.Form):
    """One type, one antenna, or all of them."""

    sans_facultatif = True

    type = forms.ChoiceField(
        label="Type",
        required=False,
        choices=[("", "Tous"), *((v, en_capitale(mot)) for v, mot in TypeActivite.choices)],
    )
    antenne = forms.ChoiceField(label="Antenne", required=False)

    def __init__(self, demande: QueryDict) -> None:
        super().__init__(demande)
        self.demande = demande
        siennes = [(str(a.pk), a.nom) for a in antennes_connues()]
        self.fields["antenne"].choices = [("", "Toutes"), *siennes]
        if not siennes:
            self.fields.pop("antenne")

    def erreurs(self) -> list[str]:
        """What is wrong with what was asked: an unknown word is never « everything »."""
        permis = (*PERIODE, *type(self).base_fields)
        inconnus = [nom for nom in self.demande if nom not in permis]
        fautes = [f"Le critère {cite(nom)} n’existe pas ici." for nom in inconnus]
        if not self.is_valid():
            fautes += [f"{self[nom].label} : {' '.join(m)}" for nom, m in self.errors.items()]
        return fautes

    def choisis(self) -> dict[str, str]:
        """The filters in force."""
        return {nom: valeur for nom, valeur in self.cleaned_data.items() if valeur}
