"""A job in the hands of a worker: taken, done, and told to whoever asked for it."""

import logging
from contextlib import suppress

from celery.exceptions import SoftTimeLimitExceeded
from django.db import InterfaceError, OperationalError

from cellule.models import Travail
from cellule.trace import au_nom_de

from .actions import portee, prendre
from .registre import NATURES, Nature
from .suivi import Battement, Suivi, TravailRepris

journal = logging.getLogger(__name__)

TROP_LONG = (
    "Ce travail a dépassé le temps permis et a été arrêté. Demandez-le à nouveau à un moment plus "
    "calme ; s’il est encore trop long, signalez-le à l’administrateur du site avec le numéro {}."
)
INATTENDUE = (
    "Une erreur imprévue a arrêté ce travail. Demandez-le à nouveau ; si elle revient, signalez-la "
    "à l’administrateur du site avec le numéro {}."
)
DEVENUE_INCONNUE = (
    "Cette version du site ne sait pas faire ce travail. Demandez-le à nouveau depuis la page d’où "
    "il venait."
)


class TravailInconnu(LookupError):
    """No such job in this cell."""


class TravailImpossible(Exception):
    """The job cannot be done; the message says why and what to do, to the person who asked."""


def mener(*, cellule_id: int | None, travail_id: int) -> str:
    """Do the job, unless it is over or another worker has it. Returns a line for the log."""
    try:
        with portee(cellule_id, ecriture=True):
            ligne = prendre(travail_id)
    except Travail.DoesNotExist:
        raise TravailInconnu(
            f"La cellule {cellule_id} n’a pas de travail {travail_id} : rien n’a été fait."
        ) from None
    if ligne is None:
        return f"travail {travail_id} : déjà fait, ou entre d’autres mains"
    suivi = Suivi(ligne)
    try:
        with au_nom_de(_auteur(ligne)), Battement(suivi):
            return _essayer(suivi, NATURES.get(ligne.nature), ligne.parametres)
    except TravailRepris:
        return f"{suivi} : repris par un autre"


def _auteur(ligne: Travail) -> str:
    """Who signs what the job does, as the middleware would."""
    qui = ligne.demandeur
    return f"{qui} <{qui.email}>" if qui else "Maillage"


def _essayer(suivi: Suivi, nature: Nature | None, parametres: dict) -> str:
    numero = suivi.travail_id
    if nature is None:
        return _echec(suivi, DEVENUE_INCONNUE)
    try:
        suivi.faire_place()
        suivi.terminer(nature.faire(suivi, **parametres))
    except TravailRepris:
        raise
    except TravailImpossible as refus:
        return _echec(suivi, str(refus))
    except SoftTimeLimitExceeded:
        journal.exception("%s : trop long", suivi)
        return _echec(suivi, TROP_LONG.format(numero))
    except (OperationalError, InterfaceError):
        # The database is away: nothing can be written. The silence of the row will tell.
        raise
    except (SystemExit, KeyboardInterrupt):
        with suppress(TravailRepris):
            suivi.rendre()
        raise
    except BaseException:
        # BaseException, for WeasyPrint's refusal to fetch is one (technique §4).
        journal.exception("%s : erreur imprévue", suivi)
        return _echec(suivi, INATTENDUE.format(numero))
    return f"{suivi} : fait"


def _echec(suivi: Suivi, erreur: str) -> str:
    suivi.echouer(erreur)
    return f"{suivi} : échec, {erreur}"
