import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cellule.config.settings")
application = get_wsgi_application()
# Raised, never an exit code: gunicorn gives up on a worker that fails, and renews one that leaves.
import_string("cellule.demo.garde.refuser_de_servir")()
# The views too, before the first visitor and once for all the workers.
_ = get_resolver().url_patterns
import_string("cellule.config.memoire.espacer_les_ramassages")()
