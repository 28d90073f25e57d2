"""The working documents: the financial statement and the programme, asked for and downloaded."""

from contextlib import closing
from io import BytesIO

import pytest
from pypdf import PdfReader

from cellule.models import Role, Travail
from cellule.perimetre import perimetre
from cellule.tasks import executer
from tests.fabriques import DepenseFabrique, LigneProgrammeFabrique

from .conftest import liens, lu

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("en_novembre")]
RAPPORT = "/c/gironde/rapports/2025/"


@pytest.mark.parametrize(
    ("document", "page_lue", "titre", "fichier", "mots"),
    [
        ("bilan_financier", "finances/", "Bilan financier 2025",
         "bilan-financier-gironde-2025.pdf", "1 234,56"),
        ("programme", "programme/", "Programme d’actions 2026",
         "programme-actions-gironde-2026.pdf", "Une journée régionale"),
    ],
)  # fmt: skip
def test_document_is_asked_for_made_and_downloaded(
    page, cellule, django_capture_on_commit_callbacks, document, page_lue, titre, fichier, mots
):
    with perimetre(cellule, ecriture=True):
        DepenseFabrique(montant="1234.56")
        LigneProgrammeFabrique(annee=2026, action="Une journée régionale")
    client = page(Role.CHARGE_MISSION)
    adresse = f"{RAPPORT}pieces/{document}/"
    assert f'action="{adresse}"' in client.get(f"{RAPPORT}{page_lue}").content.decode()
    suivi = client.post(adresse).url
    assert client.post(adresse).url == suivi
    with perimetre(cellule):
        (travail,) = Travail.objects.all()
    assert f"{titre} En attente" in lu(client.get(suivi))
    executer(cellule_id=cellule.pk, travail_id=travail.pk)
    assert f"{titre} Le document est prêt" in lu(client.get(suivi))
    for liste in ("/c/gironde/rapports/", RAPPORT):
        reponse = client.get(liste)
        assert titre in lu(reponse)
        assert f"{suivi}rapport.pdf" in liens(reponse)
    with closing(client.get(f"{suivi}rapport.pdf")) as recu:
        pdf = PdfReader(BytesIO(b"".join(recu.streaming_content)))
    assert recu["Content-Disposition"] == f'attachment; filename="{fichier}"'
    texte = " ".join(" ".join(p.extract_text().split()) for p in pdf.pages).replace("\u00a0", " ")
    assert mots in texte


@pytest.mark.parametrize("document", ["faits", "contenu", "classeur"])
def test_document_that_the_convention_does_not_ask_for_is_not_made(page, cellule, document):
    assert page().post(f"{RAPPORT}pieces/{document}/").status_code == 404


def test_reader_makes_no_document(page, cellule):
    client = page(Role.LECTEUR)
    assert "Composer le PDF" not in lu(client.get(f"{RAPPORT}finances/"))
    assert client.post(f"{RAPPORT}pieces/programme/").status_code == 403
