"""Texts of the report: one hand after the other, two at once, last year's as a start."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from cellule.models import Trace
from cellule.perimetre import perimetre
from rapports.actions.textes import LONGUEUR_MAXI, enregistrer_texte
from rapports.models import RevisionTexte, Texte
from rapports.ouverture import RapportFerme
from rapports.redaction import RUBRIQUES, titre_de
from rapports.requetes.textes import page_de, reprises_pour
from tests.fabriques import TexteFabrique

from .test_cycle import amener

MIDI = datetime(2026, 1, 20, 12, tzinfo=UTC)
MOT = "redaction:mot"


def ecrire(contenu: str, depuis: int = 0, auteur: str = "Ana", cle: str = MOT, annee: int = 2025):
    return enregistrer_texte(annee=annee, cle=cle, contenu=contenu, depuis=depuis, auteur=auteur)


def revisions(**champs) -> list[str]:
    return [r.contenu for r in RevisionTexte.objects.filter(**champs).order_by("pk")]


def test_text_grows_by_one_revision_at_each_writing(dans_la_cellule):
    assert ecrire("un").texte.revision == 1
    ecrit = ecrire("un deux", depuis=1)
    assert (ecrit.texte.revision, ecrit.texte.contenu, ecrit.ecarte) == (2, "un deux", None)
    assert ecrire("un deux", depuis=2).texte.revision == 2  # nothing new, nothing written


def test_same_hand_makes_one_revision_and_one_trace(dans_la_cellule):
    for rang, contenu in enumerate(("a", "ab", "abc")):
        ecrire(contenu, depuis=rang)
    assert revisions() == ["abc"]
    assert Trace.objects.get().objet == "2025, Le mot d’introduction"


def test_another_hand_a_later_hour_or_a_large_cut_makes_another_revision(dans_la_cellule):
    with time_machine.travel(MIDI, tick=False) as horloge:
        ecrire("un texte de quelque longueur")
        ecrire("un texte de quelque longueur, relu", depuis=1, auteur="Bao")
        ecrire("rien", depuis=2, auteur="Bao")
        horloge.shift(timedelta(minutes=11))
        ecrire("rien de plus", depuis=3, auteur="Bao")
    assert revisions() == [
        "un texte de quelque longueur",
        "un texte de quelque longueur, relu",
        "rien",
        "rien de plus",
    ]


def test_two_people_at_once_lose_nothing(dans_la_cellule):
    ecrire("commun", auteur="Ana")
    ecrire("commun, vu par Bao", depuis=1, auteur="Bao")
    ecrit = ecrire("commun, vu par Ana", depuis=1, auteur="Ana")
    assert ecrit.texte.contenu == "commun, vu par Bao"
    assert ecrit.texte.revision == 2
    assert (ecrit.ecarte.contenu, ecrit.ecarte.auteur) == ("commun, vu par Ana", "Ana")
    # She goes on typing on the page that has not been reloaded: the same row keeps it all.
    suite = ecrire("commun, vu par Ana, et plus", depuis=1, auteur="Ana")
    assert suite.ecarte == ecrit.ecarte
    assert revisions(conflit=True) == ["commun, vu par Ana, et plus"]
    assert Texte.objects.get().contenu == "commun, vu par Bao"


def test_two_people_begin_the_same_text(dans_la_cellule):
    ecrire("Ana d’abord", auteur="Ana")
    ecrit = ecrire("Bao aussi", auteur="Bao")
    assert (ecrit.texte.contenu, ecrit.ecarte.contenu) == ("Ana d’abord", "Bao aussi")


def test_same_words_from_two_people_are_no_conflict(dans_la_cellule):
    ecrire("les mêmes")
    assert ecrire("les mêmes", auteur="Bao").ecarte is None
    assert revisions(conflit=True) == []


def test_emptied_text_is_kept_in_the_history_and_is_no_longer_last_years(dans_la_cellule):
    TexteFabrique(annee=2024, cle=MOT, contenu="l’an dernier")
    assert page_de(2025, MOT).reprise.annee == 2024
    ecrire("")
    page = page_de(2025, MOT)
    assert (page.contenu, page.reprise, page.revision) == ("", None, 1)
    ecrire("court", depuis=1)
    ecrire("", depuis=2)
    assert revisions() == ["court", ""]


def test_last_text_written_before_is_the_start_of_a_section(dans_la_cellule):
    TexteFabrique(annee=2022, cle=MOT, contenu="vieux")
    TexteFabrique(annee=2023, cle=MOT, contenu="moins vieux")
    TexteFabrique(annee=2024, cle=MOT, contenu="")
    page = page_de(2025, MOT)
    assert (page.contenu, page.revision, page.reprise.annee) == ("moins vieux", 0, 2023)
    assert reprises_pour(2025) == {MOT: 2023}
    assert not Texte.objects.filter(annee=2025).exists()


def test_comment_is_not_carried_over(dans_la_cellule):
    TexteFabrique(annee=2024, cle="indicateur:D2", contenu="deux réunions annulées")
    assert page_de(2025, "indicateur:D2").contenu == ""
    assert reprises_pour(2025) == {}


@pytest.mark.parametrize("etat", ["transmis", "accepte"])
def test_report_at_the_agency_is_not_written(dans_la_cellule, etat):
    ecrire("avant")
    amener(etat)
    with pytest.raises(RapportFerme):
        ecrire("après", depuis=1)
    assert Texte.objects.get().contenu == "avant"
    ecrire("une autre année", annee=2024)


@pytest.mark.parametrize("etat", ["brouillon", "fige", "correction_demandee"])
def test_report_of_the_cell_is_written(dans_la_cellule, etat):
    amener(etat)
    assert ecrire("après").texte.contenu == "après"


@pytest.mark.parametrize(
    "cle", ["redaction:x", "indicateur:Z9", "section:x", "indicateur:", "", "mot", "REDACTION:mot"]
)
def test_key_that_names_nothing_is_refused(dans_la_cellule, cle):
    with pytest.raises(ValidationError):
        ecrire("texte", cle=cle)
    assert not Texte.objects.exists()


def test_text_too_long_is_refused(dans_la_cellule):
    with pytest.raises(ValidationError):
        ecrire("x" * (LONGUEUR_MAXI + 1))


def test_each_key_has_words():
    for cle in (*(r.cle for r in RUBRIQUES), "indicateur:D2", "section:equipes", "finance"):
        assert titre_de(cle, 2025)


def test_other_cell_has_its_own_text(cellule, voisine):
    for ici, mots in ((cellule, "ici"), (voisine, "là-bas")):
        with perimetre(ici, ecriture=True):
            assert ecrire(mots).texte.revision == 1
    with perimetre(cellule):
        assert Texte.objects.get().contenu == "ici"
