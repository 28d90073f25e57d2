"""The pages of the nation (DGOS): the compilation of a year, its files, the other regions."""

import io
import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from cellule.models import Cellule, EtatRegion, Role, Trace
from cellule.perimetre import perimetre
from indicateurs.actions import enregistrer_releves
from indicateurs.calcul import calculer
from indicateurs.catalogue import CATALOGUE
from indicateurs.partages import partages
from rapports.actions.cycle import demander_correction
from rapports.compilation import page as presentation
from rapports.models import Rapport
from tests.cloison.lecture import texte_de
from tests.fabriques import (
    ActiviteFabrique,
    CelluleFabrique,
    EtatRegionFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
    StructureFabrique,
)
from tests.rapports.nation import AUTEUR, remettre

from .conftest import liens, lu

pytestmark = pytest.mark.django_db
CANARI = "zqcanari"


@pytest.fixture
def dgos(page):
    return page(Role.NATIONAL)


def relever(cellule: Cellule, annee: int = 2025) -> None:
    """What the night stores."""
    with perimetre(cellule, ecriture=True):
        resultats = calculer(cellule, annee)
        enregistrer_releves(resultats=resultats, partages=partages(resultats))


def remplir(cellule: Cellule, copils: int) -> None:
    """A year in which every text of a person holds the canary."""
    with perimetre(cellule, ecriture=True):
        ActiviteFabrique.create_batch(copils, type="copil", debut="2025-03-03")
        ActiviteFabrique(type="copil", debut="2024-03-03")
        salarie = ProfessionnelFabrique(nom=CANARI, prenom=CANARI, equipe_cellule=True)
        evenement = ActiviteFabrique(
            type="evenement", role="organisateur", debut="2025-05-05", intitule=f"Chez {CANARI}",
            programme=CANARI, nature=f"hommage à {CANARI}", cle_partage=f"cle-{CANARI}",
        )  # fmt: skip
        StructureFabrique(nom=f"Cabinet {CANARI}", type="EMSP", departement_id="33")
        ParticipationFabrique(activite=evenement, professionnel=salarie)
        ParticipationFabrique(
            activite=evenement, professionnel=ProfessionnelFabrique(nom=CANARI, email="")
        )


@pytest.fixture
def pays(cellule, voisine, en_novembre) -> None:
    """Gironde handed 2025 over, the Mascareignes did not; nobody has computed the third."""
    remplir(cellule, 3)
    remplir(voisine, 2)
    CelluleFabrique(regions=["75", "53"], nom="Cellule de deux régions")
    EtatRegionFabrique(region_id="94", appui="Appui de la cellule voisine")
    for annee in (2024, 2025):
        relever(voisine, annee)
        relever(cellule, annee)
    remettre(cellule, 2025, date(2025, 11, 1), {"D2": {"reunions": 5}})


ADRESSES = (
    "/national/", "/national/?annee=2025&tous=1&provisoires=1&comparer=1",
    *(f"/national/2025/compilation.{e}?provisoires=1&tous=1&comparer=1"
      for e in ("csv", "xlsx", "ods", "json")),
    "/national/2025/note.pdf?provisoires=1", "/national/regions/94/",
)  # fmt: skip


def test_table_has_the_18_regions_and_the_13_indicators(dgos, pays):
    reponse = dgos.get("/national/", {"annee": 2025})
    texte, tableau = lu(reponse), reponse.context["tableau"]
    assert "3 régions sur 18 ont une cellule. Les totaux portent sur 1 cellule." in texte.replace(
        "\xa0", " "
    )
    assert len({ligne["region"].code for ligne in tableau.lignes}) == 18
    assert len(tableau.colonnes) == 13
    noms = [ligne["region"].nom for ligne in tableau.lignes]
    assert noms.index("Hauts-de-France") < noms.index("Île-de-France") < noms.index("Mayotte")
    assert texte.count("Cellule de deux régions") == 2
    assert "aussi en Bretagne, comptée une fois" in texte
    assert "appel à projet en cours Appui de la cellule voisine" in texte
    assert not [lien for lien in liens(reponse) if lien.startswith(("/c/", "/ars/"))]


