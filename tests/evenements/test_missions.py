"""The registers of the missions: lists, sheets, bin, undo; who may."""

import pytest

from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from evenements.models import (
    Action,
    Diagnostic,
    Enquete,
    MoyenContact,
    Mutualisation,
    RessourceWeb,
)
from tests import fabriques

pytestmark = pytest.mark.django_db
MISSIONS = "/c/gironde/missions/"
REGISTRES = {
    "diagnostics": (
        Diagnostic,
        fabriques.DiagnosticFabrique,
        {"intitule": "État des lieux", "departements": ["33", "40"], "statut": "en_cours"},
        {"statut": "publie"},
    ),
    "enquetes": (
        Enquete,
        fabriques.EnqueteFabrique,
        {"intitule": "Besoins des EHPAD", "cadre": "ars", "ouverte_le": "2025-03-01",
         "realisation": "realisee", "statut": "ouverte", "destinataires": "1 200"},
        {"destinataires": "10", "reponses": "12"},
    ),
    "actions": (
        Action,
        fabriques.ActionFabrique,
        {"intitule": "Parcours", "nature": "parcours", "statut": "en_cours",
         "debut": "2025-01-01", "avec_ars": "on"},
        {"statut": "terminee"},
    ),
    "mutualisations": (
        Mutualisation,
        fabriques.MutualisationFabrique,
        {"intitule": "Grille", "nature": "outil", "date": "2025-04-01", "cellules": "a, b"},
        {"date": "2025-13-01"},
    ),
    "contact": (
        MoyenContact,
        fabriques.MoyenContactFabrique,
        {"nature": "telephone", "valeur": "02 61 91 00 00", "debut": "2024-01-01"},
        {"fin": "2023-01-01"},
    ),
    "ressources": (
        RessourceWeb,
        fabriques.RessourceWebFabrique,
        {"url": "https://www.exemple.org", "nature": "site", "en_ligne_le": "2024-01-01"},
        {"retiree_le": "2023-01-01"},
    ),
}  # fmt: skip
TOUS = pytest.mark.parametrize("nom", REGISTRES)


def texte(reponse) -> str:
    return " ".join(reponse.content.decode().split())


@TOUS
def test_a_row_is_added_changed_removed_and_brought_back(page, cellule, nom):
    modele, _, saisie, _ = REGISTRES[nom]
    client = page(Role.CHARGE_MISSION)
    ajout = client.post(f"{MISSIONS}{nom}/nouvelle/", saisie)
    assert ajout.status_code == 302, texte(ajout)
    with perimetre(cellule):
        ligne = modele.objects.get()
        assert Trace.objects.count() == 1
    assert client.get(ajout.url).status_code == 200
    assert str(ligne) in texte(client.get(f"{MISSIONS}{nom}/"))
    client.post(f"{MISSIONS}{nom}/{ligne.pk}/supprimer/")
    with perimetre(cellule):
        assert not modele.objects.exists()
        trace = Trace.objects.first()
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        assert modele.objects.get().pk == ligne.pk


@TOUS
def test_what_is_refused_keeps_what_was_typed(page, cellule, nom):
    modele, _, saisie, faute = REGISTRES[nom]
    envoi = {**saisie, **faute}
    reponse = page().post(f"{MISSIONS}{nom}/nouvelle/", envoi)
    assert reponse.status_code == 400
    gardes = [v for v in envoi.values() if isinstance(v, str) and len(v) > 8]
    assert all(valeur in reponse.content.decode() for valeur in gardes)
    assert "aria-invalid" in reponse.content.decode()
    with perimetre(cellule):
        assert not modele.objects.exists()


@TOUS
def test_lists_cost_the_same_for_one_row_and_thirty(
    page, cellule, nom, django_assert_num_queries, django_assert_max_num_queries
):
    fabrique = REGISTRES[nom][1]
    client = page()
    with perimetre(cellule, ecriture=True):
        fabrique()
    with django_assert_max_num_queries(15) as une:
        client.get(f"{MISSIONS}{nom}/")
    with perimetre(cellule, ecriture=True):
        for _ in range(29):
            fabrique()
    with django_assert_num_queries(len(une)):
        assert client.get(f"{MISSIONS}{nom}/").status_code == 200


@TOUS
def test_readers_write_nothing_and_strangers_see_nothing(page, cellule, voisine, nom):
    fabrique = REGISTRES[nom][1]
    with perimetre(voisine, ecriture=True):
        ailleurs = fabrique()
    lecteur = page(Role.LECTEUR)
    assert lecteur.get(f"{MISSIONS}{nom}/").status_code == 200
    assert lecteur.get(f"{MISSIONS}{nom}/nouvelle/").status_code == 403
    assert page().get(f"{MISSIONS}{nom}/{ailleurs.pk}/").status_code == 404


def test_many_rows_go_to_the_bin_and_come_back_together(page, cellule):
    with perimetre(cellule, ecriture=True):
        cles = [fabriques.DiagnosticFabrique().pk for _ in range(3)]
    client = page()
    acte = {"acte": "supprimer", "lignes": cles[:2], "requete": ""}
    assert "trente jours" in texte(client.post(f"{MISSIONS}diagnostics/actes/", acte))
    client.post(f"{MISSIONS}diagnostics/actes/", {**acte, "confirme": "oui"})
    with perimetre(cellule):
        assert [d.pk for d in Diagnostic.objects.all()] == cles[2:]
        trace = Trace.objects.get()
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        assert {d.pk for d in Diagnostic.objects.all()} == set(cles)
