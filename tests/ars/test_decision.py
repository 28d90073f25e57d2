"""What an agent says of a part, and the decision: what is kept, who is told, who comes second."""

import re

import pytest
from django.core import mail

from cellule.models import Role
from cellule.perimetre import perimetre
from rapports.actions.cycle import demander_correction
from rapports.actions.examen import repondre
from rapports.models import Etape, EtatRapport, GenreAvis, Rapport
from tests.ecrans.conftest import lu
from tests.fabriques import ActiviteFabrique, AdhesionFabrique
from tests.rapports.transmission import AGENT, RESPONSABLE, remettre

from .conftest import D2, RAPPORT, avis, envoyer

pytestmark = pytest.mark.django_db


def test_accepting_leads_to_the_next_part_that_waits(agent, rapport, annee):
    reponse = envoyer(agent, f"{RAPPORT}parties/indicateur:D1/", rapport, genre="accepte")
    assert reponse.url == D2
    reponse = envoyer(agent, D2, rapport, genre="accepte", retour="liste")
    assert reponse.url == f"{RAPPORT}#indicateur-D2"
    assert [genre for _, genre, _ in avis(annee)] == ["accepte", "accepte"]


def test_question_is_told_to_the_cell_and_its_answer_is_read(
    agent, rapport, annee, django_capture_on_commit_callbacks
):
    membre = AdhesionFabrique(cellule=annee, role=Role.RESPONSABLE).utilisateur
    with django_capture_on_commit_callbacks(execute=True):
        reponse = envoyer(agent, D2, rapport, genre="question", texte="Et celui de juin ?")
    assert reponse.url == D2
    assert [courriel.to for courriel in mail.outbox] == [[membre.email]]
    assert "Et celui de juin" in mail.outbox[0].body
    with perimetre(annee, ecriture=True):
        repondre(annee=2025, cible="indicateur:D2", texte="Annulé.", auteur=RESPONSABLE)
    texte = lu(agent.get(D2))
    assert "réponse reçue" in texte
    assert texte.index("Et celui de juin") < texte.index("Annulé.")


@pytest.mark.parametrize("genre", ["question", "correction"])
def test_a_message_without_text_is_refused_at_its_field(agent, rapport, annee, genre):
    reponse = envoyer(agent, D2, rapport, genre=genre, texte=" ")
    assert reponse.status_code == 400
    assert list(reponse.context["form"].errors) == ["texte"]
    assert avis(annee) == []


def test_a_refused_message_comes_back_as_it_was_typed(agent, rapport, annee):
    reponse = envoyer(agent, D2, rapport, genre="inconnu", texte="Mon long message")
    assert reponse.status_code == 400
    assert "Mon long message" in reponse.content.decode()
    assert avis(annee) == []


def test_a_version_replaced_meanwhile_takes_no_message(agent, rapport, annee):
    with perimetre(annee, ecriture=True):
        demander_correction(annee=2025, version=rapport.version_id, auteur=AGENT, motif="À revoir")
        remettre(annee)
    reponse = envoyer(agent, D2, rapport, genre="question", texte="Trop tard ?")
    assert reponse.status_code == 409
    assert "version plus récente" in lu(reponse)
    assert "Trop tard ?" in reponse.content.decode()
    assert avis(annee) == []


def test_the_rest_is_accepted_in_one_click(agent, rapport, annee, dire):
    dire(GenreAvis.CORRECTION, "Il en manque une")
    reponse = envoyer(agent, f"{RAPPORT}accepter-le-reste/", rapport)
    assert reponse.url == RAPPORT
    texte = lu(agent.get(RAPPORT))
    assert "24 des 24 indicateurs" in texte
    assert "1 correction demandée" in texte
    assert "Tout accepter" not in texte
    assert "Il ne restait rien" in lu(
        agent.post(f"{RAPPORT}accepter-le-reste/", {"version": rapport.transmise_id}, follow=True)
    )


def test_accepting_the_rest_of_a_version_that_was_not_read_is_refused(agent, rapport, annee):
    for valeur in ("", str(rapport.transmise_id + 1), "x"):
        reponse = agent.post(f"{RAPPORT}accepter-le-reste/", {"version": valeur}, follow=True)
        assert "version plus récente" in lu(reponse)
    assert avis(annee) == []


# --- The decision ----------------------------------------------------------------------