def test_only_what_is_handed_over_counts_unless_asked(dgos, pays):
    def reunions(**choix) -> tuple:
        tableau = dgos.get("/national/", {"annee": 2025, **choix}).context["tableau"]
        par_nom = {ligne["compilee"].cellule.code: ligne for ligne in tableau.lignes
                   if ligne["compilee"]}  # fmt: skip
        rang = [colonne.indicateur.code for colonne in tableau.colonnes].index("D2")
        cases = [par_nom[code]["cases"][rang] for code in ("gironde", "mascareignes")]
        total = tableau.totaux[rang]
        return *((case.texte, case.marques) for case in cases), total.texte, total.cellules

    assert reunions() == (("5", "c"), ("2", ""), "5", 1)
    assert reunions(provisoires=1) == (("5", "c"), ("2", ""), "7", 2)


def test_cell_without_figures_is_said_so(dgos, pays):
    tableau = dgos.get("/national/", {"annee": 2025}).context["tableau"]
    ligne = next(une for une in tableau.lignes if une["region"].code == "53")
    assert {case.dit for case in ligne["cases"]} == {"pas de chiffres"}


def test_year_before_stands_beside(dgos, pays):
    texte = lu(dgos.get("/national/", {"annee": 2025, "comparer": 1, "provisoires": 1}))
    assert "2024 : 1" in texte.replace("\xa0", " ")
    assert "définition" not in texte


def test_changed_definition_is_flagged(dgos, pays, monkeypatch):
    monkeypatch.setattr(
        type(CATALOGUE), "definition_changee", lambda self, code, avant, apres: code == "D2"
    )
    texte = lu(dgos.get("/national/", {"annee": 2025, "comparer": 1}))
    assert "La définition de D2 a changé entre 2024 et 2025" in texte
    objet = json.loads(dgos.get("/national/2025/compilation.json?comparer=1").content)
    assert [une["code"] for une in objet["indicateurs"] if une["definition_changee"]] == ["D2"]


def test_line_says_that_a_correction_is_asked_for_and_the_version_still_counts(dgos, pays, cellule):
    with perimetre(cellule, ecriture=True):
        version = Rapport.objects.get(annee=2025).version_id
        demander_correction(annee=2025, version=version, auteur=AUTEUR, motif="D2 à revoir")
    reponse = dgos.get("/national/", {"annee": 2025})
    assert "correction demandée" in lu(reponse)
    assert len(reponse.context["compilation"].comptees) == 1


def test_nobody_handed_over_leads_to_the_provisional_figures(dgos, voisine, en_novembre):
    relever(voisine)
    reponse = dgos.get("/national/", {"annee": 2025})
    assert "les totaux sont vides" in lu(reponse)
    assert "?annee=2025&provisoires=1" in liens(reponse)


def test_year_that_has_ended_is_shown_first(dgos, en_novembre):
    assert dgos.get("/national/").context["annee"] == 2024


@pytest.mark.parametrize(
    ("choix", "mots"),
    [
        ({"annee": "20x5"}, "n’est pas une année"),
        ({"annee": 2031}, "n’a pas commencé"),
        ({"provisoires": "peut-être"}, "n’est pas une valeur"),
    ],
)
def test_wrong_parameter_is_said_in_words(dgos, en_novembre, choix, mots):
    reponse = dgos.get("/national/", choix)
    assert reponse.status_code == 400
    assert mots in lu(reponse)


@pytest.mark.parametrize(
    ("adresse", "code"),
    [
        ("/national/2031/compilation.csv", 400),
        ("/national/2031/note.pdf", 400),
        ("/national/2025/compilation.doc", 404),
        ("/national/regions/99/", 404),
    ],
)
def test_wrong_address(dgos, en_novembre, adresse, code):
    assert dgos.get(adresse).status_code == code


def test_files_are_what_the_page_shows(dgos, pays):
    reponse = dgos.get("/national/2025/compilation.json?provisoires=1")
    assert reponse["Content-Disposition"] == (
        'attachment; filename="compilation-nationale-2025.json"'
    )
    assert json.loads(reponse.content)["totaux"]["D2"]["mesures"] == {"reunions": 7}
    octets = dgos.get("/national/2025/compilation.xlsx?comparer=1").content
    entetes = next(load_workbook(io.BytesIO(octets))["Totaux"].values)
    assert entetes[4:] == ("2025", "Sur n cellules", "2024", "Sur n cellules en 2024", "Définition")


