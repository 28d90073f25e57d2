"""Mandates of the steering committee: an end, a renewal."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from acteurs.models import MandatCopil
from cellule.models import Trace

from .personnes import enregistrer_copil


def terminer_mandats(mandats: Iterable[MandatCopil], *, fin: date) -> Trace | None:
    """Give mandates their last day, all or none."""
    return enregistrer_copil.changer_plusieurs((mandat, {"fin": fin}) for mandat in mandats)


def renouveler_mandats(
    mandats: Iterable[MandatCopil], *, debut: date, fin: date | None = None
) -> tuple[int, Trace | None]:
    """End each mandate the day before `debut`, if it went on, and open the next one.

    Return how many were renewed, and the trace of the ends.
    """
    mandats = list(mandats)
    if tardifs := [m for m in mandats if m.debut >= debut]:
        raise ValidationError(f"{tardifs[0].professionnel} : son mandat commence ce jour ou après.")
    veille = debut - timedelta(days=1)
    with transaction.atomic():
        suites = [
            {
                "professionnel": m.professionnel,
                "structure": m.structure,
                "fonction": m.fonction,
                "college": m.college,
                "qualite": m.qualite,
                "debut": debut,
                "fin": fin,
            }
            for m in mandats
        ]
        a_finir = [m for m in mandats if m.fin is None or m.fin >= debut]
        trace = terminer_mandats(a_finir, fin=veille)
        enregistrer_copil(lignes=suites)
    return len(mandats), trace
