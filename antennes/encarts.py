"""What the antennas show on the sheets of other apps."""

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from acteurs.models import Professionnel, Structure
from antennes import droits
from antennes.mandats.requetes import titres
from antennes.models import Antenne
from antennes.pistes.encarts import ENCARTS
from antennes.terrain.suites.encarts import COMPTE_RENDU, INVITES
from cellule.fiches.encarts import Encart, inscrire
from cellule.models import Cellule
from evenements.models import Activite, TypeActivite

# Where people sign a sheet.
SIGNEES = (
    TypeActivite.REUNION_ANTENNE,
    TypeActivite.GROUPE_TRAVAIL,
    TypeActivite.EVENEMENT,
    TypeActivite.FORMATION,
)


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
    return {**titres(), "mandats": trouves} if trouves else None


def feuille_a_signer(request: HttpRequest, cellule: Cellule, activite: Activite) -> dict | None:
    """Where the people of a meeting sign by themselves; no query for it."""
    if activite.type not in SIGNEES:
        return None
    return {"adresse": reverse("feuille_a_signer", args=[cellule.code, activite.pk])}


inscrire(
    "activite",
    Encart(
        "antennes/signature/encart.html",
        feuille_a_signer,
        rang=40,
        a_cote=True,
        droit=droits.TERRAIN.code,
    ),
)
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
inscrire("activite", COMPTE_RENDU, INVITES)
for fiche, encart in ENCARTS:
    inscrire(fiche, encart)
