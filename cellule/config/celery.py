"""The Celery application; beat's timetable stands here."""

import os
import sys

import django
from celery import Celery
from celery.schedules import crontab
from celery.signals import beat_init, worker_init, worker_ready
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

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
    "ranger": {
        "task": "cellule.tasks.ranger_partout",
        "kwargs": {"cellule_id": None},
        "schedule": crontab(hour="4", minute="15"),
    },
    "rappeler-les-echeances": {
        "task": "rapports.tasks.rappeler_partout",
        "kwargs": {"cellule_id": None},
        "schedule": crontab(hour="7", minute="0"),
    },
    "tenir-les-invitations": {
        "task": "antennes.terrain.suites.tasks.tenir_partout",
        "kwargs": {"cellule_id": None},
        "schedule": 600.0,
        "options": {"expires": 600},
    },
    "passer-la-main": {
        "task": "antennes.mandats.tasks.passer_partout",
        "kwargs": {"cellule_id": None},
        "schedule": crontab(hour="5", minute="0"),
    },
    "ecrire-la-semaine": {
        "task": "antennes.terrain.suites.tasks.ecrire_partout",
        "kwargs": {"cellule_id": None},
        "schedule": crontab(hour="6", minute="40"),
    },
}


@worker_ready.connect
def reprendre(**_: object) -> None:
    """A worker that starts takes up what the one before it has left."""
    app.send_task(RELANCE["task"], kwargs=RELANCE["kwargs"])


@worker_init.connect
@beat_init.connect
def refuser_la_demonstration(**_: object) -> None:
    """Celery swallows what a receiver raises, a demand to exit excepted."""
    django.setup()
    try:
        import_string("cellule.demo.garde.refuser_de_servir")()
    except ImproperlyConfigured as refus:
        print(refus, file=sys.__stderr__)  # beat has turned the other one into its log
        sys.exit(1)
