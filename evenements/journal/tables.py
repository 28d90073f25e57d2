"""The journal as a list: columns and filters."""

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cellule.listes import (
    Colonne,
    ColonneBadge,
    ColonneChoix,
    ColonneJour,
    ColonneListe,
    ColonneNombre,
    ColonneTitre,
    FiltreAnnee,
    FiltreBooleen,
    FiltreChoix,
    FiltreDeListe,
    FiltreDepuis,
    FiltreJusque,
    FiltreRecherche,
    TableDeListe,
)
from cellule.typographie import en_capitale
from evenements.models import (
    Modalite,
    Participation,
    RoleCellule,
    StatutActivite,
    TypeActivite,
)
from evenements.requetes import antennes_connues

TONS = {
    StatutActivite.TENU.value: ("ok", "check"),
    StatutActivite.PLANIFIE.value: ("info", "clock"),
    StatutActivite.ANNULE.value: ("neutre", "x"),
    StatutActivite.REPORTE.value: ("neutre", "arrow-right"),
}


class ColonneParticipants(ColonneNombre):
    """Of what has not taken place, nobody may have come: nothing rather than zero."""

    def lecteur(self, nom: str):
        lire = super().lecteur(nom)
        return lambda ligne: lire(ligne) if ligne.statut_retenu == StatutActivite.TENU else None


class JournalTable(TableDeListe):
    jour_retenu = ColonneJour("Date")
    intitule = ColonneTitre("Intitulé", vue="activite", tri=("cle_tri",))
    type = ColonneChoix("Type", dict(TypeActivite.choices))
    statut = ColonneBadge("Statut", dict(StatutActivite.choices), TONS, acces="statut_retenu")
    participants = ColonneParticipants("Participants", tri=False)
    antennes = ColonneListe("Antennes", liees=True, d_office=False)
    structures = ColonneListe("Structures rencontrées", liees=True, d_office=False)
    lieu = Colonne("Lieu", d_office=False)
    modalite = ColonneChoix("Modalité", dict(Modalite.choices), d_office=False)
    role = ColonneChoix("Rôle de la cellule", dict(RoleCellule.choices), d_office=False)
    nature = Colonne("Nature", d_office=False)
    code = Colonne("Code")


def antennes_de_la_cellule() -> list[tuple[str, str]]:
    return [(str(cle), nom) for cle, nom in antennes_connues().values_list("pk", "nom")]


class JournalFiltre(FiltreDeListe):
    q = FiltreRecherche("Intitulé, nature, lieu ou code")
    # By the day, whose index also gives the order of the list.
    annee = FiltreAnnee(champ="jour_retenu__year")
    type = FiltreChoix("Type", TypeActivite, champ="type")
    statut = FiltreChoix("Statut", StatutActivite, champ="statut_retenu")
    antenne = FiltreChoix("Antenne", antennes_de_la_cellule, champ="antennes", vide="Toutes")
    presences = FiltreBooleen(
        "Présences", method="selon_les_presences", oui="Notées", non="À noter"
    )
    a_confirmer = FiltreBooleen("À confirmer", method="selon_la_confirmation")
    depuis = FiltreDepuis("Depuis le", champ="jour_retenu")
    jusque = FiltreJusque("Jusqu’au", champ="jour_retenu")

    def selon_les_presences(self, lignes: QuerySet, nom: str, valeur: str) -> QuerySet:
        """Held, and nobody is said to have been there, nor how many."""
        nommees = Exists(Participation.objects.filter(activite=OuterRef("pk")))
        if valeur == "oui":
            return lignes.filter(Q(nommees) | Q(anonymes__isnull=False))
        return lignes.filter(~nommees, anonymes__isnull=True, statut_retenu=StatutActivite.TENU)

    def selon_la_confirmation(self, lignes: QuerySet, nom: str, valeur: str) -> QuerySet:
        passees = Q(statut_retenu=StatutActivite.PLANIFIE, jour_retenu__lt=timezone.localdate())
        return lignes.filter(passees if valeur == "oui" else ~passees)


class StatutForm(forms.Form):
    """What many activities have become."""

    statut = forms.ChoiceField(
        label="Elles sont",
        choices=[(v, en_capitale(mot)) for v, mot in StatutActivite.choices],
        widget=forms.RadioSelect,
    )


class ModaliteForm(forms.Form):
    modalite = forms.ChoiceField(
        label="Modalité",
        choices=[(v, en_capitale(mot)) for v, mot in Modalite.choices],
        widget=forms.RadioSelect,
    )
