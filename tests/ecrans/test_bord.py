"""The dashboard around its figures: equal to the calculation, last year from what is stored."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cellule.instantane import Cadre
from cellule.models import Role
from cellule.perimetre import perimetre
from cellule.trace import tracer
from evenements.models import Activite
from indicateurs import requetes
from indicateurs.actions import enregistrer_releves
from indicateurs.calcul import calculer
from indicateurs.contexte import Contexte
from indicateurs.couverture import couverture_de
from indicateurs.partages import partages
from indicateurs.sections import couverture_du_territoire
from tests.fabriques import (
    ActiviteFabrique,
    ReleveFabrique,
    SeanceFabrique,
    StructureFabrique,
    StructureRencontreeFabrique,
)

from .conftest import liens, lu

pytestmark = pytest.mark.django_db
ADRESSE = "/c/gironde/"


def relever(cellule, annee: int, arret: date | None = None) -> None:
    """What the night does."""
    with perimetre(cellule, ecriture=True):
        resultats = calculer(cellule, annee, arret=arret)
        enregistrer_releves(resultats=resultats, partages=partages(resultats))


def avant(page) -> object:
    """The figure of last year for D2, as the dashboard says it."""
    fiches = page().get(ADRESSE, {"annee": 2025}).context["tableau"].fiches
    return next(f.avant for f in fiches if f.indicateur.code == "D2")


def test_figures_are_those_of_the_calculation(page, annee):
    tableau = page().get(ADRESSE, {"annee": 2025}).context["tableau"]
    with perimetre(annee):
        attendus = calculer(annee, 2025), calculer(annee, 2024)
    assert {f.indicateur.code: f.resultat.en_json() for f in tableau.fiches} == (
        attendus[0].en_json()
    )
    assert {f.indicateur.code: f.avant.en_json() for f in tableau.fiches if f.avant} == (
        attendus[1].en_json()
    )


def test_stored_last_year_says_what_computing_it_says(page, annee):
    calcule = page().get(ADRESSE, {"annee": 2025})
    relever(annee, 2024)
    stocke = page().get(ADRESSE, {"annee": 2025})
    assert avant(page).candidats is None, "read, not computed"
    phrases = [
        {f.indicateur.code: f.annee_passee for f in reponse.context["tableau"].fiches}
        for reponse in (calcule, stocke)
    ]
    assert phrases[0] == phrases[1]
    assert phrases[0]["D2"] == "1 en 2024"
    with perimetre(annee):
        resultats = calculer(annee, 2024)
        relus = requetes.annee_du_tableau(annee, 2025).avant
    assert {code: r.mesures for code, r in relus.items()} == {
        code: r.mesures for code, r in resultats.items()
    }


def test_last_year_is_computed_again_after_any_write(page, annee):
    relever(annee, 2024)
    assert avant(page).valeur == 1
    with time_machine.travel("2025-11-20 12:05 +0000", tick=False):
        with perimetre(annee, ecriture=True):
            ActiviteFabrique(type="copil", debut="2024-06-06")
            tracer(acte="rapport : écrire un texte", objet="2025")
        assert avant(page).valeur == 1, "an act of the report changes no figure"
        with perimetre(annee, ecriture=True):
            tracer(acte="créer : activité", objet="COPIL")
        assert avant(page).valeur == 2


@pytest.mark.parametrize(
    "champs", [{"version": "1999.1"}, {"arret": date(2024, 12, 31)}, {"code": "Z9"}]
)
def test_stored_results_of_another_time_are_not_last_year(page, annee, champs):
    relever(annee, 2024)
    with perimetre(annee, ecriture=True):
        requetes.Releve.objects.filter(code="D2").update(**champs)
    assert avant(page).candidats is not None


def test_trend_is_cut_where_nothing_is_known(page, annee):
    with perimetre(annee, ecriture=True):
        for an, mesures, etat in (
            (2022, {"reunions": 4}, "valeur"),
            (2023, {"reunions": 0}, "non_renseigne"),
            (2024, {"reunions": 1}, "valeur"),
        ):
            resultat = {
                "etat": etat, "mesures": mesures, "ventilation": {}, "comptes": 1, "exclus": {},
            }  # fmt: skip
            ReleveFabrique(annee=an, code="D2", resultat=resultat)
    fiches = page().get(ADRESSE, {"annee": 2025}).context["tableau"].fiches
    tendances = {f.indicateur.code: f.tendance for f in fiches}
    assert tendances["D2"] == [("2022", 4), ("2023", None), ("2024", 1), ("2025", 2)]
    assert tendances["D3"] == [], "a yes or no has no trend"


def test_participants_of_antennas_over_the_years(page, annee):
    assert "Les années se comparent ici" in lu(page().get(ADRESSE, {"annee": 2025}))
    with perimetre(annee, ecriture=True):
        resultat = {
            "etat": "valeur", "mesures": {"participations": 61}, "ventilation": {}, "comptes": 1,
            "exclus": {},
        }  # fmt: skip
        ReleveFabrique(annee=2024, code="A4", resultat=resultat)
    reponse = page().get(ADRESSE, {"annee": 2025})
    assert reponse.context["participants"] == [("2024", 61), ("2025", 12)]
    assert "Participations aux réunions d’antenne\u00a0: 2024\u00a0: 61" in (
        reponse.content.decode().replace(" :", "\u00a0:")
    )


def test_map_counts_the_teams_of_the_indicator(page, annee):
    reponse = page().get(ADRESSE, {"annee": 2025})
    lignes = {ligne["nom"]: ligne for ligne in reponse.context["territoire"]["lignes"]}
    assert (lignes["Gironde (33)"]["total"], lignes["Gironde (33)"]["vues"]) == (2, 1)
    assert "aucune équipe du périmètre" in lignes["Landes (40)"]["fragile"]
    texte = lu(reponse)
    assert "Landes (40) 0 0 Zone fragilisée : aucune équipe du périmètre" in texte
    assert "Gironde (33) 2 1 Couverte" in texte
    with perimetre(annee):
        lue = couverture_de(Contexte(annee, 2025, annee.aujourdhui()))
        section = couverture_du_territoire(Cadre(annee, 2025, annee.aujourdhui()))
    assert (lue.total, lue.vues, lue.par_type) == (section.total, section.vues, section.par_type)


def test_next_meetings_are_the_planned_ones_the_nearest_first(page, annee):
    with perimetre(annee, ecriture=True):
        copil = ActiviteFabrique(
            type="copil", statut="planifie", intitule="COPIL d’hiver", debut="2025-12-09",
            lieu="Orléans",
        )  # fmt: skip
        Activite.objects.filter(pk=copil.pk).update(debut="2025-12-09T14:00")
        ActiviteFabrique(statut="annule", intitule="Annulée", debut="2025-12-01")
        ActiviteFabrique(statut="planifie", intitule="Ce jour même", debut="2025-11-20")
        formation = ActiviteFabrique(
            type="formation", role="dispensee", intitule="Formation longue", debut="2025-10-01"
        )
        SeanceFabrique(activite=formation, debut="2025-10-01")
        SeanceFabrique(activite=formation, debut="2025-12-01", statut="planifie")
    texte = lu(page().get(ADRESSE, {"annee": 2025})).split("Prochaines réunions")[1]
    suite = [texte.index(mot) for mot in ("Ce jour même", "Formation longue", "COPIL d’hiver")]
    assert suite == sorted(suite)
    assert "Annulée" not in texte.split("Rapport annuel")[0]
    assert "déc. 9 COPIL d’hiver 14 h, Orléans COPIL" in texte
    lien = f"/c/gironde/journal/{copil.pk}/"
    lecteur = page(Role.LECTEUR)
    assert lien in liens(lecteur.get(ADRESSE, {"annee": 2025}))
    assert lecteur.get(lien).status_code == 200


def test_report_of_the_year_says_its_step_and_its_deadline(page, annee):
    texte = lu(page(Role.LECTEUR).get(ADRESSE, {"annee": 2025}))
    assert "Rapport annuel 2025 À remettre le 15 mars 2026 Brouillon en cours" in texte


def test_day_as_the_team_sees_it_not_the_reader(page, annee):
    reponse = page().get(ADRESSE, {"annee": 2025})
    assert "Comité du 2025-10-02" in lu(reponse).split("À traiter")[1]
    assert "/c/gironde/a-faire/" in liens(reponse)
    assert "À traiter" not in lu(page(Role.LECTEUR).get(ADRESSE, {"annee": 2025}))


def test_a_new_cell_is_told_where_to_begin(page, cellule, en_novembre):
    reponse = page().get(ADRESSE)
    assert {"/c/gironde/journal/nouvelle/", "/c/gironde/annuaire/nouvelle/"} <= set(liens(reponse))
    lecteur = page(Role.LECTEUR).get(ADRESSE)
    assert "Par où commencer" in lu(lecteur)
    assert not [lien for lien in liens(lecteur) if "nouvelle" in lien]


def test_queries_beside_the_calculation(page, annee, activites_en_plus):
    """Fifteen beside the calculation and the shell that every page has."""
    relever(annee, 2024)
    client = page()

    def requetes_de(faire) -> int:
        with CaptureQueriesContext(connection) as prises:
            faire()
        return len(prises)

    activites_en_plus(3)
    page_entiere = requetes_de(lambda: client.get(ADRESSE, {"annee": 2025}))
    coquille = requetes_de(lambda: client.get(f"{ADRESSE}aide/"))
    with perimetre(annee):
        calcul = requetes_de(lambda: calculer(annee, 2025))
    assert page_entiere - coquille - calcul <= 15


def test_years_that_were_never_stored_are_asked_for_once(annee):
    with perimetre(annee, ecriture=True):
        ActiviteFabrique(debut="2019-03-03")
        ActiviteFabrique(debut="2027-03-03")
        assert requetes.annees_a_relever(date(2025, 11, 20)) == [2025, 2024, 2019]
        ReleveFabrique(annee=2019)
        assert requetes.annees_a_relever(date(2025, 11, 20)) == [2025, 2024]


def test_nothing_of_another_cell(page, annee, voisine):
    with perimetre(voisine, ecriture=True):
        ActiviteFabrique(statut="planifie", intitule="Réunion du voisin", debut="2025-12-01")
        equipe = StructureFabrique(nom="EMSP du voisin", departement_id="33")
        StructureRencontreeFabrique(activite=ActiviteFabrique(debut="2025-02-02"), structure=equipe)
        ReleveFabrique(annee=2024, code="D2", resultat={"mesures": {"reunions": 99}})
    reponse = page().get(ADRESSE, {"annee": 2025})
    assert "du voisin" not in lu(reponse) and "99" not in lu(reponse)
    assert reponse.context["territoire"]["lignes"][0]["total"] == 2
