"""The agency in a browser: a report from the region to the decision, each page seen by axe."""

import pytest

from cellule.perimetre import perimetre
from rapports.actions.cycle import demander_correction
from rapports.actions.examen import aviser, repondre
from rapports.models import GenreAvis, Rapport
from tests.fabriques import DelegationFabrique, TexteFabrique
from tests.rapports.transmission import AGENT, RESPONSABLE, remettre

from .test_accessibilite import examiner, examiner_la_page

pytestmark = pytest.mark.django_db(transaction=True)
PARTIES = (
    "indicateur:A3", "indicateur:C2", "indicateur:D3", "redaction:mot", "section:evenements",
    "section:equipe", "finance", "programme",
)  # fmt: skip


@pytest.fixture
def rapport(exemple) -> Rapport:
    """2025 of the example, handed over twice: asked, answered, asked again."""
    with perimetre(exemple, ecriture=True):
        TexteFabrique(cle="redaction:mot", contenu="Une **belle** année.\n\n- l’antenne")
        premier = remettre(exemple, pdf=b"x")
        vue = {"annee": 2025, "version": premier.transmise_id, "auteur": AGENT}
        for cible in ("indicateur:A3", "finance"):
            aviser(cible=cible, genre=GenreAvis.CORRECTION, texte="À revoir", **vue)
            repondre(annee=2025, cible=cible, texte="C’est fait", auteur=RESPONSABLE)
        demander_correction(motif="Deux points", **vue)
        second = remettre(exemple, pdf=b"x")
        vue["version"] = second.transmise_id
        aviser(cible="indicateur:C2", genre=GenreAvis.QUESTION, texte="Pourquoi ?", **vue)
        DelegationFabrique(rapport=second, fin="2999-12-31")
    return second


def test_pages_of_a_review(ouvrir, exemple, rapport):
    onglet = ouvrir()
    onglet.se_connecter("ars@exemple.fr")
    region = f"/ars/{exemple.regions[0]}/"
    cellule = f"{region}cellules/{exemple.code}/"
    annee = f"{cellule}2025/"
    adresses = [region, cellule, f"{cellule}?annee=20x5", annee, f"{cellule}2024/"]
    adresses += [f"{annee}parties/{cible}/" for cible in PARTIES]
    adresses += [
        f"{annee}parties/indicateur:A3/?lignes=exclues",
        f"{annee}parties/indicateur:A3/?page=99",
        f"{annee}accepter/",
        f"{annee}demander-une-correction/",
        f"{annee}deleguer/",
        f"{annee}versions/2/",
    ]
    fautes, titres = [], set()
    for adresse in adresses:
        fautes += examiner(onglet, adresse)
        titres.add(onglet.page.title())
    # The four addresses that differ by a query are two pages.
    assert len(titres) >= len(adresses) - 3
    onglet.aller(f"{annee}parties/indicateur:D1/")
    onglet.page.click("button[value=correction]")
    assert onglet.page.title().startswith("Erreur")
    fautes += examiner_la_page(onglet, "correction sans texte")
    assert fautes == []


@pytest.mark.parametrize("javascript", [True, False], ids=["avec", "sans"])
def test_agent_reviews_a_report_and_sends_it_back(ouvrir, exemple, rapport, javascript):
    onglet = ouvrir(javascript=javascript)
    onglet.se_connecter("ars@exemple.fr")
    page = onglet.page
    page.click("text=Examiner le rapport 2025")
    page.click("text=Membres du comité de pilotage")
    page.click("button[value=accepte]")
    assert page.locator("h1").inner_text().startswith("Réunions du comité de pilotage")
    page.fill("[name=texte]", "Il manque celle de juin.")
    page.click("button[value=correction]")
    assert "Il manque celle de juin." in page.locator("#fil").inner_text()
    page.click(".fil a:has-text('Rapport 2025')")
    page.click("text=Tout accepter")
    assert "24 des 24 indicateurs" in page.locator("#avancement").inner_text()
    page.click("text=Demander une correction")
    assert "Il manque celle de juin." in page.locator("[name=motif]").input_value()
    page.click("text=Demander la correction")
    assert "correction attendue de la cellule" in page.locator("main").inner_text()
    assert page.locator("text=Accepter le rapport").count() == 0
    assert onglet.console == []
    with perimetre(exemple):
        assert Rapport.objects.get(annee=2025).etat == "correction_demandee"
