"""What one activity is worth in the indicators: the same counting as theirs."""

from datetime import date

import pytest

from cellule.models import Cellule
from cellule.perimetre import perimetre
from evenements.models import Activite
from indicateurs.activite import places
from indicateurs.activites import ActivitesCandidates
from indicateurs.calcul import calculer
from indicateurs.candidats import COMPTE
from tests.ecrans.conftest import lu
from tests.fabriques import ActiviteFabrique, StructureFabrique, StructureRencontreeFabrique
from tests.outils.fichiers import depuis_csv

from .chargement import EXEMPLE, charger

pytestmark = pytest.mark.django_db


def codes(cellule: Cellule, activite: Activite) -> dict[str, str]:
    """« A3 » and why it does not count there, or nothing when it does."""
    lues = places(cellule, activite)
    return {p.indicateur.code: p.motif.libelle if p.motif else "" for p in lues}


def test_a_meeting_counts_where_it_met_somebody_and_says_why_elsewhere(dans_la_cellule):
    rencontre = ActiviteFabrique(type="rencontre_equipe", debut="2025-02-02")
    equipe = StructureFabrique(type="EMSP", departement_id="33")
    StructureRencontreeFabrique(activite=rencontre, structure=equipe)
    # Another activity of the year has what this one lacks.
    autre = ActiviteFabrique(type="rencontre_partenaire", debut="2025-02-03")
    StructureRencontreeFabrique(activite=autre, structure=StructureFabrique(type="EHPAD"))
    assert codes(dans_la_cellule, rencontre) == {
        "A3": "",
        "A2": "Aucun partenaire régional",
        "C1": "Aucun acteur partenaire",
    }
    assert codes(dans_la_cellule, autre)["C1"] == ""


def test_what_was_not_held_says_so(dans_la_cellule):
    cellule = dans_la_cellule
    assert codes(cellule, ActiviteFabrique(type="copil", debut="2025-03-03")) == {"D2": ""}
    annule = ActiviteFabrique(type="copil", debut="2025-03-03", statut="annule")
    assert codes(cellule, annule) == {"D2": "Annulation"}
    oubliee = ActiviteFabrique(type="copil", debut="2025-03-03", statut="planifie")
    assert codes(cellule, oubliee) == {"D2": "À confirmer"}
    sans_antenne = ActiviteFabrique(type="reunion_antenne", debut="2025-03-03")
    assert codes(cellule, sans_antenne)["A4"] == "Aucune antenne nommée"
    assert codes(cellule, ActiviteFabrique(type="bureau", debut="2025-03-03")) == {}
    associe = ActiviteFabrique(type="evenement", role="associe", debut="2025-03-03")
    assert codes(cellule, associe) == {"C3": ""}


def test_it_agrees_with_every_figure_of_the_year():
    """Of each indicator that counts activities, the places of all of them make its figures."""
    cellule = charger(depuis_csv(EXEMPLE))
    with perimetre(cellule):
        resultats = calculer(cellule, 2025)
        attendus = {
            code: resultat.candidats.par_motif()
            for code, resultat in resultats.items()
            if isinstance(resultat.candidats, ActivitesCandidates)
        }
        comptes = dict.fromkeys(attendus, 0)
        exclus = dict.fromkeys(attendus, 0)
        for activite in Activite.objects.filter(annee_retenue=2025):
            for place in places(cellule, activite):
                lequel = exclus if place.motif else comptes
                lequel[place.indicateur.code] += 1
    assert comptes == {code: motifs[COMPTE] for code, motifs in attendus.items()}
    assert exclus == {code: m.total() - m[COMPTE] for code, m in attendus.items()}
    assert sum(comptes.values()) > 50 and sum(exclus.values()) > 10


def test_the_sheet_tells_it(page, cellule):
    with perimetre(cellule, ecriture=True):
        comite = ActiviteFabrique(type="copil", debut="2025-03-03", statut="annule")
        demain = ActiviteFabrique(type="copil", debut=f"{date.today().year + 2}-03-03")
        bureau = ActiviteFabrique(type="bureau")
    client = page()

    def fiche(activite: Activite) -> str:
        return lu(client.get(f"/c/gironde/journal/{activite.pk}/"))

    assert "Ce qui a été annulé ne compte pas" in fiche(comite)
    assert "n’a pas commencé" in fiche(demain)
    assert "Aucun indicateur ne compte les activités de ce type" in fiche(bureau)


def test_it_costs_the_same_few_queries_whatever_the_journal(
    dans_la_cellule, django_assert_num_queries, django_assert_max_num_queries
):
    activite = ActiviteFabrique(type="rencontre_equipe", debut="2025-02-02")

    def ajouter(nombre: int) -> None:
        for _ in range(nombre):
            StructureRencontreeFabrique(activite=activite)
            StructureRencontreeFabrique(activite=ActiviteFabrique(debut="2025-02-02"))

    ajouter(1)
    with django_assert_max_num_queries(5) as une:
        assert len(places(dans_la_cellule, activite)) == 3
    ajouter(29)
    with django_assert_num_queries(len(une)):
        places(dans_la_cellule, activite)
