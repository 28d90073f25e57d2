"""The JSON flows, in the schemas of 2025 and 2026."""

import json
from datetime import date

import pytest

from acteurs.finess import FichierRefuse
from acteurs.finess.fiches import Activite, Etablissement, Fautive

from .conftest import activite, elements, etablissement, flux_activites, flux_structures, livre


def test_an_establishment_gives_its_site_and_not_its_seat(fichier):
    flux = fichier(flux_structures(etablissement()))
    (lu,) = elements(flux)
    assert flux.jour == date(2026, 9, 1)
    assert lu == Etablissement(
        finess="330000001",
        nom="CENTRE HOSPITALIER DE LIBOURNE",
        categorie="355",
        departement="33",
        commune="33243",
        telephone="0557555555",
        ouverte_le=date(1980, 2, 1),
    )


def test_a_closed_establishment_says_when(fichier):
    ferme = etablissement(fermeture="2025-06-30", etat="I")
    sans_date = etablissement("2A0000154", etat="I", commune="2A247")
    lus = elements(fichier(flux_structures(ferme, sans_date)))
    assert [(lu.ferme, lu.fermee_le) for lu in lus] == [(True, date(2025, 6, 30)), (True, None)]
    assert (lus[1].departement, lus[1].commune) == ("2A", "2A247")


def test_the_schema_of_2025_wraps_its_codes(fichier):
    ancien = etablissement(etat={"code": "A", "system": "x"})
    ancien["categorieEntiteGeographiqueExercice"] = {
        "code": ancien.pop("categorieentiteGeographiqueExercice"),
        "system": "x",
    }
    texte = flux_structures(ancien).replace(
        "informationsGeneralesPMEJ", "informationsGeneralesPmej"
    )
    (lu,) = elements(fichier(texte))
    assert (lu.categorie, lu.ferme) == ("355", False)


def test_overseas_communes_are_read_in_both_codings(fichier):
    lus = elements(
        fichier(flux_structures(etablissement(commune="97411"), etablissement(commune="9D411")))
    )
    assert {(lu.departement, lu.commune) for lu in lus} == {("974", "97411")}


def test_an_establishment_without_number_is_told(fichier):
    (faute,) = elements(fichier(flux_structures(etablissement("123"))))
    assert str(faute) == (
        "entité juridique 1 : « 123 » n’est pas le FINESS de 9 caractères d’un établissement"
    )


def test_beds_are_not_added_over_their_two_statuses(fichier):
    flux = fichier(flux_activites(f330000001=[activite("N2", lits="4")]))
    (lu,) = elements(flux)
    assert lu == Activite(finess="330000001", type="LISP", lits=4)
    assert flux.jour == date(2026, 9, 2)


@pytest.mark.parametrize(
    ("codes", "attendu"),
    [
        (("R4", "N1"), ("USP", 4, False)),
        (("R4", "E8"), ("USP", 4, True)),
        (("R4", "N3"), ("LISP", 4, True)),
        (("R4", "W2"), ("LISP", 4, True)),
        (("R4", "W3"), ("LISP", 4, True)),
        (("R4", "N4"), ("EMSP", None, False)),
        (("RC04", "M10"), ("USP", 4, False)),
        (("RC04", "M16"), ("HDJ", None, False)),
        (("RC04", "M22"), ("LISP", 4, False)),
        (("RC04", "M00", "F07"), ("EMSP", None, True)),
    ],
)
def test_each_code_gives_its_type(fichier, codes, attendu):
    une = activite(codes[1], activite=codes[0], forme=codes[2] if len(codes) > 2 else "01")
    (lu,) = elements(fichier(flux_activites(f330000001=[une])))
    assert (lu.type, lu.lits, lu.probable) == attendu


def test_other_activities_are_left(fichier):
    autres = [activite("N8", activite="R7"), activite("N1", activite="R5"),
              activite("M13", activite="RC04", forme="F01")]  # fmt: skip
    assert elements(fichier(flux_activites(f330000001=autres))) == []


def test_empty_beds_are_not_zero(fichier):
    lus = elements(fichier(flux_activites(f330000001=[activite(lits=None), activite(lits="0")])))
    assert [lu.lits for lu in lus] == [None, 0]


@pytest.mark.parametrize(
    ("champs", "fin"),
    [
        ({"etat": "I", "fin": "2025-03-31"}, date(2025, 3, 31)),
        ({"arhgos": "26"}, None),
        (
            {
                "etat": "I",
                "evenements": [
                    {"codeEvenement": "010", "dateEvenement": "2026-01-01"},
                    {"codeEvenement": "013", "dateEvenement": "2017-06-08"},
                ],
            },
            date(2017, 6, 8),
        ),
    ],
)
def test_an_activity_that_ended_says_so(fichier, champs, fin):
    (lu,) = elements(fichier(flux_activites(f330000001=[activite(**champs)])))
    assert (lu.active, lu.fin) == (False, fin)


def test_the_schema_of_2025_has_one_member_per_nature(fichier):
    moderne = activite("N2")
    ancienne = {
        "natureAASA": {"caracteristiquesGeneriques": {"etatObjet": "I"}},
        "natureASRC": {
            "caracteristiquesGeneriques": moderne["caracteristiquesGeneriques"],
            "caracteristiquesSpecifiquesASR": moderne["nature"]["caracteristiquesSpecifiques"],
            "capacite": moderne["capacite"],
        },
    }
    assert elements(fichier(flux_activites(f330000001=[ancienne]))) == [
        Activite(finess="330000001", type="LISP", lits=4)
    ]


def test_the_example_of_the_agency_hangs_on_no_establishment():
    """It holds the authorisation of the legal entity only: no site exercises it there."""
    (faute,) = elements(livre("finess/activites_exemple.json"))
    assert isinstance(faute, Fautive) and "010000156" in str(faute)


@pytest.mark.parametrize("texte", ['{"pmej": [{"numFiness": "1", "ege": [', '{"a": 1} x', "{"])
def test_a_file_that_is_cut_is_refused(fichier, texte):
    with pytest.raises(FichierRefuse, match="JSON"):
        elements(fichier(texte))


def test_another_json_is_refused_with_what_was_expected(fichier):
    with pytest.raises(FichierRefuse, match="finess-structures"):
        fichier(json.dumps({"pmej": [{"nom": "x"}]}))
