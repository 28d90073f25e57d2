"""Whoever reads the settings has the Celery application too: a page that asks for a job must
know the broker."""

from .celery import app

__all__ = ["app"]
