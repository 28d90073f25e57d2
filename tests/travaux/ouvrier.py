"""The Celery application of the tests' workers: with their natures, and a beat that hurries."""

from cellule.config.celery import RELANCE, app

app.conf.include = ["tests.travaux.natures"]
app.conf.beat_schedule = {"relancer-les-travaux": {**RELANCE, "schedule": 0.5}}

__all__ = ["app"]
