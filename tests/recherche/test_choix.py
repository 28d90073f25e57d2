"""The fields that name rows: by code, by name, or by choosing among those proposed."""

import json
import re

import pytest
from django import forms
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from acteurs.recherche import STRUCTURES
from cellule import recherche
from cellule.choix import ChampFiche, ChampFiches, designations
from cellule.concurrence import AvecTemoin
from cellule.models import Role
from cellule.perimetre import perimetre
from cellule.recherche import Sorte
from tests.fabriques import ProfessionnelFabrique, StructureFabrique

pytestmark = pytest.mark.django_db


class Formulaire(forms.Form):
    structure = ChampFiche("structures", label="Structure")
    gens = ChampFiches("professionnels", label="Personnes", required=False)


def remplir(**champs) -> Formulaire:
    envoi = QueryDict(mutable=True)
    for nom, valeur in champs.items():
        envoi.setlist(nom, [valeur] if isinstance(valeur, str) else valeur)
    return Formulaire(envoi)


@pytest.fixture
def annuaire(dans_la_cellule):
    goelo = StructureFabrique(code="str-012", nom="EMSP du Goëlo (Paimpol)")
    StructureFabrique(code="str-1", nom="Jumelle")
    StructureFabrique(code="str-2", nom="Jumelle")
    StructureFabrique(code="str-3", nom="Absorbée", survivante=goelo)
    StructureFabrique(code="str-4", nom="HAD", fermee_le="2020-01-01")
    StructureFabrique(code="str-5", nom="HAD", survivante=goelo)
    ProfessionnelFabrique(code="p-1", nom="Le Goff", prenom="Anne-Marie", structure=goelo)
    ProfessionnelFabrique(code="p-2", nom="Martin", prenom="Zoé", structure=goelo)
    return goelo


@pytest.mark.parametrize(
    "texte",
    [
        "EMSP du Goëlo (Paimpol) (str-012)",
        "Un ancien nom (str-012)",
        "str-012",
        "STR-012",
        "emsp du goelo (paimpol)",
        "  EMSP du Goëlo (Paimpol)  ",
    ],
)
def test_row_is_named_by_its_code_or_its_name(annuaire, texte):
    formulaire = remplir(structure=texte)
    assert formulaire.is_valid(), formulaire.errors
    assert formulaire.cleaned_data == {"structure": annuaire, "gens": []}


@pytest.mark.parametrize("texte", ["Le Goff Anne-Marie", "Anne-Marie LE GOFF", "p-1"])
def test_person_is_named_in_either_order(annuaire, texte):
    formulaire = remplir(structure="str-012", gens=["", texte, "p-2", "Zoé Martin (p-2)"])
    assert formulaire.is_valid(), formulaire.errors
    assert [p.code for p in formulaire.cleaned_data["gens"]] == ["p-1", "p-2"]


@pytest.mark.parametrize(("texte", "code"), [("Absorbée (str-3)", "str-3"), ("HAD", "str-4")])
def test_merged_row_keeps_its_name_but_gives_way_to_a_namesake(annuaire, texte, code):
    formulaire = remplir(structure=texte)
    assert formulaire.is_valid(), formulaire.errors
    assert formulaire.cleaned_data["structure"].code == code


@pytest.mark.parametrize(
    ("texte", "mots", "candidats"),
    [
        ("jumelle", "Plusieurs fiches", ["Jumelle (str-1)", "Jumelle (str-2)"]),
        ("goelo", "choisissez", ["EMSP du Goëlo (Paimpol) (str-012)"]),
        ("goello", "choisissez", ["EMSP du Goëlo (Paimpol) (str-012)"]),
        ("zzzz", "rien n’y ressemble", []),
        ("Absorb", "rien n’y ressemble", []),
        ("a\0b", "rien n’y ressemble", []),
    ],
)
def test_text_that_names_no_single_row_shows_what_it_may_mean(annuaire, texte, mots, candidats):
    formulaire = remplir(structure=texte)
    assert mots in formulaire.errors["structure"][0]
    assert formulaire.fields["structure"].widget.candidats == {texte.strip(): candidats}
    page = str(formulaire)
    assert f'value="{texte}"' in page
    for candidat in candidats:
        assert f'type="radio" name="structure" value="→ {candidat}"' in page
        choisi = remplir(structure=[texte, f"→ {candidat}"])
        assert choisi.is_valid()
        assert choisi.cleaned_data["structure"].code in candidat


