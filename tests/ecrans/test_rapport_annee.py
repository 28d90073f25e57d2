"""The report of a year for the cell: the hub, from what is missing to the line to complete."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cellule.models import Role
from cellule.perimetre import perimetre
from tests.fabriques import (
    ActiviteFabrique,
    AvisFabrique,
    CorrectionFabrique,
    EtapeFabrique,
    IndicateurPropreFabrique,
    ProlongationFabrique,
    TexteFabrique,
    VersionFabrique,
)
from tests.rapports.test_cycle import amener

from .conftest import liens, lu, titre

pytestmark = pytest.mark.django_db
RAPPORTS = "/c/gironde/rapports/"
HUB = f"{RAPPORTS}2025/"


def test_years_lead_to_their_report_with_state_and_deadlines(page, annee):
    with perimetre(annee, ecriture=True):
        ProlongationFabrique(annee=2025, jour="2026-04-10")
        ActiviteFabrique(debut="2022-01-10")
    reponse = page(Role.LECTEUR).get(RAPPORTS)
    texte = lu(reponse)
    assert {f"{RAPPORTS}{a}/" for a in (2022, 2023, 2024, 2025)} <= set(liens(reponse))
    assert "10 avril 2026" in texte
    assert "brouillon" in texte


def test_hub_says_where_the_report_is_and_what_would_be_missing(page, annee):
    reponse = page().get(HUB)
    texte = lu(reponse)
    assert titre(reponse).startswith("Rapport 2025")
    assert "Si vous l’envoyiez aujourd’hui" in texte
    assert "indicateurs socle incomplets : D2, D4." in texte.replace("\u00a0", " ")
    assert "textes vides" in texte
    assert "Aucun financement n’est saisi." in texte
    assert "Le programme d’actions 2026 est vide." in texte
    assert texte.count("brouillon") == 1


def test_what_is_left_leads_to_the_very_line(page, annee):
    with perimetre(annee, ecriture=True):
        a_confirmer = ActiviteFabrique(type="copil", debut="2025-10-03", statut="planifie")
        muet = ActiviteFabrique(
            type="evenement", role="organisateur", debut="2025-05-05", programme="Deux tables"
        )
        sans_programme = ActiviteFabrique(
            type="formation", role="dispensee", debut="2025-05-06", anonymes=3
        )
        bureau = ActiviteFabrique(type="bureau", debut="2025-10-03", statut="planifie")
    reponse = page().get(HUB)
    texte = lu(reponse).replace("\u00a0", " ")
    for ligne in (a_confirmer, muet, sans_programme):
        assert f"/c/gironde/journal/{ligne.pk}/" in liens(reponse)
    assert f"/c/gironde/journal/{bureau.pk}/" not in liens(reponse)  # no indicator waits for it
    assert "2 activités passées à confirmer" in texte
    assert "1 activité sans participants renseignés" in texte
    assert "1 évènement ou formation sans programme" in texte
    # What no line would complete leads to the indicator of the report.
    assert f"{HUB}indicateurs/D4/" in liens(reponse)
    assert "1 sans objectif écrit" in texte


def test_numbers_of_lines_are_those_of_the_indicators(page, annee, activites_en_plus):
    activites_en_plus(7)
    reponse = page().get(HUB)
    etat = reponse.context["etat"]
    a_confirmer = etat.journal[0]
    assert (a_confirmer.total, len(a_confirmer.lignes), a_confirmer.autres) == (8, 5, 3)
    assert etat.resultats["D2"].exclus["a_confirmer"] == 8
    assert "3 autres au journal" in lu(reponse)


def test_texts_say_whether_they_are_written_empty_or_last_years(page, annee):
    with perimetre(annee, ecriture=True):
        TexteFabrique(annee=2025, cle="redaction:mot", contenu="Écrit")
        TexteFabrique(annee=2024, cle="redaction:impact", contenu="De l’an dernier")
        TexteFabrique(annee=2025, cle="section:antennes", contenu="Une remarque")
        CorrectionFabrique(annee=2025, code="D2")
    reponse = page().get(HUB)
    etats = {un.rubrique.slug: un.badge[0] for un in reponse.context["etat"].redaction}
    assert (etats["mot"], etats["impact"], etats["presentation"]) == (
        "écrit",
        "repris de 2024, à relire",
        "vide",
    )
    texte = lu(reponse)
    assert "commentée" in texte
    assert ", corrigé" in texte


def test_hub_of_a_report_at_the_agency_reads_only(page, annee):
    with perimetre(annee, ecriture=True):
        amener("transmis")
    reponse = page().get(HUB)
    texte = lu(reponse)
    assert f"{HUB}versions/1/changements/" in liens(reponse)
    assert "Ce que l’ARS a reçu" in texte
    assert "il ne se modifie pas avant sa réponse" in texte
    assert "Ce qu’il reste à faire" not in texte
    assert "Si vous l’envoyiez" not in texte


def test_correction_asked_by_the_agency_stands_first_and_its_words_on_each_part(page, annee):
    with perimetre(annee, ecriture=True):
        amener("correction_demandee")
        version = VersionFabrique._meta.model.objects.get()
        AvisFabrique(version=version, cible="indicateur:A3", texte="Combien d’équipes ?")
        AvisFabrique(version=version, cible="indicateur:D2", genre="accepte", texte="")
    reponse = page().get(HUB)
    texte = lu(reponse)
    assert "L’ARS demande une correction" in texte
    assert "A3 est faux" in texte
    assert "L’ARS attend votre réponse" in texte
    assert f"{HUB}avis/indicateur:A3/" in liens(reponse)
    assert f"{HUB}avis/indicateur:D2/" not in liens(reponse)
    assert "À corriger" in texte


@pytest.mark.parametrize("role", [Role.LECTEUR, Role.REFERENT])
def test_reader_sees_the_report_and_no_act(page, annee, role):
    corps = page(role).get(HUB).content.decode().split("<main")[1].split("</main>")[0]
    assert "<form" not in corps
    assert "Ce qu’il reste à faire" not in corps


def test_hub_asks_as_many_queries_for_one_row_as_for_thirty(page, annee, activites_en_plus):
    client = page()

    def requetes() -> int:
        with CaptureQueriesContext(connection) as capture:
            client.get(HUB)
        return len(capture)

    activites_en_plus(1)
    with perimetre(annee, ecriture=True):
        etape = EtapeFabrique(rang=900)
        IndicateurPropreFabrique()
    avant = requetes()
    activites_en_plus(30)
    with perimetre(annee, ecriture=True):
        for rang in range(30):
            EtapeFabrique(rapport=etape.rapport, version=etape.version, rang=901 + rang)
            TexteFabrique(cle=f"indicateur:{rang}")
            AvisFabrique(version=etape.version, cible=f"redaction:{rang}")
            IndicateurPropreFabrique()
    assert requetes() == avant


@pytest.mark.parametrize("demandee", ["2026", "1200", "99999"])
def test_year_without_report_is_refused_in_words(page, annee, demandee):
    reponse = page().get(f"{RAPPORTS}{demandee}/")
    assert reponse.status_code == 400
    assert "année" in lu(reponse)


def test_another_cell_is_another_world(page, annee, voisine):
    with perimetre(voisine, ecriture=True):
        TexteFabrique(annee=2025, cle="redaction:mot", contenu="Chez les autres")
        ActiviteFabrique(type="copil", debut="2025-10-03", statut="planifie", intitule="Ailleurs")
    client = page()
    assert "Ailleurs" not in lu(client.get(HUB))
    assert client.get(f"/c/{voisine.code}/rapports/2025/").status_code == 404
