"""The forms of the communes."""

from django import forms

from acteurs.communes.colonnes import COMMUNES, ECHANGES
from acteurs.models import NatureEchange
from cellule.champs import Jour
from cellule.concurrence import TexteLong
from cellule.fiches import FormulaireDeFiche
from cellule.patients import AvecGardePatient
from cellule.typographie import en_capitale

SANS_PATIENT = "Jamais de patient, ni de cas que l’on pourrait reconnaître."


class CommuneForm(FormulaireDeFiche):
    table = COMMUNES
    champs = (
        "commune",
        "departement",
        "etape",
        "mairie",
        "elu",
        "agent",
        "designe_le",
        "fin",
        "projet",
        "structure",
        "relance_le",
        "relance_texte",
        "avancement",
    )
    aides = {
        "mairie": "Les fonctions suffisent souvent : maire, adjointe à la santé.",
        "elu": "Une personne de l’annuaire. Un élu, un agent, ou les deux en binôme.",
        "structure": "Une fois ouverte.",
        "relance_le": "Vide : aucune relance.",
        "avancement": "Repris dans la note aux élus. " + SANS_PATIENT,
    }


class EchangeForm(AvecGardePatient):
    """What was said with a commune, and when to get back to it."""

    date = Jour(label="Date")
    nature = forms.ChoiceField(
        label="Nature",
        choices=[(valeur, en_capitale(str(mot))) for valeur, mot in NatureEchange.choices],
    )
    texte = TexteLong(
        label="Ce qui a été dit ou fait",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=SANS_PATIENT,
    )
    relance_le = Jour(
        label="Prochaine relance", required=False, help_text="Vide : plus de relance."
    )
    relance_texte = forms.CharField(label="Objet de la relance", max_length=300, required=False)


class CorrectionForm(FormulaireDeFiche):
    """An exchange, corrected."""

    table = ECHANGES
    champs = ("suivi", "date", "nature", "texte")
    aides = {"texte": SANS_PATIENT}
