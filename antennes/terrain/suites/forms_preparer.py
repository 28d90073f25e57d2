"""The form of a meeting to come: when, on what, with whom."""

from django import forms

from acteurs.models import Professionnel
from antennes.models import Antenne
from cellule.champs import Jour, NombreFrancais
from cellule.choix import ChampFiches
from cellule.models import Cellule
from cellule.typographie import en_capitale
from evenements.journal.formulaire import Heure
from evenements.models import LigneCompteRendu, Modalite

LETTRES_D_UN_BESOIN = 90
SANS_THEME = "Donnez un thème, ou choisissez un besoin."
PASSE = "Ce jour est passé : une réunion se prépare pour aujourd’hui ou plus tard."


class PreparerForm(forms.Form):
    jour = Jour(label="Jour")
    heure = Heure(label="Heure")
    heures = NombreFrancais(
        label="Durée en heures", required=False, min_value=0, max_value=24, initial=2
    )
    besoins = forms.MultipleChoiceField(
        label="Besoins relevés, encore ouverts",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Dits dans les réunions de cette antenne. Ceux que vous cochez deviennent les "
        "objectifs de la réunion.",
    )
    theme = forms.CharField(
        label="Thème", required=False, max_length=200,
        help_text="Sans thème, le premier besoin coché en tient lieu.",
    )  # fmt: skip
    intervenants = ChampFiches(
        "professionnels",
        label="Intervenants",
        required=False,
        help_text="Tapez quelques lettres du nom : l’annuaire propose la suite.",
    )
    programme = forms.CharField(
        label="Ordre du jour",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="N’écrivez jamais le nom d’un patient.",
    )
    modalite = forms.ChoiceField(
        label="Modalité",
        required=False,
        choices=[("", "Non précisée"), *((m.value, en_capitale(m.label)) for m in Modalite)],
    )
    lieu = forms.CharField(label="Lieu ou lien de visioconférence", required=False, max_length=500)
    avec = forms.MultipleChoiceField(
        label="Réunion commune avec",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Une seule réunion, qui compte pour chacune des antennes.",
    )
    invites = forms.MultipleChoiceField(
        label="Inviter",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Ceux des dernières réunions qui ont une adresse. Chacun reçoit un courriel à "
        "son nom, avec la réunion à mettre dans son agenda.",
    )

    def __init__(
        self,
        *args,
        cellule: Cellule,
        besoins: list[LigneCompteRendu],
        autres: list[Antenne],
        habitues: list[Professionnel],
        a_eviter: str,
        **kwargs,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.cellule = cellule
        self.fields["jour"].help_text = a_eviter
        self.choisissables = {
            "besoins": {str(b.pk): b for b in besoins},
            "avec": {str(a.pk): a for a in autres},
            "invites": {str(p.pk): p for p in habitues},
        }
        for nom, lignes in self.choisissables.items():
            self.fields[nom].choices = [(cle, _nommer(une)) for cle, une in lignes.items()]
            if not lignes:
                del self.fields[nom]

    def clean_jour(self):
        jour = self.cleaned_data["jour"]
        if jour < self.cellule.aujourdhui():
            raise forms.ValidationError(PASSE)
        return jour

    def clean(self) -> dict:
        donnees = super().clean()
        donnees["theme"] = donnees.get("theme", "").strip()
        if not donnees["theme"] and not donnees.get("besoins"):
            self.add_error("theme", SANS_THEME)
        return donnees

    def choisies(self, nom: str) -> list:
        """The rows of the boxes that are ticked."""
        return [self.choisissables[nom][cle] for cle in self.cleaned_data.get(nom, ())]

    @property
    def sujet(self) -> str:
        return self.cleaned_data["theme"] or court(self.choisies("besoins")[0].texte)


def court(texte: str) -> str:
    texte = " ".join(texte.split())
    return texte if len(texte) <= LETTRES_D_UN_BESOIN else f"{texte[:LETTRES_D_UN_BESOIN]}…"


def _nommer(ligne) -> str:
    if isinstance(ligne, LigneCompteRendu):
        return court(ligne.texte)
    if isinstance(ligne, Professionnel) and ligne.structure:
        return f"{ligne}, {ligne.structure}"
    return str(ligne)


class InviterForm(forms.Form):
    """More people for a meeting that is already planned."""

    sans_facultatif = True
    invites = forms.MultipleChoiceField(
        label="Inviter",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Cochez au moins une personne."},
        help_text="Ceux des dernières réunions qui ont une adresse et ne sont pas encore invités.",
    )

    def __init__(self, *args, gens: list[Professionnel], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.gens = {str(une.pk): une for une in gens}
        self.fields["invites"].choices = [(cle, _nommer(une)) for cle, une in self.gens.items()]

    @property
    def choisis(self) -> list[Professionnel]:
        return [self.gens[cle] for cle in self.cleaned_data["invites"]]