def test_no_name_gets_there(dgos, pays):
    """What people typed, in every page and file; the cells themselves hold the word."""
    for adresse in ADRESSES:
        reponse = dgos.get(adresse)
        assert reponse.status_code == 200, adresse
        texte = texte_de(reponse.content)
        assert CANARI not in texte.casefold(), adresse


def test_same_queries_for_one_cell_and_for_eighteen(dgos, pays):
    def requetes() -> int:
        with CaptureQueriesContext(
            connection,
        ) as capture:
            assert dgos.get("/national/?annee=2025&comparer=1&provisoires=1").status_code == 200
        return len(capture)

    avant = requetes()
    for rang in range(15):
        une = CelluleFabrique(code=f"autre-{rang}", regions=["11"])
        relever(une)
        if rang % 2:
            remettre(une, 2025, date(2025, 11, 1))
    assert requetes() == avant


def test_the_page_reads_as_the_nation(dgos, pays):
    with CaptureQueriesContext(connection) as capture:
        dgos.get("/national/?annee=2025")
    ordres = [requete["sql"] for requete in capture]
    debut = next(r for r, sql in enumerate(ordres) if "ROLE cellule_national" in sql)
    fin = next(r for r, sql in enumerate(ordres) if "ROLE cellule_app" in sql)
    lus = [r for r, sql in enumerate(ordres) if "indicateurs_releve" in sql or "_version" in sql]
    assert lus
    assert all(debut < rang < fin for rang in lus)


# --- regions without a cell -----------------------------------------------------------


@pytest.mark.parametrize("role", [Role.NATIONAL, Role.AGENT_ARS])
def test_state_of_a_region_is_said_by_either_and_traced(page, en_novembre, role):
    portee = {"cellule": None, "region_id": "94"} if role == Role.AGENT_ARS else {}
    adresse = "/ars/94/etat/" if role == Role.AGENT_ARS else "/national/regions/94/"
    client = page(role, **portee)
    saisie = {"avancement": "en_creation", "appui": "La cellule de Paca forme l’équipe"}
    reponse = client.post(adresse, saisie, follow=True)
    assert "L’état de la région Corse est enregistré" in lu(reponse)
    (etat,) = EtatRegion.objects.all()
    assert (etat.region_id, etat.avancement, etat.appui) == ("94", *saisie.values())
    (trace,) = Trace.objects.filter(acte__contains="état d’une région")
    assert "Camille" in trace.auteur
    assert "checked" in client.get(adresse).content.decode()


def test_agency_of_a_region_without_a_cell_is_led_to_its_state(page, en_novembre):
    agent = page(Role.AGENT_ARS, cellule=None, region_id="94")
    assert "/ars/94/etat/" in liens(agent.get("/ars/94/"))


def test_refused_state_keeps_what_was_typed(dgos, en_novembre):
    reponse = dgos.post("/national/regions/94/", {"avancement": "autre", "appui": "à garder"})
    assert reponse.status_code == 400
    assert "à garder" in reponse.content.decode()
    assert list(reponse.context["form"].errors) == ["avancement"]
    assert not EtatRegion.objects.exists()


@pytest.mark.parametrize(("adresse", "role"), [
    ("/national/regions/75/", Role.NATIONAL), ("/ars/75/etat/", Role.AGENT_ARS),
])  # fmt: skip
def test_region_with_a_cell_has_no_state(page, cellule, adresse, role):
    client = page(role, **({"cellule": None, "region_id": "75"} if role == Role.AGENT_ARS else {}))
    assert "La région a une cellule" in lu(client.get(adresse))
    reponse = client.post(adresse, {"avancement": "aucun"})
    assert reponse.status_code == 409
    assert not EtatRegion.objects.exists()


def test_marks_are_explained():
    marques = {marque for marque, _ in presentation.MARQUES}
    assert {"*", "c", "n.r.", "s.o.", "–"} == marques
