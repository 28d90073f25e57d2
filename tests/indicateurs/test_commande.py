"""`manage.py calculer_indicateurs`: what people and scripts read, and what is refused."""

import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cellule.perimetre import perimetre
from indicateurs.catalogue import CODES
from indicateurs.models import Releve
from tests.fabriques import ActiviteFabrique


def lancer(*arguments: str) -> str:
    sortie = StringIO()
    call_command("calculer_indicateurs", *arguments, stdout=sortie)
    return sortie.getvalue()


@pytest.fixture
def journal(cellule, voisine) -> None:
    with perimetre(cellule, ecriture=True):
        ActiviteFabrique.create_batch(2, type="copil")
        ActiviteFabrique(type="copil", statut="annule")
    with perimetre(voisine, ecriture=True):
        ActiviteFabrique.create_batch(7, type="copil")


def test_json_is_the_object_of_the_rules_by_code(cellule, journal):
    resultats = json.loads(lancer("gironde", "2025", "--arret", "2026-01-31", "--json"))
    assert tuple(resultats) == CODES
    assert resultats["D2"] == {
        "etat": "valeur",
        "mesures": {"reunions": 2},
        "ventilation": {},
        "candidats": 3,
        "comptes": 2,
        "exclus": {"annulee": 1},
    }


def test_the_table_has_the_24_in_french(cellule, journal):
    tableau = lancer("gironde", "2025", "--arret", "2026-01-31")
    codes = re.findall(r"^  ([DACI]\d) [* ] ", tableau, re.MULTILINE)
    assert tuple(codes) == CODES
    assert "Cellule de Gironde, année 2025, au 31\u00a0janvier 2026" in tableau
    assert "Réunions du comité de pilotage" in tableau
    assert "lignes comptées\u00a0: 2 sur 3\u00a0; exclues\u00a0: annulation (1)" in tableau
    assert "Non renseigné" in tableau


def test_the_day_of_the_calculation_counts(cellule, journal):
    ete = json.loads(lancer("gironde", "2025", "--arret", "2025-06-01", "--json"))
    assert ete["D2"]["exclus"] == {"annulee": 1, "date_future": 2}


def test_without_a_day_the_cell_s_today_is_taken(cellule, journal, time_machine):
    time_machine.move_to("2025-12-31T23:30:00+00:00")  # half past midnight in Bordeaux
    assert "au 1er\u00a0janvier 2026" in lancer("gironde", "2026")


def test_nothing_is_written(cellule, journal):
    lancer("gironde", "2025")
    with perimetre(cellule):
        assert not Releve.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["inconnue", "2025"], "Aucune cellule n’a le code « inconnue ». Cellules connues : gi"),
        (["gironde", "2025", "--arret", "2024-12-31"], "L’année 2025 n’a pas commencé"),
        (["gironde", "2999"], "L’année 2999 n’a pas commencé"),
        (["gironde", "1"], "« 1 » n’est pas une année"),
        (["gironde", "0000"], "n’est pas une année"),
        (["gironde", "20255"], "n’est pas une année"),
        (["gironde", "２０２５"], "n’est pas une année"),
        (["gironde", "deux mille"], "n’est pas une année"),
        (["gironde", "2025", "--arret", "31/01/2026"], "« 31/01/2026 » n’est pas un jour"),
        (["gironde", "2025", "--arret", "2026-02-30"], "écrivez AAAA-MM-JJ"),
        (["gironde", "2025", "--arret", "20260131"], "n’est pas un jour"),
        (["gironde", "2025", "--arret", ""], "n’est pas un jour"),
    ],
)
def test_what_cannot_be_computed_is_refused_in_words(cellule, arguments, message):
    with pytest.raises(CommandError, match=message) as refus:
        lancer(*arguments)
    assert refus.value.returncode == 1


def test_an_empty_base_says_so(db):
    with pytest.raises(CommandError, match="La base n’en a aucune"):
        lancer("gironde", "2025")


def test_a_cell_without_anything_has_its_24_results(cellule):
    resultats = json.loads(lancer("gironde", "2025", "--json"))
    assert tuple(resultats) == CODES
    assert {r["etat"] for r in resultats.values()} <= {"non_renseigne", "sans_objet", "zero"}
