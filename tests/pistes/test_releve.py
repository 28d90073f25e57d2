"""The file of a mandate that has ended: written once, of its antenna alone, sent to who goes on."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from pypdf import PdfReader

from antennes.mandats import tasks
from antennes.mandats.releve import RATTRAPAGE, passer_la_main
from antennes.models import DossierDePassation
from cellule.config.celery import app
from cellule.models import Role
from cellule.perimetre import perimetre
from tests import fabriques
from tests.pistes.conftest import dire

pytestmark = pytest.mark.django_db
REFERENTS = "/c/gironde/antennes/referents/"


@pytest.fixture
def finir(cellule, ici):
    def faire(il_y_a: int) -> None:
        with perimetre(cellule, ecriture=True):
            ici.mandat.fin = cellule.aujourdhui() - timedelta(days=il_y_a)
            ici.mandat.save()

    return faire


@pytest.fixture
def nuit(cellule, django_capture_on_commit_callbacks):
    """A night: how many files it wrote, and its mails."""

    def passer() -> tuple[int, list]:
        with django_capture_on_commit_callbacks(execute=True):
            ecrits = passer_la_main(cellule)
        partis = [*mail.outbox]
        mail.outbox.clear()
        return ecrits, partis

    return passer


def texte_de(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_the_file_of_an_end_is_written_once_and_kept(cellule, ici, finir, nuit, page):
    with perimetre(cellule, ecriture=True):
        hier = (cellule.aujourdhui() - timedelta(days=20)).isoformat()
        for antenne, mot in ((ici.nord, "boréale"), (ici.sud, "australe")):
            dire(f"Promesse {mot}", antenne, jour=hier, rubrique="decision", suite="ouverte")
    finir(0)
    assert nuit() == (0, [])  # the last day is still theirs
    finir(1)
    assert nuit()[0] == 1
    assert nuit() == (0, [])
    with perimetre(cellule):
        dossier = DossierDePassation.objects.get()
    adresse = f"{REFERENTS}passations/{dossier.pk}.pdf"
    client = page(Role.LECTEUR)
    assert adresse in client.get(f"{REFERENTS}{ici.mandat.pk}/passation/").content.decode()
    lu = texte_de(client.get(adresse).content)
    assert "Promesse boréale" in lu and "Léa Kerouédan" in lu
    assert "australe" not in lu
    # What is dealt with since leaves the page, not the file.
    with perimetre(cellule, ecriture=True):
        type(ici.nord_dit).objects.filter(texte="Promesse boréale").update(suite="faite")
    assert "boréale" in texte_de(client.get(adresse).content)
    du_jour = client.get(f"{REFERENTS}{ici.mandat.pk}/passation.pdf")
    assert "boréale" not in texte_de(du_jour.content)


def test_another_end_is_another_file(cellule, finir, nuit):
    finir(1)
    nuit()
    finir(3)
    assert nuit()[0] == 1


@pytest.mark.parametrize("il_y_a, ecrits", [(RATTRAPAGE.days, 1), (RATTRAPAGE.days + 1, 0)])
def test_an_end_of_long_ago_has_no_file(il_y_a, ecrits, finir, nuit):
    finir(il_y_a)
    assert nuit()[0] == ecrits


def test_it_goes_to_those_in_charge_and_to_the_next_one(cellule, ici, finir, nuit):
    suivante, ailleurs, charge = (
        fabriques.AdhesionFabrique(cellule=cellule, role=role).utilisateur
        for role in (Role.REFERENT, Role.REFERENT, Role.RESPONSABLE)
    )
    with perimetre(cellule, ecriture=True):
        for compte, antenne in ((suivante, ici.nord), (ailleurs, ici.sud)):
            personne = fabriques.ProfessionnelFabrique(utilisateur=compte)
            fabriques.MandatFabrique(antenne=antenne, professionnel=personne)
    finir(1)
    _, partis = nuit()
    assert {un.to[0] for un in partis} == {suivante.email, charge.email}
    assert all(len(un.to) == 1 for un in partis)
    ((nom, pdf, genre),) = partis[0].attachments
    assert nom.startswith("passation-nord-") and genre == "application/pdf"
    assert "Léa Kerouédan" in texte_de(pdf)


def test_a_mail_server_that_is_away_puts_it_off(cellule, finir, nuit, settings):
    fabriques.AdhesionFabrique(cellule=cellule, role=Role.RESPONSABLE)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    finir(1)
    with pytest.raises(OSError):
        nuit()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    ecrits, partis = nuit()
    assert (ecrits, len(partis)) == (1, 1)


def test_beat_goes_round_every_cell(cellule, voisine, monkeypatch):
    partis = []
    monkeypatch.setattr(
        tasks.passer_une_cellule, "apply_async", lambda **options: partis.append(options["kwargs"])
    )
    prevue = app.conf.beat_schedule["passer-la-main"]
    app.tasks[prevue["task"]](**prevue["kwargs"])
    assert {p["cellule_id"] for p in partis} == {cellule.pk, voisine.pk}
