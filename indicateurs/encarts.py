"""What this app adds to the sheet of an activity."""

from django.http import HttpRequest

from cellule.fiches.encarts import Encart, inscrire
from cellule.models import Cellule
from evenements.models import Activite

from . import droits
from .activite import places
from .contexte import AnneeNonCommencee


def _dans_les_indicateurs(
    request: HttpRequest, cellule: Cellule, activite: Activite
) -> dict[str, object]:
    annee = activite.annee_retenue
    try:
        return {"annee": annee, "places": places(cellule, activite)}
    except AnneeNonCommencee:
        return {"annee": annee, "a_venir": True}


inscrire(
    "activite",
    Encart(
        "indicateurs/encart_activite.html",
        _dans_les_indicateurs,
        rang=20,
        a_cote=True,
        droit=droits.LIRE.code,
    ),
)
