"""Settings of the test suite: real PostgreSQL and Redis, nothing slow, nothing lenient."""

import os
import uuid

os.environ.setdefault("SECRET_KEY", "clef-des-essais-sans-valeur")
os.environ["DEBUG"] = os.environ["DEMO"] = "false"  # the suite tests what production runs

from .settings import *  # noqa: F403
from .settings import BASE_DIR, CELERY_BROKER_TRANSPORT_OPTIONS, DATABASES, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Rate limits live in the cache: in the process, each test starts with an empty one (conftest).
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# The manifest needs collectstatic; whitenoise would warn about the missing STATIC_ROOT.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WHITENOISE_AUTOREFRESH = True
MEDIA_ROOT = BASE_DIR / "var" / "tests" / "fichiers"
# No connection outlives its test thread.
DATABASES["default"]["CONN_MAX_AGE"] = 0
# The messages of this run, and of this worker of pytest-xdist, are nobody else's. The Celery
# workers that a test starts inherit both variables.
MESSAGES = os.environ.setdefault("MESSAGES_DES_ESSAIS", f"essais-{uuid.uuid4().hex}")
CELERY_BROKER_TRANSPORT_OPTIONS = CELERY_BROKER_TRANSPORT_OPTIONS | {
    "global_keyprefix": f"{MESSAGES}-{os.environ.get('PYTEST_XDIST_WORKER', 'seul')}-"
}
