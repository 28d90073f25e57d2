"""Forms of the campaign: its dates, an extension. The actions check; the form asks."""

from django import forms

from cellule.champs import Segments
from cellule.typographie import en_capitale
from rapports.campagnes import PAR_DEFAUT
from rapports.models import Campagne, Echeance

AIDES = {
    "ouverture": "À partir de ce jour, les cellules remettent leur rapport.",
    "remise_activite": "Avec le programme d’actions de l’année qui suit.",
    "fin_examen": "Acceptation, ou demande de correction.",
    "compilation": "Les rapports remis ce jour-là font la synthèse nationale.",
}


def champ_jour(libelle: str, aide: str = "") -> forms.DateField:
    saisie = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=en_capitale(libelle), help_text=aide, widget=saisie)


class CampagneForm(forms.Form):
    """The five dates of a campaign."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for nom in PAR_DEFAUT:
            libelle = Campagne._meta.get_field(nom).verbose_name
            self.fields[nom] = champ_jour(libelle, AIDES.get(nom, ""))


class ProlongationForm(forms.Form):
    """A later deadline for one cell."""

    echeance = forms.ChoiceField(
        label="Échéance",
        choices=[
            (Echeance.ACTIVITE.value, "Rapport d’activité"),
            (Echeance.FINANCE.value, "Bilan financier"),
        ],
        initial=Echeance.ACTIVITE.value,
        widget=forms.RadioSelect,
        bound_field_class=Segments,
    )
    jour = champ_jour("nouvelle échéance")
    motif = forms.CharField(
        label="Motif",
        help_text="La cellule le lira.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )

    def clean_echeance(self) -> Echeance:
        return Echeance(self.cleaned_data["echeance"])
