"""What those who came thought of it."""

from django.core.exceptions import ValidationError

from cellule.actions.ecriture import Ecriture
from evenements.colonnes import SATISFACTIONS
from evenements.models import Satisfaction

DEJA = "La satisfaction de cette activité est déjà notée : changez-la sur sa page."

enregistrer_satisfactions = Ecriture(SATISFACTIONS)


def noter_la_satisfaction(**champs) -> Satisfaction:
    """Once an activity; a second time is said rather than written over."""
    if Satisfaction.objects.filter(activite=champs["activite"]).exists():
        raise ValidationError(DEJA)
    return enregistrer_satisfactions.creer(champs)
