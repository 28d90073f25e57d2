"""Forms of the directory."""

from django import forms

from acteurs.colonnes import STRUCTURES
from acteurs.models import AuteurVerification, TypeStructure
from cellule.champs import Jour
from cellule.fiches import FormulaireDeFiche
from cellule.typographie import en_capitale


class VerificationForm(forms.Form):
    """Who checked some sheets, and when."""

    jour = Jour(label="Vérifiées le")
    auteur = forms.ChoiceField(
        label="Par",
        choices=[(v, en_capitale(mot)) for v, mot in AuteurVerification.choices],
        widget=forms.RadioSelect,
        initial=AuteurVerification.CELLULE,
    )


class FermetureForm(forms.Form):
    """The last day of some structures."""

    fermee_le = Jour(
        label="Dernier jour d’activité",
        help_text="Les années passées les comptent encore.",
    )


class StructureForm(FormulaireDeFiche):
    """A sheet of the directory."""

    table = STRUCTURES
    champs = (
        "nom",
        "type",
        "echelon",
        "departement",
        "commune",
        "finess",
        "lits",
        "telephone",
        "email",
        "ouverte_le",
        "fermee_le",
        "publiee",
    )
    aides = {
        "echelon": "Le territoire sur lequel elle agit.",
        "departement": "Celui où elle est implantée ; vide pour un acteur national seulement.",
        "commune": "Cinq caractères, par exemple 35238 pour Rennes.",
        "finess": "Neuf caractères. Une EMSP ou des LISP ont celui de leur établissement.",
        "lits": "Pour une USP ou des LISP.",
        "ouverte_le": "Vide : depuis toujours.",
        "fermee_le": "Dernier jour d’activité. Les années passées la comptent encore.",
        "telephone": "Un numéro professionnel.",
    }

    def preparer(self) -> None:
        """The types in words, palliative teams first as the framework lists them."""
        self.fields["type"].choices = [
            ("", "Choisir…"),
            *((t.value, f"{t.value} – {t.label}" if t.value != t.label.upper() else t.value)
              for t in TypeStructure),
        ]  # fmt: skip
