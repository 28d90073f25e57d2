"""Rights of the agency on the reports of its region."""

from cellule.droits import declarer
from cellule.models import Role

LIRE_LA_REGION = declarer(
    "rapports.region", "Suivre les cellules de sa région et lire leurs rapports", [Role.AGENT_ARS]
)
EXAMINER = declarer(
    "rapports.examiner",
    "Examiner un rapport transmis, l’accepter ou demander une correction",
    [Role.AGENT_ARS],
)
DELEGUER = declarer(
    "rapports.deleguer", "Confier un rapport à un collègue de l’ARS", [Role.AGENT_ARS]
)
