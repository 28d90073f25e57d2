"""The job from end to end, with scripts and without."""

import re
from pathlib import Path

import pytest

from cellule.travaux.execution import mener

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=[True, False], ids=["avec", "sans"])
def onglet(request, ouvrir, exemple):
    """Signed in as the person in charge, with and without JavaScript."""
    onglet = ouvrir(javascript=request.param, accept_downloads=True)
    onglet.se_connecter("responsable@exemple.fr")
    yield onglet
    assert onglet.console == []


def figure(onglet, titre: str) -> int:
    """The main figure of a card of the dashboard."""
    carte = onglet.page.locator("li.indicateur", has_text=titre)
    return int(re.match(r"\d+", carte.locator(".valeur").inner_text())[0])


def test_from_sign_in_to_the_rows_behind_a_figure_and_out(onglet, exemple):
    page = onglet.page
    assert onglet.chemin == f"/c/{exemple.code}/"
    page.click("summary:has-text('Changer d’année')")
    page.click("nav[aria-label='Années'] >> text=2025")
    assert figure(onglet, "Équipes de soins palliatifs rencontrées") == 20
    page.click("text=Équipes de soins palliatifs rencontrées >> nth=0")
    assert onglet.chemin == f"/c/{exemple.code}/indicateurs/A3/?annee=2025"
    page.click("nav.onglets >> text=À confirmer (2)")
    assert page.locator("table.tableau tbody tr").count() == 2
    page.click("nav.onglets >> text=Comptées (58)")
    page.click("text=Suivante")
    assert "Lignes 51 à 58 sur 58" in page.locator(".pagination").inner_text().replace("\xa0", " ")
    assert onglet.chemin == f"/c/{exemple.code}/indicateurs/A3/?annee=2025&page=2"
    page.click("summary:has-text('mon compte')")
    page.click("button:has-text('Sombre')")
    assert onglet.chemin == f"/c/{exemple.code}/indicateurs/A3/?annee=2025&page=2"
    assert page.locator("html").get_attribute("data-theme") == "sombre"
    page.click("summary:has-text('mon compte')")
    page.click("button:has-text('Se déconnecter')")
    assert onglet.chemin == "/"
    assert page.locator("text=Se connecter").first.is_visible()


def test_what_is_written_in_the_journal_counts_at_once(onglet, exemple):
    adresse = f"/c/{exemple.code}/?annee=2025"
    onglet.aller(adresse)
    avant = (
        figure(onglet, "Réunions du comité de pilotage"),
        onglet.page.locator("#a-completer li").count(),
    )
    onglet.aller(f"/c/{exemple.code}/journal/a-confirmer/")
    assert onglet.page.locator("button[value=annule]").count() > 0
    while onglet.page.locator("button[value=annule]").count():
        onglet.page.locator("button[value=annule]").first.click()
    assert onglet.page.locator("text=Tout est confirmé").is_visible()
    onglet.aller(adresse)
    apres = (
        figure(onglet, "Réunions du comité de pilotage"),
        onglet.page.locator("#a-completer li").count(),
    )
    assert apres[0] == avant[0]
    assert apres[1] < avant[1]

    _noter_une_activite(onglet, exemple)


def _noter_une_activite(onglet, exemple):
    """A committee that nobody had written down."""
    page = onglet.page
    avant = figure(onglet, "Réunions du comité de pilotage")
    onglet.aller(f"/c/{exemple.code}/journal/nouvelle/")
    page.click("main >> text=Comité de pilotage")
    page.fill("[name=intitule]", "Comité oublié")
    page.fill("[name=jour]", "2025-12-30")
    page.check("[name=statut][value=tenu]", force=True)
    page.click("main >> text=Enregistrer >> nth=0")
    assert "Comité oublié" in page.locator(".messages").inner_text()
    onglet.aller(f"/c/{exemple.code}/?annee=2025")
    assert figure(onglet, "Réunions du comité de pilotage") == avant + 1


def test_report_is_made_watched_and_downloaded(onglet, exemple, messages):
    page = onglet.page
    onglet.aller(f"/c/{exemple.code}/rapports/2025/")
    page.click("text=Composer un PDF de travail")
    page.wait_for_selector("text=En attente de son tour")
    (message,) = messages
    assert mener(**message).endswith("fait")
    if page.evaluate("typeof htmx") == "undefined":
        page.click("text=Actualiser")
    page.wait_for_selector("text=Le document est prêt")
    with page.expect_download() as telechargement:
        page.click("text=Télécharger le PDF")
    assert telechargement.value.suggested_filename == f"rapport-{exemple.code}-2025.pdf"
    assert Path(telechargement.value.path()).read_bytes().startswith(b"%PDF-")
