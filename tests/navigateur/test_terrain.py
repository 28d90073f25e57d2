"""The référent on a 390 px phone: with network, without, with a session that expired, twice."""

import gzip
from datetime import date
from io import BytesIO

import pytest
from django.contrib.sessions.backends.cached_db import SessionStore
from django.contrib.sessions.models import Session
from PIL import Image

from antennes.models import BrouillonDeReunion, PhotoDeReunion, SaisieDeReunion
from cellule.models import Role
from cellule.perimetre import perimetre
from evenements.models import Activite, LigneCompteRendu, Participation, StatutActivite
from tests.fabriques import (
    MOT_DE_PASSE,
    ActiviteFabrique,
    AdhesionFabrique,
    AntenneConcerneeFabrique,
    AntenneFabrique,
    CelluleFabrique,
    MandatFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
    StructureFabrique,
)

TELEPHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def antenne(db):
    """An antenna of the Gironde, its référent, and a last meeting with eight people."""
    cellule = CelluleFabrique(code="gironde")
    lui = AdhesionFabrique(role=Role.REFERENT, cellule=cellule).utilisateur
    with perimetre(cellule, ecriture=True):
        antenne = AntenneFabrique(nom="Antenne de la Gironde", departements=["33"])
        MandatFabrique(
            antenne=antenne, professionnel=ProfessionnelFabrique(utilisateur=lui), fin=None
        )
        equipe = StructureFabrique(nom="EMSP du Médoc", departement_id="33")
        derniere = ActiviteFabrique(
            type="reunion_antenne",
            statut="tenu",
            statut_retenu="tenu",
            jour_retenu=date(2026, 9, 3),
        )
        AntenneConcerneeFabrique(activite=derniere, antenne=antenne)
        for rang in range(8):
            venue = ProfessionnelFabrique(nom=f"Venue {rang}", prenom="", structure=equipe)
            ParticipationFabrique(activite=derniere, professionnel=venue)
        ProfessionnelFabrique(nom="Élise Garnier", prenom="", structure=equipe)
    antenne.compte = lui
    return antenne


def pret(onglet, antenne) -> None:
    """Signed in, on the list of one's antennas, its pages kept."""
    onglet.se_connecter(antenne.compte.email)
    onglet.aller("/c/gironde/terrain/")
    onglet.page.wait_for_selector("body[data-pret=oui]", state="attached")


def la_reunion(antenne) -> Activite:
    """The one meeting logged since: there is no other."""
    with perimetre(antenne.cellule):
        (saisie,) = SaisieDeReunion.objects.select_related("activite")
        tenues = Activite.objects.filter(type="reunion_antenne", statut_retenu=StatutActivite.TENU)
        assert tenues.count() == 2  # the last one, and this one
        return saisie.activite


def lignes_de(antenne, activite) -> dict[str, str]:
    with perimetre(antenne.cellule):
        return dict(
            LigneCompteRendu.objects.filter(activite=activite).values_list("texte", "rubrique")
        )


def presents(antenne, activite) -> int:
    with perimetre(antenne.cellule):
        return Participation.objects.filter(activite=activite, statut="present").count()


def test_eight_usual_people_in_few_taps(ouvrir, antenne):
    onglet = ouvrir(**TELEPHONE)
    onglet.se_connecter(antenne.compte.email)
    touches = []
    onglet.page.expose_function("toucher", lambda: touches.append(1))
    onglet.page.add_init_script("addEventListener('click', () => toucher(), true)")
    onglet.page.reload()
    onglet.page.tap("text=Noter une réunion d’antenne")
    onglet.page.tap("text=Antenne de la Gironde")
    onglet.page.wait_for_selector("#compte:has-text('8 personnes')")
    assert onglet.page.locator("[name=presents]:checked").count() == 8
    onglet.page.tap("text=Enregistrer la réunion")
    onglet.page.wait_for_selector("text=Réunion enregistrée")
    assert 0 < len(touches) <= 8
    assert presents(antenne, la_reunion(antenne)) == 8
    assert onglet.console == []


