"""The forms of the pistes and of the news of the ground."""

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from antennes.models import Antenne, EtatPiste, NatureNouvelle
from antennes.pistes.colonnes import NOUVELLES, PISTES
from cellule.concurrence import TexteLong
from cellule.fiches import FormulaireDeFiche
from cellule.patients import AvecGardePatient
from cellule.typographie import en_capitale, typo

SANS_PATIENT = "Jamais de patient, ni de cas que l’on pourrait reconnaître."
DEUX_LIGNES = 400


class PisteForm(FormulaireDeFiche):
    table = PISTES
    champs = (
        "intitule",
        "theme",
        "etat",
        "reponse",
        "antennes",
        "responsable",
        "projet",
        "ouverte_le",
        "close_le",
    )
    aides = {
        "intitule": "Le besoin ou la proposition, en une phrase. " + SANS_PATIENT,
        "reponse": "Ce qui a été fait, ou pourquoi rien ne le sera : demandé pour clore la piste.",
        "responsable": "Qui en donne des nouvelles à la prochaine réunion.",
        "projet": "Celui qui y répond, s’il existe déjà.",
        "close_le": "Vide : aujourd’hui, quand la piste est aboutie ou sans suite.",
    }

    @classmethod
    def depart(cls, demande: QueryDict) -> dict[str, str | list[str]]:
        jour = timezone.localdate().isoformat()
        return {"etat": EtatPiste.OUVERTE.value, "ouverte_le": jour, **super().depart(demande)}


class NouvelleForm(AvecGardePatient):
    """Two lines, from a phone: the antenna is chosen among one's own, ticked when alone."""

    antenne = forms.ModelChoiceField(
        Antenne.objects.none(), label="Antenne", widget=forms.RadioSelect, empty_label=None
    )
    nature = forms.ChoiceField(
        label="Nature",
        choices=[(valeur, en_capitale(str(mot))) for valeur, mot in NatureNouvelle.choices],
        widget=forms.RadioSelect,
    )
    texte = TexteLong(
        label="Nouvelle",
        max_length=DEUX_LIGNES,
        widget=forms.Textarea({"rows": 3}),
        help_text="Deux lignes suffisent. " + SANS_PATIENT,
    )

    def __init__(self, *args, antennes: QuerySet[Antenne], choisie: str = "", **kwargs) -> None:
        siennes = list(antennes)
        seule = siennes[0].pk if len(siennes) == 1 else choisie
        kwargs.setdefault("initial", {"antenne": seule})
        super().__init__(*args, **kwargs)
        self.fields["antenne"].queryset = antennes
        self.fields["antenne"].choices = [(une.pk, typo(une.nom)) for une in siennes]


class CorrectionForm(FormulaireDeFiche):
    """A piece of news, corrected."""

    table = NOUVELLES
    champs = ("antenne", "nature", "texte")
    radios = ("nature",)
    aides = {"texte": SANS_PATIENT}
