"""Reads of a draft."""

from django.db.models import Q

from antennes.models import Antenne, BrouillonDeReunion
from cellule.models import Utilisateur


def brouillon_de(utilisateur: Utilisateur, antenne: Antenne) -> BrouillonDeReunion | None:
    """Without its photo, which has an address of its own; `a_une_photo` says whether it has one."""
    siens = BrouillonDeReunion.objects.filter(utilisateur=utilisateur, antenne=antenne)
    avec = siens.annotate(a_une_photo=Q(photo__isnull=False))
    return avec.defer("photo").first()


def photo_du_brouillon(utilisateur: Utilisateur, antenne: Antenne) -> bytes | None:
    siens = BrouillonDeReunion.objects.filter(utilisateur=utilisateur, antenne=antenne)
    return siens.values_list("photo", flat=True).first()
