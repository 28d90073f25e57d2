"""The demo's passwords are public: no server starts beside them unless it says it is a demo."""

import logging

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError, connection

from cellule.models import Utilisateur

from .comptes import ADRESSES

journal = logging.getLogger(__name__)


def comptes_presents() -> list[str]:
    """The demo accounts of the database in use, closed ones included: they can be reopened."""
    presents = Utilisateur.objects.filter(email__in=ADRESSES).order_by("email")
    return list(presents.values_list("email", flat=True))


def motif_de_refus() -> str:
    """Why no server may start here; empty when it may."""
    if settings.DEBUG:
        return ""
    presents = comptes_presents()
    if not presents:
        return ""
    return (
        f"Cette base a des comptes de démonstration ({', '.join(presents)}), dont le mot de passe "
        "est public : le serveur ne démarre pas. Lancez « manage.py retirer_comptes_demo », ou "
        "changez de base ; pour une démonstration, mettez DEMO=1 dans l’environnement."
    )


def controle(app_configs: object, **_: object) -> list[checks.Error]:
    """For `manage.py check --deploy`."""
    motif = motif_de_refus()
    return [checks.Error(motif, id="cellule.E010")] if motif else []


def refuser_de_servir() -> None:
    """Called by the site and by Celery when they start: raise, or let them go on."""
    try:
        motif = motif_de_refus()
    except OperationalError:
        # Nobody signs in without the database either; a worker that is renewed during a short
        # breakdown must not bring the whole site down.
        journal.warning("La base ne répond pas : comptes de démonstration non recherchés.")
        motif = ""
    except DatabaseError:
        motif = ""  # nothing migrated yet: no account
    finally:
        connection.close()
    if motif:
        raise ImproperlyConfigured(motif)
