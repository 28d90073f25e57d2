"""By keyboard alone: the search box, the fields that name rows, the shortcuts."""

import pytest

from cellule.perimetre import perimetre
from evenements.models import Activite

pytestmark = pytest.mark.django_db(transaction=True)
FOCUS = "document.activeElement.id"
ANNONCE = ".haut-recherche [role=status]"


@pytest.fixture
def onglet(ouvrir, exemple):
    onglet = ouvrir()
    onglet.se_connecter("responsable@exemple.fr")
    return onglet


def taper(onglet, *touches: str) -> None:
    for touche in touches:
        onglet.page.keyboard.press(touche)


def test_search_box_opens_what_it_suggests(onglet, exemple):
    with perimetre(exemple):
        activite = Activite.objects.filter(intitule__startswith="Visite").first()
    page = onglet.page
    onglet.aller(f"/c/{exemple.code}/journal/")
    taper(onglet, "/")
    assert page.evaluate(FOCUS) == "q-haut"
    page.keyboard.type(activite.code)
    page.wait_for_selector("#q-haut[aria-expanded=true]")
    assert "suggestion" in page.text_content(ANNONCE)
    taper(onglet, "ArrowDown")
    actif = page.get_attribute("#q-haut", "aria-activedescendant")
    assert page.get_attribute(f"#{actif}", "aria-selected") == "true"
    taper(onglet, "Escape")
    assert page.get_attribute("#q-haut", "aria-expanded") == "false"
    assert page.get_attribute("#q-haut", "aria-activedescendant") is None
    taper(onglet, "ArrowDown")
    page.wait_for_selector("#q-haut[aria-expanded=true]")
    taper(onglet, "ArrowDown")
    with page.expect_navigation():
        taper(onglet, "Enter")
    assert onglet.chemin == f"/c/{exemple.code}/journal/{activite.pk}/"
    assert onglet.console == []


def test_enter_without_a_choice_searches(onglet, exemple):
    onglet.aller(f"/c/{exemple.code}/journal/")
    taper(onglet, "/")
    onglet.page.keyboard.type("emsp")
    with onglet.page.expect_navigation():
        taper(onglet, "Enter")
    assert onglet.chemin == f"/c/{exemple.code}/rechercher/?q=emsp"
    assert onglet.page.locator("mark").count() > 5


def test_on_a_phone_the_rows_of_a_list_come_before_its_filters(ouvrir, exemple):
    telephone = {"viewport": {"width": 390, "height": 844}}
    adresse = f"/c/{exemple.code}/journal/?annee=2025"
    for scripts in (True, False):
        onglet = ouvrir(javascript=scripts, **telephone)
        onglet.se_connecter("responsable@exemple.fr")
        onglet.aller(adresse)
        annee, bouton = onglet.page.locator("#id_annee"), onglet.page.locator("[data-filtres]")
        assert annee.is_visible() != scripts
        assert bouton.is_visible() == scripts
    onglet = ouvrir(**telephone)
    onglet.se_connecter("responsable@exemple.fr")
    onglet.aller(adresse)
    page = onglet.page
    page.fill("#id_q", "visite")
    page.click("button:has-text('Filtrer')")
    page.wait_for_url("**q=visite**")
    assert "annee=2025" in page.url  # a filter that is not shown still counts
    page.wait_for_selector("[data-filtres]:visible")
    page.focus("[data-filtres]")
    taper(onglet, "Enter")
    assert page.get_attribute("[data-filtres]", "aria-expanded") == "true"
    assert page.locator("#id_annee").is_visible()
    assert onglet.console == []


def test_field_takes_several_rows_and_gives_them_back(onglet, exemple):
    page = onglet.page
    onglet.aller(f"/c/{exemple.code}/journal/nouvelle/?type=reunion_antenne")
    champs = page.locator("[name=structures]")
    assert champs.count() == 1
    champs.first.focus()
    page.keyboard.type("emsp odet")
    page.wait_for_selector("[name=structures][aria-expanded=true]")
    taper(onglet, "ArrowDown", "Enter")
    assert champs.count() == 2
    page.keyboard.type("HAD")  # typed, not chosen: Enter adds a line and sends nothing
    taper(onglet, "Enter")
    assert onglet.chemin.endswith("/nouvelle/?type=reunion_antenne")
    assert [c.input_value()[:13] for c in champs.all()] == ["EMSP de l'Ode", "HAD", ""]
    assert page.evaluate(
        "document.activeElement === document.querySelectorAll('[name=structures]')[2]"
    )
    taper(onglet, "Shift+Tab", "Enter")  # the button that removes « HAD »
    assert [c.input_value()[:4] for c in champs.all()] == ["EMSP", ""]
    assert onglet.console == []


def test_shortcuts_lead_and_keep_quiet_in_fields(onglet, exemple):
    page, cellule = onglet.page, f"/c/{exemple.code}"
    onglet.aller(f"{cellule}/journal/")
    with page.expect_navigation():
        taper(onglet, "g", "t")
    assert onglet.chemin == f"{cellule}/"
    taper(onglet, "?")
    assert page.is_visible("dialog.raccourcis")
    taper(onglet, "Escape")
    assert not page.is_visible("dialog.raccourcis")
    page.wait_for_function("!document.activeElement.closest('dialog')")
    taper(onglet, "/")
    page.wait_for_function("document.activeElement.id === 'q-haut'")
    page.keyboard.type("ng?")
    assert page.input_value("#q-haut") == "ng?"
    assert onglet.chemin == f"{cellule}/"
    onglet.aller("/compte/preferences/")
    page.uncheck("[name=raccourcis]")
    page.click("main button[type=submit]")
    onglet.aller(f"{cellule}/journal/")
    taper(onglet, "n", "?", "g", "t")
    assert onglet.chemin.startswith(f"{cellule}/journal/?annee=")
    assert onglet.console == []


def test_phone_has_the_box_in_its_menu(ouvrir, exemple):
    onglet = ouvrir()
    onglet.se_connecter("lecteur@exemple.fr")
    onglet.page.set_viewport_size({"width": 390, "height": 800})
    onglet.aller(f"/c/{exemple.code}/journal/")
    taper(onglet, "/")
    assert onglet.page.evaluate(FOCUS) == "q-menu"
    assert onglet.page.is_visible("#q-menu")
