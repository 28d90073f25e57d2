"""What the other cells share, as it is read here: what is marked, what is common, no more."""

import pytest
from django.urls import reverse

from acteurs.actions import partager
from acteurs.models import Projet
from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from tests.ecrans.conftest import lu
from tests.projets.conftest import RACINE

LISTES = (f"{RACINE}ailleurs/", f"{RACINE}ailleurs/appels/", f"{RACINE}ailleurs/pratiques/")


def test_the_lists_show_what_is_marked_with_the_name_of_the_cell(page, ici, la_bas):
    navigateur = page(Role.REFERENT)
    vus = [lu(navigateur.get(adresse)) for adresse in LISTES]
    for texte, mots in zip(vus, ("des Hauts", "Appel des îles", "Tournées du soir"), strict=True):
        assert mots in texte and la_bas.cellule.nom in texte
        assert "secr" not in texte
        assert "Astreinte de nuit partagée" not in texte  # ours


def test_a_file_of_them_holds_no_more(page, ici, la_bas):
    navigateur = page()
    for adresse in LISTES:
        texte = navigateur.get(adresse, {"export": "csv"}).content.decode("utf-8-sig")
        assert la_bas.cellule.nom in texte and "secr" not in texte


def test_the_sheet_shows_the_common_columns_alone(page, ici, la_bas):
    navigateur = page(Role.LECTEUR)
    for vue, ligne, mots in (
        ("projet_partage", la_bas.partage, ("Repris par deux HAD", "La Réunion (974)")),
        ("appel_partage", la_bas.appel, ("Fondation", "https://example.org/iles")),
        ("pratique_partage", la_bas.pratique, ("À deux voix", "secrétariat")),
    ):
        texte = lu(navigateur.get(reverse(vue, args=["gironde", ligne.pk])))
        assert all(mot in texte for mot in mots), texte
        assert la_bas.cellule.nom in texte
        assert "secr" not in texte.replace("secrétariat", "")


@pytest.mark.parametrize("vue", ["projet_partage", "pratique_partage"])
def test_what_is_not_marked_is_not_there(page, ici, la_bas, vue):
    ligne = la_bas.garde if vue == "projet_partage" else la_bas.pratique_gardee
    assert page().get(reverse(vue, args=["gironde", ligne.pk])).status_code == 404
    assert page().get(reverse(vue, args=["gironde", ici.nuit.pk])).status_code == 404


@pytest.mark.parametrize(
    "adresse",
    ["{}{}/", "{}{}/modifier/", "{}{}/etape/", "{}{}/acte/", "{}{}/supprimer/"],
)
def test_a_shared_project_is_not_one_of_ours(page, ici, la_bas, adresse):
    """Its key opens the reading page alone."""
    url = adresse.format(RACINE, la_bas.partage.pk)
    navigateur, envoi = page(), {"etape": "abandonne", "date": "2026-06-15", "nature": "autre"}
    assert navigateur.get(url).status_code in (404, 405)
    assert navigateur.post(url, envoi).status_code in (302, 404, 405, 409)
    with perimetre(la_bas.cellule):
        assert Projet.objects.filter(pk=la_bas.partage.pk, etape="termine").exists()
        assert la_bas.partage.actes.count() == 1
    with perimetre(ici.cellule):
        assert not Projet.objects.filter(intitule=la_bas.partage.intitule).exists()


def test_its_own_cell_sees_what_the_others_read(page, ici):
    navigateur = page()
    with perimetre(ici.cellule, ecriture=True):
        partager([ici.fini], partage=True)
    reponse = navigateur.get(reverse("projet_partage", args=["gironde", ici.fini.pk]))
    texte = lu(reponse)
    assert "Voici ce que les autres cellules lisent" in texte
    assert "Moins d’appels aux urgences" in texte and "EMSP du Port" not in texte
    assert "Reproduire chez nous" not in texte
    assert "Voir ce qu’elles lisent" in lu(navigateur.get(f"{RACINE}{ici.fini.pk}/"))


def test_sharing_asks_first_and_is_one_act(page, ici, la_bas):
    navigateur = page()
    envoi = {"acte": "partager", "portee": "choisies", "lignes": [ici.nuit.pk, ici.fini.pk]}
    question = navigateur.post(f"{RACINE}actes/", envoi)
    assert "aucun nom de personne" in lu(question)
    with perimetre(ici.cellule):
        assert not Projet.objects.filter(partage=True).exists()
        deja = Trace.objects.count()
    navigateur.post(f"{RACINE}actes/", {**envoi, "confirme": "oui"})
    with perimetre(ici.cellule):
        assert Projet.objects.filter(partage=True).count() == 2
        assert Trace.objects.count() == deja + 1


def test_a_reader_shares_nothing(page, ici):
    envoi = {"acte": "partager", "lignes": [ici.nuit.pk], "confirme": "oui"}
    assert page(Role.LECTEUR).post(f"{RACINE}actes/", envoi).status_code == 403
    with perimetre(ici.cellule):
        assert not Projet.objects.filter(partage=True).exists()


def test_nothing_shared_yet_says_how_to_begin(page, ici):
    for adresse in LISTES:
        assert "Montrez l’exemple" in lu(page().get(adresse))
