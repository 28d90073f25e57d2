"""The base task: its cell or nothing, and nothing of one task in the next."""

import pytest
from celery import current_app, shared_task
from django.db import connection
from django.utils import timezone, translation

from cellule.models import Travail
from cellule.perimetre import HorsPerimetre, courant, perimetre
from cellule.tasks import executer, relancer
from cellule.trace import auteur_courant
from cellule.travaux.tache import SansCellule, TacheDeCellule
from indicateurs.models import Releve

from .natures import OUVERTS


@shared_task(base=TacheDeCellule)
def bavarde(*, cellule_id: int | None) -> tuple[str, str, str]:
    """Tells what it finds, then leaves everything different."""
    trouve = auteur_courant.get(), timezone.get_current_timezone_name(), translation.get_language()
    auteur_courant.set("bavarde")
    timezone.activate("Indian/Reunion")
    translation.activate("en")
    return trouve


@pytest.mark.parametrize("kwargs", [{}, {"cellule_id": "1"}])
def test_a_task_without_its_cell_is_refused_before_it_is_sent(kwargs):
    with pytest.raises(SansCellule, match=r"cellule\.tasks\.relancer"):
        relancer.apply_async(kwargs=kwargs)


@pytest.mark.parametrize("kwargs", [{}, {"cellule_id": "1"}])
def test_a_message_without_its_cell_is_refused_by_the_worker(kwargs):
    with pytest.raises(SansCellule):
        relancer(**kwargs)
    with pytest.raises(SansCellule):
        executer(travail_id=1, **kwargs)


def test_every_task_of_the_platform_names_its_cell():
    notres = [
        tache
        for nom, tache in current_app.tasks.items()
        if not nom.startswith("celery.") and ".tasks." in nom
    ]
    assert len(notres) >= 3
    assert [tache.name for tache in notres if not isinstance(tache, TacheDeCellule)] == []


def test_nothing_of_a_task_is_left_for_the_next():
    premier = bavarde(cellule_id=None)
    assert bavarde(cellule_id=None) == premier == ("", "Europe/Paris", "fr")
    assert auteur_courant.get() == ""


@pytest.mark.django_db(transaction=True)
def test_a_perimeter_left_open_is_closed_with_its_transaction(un_travail, relu, caplog):
    ligne = un_travail(nature="essai_fuite", parametres={"n": 1})
    executer(cellule_id=ligne.cellule_id, travail_id=ligne.pk)
    assert len(OUVERTS) == 1  # nothing has closed it but the base task
    assert "laissé une transaction ouverte" in caplog.text
    assert courant() is None
    assert not connection.in_atomic_block
    with pytest.raises(HorsPerimetre):
        Releve.objects.count()
    with connection.cursor() as curseur:
        curseur.execute("SELECT current_setting('app.cellule_id', true)")
        assert curseur.fetchone()[0] in (None, "")
    assert Travail.objects.count() == 0  # the national rows: there is none
    with perimetre(ligne.cellule_id):
        assert Travail.objects.count() == 1
