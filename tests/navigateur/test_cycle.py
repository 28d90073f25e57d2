"""A report from draft to the nation, as the cell, the agency and the DGOS: no step is skipped."""

import pytest

from cellule.perimetre import perimetre
from cellule.travaux.execution import mener
from rapports import gel
from rapports.models import GenrePiece, Rapport

pytestmark = pytest.mark.django_db(transaction=True)

ANNEE = 2025
CORRECTIONS = {"indicateur:D2": "Il manque celle de juin.", "indicateur:C2": "Et le forum ?"}


@pytest.fixture(params=[True, False], ids=["avec", "sans"])
def gens(request, ouvrir, exemple, monkeypatch):
    """The three sides, each in a browser of their own, with and without JavaScript."""
    # One document of the three: what they hold is read in tests/rapports.
    monkeypatch.setattr(gel, "DOCUMENTS", (GenrePiece.PROGRAMME,))
    ouverts = {}
    for nom in ("responsable", "ars", "dgos"):
        ouverts[nom] = ouvrir(javascript=request.param)
        ouverts[nom].se_connecter(f"{nom}@exemple.fr")
    yield ouverts
    assert [mot for onglet in ouverts.values() for mot in onglet.console] == []


def test_from_draft_to_the_national_compilation(gens, exemple, messages):
    cellule, ars, dgos = gens["responsable"], gens["ars"], gens["dgos"]
    hub = f"/c/{exemple.code}/rapports/{ANNEE}/"
    cellule.aller(hub)
    figer(cellule, messages, numero=1)
    transmettre(cellule, numero=1)

    demander_deux_corrections(ars, exemple)
    cellule.aller(hub)
    principal = cellule.page.locator("main").inner_text()
    assert "L’ARS demande une correction" in principal
    assert "Il manque celle de juin." in principal
    corriger(cellule, exemple, code="D2", valeur="7", motif="Celle de juin, sur une autre feuille")

    cellule.aller(hub)
    figer(cellule, messages, numero=2)
    transmettre(cellule, numero=2)

    accepter(ars, exemple, numero=2)
    with perimetre(exemple):
        rapport = Rapport.objects.get(annee=ANNEE)
        assert (rapport.etat, rapport.transmise.numero) == ("accepte", 2)

    dgos.aller(f"/national/?annee={ANNEE}")
    ligne = dgos.page.locator("table.national tbody tr", has_text="Bretagne")
    assert "rapport accepté" in ligne.inner_text()
    # The corrected value counts, in the line and in the total.
    assert ligne.locator("td").first.inner_text().startswith("7")
    total = dgos.page.locator("table.national tfoot td").first.inner_text()
    assert total.split()[:3] == ["7", "sur", "1"]


def figer(onglet, messages: list[dict], *, numero: int) -> None:
    page = onglet.page
    page.click("text=Figer une")
    page.fill("[name=nom]", "Hélène Marchand")
    page.fill("[name=fonction]", "médecin coordonnateur")
    page.click(f"button:has-text('Figer la version {numero}')")
    page.wait_for_selector("text=En attente de son tour")
    assert mener(**messages.pop()).endswith("fait")
    if page.evaluate("typeof htmx") == "undefined":
        page.click("text=Actualiser")
    page.wait_for_selector("text=La version est figée")


def transmettre(onglet, *, numero: int) -> None:
    page = onglet.page
    page.click("text=Transmettre à l’ARS")
    page.click(f"button:has-text('Transmettre la version {numero}')")
    assert "est transmis à l’ARS" in page.locator(".messages").inner_text()


def demander_deux_corrections(onglet, exemple) -> None:
    page = onglet.page
    rapport = f"/ars/{exemple.regions[0]}/cellules/{exemple.code}/{ANNEE}/"
    for cible, texte in CORRECTIONS.items():
        onglet.aller(f"{rapport}parties/{cible}/")
        page.fill("[name=texte]", texte)
        page.click("button[value=correction]")
    onglet.aller(f"{rapport}demander-une-correction/")
    motif = page.locator("[name=motif]").input_value()
    assert all(texte in motif for texte in CORRECTIONS.values())
    page.click("button:has-text('Demander la correction')")
    assert "correction attendue de la cellule" in page.locator("main").inner_text()


def corriger(onglet, exemple, *, code: str, valeur: str, motif: str) -> None:
    page = onglet.page
    onglet.aller(f"/c/{exemple.code}/rapports/{ANNEE}/indicateurs/{code}/")
    page.click("text=Contester ou corriger")
    page.fill("[name=valeur]", valeur)
    page.fill("[name=motif]", motif)
    page.click("main form button[type=submit]")
    assert motif in page.locator("main").inner_text()


def accepter(onglet, exemple, *, numero: int) -> None:
    page = onglet.page
    onglet.aller(f"/ars/{exemple.regions[0]}/cellules/{exemple.code}/{ANNEE}/")
    principal = page.locator("main").inner_text()
    assert f"Version {numero}" in principal
    assert "Il manque celle de juin." in principal  # what was asked of the version before
    page.click("main >> text=Accepter le rapport")
    page.click(f"button:has-text('Accepter la version {numero}')")
    assert "accepté" in page.locator("main").inner_text()
