"""The states of pages that the walk of `test_toutes_les_pages` does not meet: a full year, a
search, a refusal, an empty cell."""

import pytest
from django.urls import reverse

from cellule.models import Role, Travail
from cellule.perimetre import perimetre
from evenements.models import Activite
from rapports.fabrication import NATURE
from tests.fabriques import TravailFabrique

from .conftest import Onglet
from .examen import examiner, examiner_la_page

pytestmark = pytest.mark.django_db(transaction=True)

DE_LA_CELLULE = [
    "?annee=2025", "?annee=2011", "?annee=2099", "?annee=20x5",
    "indicateurs/A3/?annee=2025", "indicateurs/A4/?annee=2025&lignes=a_confirmer",
    "indicateurs/A3/?annee=2025&page=2", "indicateurs/D2/?annee=2024&lignes=inventee",
    "indicateurs/C5/?annee=2025", "journal/?annee=2025", "journal/?type=x",
    "rechercher/?q=emsp", "rechercher/?q=palliatiff", "rechercher/?q=x",
    "rechercher/?q=visite&sorte=activites",
    "rapports/?annee=2025", "rapports/2025/lecture/",
    "rapports/2025/finances/", "rapports/2025/programme/",
]  # fmt: skip


def examiner_un_refus(onglet: Onglet, adresse: str) -> list[str]:
    """A form sent empty: the page opens on the summary of errors, which has the focus."""
    onglet.aller(f"{adresse}?type=copil")
    onglet.page.fill("[name=jour]", "")
    onglet.page.click("main button[type=submit]")
    assert onglet.page.title().startswith("Erreur")
    assert onglet.page.evaluate("document.activeElement.className") == "resume-erreurs"
    return examiner_la_page(onglet, f"{adresse} refusé")


def test_pages_of_a_cell(ouvrir, exemple):
    onglet = ouvrir()
    onglet.se_connecter("responsable@exemple.fr")
    with perimetre(exemple, ecriture=True):
        etats = [
            TravailFabrique(nature=NATURE, parametres={"annee": 2025}, etat=etat, progression=40)
            for etat in (Travail.Etat.COURS, Travail.Etat.ECHEC)
        ]
        activite = Activite.objects.filter(type="evenement").first()
    adresses = [f"/c/{exemple.code}/{suite}" for suite in DE_LA_CELLULE]
    adresses += [reverse("rapport_avancement", args=[exemple.code, t.pk]) for t in etats]
    adresses += [
        reverse(nom, args=[exemple.code, activite.pk])
        for nom in ("activite", "presences", "importer_presences")
    ]
    fautes = [faute for adresse in adresses for faute in examiner(onglet, adresse)]
    fautes += examiner_un_refus(onglet, f"/c/{exemple.code}/journal/nouvelle/")
    assert not fautes, "\n".join(fautes)


HORS_CELLULE = {
    "ars": ["/ars/{region}/?annee=2025", "/ars/{region}/cellules/nouvelle/"],
    "dgos": [
        "/national/?annee=2025&provisoires=1&comparer=1&tous=1",
        "/national/?annee=2031",
        "/national/regions/94/",
    ],
    "double": ["/", "/c/vide/", "/compte/password/change/"],
    "seule": ["/"],
}


def test_pages_outside_a_cell(ouvrir, exemple):
    fautes = examiner(ouvrir(), "/rien/")
    for nom, adresses in HORS_CELLULE.items():
        onglet = ouvrir()
        onglet.se_connecter(f"{nom}@exemple.fr")
        for adresse in adresses:
            fautes += examiner(onglet, adresse.format(region=exemple.regions[0]))
    assert not fautes, "\n".join(fautes)


def test_compact_lists_keep_their_targets(ouvrir, exemple):
    """More rows on a screen, the same links: axe measures them with the rows close together."""
    onglet, hauteur = ouvrir(javascript=False), "tr => tr.getBoundingClientRect().height"
    onglet.se_connecter(f"{Role.CHARGE_MISSION}@exemple.fr")
    adresse = f"/c/{exemple.code}/annuaire/?page=1"
    onglet.aller(adresse)
    large = onglet.page.locator("tbody tr").first.evaluate(hauteur)
    onglet.page.click("summary:has-text('Affichage')")
    onglet.page.click("button:has-text('Compacte')")
    assert onglet.chemin == adresse
    assert onglet.page.locator("tbody tr").first.evaluate(hauteur) < large - 10
    autre = ouvrir()
    autre.se_connecter(f"{Role.CHARGE_MISSION}@exemple.fr")
    adresses = [adresse, f"/c/{exemple.code}/journal/?annee=2025", "/compte/preferences/"]
    fautes = [faute for une in adresses for faute in examiner(autre, une)]
    assert not fautes, "\n".join(fautes)