def test_candidates_are_eight_at_most(annuaire):
    for _ in range(20):
        StructureFabrique(nom="Jumelle")
    formulaire = remplir(structure="jumelle")
    assert not formulaire.is_valid()
    assert len(formulaire.fields["structure"].widget.candidats["jumelle"]) == 8


def test_each_text_of_several_has_its_own_candidates(annuaire):
    formulaire = remplir(structure="str-012", gens=["zoe", "Anne-Marie Le Goff", "goff", ""])
    assert not formulaire.is_valid()
    assert formulaire.fields["gens"].widget.candidats == {
        "zoe": ["Zoé Martin (p-2)"],
        "goff": ["Anne-Marie Le Goff (p-1)"],
    }
    page = str(formulaire)
    assert page.count('type="checkbox"') == 2
    assert page.count('aria-invalid="true"') == 2
    choisi = remplir(
        structure="str-012",
        gens=["zoe", "→ Zoé Martin (p-2)", "goff", "→ Anne-Marie Le Goff (p-1)"],
    )
    assert choisi.is_valid(), choisi.errors
    assert [p.code for p in choisi.cleaned_data["gens"]] == ["p-2", "p-1"]


def test_compulsory_field_says_so_once(annuaire):
    assert remplir(structure=" ").errors == {"structure": ["Ce champ est obligatoire."]}


def test_row_shown_is_the_row_read(annuaire):
    formulaire = Formulaire(initial={"structure": annuaire, "gens": ["Zoé Martin (p-2)"]})
    page = str(formulaire)
    assert 'value="EMSP du Goëlo (Paimpol) (str-012)"' in page
    assert 'value="Zoé Martin (p-2)"' in page
    assert designations("structures", ["str-2", "absent", "str-012"]) == [
        "Jumelle (str-2)",
        "EMSP du Goëlo (Paimpol) (str-012)",
    ]
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_same_row_under_another_name_is_no_change(annuaire):
    champ = Formulaire().fields["structure"]
    assert not champ.has_changed(annuaire, "Autre nom (str-012)")
    assert champ.has_changed(annuaire, "Jumelle (str-1)")


@pytest.mark.parametrize("texte", ["str-012", "Jumelle", "EMSP du Goëlo (Paimpol)", "goelo"])
def test_two_queries_a_field_whatever_the_directory(annuaire, texte):
    def compter() -> int:
        with CaptureQueriesContext(connection) as requetes:
            formulaire = remplir(structure=texte, gens=["p-1", "Zoé Martin"])
            formulaire.is_valid()
            str(formulaire)
        return len(requetes)

    avant = compter()
    assert avant <= 3
    for _ in range(30):
        StructureFabrique()
    assert compter() == avant


def test_row_of_another_cell_is_not_named(annuaire, voisine):
    with perimetre(voisine, ecriture=True):
        StructureFabrique(code="ailleurs", nom="Zanzibar")
    for texte in ("ailleurs", "Zanzibar", "Zanzibar (ailleurs)", "zanzibarr"):
        formulaire = remplir(structure=texte)
        assert not formulaire.is_valid()
        assert formulaire.fields["structure"].widget.candidats == {texte: []}


# --- with the witness of what the page showed ---


class AvecFiches(AvecTemoin, Formulaire):
    nom = forms.CharField()


def renvoyer(present: dict, vu: dict, **champs) -> AvecFiches:
    envoi = QueryDict(mutable=True)
    envoi["vu"] = json.dumps(vu)
    for nom, valeur in champs.items():
        envoi.setlist(nom, [valeur] if isinstance(valeur, str) else valeur)
    return AvecFiches(envoi, present=present)


