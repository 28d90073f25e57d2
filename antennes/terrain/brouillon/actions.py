"""Keep a draft, its photo; throw it away."""

from uuid import UUID

from antennes.models import Antenne, BrouillonDeReunion, SaisieDeReunion
from cellule.models import Utilisateur


def garder_le_brouillon(
    utilisateur: Utilisateur, antenne: Antenne, *, cle: UUID, contenu: list[list[str]]
) -> None:
    """What is typed; the photo of another meeting goes with what was typed of it."""
    if _est_partie(cle):
        return
    siens = BrouillonDeReunion.objects.filter(utilisateur=utilisateur, antenne=antenne)
    siens.exclude(cle=cle).delete()
    siens.update_or_create(
        utilisateur=utilisateur, antenne=antenne, defaults={"cle": cle, "contenu": contenu}
    )


def garder_la_photo(
    utilisateur: Utilisateur, antenne: Antenne, *, cle: UUID, photo: bytes | None
) -> None:
    """The photo of the sheet, or its removal (None). A photo that arrives before the text makes the
    draft; one that comes from a draft that another has replaced is left out."""
    if _est_partie(cle):
        return
    brouillon, _ = BrouillonDeReunion.objects.get_or_create(
        utilisateur=utilisateur, antenne=antenne, defaults={"cle": cle}
    )
    if brouillon.cle == cle:
        brouillon.photo = photo
        brouillon.save(update_fields=["photo", "modifie_le"])


def jeter_le_brouillon(utilisateur: Utilisateur, antenne: Antenne) -> None:
    BrouillonDeReunion.objects.filter(utilisateur=utilisateur, antenne=antenne).delete()


def _est_partie(cle: UUID) -> bool:
    """It has left meanwhile: an old page keeps nothing of it."""
    return SaisieDeReunion.objects.filter(cle=cle).exists()
