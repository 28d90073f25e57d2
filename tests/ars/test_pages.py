"""A report as the agency reads it: before it is handed over, part by part, its files; by whom."""

import pytest

from cellule.models import Role
from cellule.perimetre import perimetre
from rapports.actions.cycle import demander_correction
from rapports.models import GenreAvis, Rapport
from tests.ecrans.conftest import liens, lu
from tests.fabriques import TexteFabrique
from tests.rapports.transmission import AGENT, figer

from .conftest import D2, DEMARCHES, RAPPORT, envoyer, requetes

pytestmark = pytest.mark.django_db


def test_before_the_report_is_handed_over_only_provisional_figures(agent, annee):
    with perimetre(annee, ecriture=True):
        figer(annee)
    texte = lu(agent.get(RAPPORT))
    assert "n’est pas encore transmis" in texte
    assert "provisoire" in texte
    assert "Réunions du comité de pilotage 1" in texte
    assert "belle" not in texte
    for suite in (*DEMARCHES, "versions/1/", "versions/1/pieces/rapport/"):
        assert agent.get(RAPPORT + suite).status_code == 404, suite
    assert agent.post(f"{RAPPORT}accepter-le-reste/").status_code == 404


def test_year_to_come_is_said(agent, annee):
    reponse = agent.get("/ars/75/cellules/gironde/2041/")
    assert reponse.status_code == 400
    assert "n’a pas commencé" in lu(reponse)


def test_report_lists_its_parts_and_how_far_the_review_is(agent, rapport, annee, dire):
    dire(GenreAvis.ACCEPTE)
    texte = lu(agent.get(RAPPORT))
    assert "1 des 24 indicateurs" in texte
    assert "D2 Réunions du comité de pilotage * , socle national 1" in texte
    assert "Le mot d’introduction" in texte
    with perimetre(annee):
        assert Rapport.objects.get().transmise.empreinte in texte


def test_part_shows_figures_comment_and_evidence(agent, rapport):
    texte = lu(agent.get(D2))
    assert "Celui de juin est reporté." in texte
    assert "copil-1 10 mars 2025 Comité de pilotage" in texte
    assert "copil-2" not in texte
    exclues = lu(agent.get(D2, {"lignes": "exclues"}))
    assert "copil-2 10 juin 2025 Comité de pilotage Annulation" in exclues
    mot = agent.get(f"{RAPPORT}parties/redaction:mot/")
    assert "<strong>belle</strong>" in mot.content.decode()


def test_evidence_has_no_name_no_title_no_minutes(agent, rapport):
    """The whole report, part by part; a committee's list says functions and structures."""
    page = agent.get(RAPPORT)
    parties = {lien for lien in liens(page) if "/parties/" in lien}
    assert len(parties) > 30
    textes = [lu(agent.get(lien, q)) for lien in parties for q in ({}, {"lignes": "exclues"})]
    for secret in ("NomSecret", "PrénomSecret", "MinutesSecretes"):
        assert not [texte for texte in [lu(page), *textes] if secret in texte], secret
    assert "TitreSecret" not in lu(agent.get(D2))


@pytest.mark.parametrize(("cible", "code"), [("indicateur:Z9", 404), ("section:rien", 404),
                                             ("nimporte", 404), ("finance", 200)])  # fmt: skip
def test_part_that_the_version_does_not_have(agent, rapport, cible, code):
    assert agent.get(f"{RAPPORT}parties/{cible}/").status_code == code


def test_page_of_evidence_that_does_not_exist(agent, rapport):
    reponse = agent.get(D2, {"page": "12"})
    assert reponse.status_code == 400
    assert "n’existe pas" in lu(reponse)


def test_same_number_of_queries_for_one_message_and_for_thirty(agent, rapport, annee, dire):
    dire(GenreAvis.QUESTION, "Question 0")
    avant = requetes(agent, RAPPORT), requetes(agent, D2)
    for numero in range(1, 30):
        dire(GenreAvis.QUESTION, f"Question {numero}")
    assert (requetes(agent, RAPPORT), requetes(agent, D2)) == avant
    assert "Question 29" in lu(agent.get(D2))


# --- The files -------------------------------------------------------------------------


def test_files_of_the_version_handed_over(agent, rapport):
    base = f"{RAPPORT}versions/1/"
    for genre in ("rapport", "bilan_financier", "programme"):
        reponse = agent.get(f"{base}pieces/{genre}/")
        assert reponse["Content-Type"] == "application/pdf"
        assert b"octets du rapport" in reponse.content
    assert agent.get(f"{base}pieces/classeur/").content[:2] == b"PK"
    assert agent.get(f"{base}pieces/tout/")["Content-Type"] == "application/zip"
    assert "belle" in lu(agent.get(base))
    for adresse in ("versions/2/", "versions/1/pieces/faits/", "versions/1/pieces/autre/"):
        assert agent.get(RAPPORT + adresse).status_code == 404


def test_a_version_frozen_and_kept_by_the_cell_is_not_shown(agent, rapport, annee):
    with perimetre(annee, ecriture=True):
        demander_correction(annee=2025, version=rapport.version_id, auteur=AGENT, motif="À revoir")
        TexteFabrique(cle="redaction:perspectives", contenu="Pas encore dit")
        figer(annee)
    assert "Version 1, transmise" in lu(agent.get(RAPPORT))
    for adresse in ("versions/2/", "versions/2/pieces/rapport/"):
        assert agent.get(RAPPORT + adresse).status_code == 404


# --- Who -------------------------------------------------------------------------------


def test_neither_another_region_nor_the_cell_nor_the_nation_enters(page, rapport):
    gens = [
        page(Role.AGENT_ARS, cellule=None, region_id="53"),
        page(Role.RESPONSABLE),
        page(Role.NATIONAL),
    ]
    for client in gens:
        for suite in ("", *DEMARCHES, "versions/1/", "versions/1/pieces/rapport/"):
            assert client.get(RAPPORT + suite).status_code == 404
        assert envoyer(client, f"{RAPPORT}accepter/", rapport).status_code == 404
    ailleurs = gens[0]
    assert ailleurs.get("/ars/53/cellules/gironde/2025/").status_code == 404
