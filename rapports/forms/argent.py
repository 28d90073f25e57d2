"""The forms of a resource and of an expense. The actions check the values."""

import re
from datetime import date
from decimal import Decimal

from django import forms

from cellule.champs import NombreFrancais, Segments
from cellule.concurrence import AvecTemoin
from cellule.models.base import DECIMALES
from cellule.typographie import en_capitale, nombre
from rapports.models import Convention, Depense, Financement, PosteDepense, Source

CENTIMES = 2
CHIFFRES = 36  # as many as the database keeps


def choix(enumeration, *, vide: str = "") -> list[tuple[str, str]]:
    premiers = [("", vide)] if vide else []
    return premiers + [(valeur, en_capitale(libelle)) for valeur, libelle in enumeration.choices]


def jour_ecrit(jour: date | None) -> str:
    return jour.isoformat() if jour else ""


class Euros(NombreFrancais):
    """« 1 234,56 », « −80 », « 1 234,56 € »: two decimals at most when typed here."""

    def __init__(self, **options) -> None:
        super().__init__(max_digits=CHIFFRES, decimal_places=DECIMALES, **options)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def to_python(self, value):
        if isinstance(value, str):
            value = re.sub(r"\s*€\s*$", "", value).replace("−", "-")
        return super().to_python(value)

    @staticmethod
    def ecrire(montant: Decimal) -> str:
        """Every digit of an amount that a file gave, two decimals at least."""
        decimales = len(f"{montant:f}".rstrip("0").partition(".")[2])
        return nombre(montant, max(decimales, CENTIMES))


# Shorter than in the report: two words stand side by side on a phone.
SOURCES = [(Source.FIR.value, "Crédits FIR"), (Source.AUTRE.value, "Autre ressource")]


class FormulaireDeMontant(AvecTemoin):
    """What a resource and an expense share: an amount, on a source."""

    def clean_montant(self) -> Decimal:
        """An amount that a file gave with more decimals may stay as it is."""
        montant = self.cleaned_data["montant"]
        exact = montant.quantize(Decimal("0.01")) == montant
        if not exact and Euros.ecrire(montant) != self.present.get("montant"):
            raise forms.ValidationError(
                "Deux décimales au plus : les euros et les centimes, par exemple 1 234,56."
            )
        return montant

    def colonnes(self) -> dict[str, object]:
        return dict(self.cleaned_data)


class FinancementForm(FormulaireDeMontant):
    """A resource of the year."""

    source = forms.ChoiceField(
        label="Source",
        choices=SOURCES,
        widget=forms.RadioSelect,
        bound_field_class=Segments,
    )
    origine = forms.CharField(
        label="Origine",
        help_text="Qui verse : l’ARS, une fondation, les inscriptions à une journée…",
        required=False,
        max_length=300,
    )
    montant = Euros(
        label="Montant en euros",
        help_text="Par exemple 1 234,56. Un montant négatif est une reprise.",
    )
    convention = forms.ChoiceField(label="Convention", required=False)

    def __init__(self, *args, conventions: list[Convention], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["convention"].choices = [
            ("", "Aucune"),
            *((c.code, designer(c)) for c in conventions),
        ]

    @staticmethod
    def montrer(ligne: Financement) -> dict[str, str]:
        return {
            "source": ligne.source,
            "origine": ligne.origine,
            "montant": Euros.ecrire(ligne.montant),
            "convention": ligne.convention.code if ligne.convention else "",
        }


class DepenseForm(FormulaireDeMontant):
    """A use of the credits."""

    poste = forms.ChoiceField(label="Nature", choices=choix(PosteDepense, vide="Choisir…"))
    libelle = forms.CharField(
        label="Libellé",
        help_text="Sans nom de personne : cette ligne est imprimée dans le bilan financier.",
        required=False,
        max_length=300,
    )
    montant = Euros(
        label="Montant en euros",
        help_text="Par exemple 1 234,56. Un montant négatif est un avoir ou un remboursement.",
    )
    source = forms.ChoiceField(
        label="Sur quels crédits ?",
        choices=SOURCES,
        widget=forms.RadioSelect,
        bound_field_class=Segments,
    )

    @staticmethod
    def montrer(ligne: Depense) -> dict[str, str]:
        return {
            "poste": ligne.poste,
            "libelle": ligne.libelle,
            "montant": Euros.ecrire(ligne.montant),
            "source": ligne.source,
        }


def designer(convention: Convention) -> str:
    return f"{convention.code}, du {convention.debut:%d/%m/%Y} au {convention.fin:%d/%m/%Y}"
