"""The examination of a page: axe, what axe does not see, reflow on a narrow phone."""

from playwright.sync_api import Page

from tests.interface.lieux import RACINE

from .conftest import Onglet

AXE = (RACINE / "tests/interface/vendor/axe-core/axe.min.js").read_text()
CONTROLES = (RACINE / "tests/navigateur/controles.js").read_text()
DEBORD = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
QUI_DEBORDE = """() => [...document.body.querySelectorAll("*")]
  .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .slice(-1).map((e) => e.outerHTML.slice(0, 160)).join()"""
# The rows of a table are alike: the first ones are enough. In the dark, only colours change; those
# of the frame, the same on every page, are measured once a browser window.
LIGNES = ["tbody tr:nth-child(n+4)"]
CADRE = [".lateral", ".haut", ".pied"]
COULEURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


def examiner(onglet: Onglet, adresse: str) -> list[str]:
    """Open an address; what is wrong with its page."""
    onglet.aller(adresse)
    return examiner_la_page(onglet, adresse)


def examiner_la_page(onglet: Onglet, nom: str) -> list[str]:
    """What is wrong with the page that is open, light then dark, wide then narrow."""
    page = onglet.page
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
        page.add_init_script(AXE)  # the next pages have it, compiled once
    fautes = _axe(page, LIGNES, {})
    page.emulate_media(color_scheme="dark")
    en_sombre = _axe(page, LIGNES + (CADRE if onglet.cadre_vu else []), COULEURS)
    fautes += [f"en sombre, {faute}" for faute in en_sombre]
    onglet.cadre_vu = page.locator(".lateral").count() == 1
    page.emulate_media(color_scheme="light")
    page.keyboard.press("Tab")  # from here on, the focus is a keyboard's
    fautes += page.evaluate(CONTROLES)
    page.set_viewport_size({"width": 320, "height": 800})
    if depasse := page.evaluate(DEBORD):
        fautes.append(f"dépasse de {depasse} px à 320 px : {page.evaluate(QUI_DEBORDE)}")
    page.set_viewport_size({"width": 1280, "height": 900})
    return [f"{nom} {faute}" for faute in fautes]


def _axe(page: Page, a_part: list[str], options: dict) -> list[str]:
    """The rules that find something: their name, how many times, where first."""
    trouve = page.evaluate(
        "([exclude, options]) => axe.run({exclude}, {resultTypes: ['violations'], ...options})",
        [a_part, options],
    )
    return [
        f"{v['id']} ({len(v['nodes'])}) : {v['nodes'][0]['html'][:160]}"
        for v in trouve["violations"]
    ]
