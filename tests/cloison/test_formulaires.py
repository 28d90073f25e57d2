"""Forms and filters are made at import, outside any perimeter; they serve all cells in turn."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django_filters import FilterSet, ModelChoiceFilter

from acteurs.models import Professionnel, Structure
from cellule.perimetre import perimetre
from tests.fabriques import ProfessionnelFabrique


class FormulaireDeProfessionnel(forms.ModelForm):
    class Meta:
        model = Professionnel
        fields = ("code", "nom", "structure")


class FormulaireLibre(forms.Form):
    structure = forms.ModelChoiceField(queryset=Structure.objects.all())


class Filtre(FilterSet):
    structure = ModelChoiceFilter(queryset=Structure.objects.all())

    class Meta:
        model = Professionnel
        fields = ("structure",)


@pytest.mark.parametrize("formulaire", [FormulaireDeProfessionnel, FormulaireLibre])
def test_form_offers_and_accepts_its_cell_only(formulaire, ici, la_bas):
    for donnees, autre in ((ici, la_bas), (la_bas, ici)):
        with perimetre(donnees.cellule, ecriture=True):
            rendu = formulaire().as_p()
            assert donnees.structure.nom in rendu
            assert autre.structure.nom not in rendu
            recu = formulaire({"code": "P9", "nom": "n", "structure": autre.structure.pk})
            assert "structure" in recu.errors
            assert formulaire(
                {"code": "P9", "nom": "n", "structure": donnees.structure.pk}
            ).is_valid()


def test_filter_offers_and_accepts_its_cell_only(ici, la_bas):
    for donnees, autre in ((ici, la_bas), (la_bas, ici)):
        with perimetre(donnees.cellule):
            assert autre.structure.nom not in Filtre().form.as_p()
            refuse = Filtre({"structure": autre.structure.pk}, Professionnel.objects.all())
            assert "structure" in refuse.form.errors
            accepte = Filtre({"structure": donnees.structure.pk}, Professionnel.objects.all())
            assert list(accepte.qs) == donnees.gens


def test_form_tells_that_a_code_is_taken_in_its_cell_only(ici, la_bas):
    with perimetre(la_bas.cellule, ecriture=True):
        ProfessionnelFabrique(code="LA-BAS")
    with perimetre(ici.cellule, ecriture=True):
        pris = FormulaireDeProfessionnel({"code": "P1", "nom": "n"})
        assert not pris.is_valid()
        libre = FormulaireDeProfessionnel({"code": "LA-BAS", "nom": "n"})
        assert libre.is_valid()
        libre.save()


def test_validation_of_a_key_does_not_find_the_row_of_another_cell(ici, la_bas):
    homme = ici.gens[0]
    homme.structure_id = la_bas.structure.pk
    with perimetre(ici.cellule, ecriture=True), pytest.raises(ValidationError) as erreur:
        homme.full_clean()
    assert "structure" in erreur.value.error_dict
