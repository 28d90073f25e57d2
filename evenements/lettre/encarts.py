"""What the letter adds to the pages of others: the mark, and what an issue has said."""

from django.db.models import Model
from django.http import HttpRequest

from cellule.dossier.registre import nom_de_la_table
from cellule.droits import peut
from cellule.fiches.encarts import Encart
from cellule.models import Cellule
from evenements import droits
from evenements.models import Annonce, Parution

from .requetes import rubriques
from .vues import sujets_lus


def marque(request: HttpRequest, cellule: Cellule, ligne: Model) -> dict | None:
    """Whether the next letter says it, and in which it was; nothing to show to who may not note
    it, while nobody has."""
    table, peut_ecrire = (
        nom_de_la_table(type(ligne)),
        peut(request, droits.COMMUNICATION_ECRIRE.code),
    )
    siennes = list(
        Annonce.objects.filter(table=table, cle=ligne.pk)
        .select_related("parution__publication")
        .order_by("-parution__date", "-pk")
    )
    if not siennes and not peut_ecrire:
        return None
    return {
        "attend": next((une for une in siennes if une.parution_id is None), None),
        "parues": [une for une in siennes if une.parution_id is not None],
        "table": table,
        "peut_ecrire": peut_ecrire,
    }


def annoncees(request: HttpRequest, cellule: Cellule, parution: Parution) -> dict | None:
    trouvees = rubriques(parution.annonces.all(), sujets_lus(request))
    return {"rubriques": trouvees} if trouvees else None


LIRE = droits.COMMUNICATION_LIRE.code
MARQUE = Encart("evenements/encart_lettre.html", marque, rang=45, a_cote=True, droit=LIRE)
ANNONCEES = Encart("evenements/encart_annonces.html", annoncees, rang=10, droit=LIRE)
