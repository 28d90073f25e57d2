"""The migrations and the models say the same tables."""

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation

from tests.maison.sources import APPS


def test_no_migration_is_missing():
    lues = MigrationLoader(None)
    voulu = ProjectState.from_apps(apps)
    with translation.override(None):  # the words of Django's own models are in English there
        manquantes = MigrationAutodetector(lues.project_state(), voulu).changes(graph=lues.graph)
    assert {app: [str(une) for une in manquantes[app]] for app in {*manquantes} & {*APPS}} == {}
