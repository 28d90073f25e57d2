"""What looks like patient data is pointed at; what does not is left alone."""

import pytest
from django import forms

from cellule.patients import AvecGardePatient, indices


@pytest.mark.parametrize(
    ("texte", "quoi"),
    [
        ("dossier 1 85 05 78 006 084 36", "un numéro de sécurité sociale"),
        ("dossier 285057800608436", "un numéro de sécurité sociale"),
        ("né le 12/03/1950", "une date de naissance"),
        ("Née (e) le 12/03/1950", "une date de naissance"),
        ("DDN : 1 mars 1950", "une date de naissance"),
        ("la patiente Dupont est sortie", "le nom d’un patient"),
        ("vu avec le résident M. Durand", "le nom d’un patient"),
        ("Mme Élise Martin", "le nom d’une personne"),
    ],
)
def test_suspect_texts(texte, quoi):
    assert quoi in [trouve for trouve, _ in indices(texte)]


@pytest.mark.parametrize(
    "texte",
    [
        "Réunion du 12/03/2025, 14 présents",
        "Appelez le 02 61 91 00 12 ou le FINESS 350000012",
        "la patientèle de l’EMSP, le parcours patient en ville",
        "Madame la directrice et Monsieur le maire",
        "SIRET 12345678901234",
        "",
    ],
)
def test_ordinary_texts(texte):
    assert indices(texte) == []


class Essai(AvecGardePatient):
    texte = forms.CharField(widget=forms.Textarea, required=False)


def test_the_form_asks_once_then_saves():
    essai = Essai({"texte": "vu Mme Martin"})
    assert not essai.is_valid()
    assert "relu" in essai.fields
    assert Essai({"texte": "vu Mme Martin", "relu": "on"}).is_valid()


def test_what_the_row_already_held_asks_for_nothing():
    essai = Essai({"texte": "vu Mme Martin"})
    essai.present = {"texte": "vu Mme Martin"}
    assert essai.is_valid()
