"""Publications, issues, documents, campaigns: lists, sheets, bin, undo; who may."""

import pytest

from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from evenements.models import ActionCampagne, Diffusion, Parution, Publication
from tests import fabriques

pytestmark = pytest.mark.django_db
COMMUNICATION = "/c/gironde/communication/"
LISTES = {
    "publications": fabriques.PublicationFabrique,
    "parutions": fabriques.ParutionFabrique,
    "campagnes": fabriques.ActionCampagneFabrique,
}


def texte(reponse) -> str:
    return " ".join(reponse.content.decode().split())


@pytest.fixture
def lettre(cellule) -> Publication:
    with perimetre(cellule, ecriture=True):
        return fabriques.PublicationFabrique(nom="La Lettre", code="lettre")


def test_an_issue_is_logged_from_its_letter_with_its_documents(page, cellule, lettre):
    client = page(Role.CHARGE_MISSION)
    fiche = client.get(f"{COMMUNICATION}publications/{lettre.pk}/")
    assert "publication=La+Lettre+%28lettre%29" in texte(fiche)
    saisie = client.get(f"{COMMUNICATION}parutions/nouvelle/?publication=La+Lettre+%28lettre%29")
    assert 'value="La Lettre (lettre)"' in texte(saisie)
    envoi = {"publication": "La Lettre (lettre)", "date": "2025-03-01", "intitule": "Numéro 3"}
    ajout = client.post(f"{COMMUNICATION}parutions/nouvelle/", envoi)
    with perimetre(cellule):
        parution = Parution.objects.get()
    assert parution.code == "par-001" and parution.publication_id == lettre.pk
    document = {"parution": "par-001", "document": "Référentiel HAS", "nature": "referentiel",
                "suite": ajout.url}  # fmt: skip
    retour = client.post(f"{COMMUNICATION}documents/nouvelle/", document)
    assert retour.url == ajout.url
    assert "Référentiel HAS" in texte(client.get(ajout.url))
    assert "Numéro 3" in texte(client.get(f"{COMMUNICATION}publications/{lettre.pk}/"))
    double = client.post(f"{COMMUNICATION}documents/nouvelle/", document)
    assert double.status_code == 400
    with perimetre(cellule):
        assert Diffusion.objects.count() == 1
        assert Trace.objects.count() == 2


def test_a_letter_goes_to_the_bin_with_its_issues_and_comes_back(page, cellule, lettre):
    with perimetre(cellule, ecriture=True):
        parution = fabriques.ParutionFabrique(publication=lettre)
        fabriques.DiffusionFabrique(parution=parution)
        fabriques.AudienceFabrique(publication=lettre)
    client = page()
    client.post(f"{COMMUNICATION}publications/{lettre.pk}/supprimer/")
    with perimetre(cellule):
        assert not Publication.objects.exists() and not Diffusion.objects.exists()
        trace = Trace.objects.get()
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        assert Publication.objects.get().audiences.count() == 1
        assert Diffusion.objects.get().parution_id == parution.pk


@pytest.mark.parametrize("nom", LISTES)
def test_lists_cost_the_same_for_one_row_and_thirty(
    page, cellule, nom, django_assert_num_queries, django_assert_max_num_queries
):
    client = page()
    with perimetre(cellule, ecriture=True):
        LISTES[nom]()
    with django_assert_max_num_queries(15) as une:
        client.get(f"{COMMUNICATION}{nom}/")
    with perimetre(cellule, ecriture=True):
        for _ in range(29):
            LISTES[nom]()
    with django_assert_num_queries(len(une)):
        assert client.get(f"{COMMUNICATION}{nom}/").status_code == 200


@pytest.mark.parametrize("nom", LISTES)
def test_readers_write_nothing_and_strangers_see_nothing(page, cellule, voisine, nom):
    with perimetre(voisine, ecriture=True):
        ailleurs = LISTES[nom]()
    lecteur = page(Role.LECTEUR)
    assert lecteur.get(f"{COMMUNICATION}{nom}/").status_code == 200
    assert lecteur.get(f"{COMMUNICATION}{nom}/nouvelle/").status_code == 403
    assert page().get(f"{COMMUNICATION}{nom}/{ailleurs.pk}/").status_code == 404


def test_a_campaign_is_told_by_its_actions(page, cellule):
    envoi = {"campagne": "Journée mondiale", "date": "11/10/2025", "nature": "exposition"}
    page().post(f"{COMMUNICATION}campagnes/nouvelle/", envoi)
    with perimetre(cellule):
        assert ActionCampagne.objects.get().date.isoformat() == "2025-10-11"
    liste = texte(page().get(f"{COMMUNICATION}campagnes/", {"annee": "2025"}))
    assert "Journée mondiale" in liste
    assert "Aucune ligne ne répond" in texte(page().get(f"{COMMUNICATION}campagnes/?annee=2024"))
