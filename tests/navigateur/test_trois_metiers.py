"""A week of each of the three who work in a cell (cadre, « Parcours »), in a browser.

The head reads what is missing and notes what she did; the *chargé de mission* logs a meeting and
who was there, by keyboard alone; the one in charge of communication types the month's readings.
"""

import re

import pytest

from acteurs.models import Offre, Structure
from cellule.perimetre import perimetre
from evenements.models import Activite, Audience, Parution

from .conftest import Onglet

pytestmark = pytest.mark.django_db(transaction=True)
ICI = "/c/exemple"
FOCUS = "document.activeElement.textContent.trim() || document.activeElement.name || ''"
DIT = ".messages"


@pytest.fixture
def entrer(ouvrir, exemple):
    """`entrer("responsable")`: signed in, on the dashboard; nothing on the console at the end."""
    onglets: list[Onglet] = []

    def faire(role: str) -> Onglet:
        onglet = ouvrir(accept_downloads=True)
        onglet.se_connecter(f"{role}@exemple.fr")
        onglets.append(onglet)
        return onglet

    yield faire
    assert [dit for onglet in onglets for dit in onglet.console] == []


def nombre_de(onglet: Onglet, titre: str, annee: int) -> int:
    """The main figure of a card of the dashboard of a year; zero where nothing is known."""
    onglet.aller(f"{ICI}/?annee={annee}")
    valeur = onglet.page.locator("li.indicateur", has_text=titre).locator(".valeur").inner_text()
    trouve = re.match(r"\d+", valeur)
    return int(trouve[0]) if trouve else 0


def test_head_meets_a_team_never_met_and_reads_where_the_year_stands(entrer, exemple):
    onglet = entrer("responsable")
    page = onglet.page
    avant = nombre_de(onglet, "Équipes de soins palliatifs rencontrées", 2026)
    # Quarterly: the teams never met, the fragile zones.
    onglet.aller(f"{ICI}/territoires/")
    assert page.locator("table.tableau tbody tr").count() == 4
    assert page.locator("td >> text=Zone fragile").count() == 1
    page.click("main dl >> text=/^\\d+ équipes$/ >> nth=0")
    assert page.locator("tbody tr").count() == 3
    equipe = page.locator("tbody tr >> nth=0 >> th a").inner_text()
    # Weekly: a visit, logged from where its absence was seen; the team is already named.
    page.click("tbody tr >> nth=0 >> text=Noter une rencontre")
    assert equipe[:12] in page.locator("[name=structures] >> nth=0").input_value()
    page.fill("[name=intitule]", "Visite de l’équipe : besoin d’un avis de nuit")
    page.fill("[name=jour]", "2026-11-26")
    page.check("[name=statut][value=tenu]", force=True)
    page.click("main >> text=Enregistrer >> nth=0")
    assert "Visite de l’équipe" in page.locator(DIT).inner_text()
    # What next: a line of the minutes.
    page.click("#compte-rendu >> text=Proposition")
    page.fill("[name=texte]", "Joindre l’astreinte du département voisin.")
    page.click("main >> text=Enregistrer >> nth=0")
    assert page.locator("text=Joindre l’astreinte du département voisin.").count() >= 1
    # It counts at once, and the sheet of the team says when it was met.
    assert nombre_de(onglet, "Équipes de soins palliatifs rencontrées", 2026) == avant + 1
    with perimetre(exemple):
        structure = Structure.objects.filter(nom=equipe).first()
    onglet.aller(f"{ICI}/annuaire/{structure.pk}/")
    assert page.locator("main >> text=Visite de l’équipe").count() >= 1
    # Year end: the report that writes itself, and what it lacks.
    onglet.aller(f"{ICI}/rapports/2025/")
    page.click("main >> text=Rapport d’activité >> nth=0")
    assert onglet.page.locator("h1").count() == 1


def au_clavier(onglet: Onglet, mots: str, *, touche: str = "Tab", au_plus: int = 120) -> None:
    """Press a key until the focus is on what says `mots`."""
    for _ in range(au_plus):
        onglet.page.keyboard.press(touche)
        if onglet.page.evaluate(FOCUS).startswith(mots):
            return
    raise AssertionError(f"« {mots} » ne s’atteint pas au clavier")


