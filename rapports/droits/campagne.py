"""Rights on the calendar of the reports."""

from cellule.droits import declarer
from cellule.models import Role

REGLER = declarer(
    "campagnes.regler", "Fixer les dates de la campagne de rapports d’une année", [Role.NATIONAL]
)
PROLONGER = declarer(
    "campagnes.prolonger", "Accorder un délai à une cellule de sa région", [Role.AGENT_ARS]
)
