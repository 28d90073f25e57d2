"""The field of a form that asks for a column of the exchange format."""

from decimal import Decimal

from django import forms
from django.db import models

from cellule.champs import EntierFrancais, Jour, NombreFrancais
from cellule.choix import ChampFiche, ChampFiches
from cellule.concurrence import TexteLong
from cellule.dossier.deduction import Colonne
from cellule.dossier.genres import (
    Booleen,
    Entier,
    Enumeration,
    Liste,
    Nombre,
    Reference,
    sans_zeros,
)
from cellule.dossier.genres import Jour as GenreJour
from cellule.dossier.mots import libelle
from cellule.models import Cellule, Departement
from cellule.recherche import sorte_du_modele
from cellule.typographie import en_capitale, typo


def champ_de(colonne: Colonne, cellule: Cellule, **options) -> forms.Field:
    """The field of a column; `options` are those of Django (label, help_text…)."""
    options = {
        "label": typo(libelle(colonne)),
        "required": colonne.requise,
        **options,
    }
    if colonne.champ.related_model is Departement:
        return forms.ChoiceField(choices=[("", "Aucun"), *departements_de(cellule)], **options)
    match colonne.genre:
        case Reference(cible=cible):
            return ChampFiche(sorte_du_modele(cible), **options)
        case Liste(element=Reference(cible=cible)):
            return ChampFiches(sorte_du_modele(cible), **options)
        case Liste():
            return _liste(colonne, cellule, options)
        case Enumeration():
            return _enumeration(colonne, options)
        case GenreJour():
            return Jour(**options)
        case Booleen(vide=None):
            choix = [("", "Non précisé"), ("oui", "Oui"), ("non", "Non")]
            return forms.ChoiceField(choices=choix, **options)
        case Booleen():
            return forms.BooleanField(**{**options, "required": False})
        case Entier():
            return EntierFrancais(min_value=0, **options)
        case Nombre():
            return NombreFrancais(**options)
    if isinstance(colonne.champ, models.TextField):
        return TexteLong(**options)
    return forms.CharField(max_length=colonne.champ.max_length, **options)


def _enumeration(colonne: Colonne, options: dict) -> forms.Field:
    choix = [(v, en_capitale(str(mot))) for v, mot in colonne.champ.choices]
    if "widget" not in options:  # nobody answers by leaving the first word of a menu
        choix.insert(0, ("", "Choisir…" if colonne.requise else "Non précisé"))
    return forms.ChoiceField(choices=choix, **options)


def _liste(colonne: Colonne, cellule: Cellule, options: dict) -> forms.Field:
    if colonne.nom == "departements":
        return forms.MultipleChoiceField(
            choices=departements_de(cellule), widget=forms.CheckboxSelectMultiple, **options
        )
    return SuiteLibre(**options)


class SuiteLibre(forms.CharField):
    """A list of codes, separated by commas."""

    def to_python(self, value) -> list[str]:
        texte = super().to_python(value)
        return [mot.strip() for mot in texte.split(",") if mot.strip()]

    def validate(self, value) -> None:
        forms.Field.validate(self, value)

    def run_validators(self, value) -> None:
        """Each element is checked by the column."""


def departements_de(cellule: Cellule) -> list[tuple[str, str]]:
    """The departments of the cell first, then the others."""
    tous = list(Departement.objects.order_by("pk"))
    siens = set(cellule.departements)
    ranges = sorted(tous, key=lambda d: (d.code not in siens, d.code))
    return [(d.code, typo(f"{d.nom} ({d.code})")) for d in ranges]


def ecrit(valeur: object) -> str | list[str]:
    """A value as the field writes it, for the form that remembers what it showed."""
    match valeur:
        case None | False:
            return ""
        case True:
            return "True"
        case Decimal():
            return sans_zeros(valeur).replace(".", ",")
        case list():
            return [str(une) for une in valeur]
    return str(valeur)
