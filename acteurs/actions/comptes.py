"""The account of a person of the directory."""

from django.db import transaction

from acteurs.models import Professionnel
from cellule.models import Utilisateur
from cellule.trace import tracer


def rattacher_compte(
    professionnel: Professionnel, utilisateur: Utilisateur | None
) -> Professionnel:
    """Say which account is this person's, or that none is; one person per account in a cell."""
    with transaction.atomic():
        professionnel.utilisateur = utilisateur
        professionnel.validate_constraints()
        professionnel.save(update_fields=["utilisateur"])
        tracer(
            acte="rattacher : compte",
            objet=str(professionnel),
            details={"compte": utilisateur.email if utilisateur else ""},
        )
    return professionnel