VU = {"nom": "a", "structure": "Jumelle (str-1)", "gens": ["Zoé Martin (p-2)"]}


def test_sheet_renamed_meanwhile_is_no_conflict(annuaire):
    formulaire = renvoyer(
        {**VU, "structure": "Jumelle rebaptisée (str-1)"}, VU, **{**VU, "nom": "b"}
    )
    assert formulaire.is_valid(), formulaire.errors
    assert not formulaire.change_entre_temps


def test_rows_added_by_another_stay_when_left_alone(annuaire):
    present = {**VU, "gens": ["Zoé Martin (p-2)", "Anne-Marie Le Goff (p-1)"]}
    formulaire = renvoyer(present, VU, **VU)
    assert formulaire.is_valid(), formulaire.errors
    assert [p.code for p in formulaire.cleaned_data["gens"]] == ["p-2", "p-1"]
    formulaire = renvoyer(present, VU, **{**VU, "nom": "b"})
    assert not formulaire.is_valid()
    assert formulaire.change_entre_temps
    assert formulaire["gens"].value() == present["gens"]


def test_rows_written_by_both_are_shown_side_by_side(annuaire):
    present = {**VU, "gens": ["Anne-Marie Le Goff (p-1)"]}
    formulaire = renvoyer(present, VU, **{**VU, "gens": []})
    assert not formulaire.is_valid()
    assert formulaire.change_entre_temps
    assert "a écrit\u00a0: Anne-Marie Le Goff (p-1)" in formulaire.errors["gens"][0]
    encore = renvoyer(present, json.loads(formulaire.data["vu"]), **{**VU, "gens": []})
    assert encore.is_valid()
    assert encore.cleaned_data["gens"] == []


# --- suggestions ---


def test_suggestions_are_twelve_open_first_beginnings_first(page, annuaire):
    for rang in range(15):
        StructureFabrique(code=f"lac-{rang:02}", nom=f"Maison du lac {rang:02}")
    StructureFabrique(code="lac-a", nom="Lac aux oiseaux")
    StructureFabrique(code="lac-b", nom="Lac fermé", fermee_le="2020-01-01")
    resultats = page().get("/c/gironde/choisir/structures/", {"q": "LÂC"}).json()["resultats"]
    assert len(resultats) == 12
    assert resultats[0]["valeur"] == "Lac aux oiseaux (lac-a)"
    assert resultats[0]["detail"].startswith("Équipe mobile")
    fermees = page().get("/c/gironde/choisir/structures/", {"q": "ferme"}).json()["resultats"]
    assert [(f["nom"], f["mention"]) for f in fermees] == [("Lac fermé", "fermée")]


def test_suggestions_forgive_and_leave_merged_rows_out(page, annuaire):
    def noms(q: str) -> list[str]:
        reponse = page().get("/c/gironde/choisir/structures/", {"q": q})
        return [r["nom"] for r in reponse.json()["resultats"]]

    assert noms("goello") == ["EMSP du Goëlo (Paimpol)"]
    assert noms("absorbee") == []
    assert noms("had") == ["HAD"]
    assert noms("é") == noms("x" * 201) == []


def test_suggestions_need_a_kind_its_right_and_its_cell(page, annuaire, voisine, monkeypatch):
    with perimetre(voisine, ecriture=True):
        StructureFabrique(nom="Zanzibar")
    adresse = "/c/gironde/choisir/structures/"
    assert page().get(adresse, {"q": "zanz"}).json() == {"resultats": []}
    assert page().get("/c/gironde/choisir/comptes/").status_code == 404
    assert page(Role.LECTEUR).get(adresse, {"q": "goelo"}).json()["resultats"]
    reservee = Sorte(**{**STRUCTURES.__dict__, "droit": "journal.ecrire"})
    monkeypatch.setitem(recherche._SORTES, "structures", reservee)
    assert page(Role.LECTEUR).get(adresse, {"q": "goelo"}).status_code == 403
    assert page().get(adresse, {"q": "goelo"}).json()["resultats"]
