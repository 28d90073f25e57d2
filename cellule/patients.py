"""No patient data, ever: free texts are read for what looks like it, and the person is asked.

It warns and does not block (interface §2.2): a name may be a doctor's. What is confirmed is saved.
"""

import re

from django import forms
from django.core.exceptions import ValidationError

NOM = r"[A-ZÀ-ÖØ-Þ][\wÀ-ÿ’'-]+"
SIGNES = {
    "un numéro de sécurité sociale": re.compile(
        r"(?<!\d)[12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d{2}|2[AB])"
        r"[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{2})?(?!\d)"
    ),
    "une date de naissance": re.compile(
        r"\b(?:née?(?:\(e\))?|naissance|ddn)\b[^.\n]{0,20}?"
        r"\d{1,2}[/. -](?:\d{1,2}|\w{3,9})[/. -]\d{2,4}",
        re.IGNORECASE,
    ),
    "le nom d’un patient": re.compile(
        rf"\b(?i:patiente?|résidente?|malade)\s+(?:(?i:M\.|Mr|Mme|Mlle|Monsieur|Madame)\s+)?{NOM}"
    ),
    "le nom d’une personne": re.compile(rf"\b(?:M\.|Mr|Mme|Mlle|Monsieur|Madame)\s+{NOM}"),
}
# Those that are a patient's wherever they stand.
SURS = ("un numéro de sécurité sociale", "une date de naissance")
AVERTISSEMENT = (
    "Ce texte semble contenir {quoi} : « {extrait} ». Maillage ne garde aucune donnée de patient. "
    "Retirez-la, ou confirmez plus bas qu’il ne s’agit pas d’un patient."
)
A_CONFIRMER = "J’ai relu : ces textes ne contiennent aucune donnée de patient"


def indices(texte: str) -> list[tuple[str, str]]:
    """What looks like patient data in a text: its kind, and the words that look so."""
    trouves: list[tuple[str, str]] = []
    for quoi, signe in SIGNES.items():
        trouve = signe.search(texte)
        if trouve and not any(trouve[0] in deja for _, deja in trouves):
            trouves.append((quoi, trouve[0]))
    return trouves


class AvecGardePatient(forms.Form):
    """A form whose free texts are read. What is suspect asks for one box to be ticked."""

    def clean(self) -> dict:
        donnees = super().clean() or {}
        if self.data.get(self.add_prefix("relu")):
            return donnees
        suspects = {
            nom: trouves
            for nom, champ in self.fields.items()
            if _est_libre(champ) and (trouves := indices(_nouveau(self, nom, donnees)))
        }
        for nom, trouves in suspects.items():
            for quoi, extrait in trouves:
                self.add_error(
                    nom,
                    ValidationError(AVERTISSEMENT.format(quoi=quoi, extrait=extrait), "patient"),
                )
        if suspects:
            self.fields["relu"] = forms.BooleanField(label=A_CONFIRMER, required=False)
        return donnees


def _est_libre(champ: forms.Field) -> bool:
    return isinstance(champ.widget, forms.Textarea)


def _nouveau(formulaire: forms.Form, nom: str, donnees: dict) -> str:
    """What is sent, unless the row already held it: nobody confirms twice."""
    texte = donnees.get(nom) or ""
    deja = getattr(formulaire, "present", {}).get(nom, "")
    return "" if not isinstance(texte, str) or texte == deja else texte
