"""The form of a region without a cell. The values are checked by the action."""

from django import forms

from cellule.models import EtatRegion
from cellule.typographie import en_capitale


class EtatRegionForm(forms.Form):
    """Where the project of a cell stands, and who supports the region meanwhile."""

    avancement = forms.ChoiceField(
        label="Où en est le projet de cellule",
        choices=[(a.value, en_capitale(a.label)) for a in EtatRegion.Avancement],
        widget=forms.RadioSelect,
    )
    appui = forms.CharField(
        label="Appui d’autres cellules",
        help_text="Quelles cellules appuient la région, et pour quoi faire. N’écrivez le nom "
        "d’aucune personne\u00a0: ce texte est repris dans la compilation nationale.",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
