"""Folding: the same on both sides of a comparison, and kept by every write."""

import importlib

import pytest
from django.apps import apps
from hypothesis import example, given
from hypothesis import strategies as st

from acteurs.actions import enregistrer_professionnels, enregistrer_structures
from acteurs.models import Offre, Professionnel, Projet, Structure, TypeStructure
from antennes.models import Antenne
from cellule.perimetre import perimetre
from cellule.tri import cle_de_tri, mots_de, texte_de_recherche
from evenements.actions import creer_activite, modifier_activite
from evenements.models import Action, Activite, Diagnostic, Enquete, Publication
from tests import fabriques


@pytest.mark.parametrize(
    ("texte", "plie"),
    [
        ("Équipe du Cœur", "equipe du coeur"),
        ("Œuvre, ÆSCULAPE", "oeuvre aesculape"),
        ("l’Océan  et l'Île", "l ocean et l ile"),
        ("Saint-Brieuc / Loudéac (22)", "saint brieuc loudeac 22"),
        ("  E\u0301lise\u00a0: çà_et_là ", "elise ca et la"),
        ("ﬁn de vie, n° 3", "fin de vie n 3"),
        ("—", ""),
    ],
)
def test_what_is_kept_has_words_and_nothing_else(texte, plie):
    assert texte_de_recherche(texte) == plie


def test_empty_texts_leave_no_space():
    assert texte_de_recherche("Anne", "", "Le Goff") == "anne le goff"


@given(st.text(max_size=60))
@example("İstanbul ŉ ẞ ϓ")
def test_folding_twice_changes_nothing_and_both_sides_agree(texte):
    garde = texte_de_recherche(texte)
    assert texte_de_recherche(garde) == garde
    assert set(mots_de(texte)) == set(garde.split())
    assert texte_de_recherche(texte.upper()) == texte_de_recherche(texte.upper().lower())


def test_longest_texts_fit_in_an_index(dans_la_cellule):
    """In letters of three bytes, and no two words alike: nothing to compress."""
    lettres = [chr(0x4E00 + n) for n in range(1400)]
    creer_activite(
        type="copil", intitule="".join(lettres[:500]), nature="".join(lettres[500:700]),
        lieu="".join(lettres[700:1200]), debut="2025-06-01", statut="tenu",
    )  # fmt: skip
    garde = Activite.objects.get().recherche
    assert 2300 < len(garde.encode()) <= 2400


def test_french_order():
    noms = ["Zoé", "Élise", "Denis", "Œdipe", "Odile", "Eve"]
    assert sorted(noms, key=lambda nom: cle_de_tri(nom, longueur=300)) == [
        "Denis", "Élise", "Eve", "Odile", "Œdipe", "Zoé",
    ]  # fmt: skip


def test_writes_keep_what_rows_are_found_by(dans_la_cellule):
    enregistrer_structures(
        lignes=[{"code": "s-1", "nom": "Cœur d’Été", "type": "EMSP", "echelon": "national"}]
    )
    assert Structure.objects.get().recherche == (
        "coeur d ete emsp equipe mobile de soins palliatifs s 1"
    )
    enregistrer_professionnels(
        lignes=[{"code": "p-1", "nom": "Le Goff", "prenom": "Zoé", "profession": "médecin",
                 "email": "zoe@ch.fr", "equipe_cellule": "non"}]
    )  # fmt: skip
    assert Professionnel.objects.get().recherche == "zoe le goff medecin zoe ch fr p 1"
    activite = creer_activite(
        type="copil", intitule="Comité d’été", debut="2025-06-01", statut="tenu", lieu="Évry"
    )
    assert (activite.cle_tri, activite.recherche) == (
        "comite d'ete",
        "comite d ete copil evry 2025 001",
    )
    modifier_activite(activite, intitule="Comité d’hiver")
    assert Activite.objects.get().recherche == "comite d hiver copil evry 2025 001"


def test_migrations_fill_in_every_cell(cellule, voisine):
    """As they run after an upgrade: the columns are there, still empty."""
    modeles = (Structure, Professionnel, Projet, Offre, Antenne, Action, Activite, Diagnostic,
               Enquete, Publication)  # fmt: skip
    for ici in (cellule, voisine):
        with perimetre(ici, ecriture=True):
            for modele in modeles:
                getattr(fabriques, f"{modele.__name__}Fabrique")()
                vides = {c: "" for c in ("cle_tri", "recherche") if hasattr(modele, c)}
                modele.objects.update(**vides)
    for app, nom in (
        ("acteurs", "0005_recherche"),
        ("evenements", "0004_recherche"),
        ("antennes", "0003_recherche"),
    ):
        importlib.import_module(f"{app}.migrations.{nom}").remplir(apps, None)
    for ici in (cellule, voisine):
        with perimetre(ici):
            for modele in modeles:
                ligne = modele.objects.order_by("pk").first()
                if modele not in (Structure, Professionnel):  # their key was there before
                    assert ligne.cle_tri, modele
                if hasattr(ligne, "recherche"):
                    assert mots_de(ligne.code)[0] in ligne.recherche.split(), modele


def test_migration_says_the_types_as_the_model_does():
    migration = importlib.import_module("acteurs.migrations.0005_recherche")
    assert dict(TypeStructure.choices) == migration.TYPES
