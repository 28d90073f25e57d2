"""The Celery application; beat's timetable stands here."""

import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cellule.config.settings")

app = Celery("maillage")
app.set_default()  # also for the threads of a web server
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

RELANCE = {"task": "cellule.tasks.relancer_partout", "kwargs": {"cellule_id": None}}
app.conf.beat_schedule = {
    "relancer-les-travaux": {**RELANCE, "schedule": 60.0, "options": {"expires": 60}},
    "calculer-les-indicateurs": {
        "task": "indicateurs.tasks.calculer_toutes",
        "kwargs": {"cellule_id": None},
        "schedule": crontab(hour="5", minute="30"),
    },
}


@worker_ready.connect
def reprendre(**_: object) -> None:
    """A worker that starts takes up what the one before it has left."""
    app.send_task(RELANCE["task"], kwargs=RELANCE["kwargs"])
