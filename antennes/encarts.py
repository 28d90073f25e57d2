"""What the antennas show on the sheets of other apps."""

from django.db.models import Q
from django.http import HttpRequest

from acteurs.models import Professionnel, Structure
from antennes import droits
from antennes.models import Antenne
from cellule.fiches.encarts import Encart, inscrire
from cellule.models import Cellule


def antennes_du_departement(
    request: HttpRequest, cellule: Cellule, structure: Structure
) -> dict | None:
    """The antennas of today on the department of a structure."""
    jour = cellule.aujourdhui()
    ouvertes = Antenne.objects.filter(
        Q(fermee_le=None) | Q(fermee_le__gte=jour),
        ouverte_le__lte=jour,
        departements__contains=[structure.departement_id],
    )
    trouvees = list(ouvertes) if structure.departement_id else []
    return {"antennes": trouvees} if trouvees else None


def mandats_de_referent(
    request: HttpRequest, cellule: Cellule, personne: Professionnel
) -> dict | None:
    """The antennas of which a person is or was the referent, the latest first."""
    siens = personne.mandats_referent.select_related("antenne").order_by("-debut", "-pk")
    trouves = list(siens)
    return {"mandats": trouves} if trouves else None


inscrire(
    "structure",
    Encart(
        "antennes/encart_structure.html",
        antennes_du_departement,
        rang=20,
        a_cote=True,
        droit=droits.LIRE.code,
    ),
)
inscrire(
    "professionnel",
    Encart(
        "antennes/encart_referent.html",
        mandats_de_referent,
        rang=20,
        a_cote=True,
        droit=droits.LIRE.code,
    ),
)
