"""Fields and helpers that several forms share."""

import re
from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError


class Jour(forms.DateField):
    """A day, asked for by the browser’s own calendar; « 31/12/2025 » is read too."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class Segments(forms.BoundField):
    """Draws a choice of a few radios as one control."""

    def css_classes(self, extra_classes=None) -> str:
        return super().css_classes("segments")


class NombreFrancais(forms.DecimalField):
    """« 1 234,5 » as people, spreadsheets and browsers write it, thin spaces included."""

    def __init__(self, **options) -> None:
        super().__init__(localize=True, **options)

    def to_python(self, value):
        if isinstance(value, str):
            value = re.sub(r"\s", "", value).replace(",", ".")
        return super().to_python(value)


class EntierFrancais(forms.IntegerField):
    """« 1 240 », thin spaces included; a text input, which keeps what is wrongly typed."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value):
        return super().to_python(re.sub(r"\s", "", value) if isinstance(value, str) else value)


class TexteRiche(forms.Textarea):
    """Bold, lists and links, typed as they are kept; `static/js/editeur.js` adds the buttons."""

    def __init__(self, attrs=None) -> None:
        super().__init__({"data-riche": "", "rows": 12, **(attrs or {})})


def reporter_le_refus(
    formulaire: forms.Form,
    refus: ValidationError,
    champ_de: Callable[[str], str] = lambda colonne: colonne,
) -> None:
    """Put what an action refuses at its field; `champ_de` says which field asks for a column."""
    if not hasattr(refus, "error_dict"):
        formulaire.add_error(None, refus)
        return
    for colonne, erreurs in refus.error_dict.items():
        champ = champ_de(colonne)
        formulaire.add_error(champ if champ in formulaire.fields else None, erreurs)
