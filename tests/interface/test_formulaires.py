"""The form renderer: what assistive tools and keyboards meet."""

import re

import pytest
from django import forms

from cellule.formulaires import Rendu


class Reunion(forms.Form):
    titre = forms.CharField(label="Titre", help_text="En quelques mots.")
    mode = forms.ChoiceField(
        label="Modalité", choices=[("p", "Sur place"), ("v", "Visio")], widget=forms.RadioSelect
    )
    annoncee = forms.BooleanField(label="Annoncée", required=False)
    note = forms.CharField(label="À retenir", required=False, widget=forms.Textarea)
    cle = forms.CharField(widget=forms.HiddenInput, required=False)

    default_renderer = Rendu

    def clean(self) -> dict:
        donnees = super().clean()
        if donnees.get("titre") == "refus":
            raise forms.ValidationError("Cette réunion existe déjà.")
        return donnees


@pytest.fixture
def refusee() -> str:
    return str(Reunion({"titre": "", "mode": "z", "note": "gardé"}))


def test_every_field_has_a_label_tied_to_it() -> None:
    html = str(Reunion())
    for champ in ("titre", "note", "annoncee"):
        assert html.count(f'<label for="id_{champ}">') == 1
        assert f'id="id_{champ}"' in html
    assert re.search(r"<legend>Modalité\s*</legend>", html)
    assert html.count('type="hidden"') == 1


def test_ids_are_unique(refusee: str) -> None:
    for html in (str(Reunion()), refusee):
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids))


def test_help_and_error_are_announced_with_the_field(refusee: str) -> None:
    champ = re.search(r'<input[^>]*name="titre"[^>]*>', refusee)[0]
    decrit = re.search(r'aria-describedby="([^"]+)"', champ)[1].split()
    assert decrit == ["id_titre_helptext", "id_titre_error"]
    assert 'aria-invalid="true"' in champ
    for cible in decrit:
        assert f'id="{cible}"' in refusee


def test_error_is_written_before_the_field(refusee: str) -> None:
    assert refusee.index('id="id_titre_error"') < refusee.index('id="id_titre"')


def test_error_of_a_group_is_announced_by_its_fieldset(refusee: str) -> None:
    groupe = re.search(r"<fieldset[^>]*>", refusee)[0]
    assert 'aria-describedby="id_mode_error"' in groupe


def test_only_optional_fields_are_marked() -> None:
    html = str(Reunion())
    assert html.count("(facultatif)") == 1
    assert re.search(r"À retenir <span[^>]*>\(facultatif\)", html)


def test_form_may_drop_the_optional_marks() -> None:
    class Filtre(Reunion):
        sans_facultatif = True

    assert "(facultatif)" not in str(Filtre())


def test_summary_links_each_error_to_its_field(refusee: str) -> None:
    resume = re.search(r'<div class="resume-erreurs".*?</div>', refusee, re.S)[0]
    assert 'role="alert"' in resume
    assert "autofocus" in resume
    assert "2 réponses sont à revoir" in resume
    for lien in re.findall(r'href="#([^"]+)"', resume):
        assert f'id="{lien}"' in refusee
    assert len(re.findall("<a ", resume)) == 2


def test_summary_shows_what_belongs_to_no_field() -> None:
    html = str(Reunion({"titre": "refus", "mode": "p"}))
    assert "Cette réunion existe déjà." in html
    assert "Une réponse est à revoir" in html


def test_fresh_form_has_no_summary() -> None:
    assert "resume-erreurs" not in str(Reunion())


def test_refused_form_keeps_what_was_typed(refusee: str) -> None:
    assert "gardé" in refusee


def test_labels_and_errors_are_escaped() -> None:
    class Piege(forms.Form):
        default_renderer = Rendu
        nom = forms.CharField(label="<b>")

    html = str(Piege({"nom": ""}))
    assert "<b>" not in html
    assert "&lt;b&gt;" in html
