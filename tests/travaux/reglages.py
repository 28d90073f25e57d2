"""Settings of the Celery workers that the tests start: the same, in seconds instead of minutes."""

from cellule.config.settings_test import *  # noqa: F403
from cellule.config.settings_test import CELERY_BROKER_TRANSPORT_OPTIONS

TRAVAUX_BATTEMENT, TRAVAUX_SILENCE, TRAVAUX_ATTENTE = 0.25, 2, 3
CELERY_BROKER_TRANSPORT_OPTIONS = CELERY_BROKER_TRANSPORT_OPTIONS | {
    "visibility_timeout": 3,
    "unacked_restore_interval": 1,
}
