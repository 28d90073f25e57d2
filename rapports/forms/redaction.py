"""The forms of the cell's side of the report. Their values are checked again by the actions."""

from datetime import date
from decimal import Decimal

from django import forms

from cellule.champs import NombreFrancais, Segments, TexteRiche
from indicateurs.catalogue import Mesure, NatureMesure
from rapports.models import IndicateurPropre
from rapports.valeurs_corrigees import valeur_de


class TexteForm(forms.Form):
    """A text and the revision that its writer has read."""

    contenu = forms.CharField(required=False, widget=TexteRiche, strip=False)
    depuis = forms.IntegerField(min_value=0, max_value=10**9, widget=forms.HiddenInput)
    sans_facultatif = True

    def __init__(self, *args, titre: str = "Texte", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contenu"].label = titre


OUI_NON = (("", "Aucune"), ("oui", "Oui"), ("non", "Non"))


class CorrectionForm(forms.Form):
    """Another value for a measure, of its own kind, and why; empty: contested, no more."""

    motif = forms.CharField(
        label="Motif",
        help_text="L’ARS le lira à côté du chiffre. N’y écrivez le nom de personne.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    field_order = ("valeur", "motif")

    def __init__(self, *args, mesure: Mesure, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.mesure = mesure
        self.fields["valeur"] = _champ_de(mesure)
        self.order_fields(self.field_order)

    def valeur(self) -> int | Decimal | bool | date | None:
        lue = self.cleaned_data["valeur"]
        if self.mesure.nature is NatureMesure.OUI_NON:
            return {"oui": True, "non": False}.get(lue)
        return lue


def _champ_de(mesure: Mesure) -> forms.Field:
    communs = {
        "label": "Valeur à retenir",
        "required": False,
        "help_text": "Laissez vide pour contester la valeur calculée sans en donner une autre.",
    }
    match mesure.nature:
        case NatureMesure.OUI_NON:
            return forms.ChoiceField(
                label="Valeur à retenir",
                required=False,
                choices=OUI_NON,
                widget=forms.RadioSelect,
                bound_field_class=Segments,
            )
        case NatureMesure.DATE:
            saisie = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
            return forms.DateField(widget=saisie, **communs)
        case NatureMesure.TAUX:
            communs["label"] = "Valeur à retenir, en pourcentage"
            return NombreFrancais(min_value=0, max_value=100, decimal_places=1, **communs)
        case NatureMesure.HEURES:
            communs["label"] = "Valeur à retenir, en heures"
            return NombreFrancais(min_value=0, max_digits=12, decimal_places=2, **communs)
    return NombreFrancais(min_value=0, max_digits=12, decimal_places=0, **communs)


def valeur_a_montrer(mesure: Mesure, valeur: object) -> object:
    """What the form shows of a value as it is kept."""
    lue = valeur_de(mesure, valeur)
    match lue:
        case None:
            return ""
        case bool():
            return "oui" if lue else "non"
        case int() | float():
            return Decimal(str(lue))
    return lue


class ReponseForm(forms.Form):
    """What the cell answers to the agency."""

    texte = forms.CharField(
        label="Votre réponse à l’ARS",
        help_text="N’y écrivez le nom de personne.",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class IndicateurPropreForm(forms.ModelForm):
    """An indicator of the cell's own: its value is what the cell writes."""

    class Meta:
        model = IndicateurPropre
        fields = ("titre", "valeur", "unite", "cible", "commentaire")
        labels = {
            "titre": "Titre",
            "valeur": "Valeur",
            "unite": "Unité",
            "cible": "Cible",
            "commentaire": "Commentaire",
        }
        help_texts = {
            "titre": "Ce qui est mesuré, par exemple : délai médian avant la première visite.",
            "unite": "Jours, personnes, %…",
            "cible": "Ce que vous visez pour l’année.",
        }
        widgets = {"commentaire": forms.Textarea(attrs={"rows": 4})}
