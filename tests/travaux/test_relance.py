"""The sweep: jobs that nobody works on are sent again, or given up after their attempts."""

import threading

import pytest
from django.db import connection

from cellule.models import Travail
from cellule.perimetre import perimetre
from cellule.tasks import relancer, relancer_partout
from cellule.travaux.tache import TacheDeCellule
from tests.fabriques import CelluleFabrique


@pytest.fixture
def balayer(cellule, messages, django_capture_on_commit_callbacks):
    """Sweep the cell; what has been sent again."""

    def relancer_ici() -> list[int]:
        with django_capture_on_commit_callbacks(execute=True):
            relancer(cellule_id=cellule.pk)
        return [message["kwargs"]["travail_id"] for message in messages]

    return relancer_ici


@pytest.mark.parametrize(
    ("champs", "relance"),
    [
        ({"etat": "en_cours", "essais": 1, "muet": 90}, True),
        ({"etat": "en_cours", "essais": 1, "muet": 30}, False),
        ({"etat": "attente", "muet": 300}, True),  # its message is lost
        ({"etat": "attente", "muet": 90}, False),  # its message may be in the queue
        ({"etat": "fait", "muet": 9000}, False),
        ({"etat": "echec", "muet": 9000}, False),
    ],
)
def test_only_forgotten_jobs_are_sent_again(un_travail, relu, balayer, champs, relance):
    ligne = un_travail(**champs)
    assert balayer() == ([ligne.pk] if relance else [])
    assert relu(ligne).etat == ("attente" if relance else champs["etat"])
    assert relu(ligne).essais == champs.get("essais", 0)


def test_a_job_sent_again_is_not_sent_at_every_sweep(un_travail, balayer):
    ligne = un_travail(etat="en_cours", essais=1, muet=90)
    assert balayer() == balayer() == [ligne.pk]


def test_a_job_that_never_ends_is_given_up_with_words(un_travail, relu, balayer):
    ligne = un_travail(etat="en_cours", essais=3, muet=90, etape="Mise en page")
    assert balayer() == []
    ligne = relu(ligne)
    assert (ligne.etat, ligne.etape) == ("echec", "")
    assert ligne.fini_le
    assert "interrompu 3 fois sans arriver à sa fin. Demandez-le à nouveau" in ligne.erreur
    assert str(ligne.pk) in ligne.erreur


def test_a_job_of_a_nature_that_is_gone_is_given_up(un_travail, relu, balayer):
    ligne = un_travail(nature="disparue", muet=300)
    assert balayer() == []
    assert relu(ligne).etat == "echec"


def test_a_sweep_stays_in_its_cell(voisine, un_travail, relu, balayer):
    sien = un_travail(ici=voisine, etat="en_cours", essais=1, muet=90)
    assert balayer() == []
    assert relu(sien).etat == "en_cours"


def test_the_national_rows_have_a_sweep_of_their_own(
    un_travail, messages, django_capture_on_commit_callbacks
):
    de_cellule = un_travail(etat="en_cours", essais=1, muet=90)
    national = Travail.objects.create(nature="essai", parametres={"mot": "n"}, etat="en_cours")
    with django_capture_on_commit_callbacks(execute=True):
        relancer(cellule_id=None)
    assert messages == []  # it has no sign of life yet, nor is it old
    Travail.objects.update(battement=de_cellule.cree_le.replace(year=2020))
    with django_capture_on_commit_callbacks(execute=True):
        relancer(cellule_id=None)
    assert [message["kwargs"] for message in messages] == [
        {"cellule_id": None, "travail_id": national.pk}
    ]


def test_the_sweep_is_fanned_out_to_every_cell_and_the_nation(db, monkeypatch):
    cles = {CelluleFabrique().pk for _ in range(18)}
    envois = []
    monkeypatch.setattr(
        TacheDeCellule, "apply_async", lambda tache, **options: envois.append((tache.name, options))
    )
    relancer_partout(cellule_id=None)
    assert {nom for nom, _ in envois} == {"cellule.tasks.relancer"}
    assert [options["kwargs"]["cellule_id"] for _, options in envois] == [*sorted(cles), None]


@pytest.mark.django_db(transaction=True)
def test_a_job_that_is_writing_is_alive(un_travail, relu, messages):
    """Its row is locked: the sweep neither waits for it nor takes it."""
    ligne = un_travail(etat="en_cours", essais=1, muet=90)
    verrouille, balaye = threading.Event(), threading.Event()

    def ecrire() -> None:
        try:
            with perimetre(ligne.cellule_id, ecriture=True):
                assert list(Travail.objects.select_for_update())
                verrouille.set()
                balaye.wait(10)
        finally:
            connection.close()

    ouvrier = threading.Thread(target=ecrire)
    ouvrier.start()
    verrouille.wait(10)
    relancer(cellule_id=ligne.cellule_id)
    balaye.set()
    ouvrier.join()
    assert messages == []
    assert relu(ligne).etat == "en_cours"
