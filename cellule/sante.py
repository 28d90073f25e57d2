"""Health checks, for whoever keeps the site up: `/sante/vivant` and `/sante/pret`."""

import logging
from collections.abc import Callable
from time import monotonic

from celery import current_app
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from cellule.droits import publique

journal = logging.getLogger(__name__)

PATIENCE = 1.0  # seconds, for the broker and for the workers
# Anybody may ask: a second request within these seconds is given the same answer.
FRAICHEUR = 5.0

_dernier: tuple[float, dict[str, bool]] | None = None


@publique
@require_safe
@never_cache
def vivant(request: HttpRequest) -> JsonResponse:
    """This process answers."""
    return JsonResponse({"vivant": True})


@publique
@require_safe
@never_cache
def pret(request: HttpRequest) -> JsonResponse:
    """The database and the broker answer, and a worker listens to each queue; else 503."""
    etats = _etats()
    return JsonResponse(etats, status=200 if all(etats.values()) else 503)


def _etats() -> dict[str, bool]:
    global _dernier
    if _dernier is None or monotonic() - _dernier[0] > FRAICHEUR:
        base, courtier = _repond(_base), _repond(_courtier)
        travaux = courtier and _repond(_ouvriers)
        _dernier = monotonic(), {"base": base, "courtier": courtier, "travaux": travaux}
    return _dernier[1]


def _repond(sonde: Callable[[], bool]) -> bool:
    try:
        return sonde()
    except (DatabaseError, RedisError, OperationalError, OSError) as erreur:
        journal.warning("%s ne répond pas : %s", sonde.__name__, erreur)
        return False


def _base() -> bool:
    connection.ensure_connection()
    return connection.is_usable()


def _courtier() -> bool:
    delais = {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE}
    with current_app.connection_for_write(transport_options=delais) as courtier:
        courtier.ensure_connection(max_retries=1, interval_start=0, timeout=PATIENCE)
    return True


def _ouvriers() -> bool:
    """Each queue has a worker that answers."""
    reponses = current_app.control.inspect(timeout=PATIENCE).active_queues() or {}
    ecoutees = {file["name"] for files in reponses.values() for file in files}
    return ecoutees >= {file.name for file in current_app.conf.task_queues}
