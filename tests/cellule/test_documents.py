"""Documents beside a row: added, refused, taken away, undone; seen from its page only."""

import pytest

from cellule.models import Document, Role, Trace
from cellule.perimetre import perimetre
from tests.ecrans.conftest import lu
from tests.fabriques import ActiviteFabrique, DocumentFabrique, ProjetFabrique, StructureFabrique

pytestmark = pytest.mark.django_db
AJOUTER = "/c/gironde/documents/ajouter/"


@pytest.fixture
def structure(cellule):
    with perimetre(cellule, ecriture=True):
        return StructureFabrique()


def envoi(structure, **champs) -> dict:
    return {
        "table": "structures",
        "cle": structure.pk,
        "titre": "Convention 2025",
        "lien": "https://example.org/convention",
        "suite": f"/c/gironde/annuaire/{structure.pk}/",
        **champs,
    }


def test_added_read_taken_away_and_back(page, cellule, structure):
    client = page()
    reponse = client.post(AJOUTER, envoi(structure), follow=True)
    assert "Convention 2025" in lu(reponse)
    with perimetre(cellule):
        (trace,) = Trace.objects.all()
        document = Document.objects.get()
    assert document.ajoute_par and document.lien == "https://example.org/convention"
    client.post(f"/c/gironde/documents/{document.pk}/retirer/")
    with perimetre(cellule):
        assert not Document.objects.exists()
        trace = Trace.objects.latest("pk")
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        assert Document.objects.get() == document


def test_an_addition_undone_takes_that_document_away_and_no_other(page, cellule, structure):
    with perimetre(cellule, ecriture=True):
        autre = DocumentFabrique(pk=structure.pk, cle=structure.pk)
    client = page()
    client.post(AJOUTER, envoi(structure))
    with perimetre(cellule):
        trace = Trace.objects.get()
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        assert Document.objects.get() == autre


@pytest.mark.parametrize(
    "champs",
    [{"lien": "http://example.org/a"}, {"lien": "javascript:alert(1)"}, {"titre": ""},
     {"lien": "https://exa mple.org"}],
)  # fmt: skip
def test_only_a_safe_address_and_a_title(page, cellule, structure, champs):
    page().post(AJOUTER, envoi(structure, **champs))
    with perimetre(cellule):
        assert not Document.objects.exists()


@pytest.mark.parametrize("champs", [{"table": "gels"}, {"cle": 10**9}, {"cle": "x"}])
def test_a_document_stands_beside_a_row_that_is_there(page, cellule, structure, champs):
    assert page().post(AJOUTER, envoi(structure, **champs)).status_code in (400, 404)
    with perimetre(cellule):
        assert not Document.objects.exists()


def test_the_row_of_another_cell_is_none(page, cellule, voisine):
    with perimetre(voisine, ecriture=True):
        ailleurs = StructureFabrique(departement_id="974")
    assert page().post(AJOUTER, envoi(ailleurs)).status_code == 404


def test_the_same_address_is_named_once(page, cellule, structure):
    client = page()
    for _ in range(2):
        reponse = client.post(AJOUTER, envoi(structure), follow=True)
    assert "est déjà là" in lu(reponse)
    with perimetre(cellule):
        assert Document.objects.count() == 1


def test_each_page_shows_its_own(page, cellule, structure):
    with perimetre(cellule, ecriture=True):
        activite, projet = ActiviteFabrique(), ProjetFabrique()
        DocumentFabrique(table="activites", cle=activite.pk, titre="Diaporama")
        DocumentFabrique(table="projets", cle=projet.pk, titre="Dossier déposé")
        DocumentFabrique(table="structures", cle=structure.pk, titre="Plaquette")
    lecteur = page(Role.LECTEUR)
    de_la_structure = lu(lecteur.get(f"/c/gironde/annuaire/{structure.pk}/"))
    assert "Plaquette" in de_la_structure and "Diaporama" not in de_la_structure
    assert "Ajouter un document" not in de_la_structure
    assert "Diaporama" in lu(page().get(f"/c/gironde/journal/{activite.pk}/"))


def test_readers_add_nothing(page, cellule, structure):
    assert page(Role.LECTEUR).post(AJOUTER, envoi(structure)).status_code == 403
    with perimetre(cellule):
        assert not Document.objects.exists()
