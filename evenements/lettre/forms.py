"""In which issue what was noted is published."""

from datetime import date

from django import forms

from cellule.champs import Jour
from cellule.typographie import jour_en_lettres, typo
from evenements.models import Annonce, Parution, Publication

NOUVEAU = "nouveau-"


class NumeroForm(forms.Form):
    """An issue that is there, or a new one of a letter; and what it says."""

    # The day and the title are of a new issue only: their labels say so.
    sans_facultatif = True

    numero = forms.ChoiceField(label="Numéro")
    date = Jour(label="Date du nouveau numéro", required=False)
    intitule = forms.CharField(label="Titre du nouveau numéro", max_length=500, required=False)
    annonces = forms.MultipleChoiceField(
        label="Annonces", error_messages={"required": "Cochez au moins une annonce."}
    )

    def __init__(
        self,
        *args,
        lettres: list[Publication],
        numeros: list[Parution],
        annonces: list[Annonce],
        **kwargs,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lettres = {f"{NOUVEAU}{lettre.pk}": lettre for lettre in lettres}
        self.numeros = {str(numero.pk): numero for numero in numeros}
        self.siennes = {str(annonce.pk): annonce for annonce in annonces}
        self.fields["numero"].choices = [
            *((cle, f"Un nouveau numéro de {typo(une.nom)}") for cle, une in self.lettres.items()),
            *((cle, _nommer(une)) for cle, une in self.numeros.items()),
        ]
        self.fields["annonces"].choices = [(cle, cle) for cle in self.siennes]

    def clean(self) -> dict:
        donnees = super().clean()
        sans_date = "date" not in self.errors and not donnees.get("date")
        if sans_date and donnees.get("numero") in self.lettres:
            self.add_error("date", "Donnez la date du nouveau numéro.")
        return donnees

    @property
    def lettre(self) -> Publication | None:
        """The letter of which there is a new issue."""
        return self.lettres.get(self.cleaned_data["numero"])

    @property
    def choisies(self) -> list[Annonce]:
        return [self.siennes[cle] for cle in self.cleaned_data["annonces"]]

    @property
    def parution(self) -> Parution:
        return self.numeros[self.cleaned_data["numero"]]


def _nommer(parution: Parution) -> str:
    return f"{typo(parution.titre)}, {jour_en_lettres(parution.date, exposant='er')}"


def depart(lettres: list[Publication], aujourdhui: date) -> dict[str, object]:
    """What the form proposes: the issue that is planned, or a new one of the first letter, on the
    day on which it is expected."""
    if not lettres:
        return {}
    lettre = lettres[0]
    numero = str(lettre.prevue.pk) if lettre.prevue else f"{NOUVEAU}{lettre.pk}"
    return {"numero": numero, "date": max(lettre.attendu or aujourdhui, aujourdhui)}
