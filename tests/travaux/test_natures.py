from celery import current_app

from cellule.travaux import NATURES


def test_every_nature_goes_to_a_queue_that_workers_listen_to():
    files = {file.name for file in current_app.conf.task_queues}
    assert {nature.file for nature in NATURES.values()} <= files


def test_the_site_knows_the_natures_of_the_apps():
    """Registered by Django's start alone: a page asks for them, without a worker's imports."""
    assert "indicateurs" in NATURES