def test_a_whole_meeting_without_network_arrives_once(ouvrir, antenne):
    onglet = ouvrir(**TELEPHONE)
    pret(onglet, antenne)
    page = onglet.page
    page.context.set_offline(True)
    page.goto(f"{onglet.racine}/c/gironde/terrain/{antenne.pk}/reunion/")
    page.locator("[name=presents]").nth(2).uncheck()
    page.fill("#q", "elise")
    page.get_by_role("option").filter(has_text="Élise Garnier").tap()
    page.fill("[name=anonymes]", "7")
    page.tap("summary:has-text('Constats')")
    page.fill("[name=constat]", "Pas d’astreinte le week-end\nUn EHPAD sans convention")
    feuille = BytesIO()
    Image.new("RGB", (3000, 40), "white").save(feuille, "JPEG")
    page.set_input_files(
        "[name=photo]", {"name": "f.jpg", "mimeType": "image/jpeg", "buffer": feuille.getvalue()}
    )
    page.wait_for_timeout(600)
    page.tap("text=Enregistrer la réunion")
    page.wait_for_selector("text=elle partira dès que le réseau revient")
    page.reload()
    page.wait_for_selector("text=En attente d’envoi")
    assert page.input_value("[name=constat]").startswith("Pas d’astreinte")
    with perimetre(antenne.cellule):
        assert not SaisieDeReunion.objects.exists()
    page.context.set_offline(False)
    page.wait_for_selector("text=Réunion enregistrée")
    activite = la_reunion(antenne)
    assert presents(antenne, activite) == 8
    assert activite.anonymes == 7
    assert lignes_de(antenne, activite) == {
        "Pas d’astreinte le week-end": "constat",
        "Un EHPAD sans convention": "constat",
    }
    with perimetre(antenne.cellule):
        photo = PhotoDeReunion.objects.get(activite=activite)
    assert Image.open(BytesIO(bytes(photo.octets))).width == 2000


def test_a_draft_and_its_photo_go_on_from_another_device(ouvrir, antenne):
    ici = f"/c/gironde/terrain/{antenne.pk}/reunion/"
    feuille = BytesIO()
    Image.new("RGB", (3000, 40), "white").save(feuille, "JPEG")
    photo = {"name": "f.jpg", "mimeType": "image/jpeg", "buffer": feuille.getvalue()}
    telephone = ouvrir(**TELEPHONE)
    telephone.se_connecter(antenne.compte.email)
    telephone.aller(ici)
    telephone.page.fill("[name=theme]", "Astreinte")
    telephone.page.set_input_files("[name=photo]", photo)
    telephone.page.wait_for_selector("text=La photo est gardée avec le brouillon")
    telephone.page.wait_for_load_state("networkidle")
    with perimetre(antenne.cellule):
        assert BrouillonDeReunion.objects.filter(photo__isnull=False).count() == 1
    bureau = ouvrir()
    bureau.se_connecter(antenne.compte.email)
    bureau.aller(ici)
    bureau.page.wait_for_selector("text=La photo est gardée avec le brouillon")
    assert bureau.page.input_value("[name=theme]") == "Astreinte"
    bureau.page.click("text=Enregistrer la réunion")
    bureau.page.wait_for_selector("text=Réunion enregistrée")
    with perimetre(antenne.cellule):
        gardee = PhotoDeReunion.objects.get(activite=la_reunion(antenne))
    assert Image.open(BytesIO(bytes(gardee.octets))).width == 2000
    assert bureau.console == []


def test_a_session_that_expired_meanwhile_loses_nothing(ouvrir, antenne):
    onglet = ouvrir(**TELEPHONE)
    pret(onglet, antenne)
    page = onglet.page
    page.goto(f"{onglet.racine}/c/gironde/terrain/{antenne.pk}/reunion/")
    page.tap("summary:has-text('Décisions')")
    page.fill("[name=decision]", "Relire la convention")
    page.wait_for_timeout(400)
    for une in Session.objects.all():
        SessionStore(une.session_key).delete()
    page.tap("text=Enregistrer la réunion")
    page.wait_for_selector("text=Votre session a expiré")
    page.tap("text=Se reconnecter")
    page.fill("[name=login]", antenne.compte.email)
    page.fill("[name=password]", MOT_DE_PASSE)
    onglet.page.click("main button[type=submit]")
    page.wait_for_selector("text=Réunion enregistrée")
    assert lignes_de(antenne, la_reunion(antenne)) == {"Relire la convention": "decision"}


