"""The file of a long list: asked for, made by a job, one’s own, gone after a week."""

from datetime import timedelta
from pathlib import Path

import pytest
from celery import current_app
from django.conf import settings
from django.utils import timezone

from cellule.actions.exports import retirer_les_exports_perimes
from cellule.listes import vues
from cellule.models import Cellule, Role, Trace, Travail
from cellule.perimetre import perimetre
from cellule.travaux.execution import mener
from tests.fabriques import StructureFabrique

pytestmark = pytest.mark.django_db(transaction=True)
EXPORTS = "/c/gironde/exports/"


@pytest.fixture
def cellule_pleine(cellule) -> Cellule:
    with perimetre(cellule, ecriture=True):
        StructureFabrique(nom="EMSP du Port", type="EMSP", cle_tri="emsp du port")
        StructureFabrique(nom="USP du Parc", type="USP", cle_tri="usp du parc")
    return cellule


@pytest.fixture
def client(page, cellule_pleine):
    return page(Role.LECTEUR)


@pytest.fixture
def travail(client, cellule_pleine, monkeypatch) -> Travail:
    """An export asked for and made."""
    partis: list[dict] = []
    monkeypatch.setattr(current_app, "send_task", lambda nom, kwargs, **_: partis.append(kwargs))
    demande = {"liste": "structures", "forme": "csv", "requete": "type=EMSP&page=3"}
    reponse = client.post(EXPORTS, demande)
    assert mener(**partis.pop()).endswith("fait")
    with perimetre(cellule_pleine):
        travail = Travail.objects.get(nature="export")
    assert reponse.url == f"{EXPORTS}{travail.pk}/"
    return travail


def test_a_list_beyond_the_limit_is_asked_for_and_downloaded(
    client, page, cellule_pleine, monkeypatch, travail
):
    monkeypatch.setattr(vues, "LIGNES_AUSSITOT", 1)
    liste = client.get("/c/gironde/annuaire/").content.decode()
    assert "?export=csv" not in liste and 'name="forme" value="csv"' in liste
    assert client.get("/c/gironde/annuaire/", {"export": "csv"}).status_code == 400
    fichier = client.get(f"{EXPORTS}{travail.pk}/fichier/")
    texte = b"".join(fichier.streaming_content).decode("utf-8-sig")
    assert [ligne.partition(";")[0] for ligne in texte.splitlines()] == ["Nom", "EMSP du Port"]
    assert "Acteurs et équipes" in client.get(EXPORTS).content.decode()
    autre = page(Role.RESPONSABLE)
    assert autre.get(f"{EXPORTS}{travail.pk}/fichier/").status_code == 404
    assert "Aucun export" in autre.get(EXPORTS).content.decode()


@pytest.mark.parametrize(
    "demande",
    [
        {"liste": "inconnue", "forme": "csv"},
        {"liste": "structures", "forme": "pdf"},
        {"liste": "structures", "forme": "csv", "requete": "type=ZZ"},
    ],
)
def test_what_cannot_be_exported_asks_for_nothing(client, cellule_pleine, demande):
    assert client.post(EXPORTS, demande).status_code == 302
    with perimetre(cellule_pleine):
        assert not Travail.objects.exists()


def test_exports_go_after_a_week_with_their_files(cellule_pleine, travail):
    chemin = Path(settings.MEDIA_ROOT) / travail.fichier
    assert chemin.exists()
    for jours, restent in ((6, 1), (8, 0)):
        with perimetre(cellule_pleine, ecriture=True):
            Travail.objects.update(cree_le=timezone.now() - timedelta(days=jours))
            retirer_les_exports_perimes()
            assert Travail.objects.count() == restent
    assert not chemin.exists()
    with perimetre(cellule_pleine):
        assert Trace.objects.filter(acte="retirer des exports périmés").count() == 1
