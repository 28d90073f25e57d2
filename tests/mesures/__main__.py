"""`make bench`: the servers first, then Django, then the figures.

The servers and their data stay in `var/mesures` from one call to the next.
"""

import os
import runpy

import django

from cellule.local.base import migrations_en_attente
from cellule.local.commun import RACINE
from cellule.local.services import assurer

os.environ.setdefault("MAILLAGE_VAR", str(RACINE / "var" / "mesures"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cellule.config.settings")
os.environ["NIVEAU_JOURNAL"] = "WARNING"
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1")
assurer()
a_migrer = migrations_en_attente()
django.setup()
runpy.run_module("tests.mesures.chiffres", init_globals={"A_MIGRER": a_migrer}, run_name="__main__")
