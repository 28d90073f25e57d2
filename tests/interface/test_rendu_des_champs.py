"""The plain widgets are drawn without a template: as Django's own, but for spaces between tags."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from cellule.formulaires import EN_PYTHON, Rendu

CHOIX = [("", "Tous"), ("a<b", 'Un « "mot" »'), ("Groupe & Cie", [("1", "l’un"), (2, "l'autre")])]
WIDGETS = {
    "texte": (forms.TextInput(attrs={"maxlength": 5, "required": True, "hidden": False}), 'a"<b>'),
    "texte vide": (forms.TextInput(), None),
    "nombre": (forms.NumberInput(attrs={"step": "0.1"}), 1234.5),
    "courriel": (forms.EmailInput(), "a&b@exemple.fr"),
    "adresse": (forms.URLInput(), "https://exemple.fr/?a=1&b=2"),
    "jour": (forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), "2026-11-27"),
    "caché": (forms.HiddenInput(), "0"),
    "case cochée": (forms.CheckboxInput(), True),
    "case": (forms.CheckboxInput(), False),
    "choix": (forms.Select(choices=CHOIX, attrs={"class": "auto"}), "a<b"),
    "choix groupé": (forms.Select(choices=CHOIX), 2),
    "plusieurs": (forms.SelectMultiple(choices=CHOIX), ["1", 2]),
    "oui, non": (forms.NullBooleanSelect(), None),
}


def sans_blancs(html: str) -> str:
    return re.sub(r">\s+<", "><", html).strip()


@pytest.mark.parametrize("nom", WIDGETS)
def test_a_widget_is_drawn_as_django_draws_it(nom):
    widget, valeur = WIDGETS[nom]
    le_notre, celui_de_django = (
        widget.render("champ<1>", valeur, attrs={"id": "id_champ"}, renderer=rendu)
        for rendu in (Rendu(), DjangoTemplates())
    )
    assert sans_blancs(le_notre) == sans_blancs(celui_de_django)


def test_every_drawing_is_compared():
    dessines = {widget.template_name for widget, _ in WIDGETS.values()}
    assert set(EN_PYTHON) <= dessines | {"django/forms/widgets/input.html"}
