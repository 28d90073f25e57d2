"""Forms around the proposals: which files to read, why a proposal is refused."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from acteurs.models import PALLIATIFS, TypeStructure
from acteurs.offre import PAR_ACTIVITE, PAR_CATEGORIE

OCTETS_PERMIS = 1024**3
FICHIERS_PERMIS = 6


class PlusieursFichiers(forms.ClearableFileInput):
    allow_multiple_selected = True


class Fichiers(forms.FileField):
    """Several files at once, each checked."""

    widget = PlusieursFichiers

    def clean(self, data, initial=None) -> list[UploadedFile]:
        if not data:
            raise forms.ValidationError(self.error_messages["required"])
        fichiers = [super(Fichiers, self).clean(un, initial) for un in data]
        if len(fichiers) > FICHIERS_PERMIS:
            raise forms.ValidationError(f"Envoyez {FICHIERS_PERMIS} fichiers au plus.")
        for fichier in fichiers:
            if fichier.size > OCTETS_PERMIS:
                raise forms.ValidationError(
                    f"« {fichier.name} » dépasse 1 Go : envoyez l’archive « .gz » d’origine."
                )
        return fichiers


def _types(palliatifs: bool) -> list[tuple[str, str]]:
    return [
        (t.value, f"{t.value}, {t.label}")
        for t in TypeStructure
        if t in PAR_ACTIVITE | PAR_CATEGORIE and (t.value in PALLIATIFS) == palliatifs
    ]


class LectureForm(forms.Form):
    """The files, and what to look for in them."""

    sans_facultatif = True

    fichiers = Fichiers(
        label="Fichiers",
        help_text="Un ou plusieurs, tels que vous les avez téléchargés : texte, JSON, XML, "
        "compressés en « .gz » ou non. Lisez ensemble les activités et les structures : les "
        "premières disent quelles équipes existent, les secondes comment elles s’appellent.",
    )
    palliatifs = forms.MultipleChoiceField(
        label="Équipes de soins palliatifs",
        choices=_types(True),
        initial=[code for code, _ in _types(True)],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    partenaires = forms.MultipleChoiceField(
        label="Partenaires",
        choices=_types(False),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    complet = forms.BooleanField(
        label="Ces fichiers sont complets pour mes départements",
        help_text="Cochez seulement pour l’extraction nationale entière. Une fiche dont le FINESS "
        "n’y est plus sera alors proposée comme fermée ; sans cela, seule une date de fermeture "
        "écrite dans le fichier ferme une fiche.",
        required=False,
    )

    def clean(self) -> dict:
        donnees = super().clean()
        donnees["types"] = [*donnees.get("palliatifs", ()), *donnees.get("partenaires", ())]
        if not donnees["types"] and not self.errors.keys() & {"palliatifs", "partenaires"}:
            self.add_error("palliatifs", "Choisissez au moins un type, ici ou ci-dessous.")
        return donnees


class RefusForm(forms.Form):
    """Why, if there is a reason to remember."""

    motif = forms.CharField(
        label="Motif",
        required=False,
        max_length=500,
        help_text="Il reste avec la proposition. La même ne sera plus faite, sauf si son contenu "
        "change.",
    )
