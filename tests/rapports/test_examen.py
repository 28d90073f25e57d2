"""What the agency says of each part of a version, what the cell answers: who, when, once."""

import pytest
from django.core.exceptions import ValidationError

from cellule.models import Trace
from rapports.actions.cycle import PassageRefuse, accepter, demander_correction
from rapports.actions.examen import accepter_le_reste, aviser, repondre
from rapports.models import Avis, GenreAvis
from tests.rapports.transmission import AGENT, RESPONSABLE, figer, remettre

pytestmark = pytest.mark.django_db
D2 = "indicateur:D2"


@pytest.fixture
def rapport(dans_la_cellule):
    return remettre(dans_la_cellule)


def dire(rapport, genre: GenreAvis, texte: str = "", cible: str = D2) -> Avis:
    return aviser(
        annee=2025,
        version=rapport.transmise_id,
        cible=cible,
        genre=genre,
        texte=texte,
        auteur=AGENT,
    )


def fil(cible: str = D2) -> list[tuple[str, str, str]]:
    return list(Avis.objects.filter(cible=cible).values_list("genre", "texte", "auteur"))


def test_a_question_its_answer_then_the_part_is_accepted(rapport):
    dire(rapport, GenreAvis.QUESTION, "  Pourquoi deux comités ?  ")
    repondre(annee=2025, cible=D2, texte="Celui de mars a été annulé.", auteur=RESPONSABLE)
    dire(rapport, GenreAvis.ACCEPTE)
    assert fil() == [
        ("question", "Pourquoi deux comités ?", AGENT.nom),
        ("reponse", "Celui de mars a été annulé.", RESPONSABLE.nom),
        ("accepte", "", AGENT.nom),
    ]
    actes = list(Trace.objects.order_by("pk").values_list("acte", flat=True))
    assert actes[-3:] == ["examen : question", "examen : réponse", "examen : accepté"]


@pytest.mark.parametrize("genre", [GenreAvis.QUESTION, GenreAvis.CORRECTION])
def test_a_question_and_a_correction_say_something(rapport, genre):
    with pytest.raises(ValidationError) as refus:
        dire(rapport, genre, "   ")
    assert list(refus.value.error_dict) == ["texte"]
    assert fil() == []


def test_a_part_accepted_twice_is_so_once(rapport):
    dire(rapport, GenreAvis.ACCEPTE)
    dire(rapport, GenreAvis.ACCEPTE)
    assert len(fil()) == 1


def test_the_rest_is_accepted_and_what_was_asked_stays(rapport):
    dire(rapport, GenreAvis.CORRECTION, "Il en manque une.")
    acceptees = accepter_le_reste(
        annee=2025,
        version=rapport.transmise_id,
        cibles=[D2, "indicateur:A3", "indicateur:A3", "section:equipe"],
        auteur=AGENT,
    )
    assert acceptees == ["indicateur:A3", "section:equipe"]
    assert [genre for genre, *_ in fil()] == ["correction"]
    assert [genre for genre, *_ in fil("indicateur:A3")] == ["accepte"]


def test_the_cell_answers_only_what_was_asked(rapport):
    dire(rapport, GenreAvis.ACCEPTE, cible="indicateur:A3")
    for cible in (D2, "indicateur:A3"):
        with pytest.raises(ValidationError, match="n’a rien demandé"):
            repondre(annee=2025, cible=cible, texte="Réponse", auteur=RESPONSABLE)
    dire(rapport, GenreAvis.QUESTION, "Pourquoi ?")
    with pytest.raises(ValidationError):
        repondre(annee=2025, cible=D2, texte=" ", auteur=RESPONSABLE)


def test_nothing_is_said_before_the_report_is_handed_over(dans_la_cellule):
    version = figer(dans_la_cellule)
    with pytest.raises(PassageRefuse, match="n’a pas été transmis"):
        aviser(annee=2025, version=version.pk, cible=D2, genre=GenreAvis.ACCEPTE, auteur=AGENT)
    with pytest.raises(PassageRefuse, match="n’a pas été transmis"):
        repondre(annee=2025, cible=D2, texte="Réponse", auteur=RESPONSABLE)


def test_a_decision_closes_the_review_of_the_version(rapport):
    dire(rapport, GenreAvis.CORRECTION, "Il en manque une.")
    demander_correction(
        annee=2025, version=rapport.transmise_id, auteur=AGENT, motif="Une réunion manque."
    )
    with pytest.raises(PassageRefuse, match="correction attendue"):
        dire(rapport, GenreAvis.ACCEPTE)
    with pytest.raises(PassageRefuse):
        accepter_le_reste(annee=2025, version=rapport.transmise_id, cibles=[D2], auteur=AGENT)
    repondre(annee=2025, cible=D2, texte="Elle est ajoutée.", auteur=RESPONSABLE)
    assert len(fil()) == 2


def test_a_message_never_lands_on_a_replaced_version(rapport, dans_la_cellule):
    ancienne = rapport
    demander_correction(
        annee=2025, version=rapport.transmise_id, auteur=AGENT, motif="Une réunion manque."
    )
    nouveau = remettre(dans_la_cellule)
    with pytest.raises(PassageRefuse, match="version plus récente"):
        dire(ancienne, GenreAvis.ACCEPTE)
    dire(nouveau, GenreAvis.ACCEPTE)
    assert len(fil()) == 1


def test_an_accepted_report_takes_no_message(rapport):
    dire(rapport, GenreAvis.QUESTION, "Pourquoi ?")
    accepter(annee=2025, version=rapport.transmise_id, auteur=AGENT)
    with pytest.raises(PassageRefuse, match="clos"):
        dire(rapport, GenreAvis.QUESTION, "Et ensuite ?")
    with pytest.raises(PassageRefuse, match="clos"):
        repondre(annee=2025, cible=D2, texte="Réponse", auteur=RESPONSABLE)
