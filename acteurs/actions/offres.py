"""Job offers: put online again, filled."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError

from acteurs.models import Offre
from cellule.models import Trace

from .projets import creer_offre, enregistrer_offres


def remettre_en_ligne(offre: Offre, *, jour: date) -> Offre:
    """A new offer for the same post, for as long as the first; A6 counts the first alone."""
    if offre.pourvue_le:
        raise ValidationError("Cette offre est pourvue : ajoutez-en une nouvelle.")
    duree = offre.expire_le - offre.publiee_le if offre.expire_le else None
    return creer_offre(
        structure=offre.structure,
        poste=offre.poste,
        publiee_le=jour,
        expire_le=jour + duree if duree is not None else None,
        repost_de=offre,
    )


def pourvoir(offres: Iterable[Offre], *, jour: date) -> tuple[int, Trace | None]:
    """Say on which day offers were filled."""
    trace = enregistrer_offres.changer_plusieurs([(une, {"pourvue_le": jour}) for une in offres])
    return (len(trace.lignes) if trace else 0), trace