def test_a_double_tap_and_two_pages_make_one_meeting(ouvrir, antenne):
    onglet = ouvrir(**TELEPHONE)
    pret(onglet, antenne)
    page = onglet.page
    page.goto(f"{onglet.racine}/c/gironde/terrain/{antenne.pk}/reunion/")
    page.locator("[name=anonymes]").fill("3")
    page.evaluate("""() => {
      const b = document.querySelector(".terrain-bas button");
      b.click(); b.removeAttribute("aria-disabled"); b.click();
    }""")
    page.wait_for_selector("text=Réunion enregistrée")
    assert la_reunion(antenne).anonymes == 3
    # Another meeting, from the page that the worker kept, has another key.
    page.goto(f"{onglet.racine}/c/gironde/terrain/{antenne.pk}/reunion/")
    page.tap("text=Enregistrer la réunion")
    page.wait_for_selector("text=Réunion enregistrée")
    with perimetre(antenne.cellule):
        assert SaisieDeReunion.objects.values("cle").distinct().count() == 2


def test_signing_out_leaves_nothing_on_the_device(ouvrir, antenne):
    onglet = ouvrir(**TELEPHONE)
    pret(onglet, antenne)
    page = onglet.page
    page.goto(f"{onglet.racine}/c/gironde/terrain/{antenne.pk}/reunion/")
    page.fill("[name=theme]", "Rien que pour moi")
    page.wait_for_timeout(500)
    restes = "async () => [await caches.keys(), await indexedDB.databases()]"
    assert all(page.evaluate(restes))
    onglet.aller("/compte/logout/")
    page.click("main button[type=submit]")
    page.wait_for_load_state()
    onglet.aller("/connexion/")
    assert page.evaluate(restes) == [[], []]


def test_first_load_weighs_less_than_100_kb(ouvrir, antenne):
    onglet = ouvrir(**TELEPHONE)
    onglet.se_connecter(antenne.compte.email)
    poids = {}

    def peser(reponse) -> None:
        if reponse.url.startswith(onglet.racine) and reponse.status == 200:
            corps = reponse.body()
            # What is compressed already is not twice.
            serre = corps if reponse.url.endswith(".woff2") else gzip.compress(corps)
            poids[reponse.url] = len(serre)

    onglet.page.on("response", peser)
    onglet.page.goto(f"{onglet.racine}/c/gironde/terrain/{antenne.pk}/reunion/")
    onglet.page.wait_for_load_state("networkidle")
    assert len(poids) > 8
    assert sum(poids.values()) < 100_000, sorted(poids.items(), key=lambda p: -p[1])


def test_without_a_script_the_page_is_a_plain_form(ouvrir, antenne):
    onglet = ouvrir(javascript=False, viewport={"width": 390, "height": 844})
    onglet.se_connecter(antenne.compte.email)
    onglet.aller(f"/c/gironde/terrain/{antenne.pk}/reunion/")
    onglet.page.fill("#q", "Garnier")
    onglet.page.click("text=Chercher")
    onglet.page.locator("li:has-text('Élise Garnier') input").check()
    onglet.page.click("text=Enregistrer la réunion")
    assert "Réunion enregistrée" in onglet.page.inner_text("main")
    assert presents(antenne, la_reunion(antenne)) == 9


def test_the_order_read_aloud_is_that_of_the_page(ouvrir, antenne):
    """The accessibility tree of Chromium: what VoiceOver would say, one after the other."""
    onglet = ouvrir(**TELEPHONE)
    pret(onglet, antenne)
    onglet.page.goto(f"{onglet.racine}/c/gironde/terrain/{antenne.pk}/reunion/")
    cdp = onglet.page.context.new_cdp_session(onglet.page)
    noeuds = {n["nodeId"]: n for n in cdp.send("Accessibility.getFullAXTree")["nodes"]}
    roles = {"heading", "Date", "radio", "textbox", "checkbox", "combobox", "spinbutton", "button"}

    def lire(noeud: dict) -> list[str]:
        nom = noeud.get("name", {}).get("value", "")
        dit = not noeud["ignored"] and noeud["role"]["value"] in roles and nom
        dedans = [mot for cle in noeud.get("childIds", []) for mot in lire(noeuds[cle])]
        return [nom, *dedans] if dit else dedans

    lus = lire(next(iter(noeuds.values())))
    attendus = [
        "Nouvelle réunion", "Date", "Sur place", "Thème", "Venue 0", "Ajouter une autre personne",
        "Autres présents", "Enregistrer la réunion",
    ]  # fmt: skip
    rangs = [next(i for i, nom in enumerate(lus) if nom.startswith(mot)) for mot in attendus]
    assert rangs == sorted(rangs), lus
