"""The cell's pages of the cycle: freeze, hand over, one version, what has changed since."""

from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.core import mail
from openpyxl import load_workbook

from cellule.models import Role, Travail
from cellule.perimetre import perimetre
from cellule.tasks import executer
from evenements.actions import creer_activite, modifier_activite
from rapports import gel
from rapports.fabrication import GEL
from rapports.models import EtatRapport, GenrePiece, Version
from rapports.versions import rapport_de
from tests.fabriques import AdhesionFabrique

ANNEE = 2025
HUB = "/c/gironde/rapports/2025/"
SIGNATURE = {"nom": "Camille Roux", "fonction": "médecin coordonnateur"}


@pytest.fixture
def copil(cellule):
    with perimetre(cellule, ecriture=True):
        return creer_activite(type="copil", intitule="COPIL", debut="2025-03-10", statut="tenu")


@pytest.fixture
def figee(cellule, copil, page, monkeypatch) -> Version:
    """A version frozen through the page, with one document instead of three."""
    monkeypatch.setattr(gel, "DOCUMENTS", (GenrePiece.PROGRAMME,))
    reponse = page().post(f"{HUB}figer/", SIGNATURE)
    assert reponse.status_code == 302
    with perimetre(cellule):
        travail = Travail.objects.get(nature=GEL)
    executer(cellule_id=cellule.pk, travail_id=travail.pk)
    suivi = page(Role.LECTEUR).get(reponse["Location"]).content.decode()
    assert "La version est figée" in suivi
    assert "Transmettre à l’ARS" not in suivi
    with perimetre(cellule):
        return Version.objects.get()


def etat(cellule) -> str:
    with perimetre(cellule):
        return rapport_de(ANNEE).etat


def test_freezing_asks_who_signs_and_keeps_what_was_typed(cellule, page):
    avant = page().get(f"{HUB}figer/").content.decode()
    assert "Figer la version 1" in avant
    refusee = page().post(f"{HUB}figer/", {"nom": "", "fonction": "directrice"})
    assert refusee.status_code == 400
    assert 'value="directrice"' in refusee.content.decode()
    with perimetre(cellule):
        assert not Travail.objects.exists()


def test_two_clicks_make_one_job(cellule, page):
    navigateur = page()
    pages = {navigateur.post(f"{HUB}figer/", SIGNATURE)["Location"] for _ in range(2)}
    assert len(pages) == 1
    with perimetre(cellule):
        assert Travail.objects.filter(nature=GEL).count() == 1


def test_a_year_is_not_frozen_before_its_campaign(cellule, page):
    with time_machine.travel("2025-12-31T20:00:00+00:00"):
        navigateur = page()
        assert "Figer la version" not in navigateur.get(f"{HUB}figer/").content.decode()
        refusee = navigateur.post(f"{HUB}figer/", SIGNATURE)
        assert refusee.status_code == 400
        assert "campagne est ouverte" in refusee.content.decode()
    with perimetre(cellule):
        assert not Travail.objects.exists()


@pytest.mark.parametrize("role", [Role.CHARGE_MISSION, Role.REFERENT, Role.LECTEUR])
def test_the_head_of_the_cell_alone_hands_over(cellule, figee, page, role):
    assert page(role).post(f"{HUB}transmettre/", {"version": figee.pk}).status_code == 403
    assert etat(cellule) == EtatRapport.FIGE


def test_handing_over_tells_the_agency(cellule, figee, page, django_capture_on_commit_callbacks):
    AdhesionFabrique(role=Role.AGENT_ARS, cellule=None, region_id=cellule.regions[0])
    lue = page().get(f"{HUB}transmettre/").content.decode()
    assert figee.empreinte in lue
    assert "Camille Roux" in lue
    with django_capture_on_commit_callbacks(execute=True):
        assert page().post(f"{HUB}transmettre/", {"version": figee.pk}).status_code == 302
    assert etat(cellule) == EtatRapport.TRANSMIS
    assert len(mail.outbox) == 1
    assert "Transmettre la version" not in page().get(f"{HUB}transmettre/").content.decode()


@pytest.mark.parametrize("version", ["", "0", "x", "999999"])
def test_a_version_that_was_not_read_is_not_handed_over(cellule, figee, page, version):
    reponse = page().post(f"{HUB}transmettre/", {"version": version})
    assert reponse.status_code == 409
    assert "plus récente" in reponse.content.decode()
    assert etat(cellule) == EtatRapport.FIGE


def test_a_change_since_is_shown_before_handing_over(cellule, copil, figee, page):
    with perimetre(cellule, ecriture=True):
        modifier_activite(copil, statut="annule")
    assert "ont changé depuis" in page().get(f"{HUB}transmettre/").content.decode()
    lus = page(Role.LECTEUR).get(f"{HUB}versions/1/changements/").content.decode()
    assert copil.code in lus
    assert "tenu → annule" in lus


def test_a_version_says_that_nothing_has_changed(figee, page):
    assert "Rien n’a changé" in page().get(f"{HUB}versions/1/changements/").content.decode()


def test_every_file_of_a_version_is_downloaded(figee, page):
    lecteur = page(Role.LECTEUR)
    assert figee.empreinte in lecteur.get(f"{HUB}versions/1/").content.decode()
    pieces = f"{HUB}versions/1/pieces"
    assert lecteur.get(f"{pieces}/programme/").content.startswith(b"%PDF")
    classeur = lecteur.get(f"{pieces}/classeur/")
    assert classeur["Content-Disposition"].endswith('.xlsx"')
    assert "Socle" in load_workbook(BytesIO(classeur.content)).sheetnames
    noms = ZipFile(BytesIO(lecteur.get(f"{pieces}/tout/").content)).namelist()
    assert {nom.rpartition(".")[2] for nom in noms} >= {"pdf", "xlsx", "json"}


@pytest.mark.parametrize(
    "suite", ["versions/2/", "versions/1/pieces/faits/", "versions/1/pieces/x/"]
)
def test_what_is_not_there_is_a_page_that_does_not_exist(figee, page, suite):
    assert page().get(f"{HUB}{suite}").status_code == 404


def test_the_report_of_the_year_says_how_many_values_have_changed(cellule, copil, figee, page):
    assert "depuis la version 1" not in page().get(HUB).content.decode()
    with perimetre(cellule, ecriture=True):
        modifier_activite(copil, statut="annule")
    assert "1 valeur a changé depuis la version 1" in page().get(HUB).content.decode()
    page().post(f"{HUB}transmettre/", {"version": figee.pk})
    lue = page(Role.LECTEUR).get(HUB).content.decode()
    assert "1 valeur a changé depuis la transmission de la version 1" in lue
