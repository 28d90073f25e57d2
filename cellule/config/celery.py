"""The Celery application; beat's timetable stands here."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cellule.config.settings")

app = Celery("maillage")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "calculer-les-indicateurs": {
        "task": "indicateurs.tasks.calculer_toutes",
        "schedule": crontab(hour="5", minute="30"),
    },
    "relancer-les-travaux": {
        "task": "cellule.tasks.relancer_partout",
        "schedule": crontab(minute="*/5"),
    },
}