def valider(onglet: Onglet) -> None:
    with onglet.page.expect_navigation():
        onglet.page.keyboard.press("Enter")


def test_desk_officer_logs_a_meeting_and_who_was_there_by_keyboard_alone(entrer, exemple):
    onglet = entrer("charge_mission")
    page, clavier = onglet.page, onglet.page.keyboard
    onglet.aller(f"{ICI}/")
    with page.expect_navigation():
        clavier.press("n")  # the shortcut of « Nouvelle activité »
    au_clavier(onglet, "Réunion d’antenne")
    valider(onglet)
    au_clavier(onglet, "intitule")
    clavier.type("Antenne de Cornouaille, novembre")
    au_clavier(onglet, "statut")
    while not page.locator("[name=statut][value=tenu]").is_checked():
        clavier.press("ArrowRight")
    au_clavier(onglet, "antennes")
    while page.evaluate("document.activeElement.labels[0].textContent.trim()") != "Cornouaille":
        clavier.press("Tab")
    clavier.press("Space")
    au_clavier(onglet, "intitule", touche="Shift+Tab")
    valider(onglet)
    assert "Antenne de Cornouaille, novembre" in page.locator(DIT).inner_text()
    au_clavier(onglet, "Noter les présents")
    valider(onglet)
    # The usual people are there to be ticked, some are already as last time.
    au_clavier(onglet, "p-")
    if not page.evaluate("document.activeElement.checked"):
        clavier.press("Space")
    au_clavier(onglet, "anonymes")
    clavier.type("7")
    valider(onglet)
    with perimetre(exemple):
        reunion = Activite.objects.get(intitule="Antenne de Cornouaille, novembre")
        assert reunion.anonymes == 7
        assert reunion.participations.count() >= 1
    # The figure has it already, and shows the row.
    onglet.aller(f"{ICI}/indicateurs/A4/?annee=2026")
    assert page.locator("table.tableau >> text=Antenne de Cornouaille, novembre").count() == 1


def test_communication_officer_types_the_readings_of_the_month(entrer, exemple):
    onglet = entrer("charge_mission")
    page = onglet.page
    avant = nombre_de(onglet, "Lettres d’information", 2026)
    # An issue of the letter.
    onglet.aller(f"{ICI}/communication/parutions/nouvelle/")
    page.fill("[name=publication]", "Flash référents")
    page.wait_for_selector("[name=publication][aria-expanded=true]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.fill("[name=date]", "2026-11-20")
    page.fill("[name=intitule]", "La journée régionale")
    page.click("main >> text=Enregistrer >> nth=0")
    assert page.locator(DIT).count() == 1
    # The audience of every channel on one page; one that is wrong keeps what was typed.
    onglet.aller(f"{ICI}/communication/releves/")
    cases = page.locator("main table input[type=text]")
    cases.nth(0).fill("612")
    cases.nth(1).fill("douze")
    page.click("text=Enregistrer les relevés")
    assert page.title().startswith("Erreur")
    assert cases.nth(0).input_value() == "612"
    onglet.console.clear()  # the browser says there that the form was refused
    cases.nth(1).fill("1 024")
    page.click("text=Enregistrer les relevés")
    assert page.locator(DIT).count() == 1
    # A job that goes away by itself.
    onglet.aller(f"{ICI}/offres/nouvelle/")
    page.fill("[name=poste]", "Infirmier en équipe mobile")
    page.fill("[name=structure]", "emsp")
    page.wait_for_selector("[name=structure][aria-expanded=true]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.fill("[name=publiee_le]", "2026-11-20")
    page.fill("[name=expire_le]", "2026-12-20")
    page.click("main >> text=Enregistrer >> nth=0")
    with perimetre(exemple):
        assert Parution.objects.filter(intitule="La journée régionale").count() == 1
        assert Audience.objects.filter(valeur__in=(612, 1024)).count() == 2
        assert Offre.objects.get(poste="Infirmier en équipe mobile").expire_le.month == 12
    assert nombre_de(onglet, "Lettres d’information", 2026) == avant + 1
    # The events of the year, ready to paste.
    onglet.aller(f"{ICI}/evenements/?annee=2025")
    page.click("summary:has-text('Exporter')")
    with page.expect_download() as recu:
        page.click("main >> text=Excel")
    assert recu.value.suggested_filename.startswith("exemple-")
