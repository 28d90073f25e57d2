"""Stored results: equal to the live ones, safe to store twice, of their own cell."""

import json
from datetime import date
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from cellule.models import Cellule, Trace, Travail
from cellule.perimetre import perimetre
from cellule.tasks import executer
from cellule.travaux import demander
from cellule.travaux.tache import TacheDeCellule
from evenements.models import Activite
from indicateurs.calcul import calculer
from indicateurs.catalogue import CODES
from indicateurs.models import Releve
from indicateurs.tasks import calculer_toutes, calculer_une_cellule
from tests.fabriques import ActiviteFabrique, CelluleFabrique, ReleveFabrique

ARRET = date(2026, 1, 31)
EXEMPLE = settings.BASE_DIR / "cellule" / "donnees" / "annee-exemple"


def relever(cellule, **parametres) -> Travail:
    """What the platform does, without the broker."""
    with perimetre(cellule, ecriture=True):
        ligne = demander("indicateurs", parametres={"annee": 2025, "arret": ARRET} | parametres)
    executer(cellule_id=cellule.pk, travail_id=ligne.pk)
    with perimetre(cellule):
        return Travail.objects.get(pk=ligne.pk)


@pytest.fixture
def journal(cellule, voisine) -> None:
    for ici, combien in ((cellule, 3), (voisine, 5)):
        with perimetre(ici, ecriture=True):
            for _ in range(combien):
                ActiviteFabrique(type="copil", cle_partage="une-clef")


@pytest.fixture
def releves(cellule):
    def lire() -> dict[str, Releve]:
        with perimetre(cellule):
            return {releve.code: releve for releve in Releve.objects.filter(annee=2025)}

    return lire


def test_stored_results_equal_the_live_ones(cellule, journal, releves):
    travail = relever(cellule)
    assert (travail.etat, travail.resultat) == (
        "fait",
        {"indicateurs": 24, "arret": "2026-01-31"},
    )
    with perimetre(cellule):
        vivants = calculer(cellule, 2025, arret=ARRET).en_json()
    assert {code: releve.resultat for code, releve in releves().items()} == vivants
    assert vivants["D2"]["mesures"] == {"reunions": 3}
    assert tuple(vivants) == CODES
    assert {(r.version, r.arret) for r in releves().values()} == {("2022.1", ARRET)}
    assert releves()["D2"].partages == {"une-clef": [{"reunions": 1}] * 3}


def test_the_example_years_are_stored_as_expected(db):
    """With their dates, rates, hours and nulls: nothing is lost on the way to the database."""
    call_command("importer_dossier", EXEMPLE, stdout=StringIO())
    exemple = Cellule.objects.get(code="exemple")
    for annee in (2024, 2025):
        relever(exemple, annee=annee)
        with perimetre(exemple):
            stockes = dict(Releve.objects.filter(annee=annee).values_list("code", "resultat"))
        assert stockes == json.loads((EXEMPLE / f"attendu-{annee}.json").read_text())


def test_storing_again_replaces_what_has_changed(cellule, journal, releves):
    relever(cellule)
    premiers = releves()
    with perimetre(cellule, ecriture=True):
        Activite.objects.filter(pk=Activite.objects.first().pk).delete()
        ReleveFabrique(annee=2025, code="Z9")  # of a catalogue that is no more
        ReleveFabrique(annee=2024, code="Z9")
    relever(cellule)
    assert releves().keys() == set(CODES)
    assert releves()["D2"].resultat["mesures"] == {"reunions": 2}
    assert {r.pk for r in releves().values()} == {r.pk for r in premiers.values()}
    assert releves()["D2"].calcule_le > premiers["D2"].calcule_le
    with perimetre(cellule):
        assert Releve.objects.get(annee=2024).code == "Z9"


def test_each_calculation_leaves_one_trace(cellule, journal):
    relever(cellule)
    with perimetre(cellule):
        calculs = Trace.objects.filter(acte="calculer les indicateurs")
        assert [trace.objet for trace in calculs] == ["2025"]


def test_a_cell_stores_nothing_in_another(cellule, voisine, journal):
    relever(cellule)
    with perimetre(voisine):
        assert not Releve.objects.exists()


def test_a_year_that_has_not_begun_is_a_failure_in_words(cellule, releves):
    travail = relever(cellule, arret="2024-12-31")
    assert travail.etat == "echec"
    assert "L’année 2025 n’a pas commencé" in travail.erreur
    assert releves() == {}


def test_without_a_day_the_year_is_known_as_of_today(cellule, releves):
    relever(cellule, arret=None)
    assert {releve.arret for releve in releves().values()} == {cellule.aujourdhui()}


def test_a_cell_asks_for_its_own_current_year_and_the_last(cellule, voisine):
    calculer_une_cellule(cellule_id=cellule.pk)
    annee = cellule.aujourdhui().year
    with perimetre(cellule):
        parametres = [travail.parametres for travail in Travail.objects.all()]
    assert sorted(p["annee"] for p in parametres) == [annee - 1, annee]
    with perimetre(voisine):
        assert not Travail.objects.exists()


def test_the_calculation_is_fanned_out_to_every_cell(db, monkeypatch):
    cles = {CelluleFabrique().pk for _ in range(18)}
    envois = []
    monkeypatch.setattr(
        TacheDeCellule,
        "apply_async",
        lambda tache, **options: envois.append((tache.name, options["kwargs"]["cellule_id"])),
    )
    calculer_toutes(cellule_id=None)
    assert envois == [("indicateurs.tasks.calculer_une_cellule", cle) for cle in sorted(cles)]
