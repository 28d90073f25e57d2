"""Forms of the acts on projects and calls."""

from django import forms

from acteurs.models import EtapeProjet, NatureActe
from cellule.champs import Jour
from cellule.concurrence import TexteLong
from cellule.typographie import en_capitale


def en_capitales(choix: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(valeur, en_capitale(str(mot))) for valeur, mot in choix]


class EtapeForm(forms.Form):
    """To which stage projects go."""

    etape = forms.ChoiceField(label="Étape", choices=en_capitales(EtapeProjet.choices))


class RelanceForm(forms.Form):
    """When to get back to the people of a project, and about what."""

    relance_le = Jour(label="À relancer le", required=False, help_text="Vide : plus de relance.")
    relance_texte = forms.CharField(
        label="Objet",
        max_length=300,
        required=False,
        help_text="Par exemple : demander le bilan à six mois.",
    )


class RelaisForm(forms.Form):
    """On which day calls were passed on."""

    relaye_le = Jour(label="Relayé le")


class ActeForm(forms.Form):
    """What was done for a project, and when to get back to it."""

    date = Jour(label="Date")
    nature = forms.ChoiceField(label="Nature", choices=en_capitales(NatureActe.choices))
    texte = TexteLong(
        label="Ce qui a été fait",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Une phrase suffit. Jamais de patient.",
    )
    relance_le = Jour(
        label="Prochaine relance",
        required=False,
        help_text="Vide : plus de relance.",
    )
    relance_texte = forms.CharField(label="Objet de la relance", max_length=300, required=False)