def test_acceptance_is_confirmed_then_final(
    agent, rapport, annee, django_capture_on_commit_callbacks
):
    AdhesionFabrique(cellule=annee, role=Role.RESPONSABLE)
    page = lu(agent.get(f"{RAPPORT}accepter/"))
    with perimetre(annee):
        empreinte = Rapport.objects.get().transmise.empreinte
    assert empreinte in page
    assert "ARS Nouvelle-Aquitaine" in page
    with django_capture_on_commit_callbacks(execute=True):
        assert envoyer(agent, f"{RAPPORT}accepter/", rapport).url == RAPPORT
    assert len(mail.outbox) == 1
    texte = lu(agent.get(RAPPORT))
    assert re.search(rf"acceptée le .* par Camille .*{empreinte}", texte)
    assert "Demander une correction" not in texte
    with perimetre(annee):
        etape = Etape.objects.last()
        assert (etape.etat, etape.cote, etape.empreinte) == ("accepte", "ars", empreinte)


def test_correction_starts_from_what_was_asked_and_says_why(agent, rapport, annee, dire):
    dire(GenreAvis.CORRECTION, "Il en manque une")
    dire(GenreAvis.QUESTION, "Pourquoi ?", cible="finance")
    adresse = f"{RAPPORT}demander-une-correction/"
    motif = agent.get(adresse).context["form"]["motif"].value()
    assert motif == "- D2, Réunions du comité de pilotage\u00a0: Il en manque une"
    reponse = envoyer(agent, adresse, rapport, motif=" ")
    assert reponse.status_code == 400
    assert list(reponse.context["form"].errors) == ["motif"]
    assert envoyer(agent, adresse, rapport, motif="Reprenez D2.").url == RAPPORT
    assert "Reprenez D2." in lu(agent.get(RAPPORT))
    with perimetre(annee):
        assert Rapport.objects.get().etat == EtatRapport.CORRECTION


@pytest.mark.parametrize("suite", ["accepter/", "demander-une-correction/"])
def test_the_second_of_two_officers_is_told_what_the_first_decided(
    page, agent, rapport, annee, suite
):
    autre = page(Role.AGENT_ARS, cellule=None, region_id="75")
    assert autre.get(RAPPORT + suite).status_code == 200
    envoyer(agent, f"{RAPPORT}accepter/", rapport)
    reponse = envoyer(autre, RAPPORT + suite, rapport, motif="Je voulais dire ceci")
    assert reponse.status_code == 409
    assert re.search(r"Le rapport 2025 est accepté depuis le .*, par Camille", lu(reponse))
    if "correction" in suite:
        assert "Je voulais dire ceci" in reponse.content.decode()
    with perimetre(annee):
        assert Etape.objects.filter(cote="ars").count() == 1


def test_a_decision_on_a_version_that_was_not_read_is_refused(agent, rapport, annee):
    with perimetre(annee, ecriture=True):
        demander_correction(annee=2025, version=rapport.version_id, auteur=AGENT, motif="À revoir")
        remettre(annee)
    reponse = envoyer(agent, f"{RAPPORT}accepter/", rapport)
    assert reponse.status_code == 409
    assert "version plus récente" in lu(reponse)


def test_the_new_version_shows_what_changed_and_what_was_asked(agent, rapport, annee, dire):
    dire(GenreAvis.CORRECTION, "Il en manque une")
    dire(GenreAvis.QUESTION, "Et la finance ?", cible="finance")
    dire(GenreAvis.ACCEPTE, cible="indicateur:D5")
    with perimetre(annee, ecriture=True):
        demander_correction(annee=2025, version=rapport.version_id, auteur=AGENT, motif="À revoir")
        ActiviteFabrique(type="copil", statut="tenu", debut="2025-10-10")
        nouveau = remettre(annee)
    texte = lu(agent.get(RAPPORT))
    assert "Depuis la version 1" in texte
    assert "Il en manque une Réunions tenues\u00a0: 1 → 2".replace("\u00a0", " ") in texte
    assert "Et la finance ? rien n’a changé" in texte
    assert "0 des 24 indicateurs" in texte
    assert "sur la version 1" in lu(agent.get(D2))
    assert "Accepter la partie inchangée" in texte
    envoyer(agent, f"{RAPPORT}accepter-le-reste/", nouveau, parties="inchangees")
    assert avis(annee)[-1][:2] == ("indicateur:D5", "accepte")
    assert "1 des 24 indicateurs" in lu(agent.get(RAPPORT))
