"""Writing the report in a browser: it saves itself; two people, or a cut line, lose nothing."""

import pytest

from cellule.perimetre import perimetre
from rapports.models import Texte
from tests.fabriques import CorrectionFabrique, IndicateurPropreFabrique, RevisionTexteFabrique

from .conftest import Onglet
from .test_accessibilite import examiner

pytestmark = pytest.mark.django_db(transaction=True)
RAPPORT = "/c/{}/rapports/2025/"
MOT = f"{RAPPORT}textes/redaction:mot/"
ETAT = "[data-etat]"


@pytest.fixture
def ecrire(ouvrir, exemple):
    """`ecrire("responsable")`: a window of that person on the introduction of 2025."""

    def ouvrir_le_texte(qui: str, **options) -> Onglet:
        onglet = ouvrir(**options)
        onglet.se_connecter(f"{qui}@exemple.fr")
        onglet.aller(MOT.format(exemple.code))
        return onglet

    return ouvrir_le_texte


def contenu(exemple) -> str:
    with perimetre(exemple):
        return Texte.objects.get(annee=2025, cle="redaction:mot").contenu


def test_text_saves_itself_and_shows_how_it_will_be_printed(ecrire, exemple):
    onglet = ecrire("responsable")
    page = onglet.page
    page.fill("textarea", "Une année")
    page.press("textarea", "Control+a")
    page.press("textarea", "Control+b")
    page.wait_for_selector(f"{ETAT}:has-text('Enregistré à')")
    assert contenu(exemple) == "**Une année**"
    assert page.locator("[data-apercu] strong").inner_text() == "Une année"
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("window.refus") == []
    assert onglet.console == []


def test_buttons_make_lists_and_links_and_the_keyboard_reaches_them(ecrire):
    page = ecrire("responsable").page
    page.fill("textarea", "un")
    page.focus(".editeur-barre button")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.press("textarea", "End")
    page.keyboard.press("Enter")
    page.keyboard.type("deux")
    assert page.input_value("textarea") == "- un\n- deux"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.click(".editeur-barre button:has-text('Lien')")
    page.keyboard.type("ici")
    assert page.input_value("textarea") == "- un\n- deux\n[ici](https://)"


def test_two_people_at_once_keep_both_texts(ecrire, exemple):
    ana, bao = ecrire("responsable"), ecrire("charge_mission")
    bao.page.fill("textarea", "De Bao")
    bao.page.wait_for_selector(f"{ETAT}:has-text('Enregistré à')")
    ana.page.fill("textarea", "D’Ana")
    ana.page.click("text=Comparer les deux textes")
    ana.page.wait_for_url("**/ecartes/**")
    assert ana.page.input_value("textarea") == "De Bao\nD’Ana"
    ana.page.click("text=Enregistrer le texte réuni")
    ana.page.wait_for_selector(".messages :text('texte enregistré')")
    assert contenu(exemple) == "De Bao\nD’Ana"


def test_lost_network_keeps_the_text_says_so_and_gives_it_back(ecrire):
    onglet = ecrire("responsable")
    page = onglet.page
    page.context.set_offline(True)
    page.fill("textarea", "Dans le train")
    page.wait_for_selector("[data-alerte]:has-text('Pas de réseau')")
    assert page.input_value("textarea") == "Dans le train"
    page.context.route("**/enregistrer/", lambda route: route.abort())
    page.context.set_offline(False)
    page.reload()
    page.click("text=Le reprendre")
    assert page.input_value("textarea") == "Dans le train"
    page.context.unroute("**/enregistrer/")
    page.wait_for_selector(f"{ETAT}:has-text('Enregistré à')", timeout=20_000)
    assert page.evaluate("localStorage.length") == 0


def test_expired_session_is_told_and_loses_nothing(ecrire):
    page = ecrire("responsable").page
    page.context.clear_cookies()
    page.fill("textarea", "Après la pause")
    page.wait_for_selector("[data-alerte]:has-text('Votre session a expiré')")
    assert page.input_value("textarea") == "Après la pause"
    assert "Après la pause" in page.evaluate("Object.values(localStorage)[0]")


def test_text_is_written_without_a_script(ecrire, exemple):
    page = ecrire("responsable", javascript=False).page
    page.fill("textarea", "Sans script")
    page.click("main button:has-text('Enregistrer')")
    assert "texte enregistré" in page.locator(".messages").inner_text()
    assert contenu(exemple) == "Sans script"


def test_pages_of_the_report_are_accessible(ouvrir, exemple):
    onglet = ouvrir()
    onglet.se_connecter("responsable@exemple.fr")
    with perimetre(exemple, ecriture=True):
        CorrectionFabrique(code="D2", mesure="reunions")
        propre = IndicateurPropreFabrique()
        ecarte = RevisionTexteFabrique(texte__cle="redaction:mot")
    rapport = RAPPORT.format(exemple.code)
    adresses = [
        rapport, f"{rapport}indicateurs/D2/", f"{rapport}indicateurs/D3/mesures/1/",
        f"{rapport}textes/redaction:mot/", f"{rapport}textes/redaction:mot/revisions/",
        f"{rapport}textes/redaction:mot/ecartes/{ecarte.pk}/", f"{rapport}textes/section:equipe/",
        f"{rapport}avis/indicateur:D2/", f"{rapport}propres/", f"{rapport}propres/{propre.pk}/",
    ]  # fmt: skip
    assert [faute for adresse in adresses for faute in examiner(onglet, adresse)] == []
