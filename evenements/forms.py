"""The form of one line of the journal. Its values are checked by the actions, as any other."""

from datetime import date, datetime
from decimal import Decimal

from django import forms

from cellule.champs import NombreFrancais, Segments
from cellule.choix import ChampFiches, designations
from cellule.moments import lire_moment
from cellule.typographie import en_capitale
from evenements.models import (
    Activite,
    Modalite,
    StatutActivite,
    StatutPresence,
    TypeActivite,
)
from evenements.models.activites import ROLES_D_EVENEMENT, ROLES_DE_FORMATION
from evenements.requetes import antennes_connues, equipe_de_la_cellule

ROLES_DU_TYPE = {
    TypeActivite.EVENEMENT.value: ROLES_D_EVENEMENT,
    TypeActivite.FORMATION.value: ROLES_DE_FORMATION,
}
# Which field of the form asks for which column of the journal.
CHAMP_DE_LA_COLONNE = {"debut": "jour", "fin": "jour"}


def choix(enumeration, *, vide: str = "") -> list[tuple[str, str]]:
    premiers = [("", vide)] if vide else []
    return premiers + [(valeur, en_capitale(libelle)) for valeur, libelle in enumeration.choices]


class FiltreDuJournal(forms.Form):
    """What the list keeps, in the address."""

    type = forms.ChoiceField(
        label="Type", choices=choix(TypeActivite, vide="Tous"), required=False
    )  # fmt: skip
    statut = forms.ChoiceField(
        label="Statut", choices=choix(StatutActivite, vide="Tous"), required=False
    )
    sans_facultatif = True


class ActiviteForm(forms.Form):
    """One activity. Only its type, its title, its day and its status are compulsory."""

    type = forms.ChoiceField(label="Type", choices=choix(TypeActivite, vide="Choisir…"))
    intitule = forms.CharField(label="Intitulé", max_length=500)
    jour = forms.DateField(
        label="Jour", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    heure = forms.TimeField(
        label="Heure",
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    statut = forms.ChoiceField(
        label="Où en est-elle ?",
        choices=choix(StatutActivite),
        widget=forms.RadioSelect,
        bound_field_class=Segments,
    )
    role = forms.ChoiceField(
        label="Rôle de la cellule",
        help_text="Pour un évènement ou une formation seulement.",
        required=False,
        choices=[
            ("", "Sans objet"),
            ("Évènement", [(r.value, en_capitale(r.label)) for r in ROLES_D_EVENEMENT]),
            ("Formation", [(r.value, en_capitale(r.label)) for r in ROLES_DE_FORMATION]),
        ],
    )
    nature = forms.CharField(
        label="Nature",
        help_text="Pour un évènement, par exemple : journée, webinaire, ciné-débat.",
        required=False,
        max_length=200,
    )
    modalite = forms.ChoiceField(
        label="Modalité", choices=choix(Modalite, vide="Non précisée"), required=False
    )
    antennes = forms.MultipleChoiceField(
        label="Antennes", required=False, widget=forms.CheckboxSelectMultiple
    )
    structures = ChampFiches(
        "structures",
        label="Structures rencontrées",
        help_text="Tapez quelques lettres du nom : l’annuaire propose la suite.",
        required=False,
    )
    equipe = forms.MultipleChoiceField(
        label="Présents de l’équipe de la cellule",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    anonymes = forms.IntegerField(
        label="Nombre de participants non nommés",
        help_text="Zéro se saisit : un nombre vide veut dire qu’on ne sait pas.",
        required=False,
        min_value=0,
    )
    heures = NombreFrancais(label="Durée en heures", required=False, min_value=0)
    objectifs = forms.CharField(
        label="Objectifs",
        help_text="N’écrivez jamais le nom d’un patient.",
        required=False,
        widget=forms.Textarea,
    )
    programme = forms.CharField(label="Programme", required=False, widget=forms.Textarea)
    lieu = forms.CharField(label="Lieu", required=False, max_length=500)

    def __init__(self, *args, activite: Activite | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.activite = activite
        self.fields["antennes"].choices = [(a.code, a.nom) for a in antennes_connues()]
        if activite is None:
            self.fields["equipe"].choices = [(p.code, str(p)) for p in equipe_de_la_cellule()]
        else:
            # The named attendance of a line already there is kept as it is.
            del self.fields["equipe"]

    def clean(self) -> dict:
        donnees = super().clean()
        permis = ROLES_DU_TYPE.get(donnees.get("type", ""), [])
        role = donnees.get("role", "")
        if permis and role not in permis:
            mots = ", ".join(en_capitale(r.label).lower() for r in permis)
            self.add_error("role", f"Dites le rôle de la cellule : {mots}.")
        elif role and not permis and donnees.get("type"):
            self.add_error("role", "Seuls un évènement et une formation ont un rôle.")
        return donnees

    def colonnes(self) -> dict[str, object]:
        """The columns of the journal that this form fills in."""
        colonnes = {
            nom: valeur
            for nom, valeur in self.cleaned_data.items()
            if nom not in ("jour", "heure", "equipe")
        }
        if {"jour", "heure"} & set(self.changed_data) or self.activite is None:
            colonnes["debut"] = self._debut()
        return colonnes

    def _debut(self) -> str:
        jour: date = self.cleaned_data["jour"]
        heure = self.cleaned_data["heure"]
        return datetime.combine(jour, heure).isoformat("T", "minutes") if heure else str(jour)

    def presences(self) -> list[dict[str, object]]:
        """The attendance that a new line begins with."""
        return [
            {"professionnel": code, "statut": StatutPresence.PRESENT}
            for code in self.cleaned_data.get("equipe", [])
        ]


def valeurs_du_formulaire(colonnes: dict[str, object]) -> dict[str, object]:
    """What the form shows of a line already there."""
    moment = lire_moment(colonnes["debut"])
    # Without its seconds, so that an hour left as it is changes nothing.
    heure = moment.time().replace(second=0) if isinstance(moment, datetime) else None
    heures = colonnes["heures"]
    return colonnes | {
        "jour": moment.date() if isinstance(moment, datetime) else moment,
        "heure": heure,
        "heures": None if heures is None else Decimal(f"{heures.normalize():f}"),
        "structures": designations("structures", colonnes["structures"]),
    }
