"""What the sheet of an antenna meeting says: its minutes sent, who is invited and was told."""

from django.http import HttpRequest

from antennes.models import CompteRendu, Invitation
from cellule.fiches.encarts import Encart
from cellule.models import Cellule
from evenements import droits as journal
from evenements.models import Activite, TypeActivite

from .preparation import a_venir
from .views import peut_y_ecrire


def comptes_rendus(request: HttpRequest, cellule: Cellule, activite: Activite) -> dict | None:
    """Nothing on another activity, nor to a reader while nothing was sent."""
    if activite.type != TypeActivite.REUNION_ANTENNE:
        return None
    versions = list(
        CompteRendu.objects.filter(activite=activite)
        .order_by("-numero")
        .prefetch_related("envois")
        .defer("contenu")
    )
    peut_envoyer = peut_y_ecrire(request, activite)
    if not versions and not peut_envoyer:
        return None
    return {"versions": versions, "peut_envoyer": peut_envoyer}


COMPTE_RENDU = Encart(
    "antennes/suites/encart_compte_rendu.html",
    comptes_rendus,
    rang=15,
    a_cote=True,
    droit=journal.LIRE.code,
)


def invitations(request: HttpRequest, cellule: Cellule, activite: Activite) -> dict | None:
    """Who was invited by mail, and when they were last written to; who else may be."""
    if activite.type != TypeActivite.REUNION_ANTENNE:
        return None
    siennes = list(Invitation.objects.filter(cle=activite.pk))
    peut_inviter = a_venir(activite, cellule.aujourdhui()) and peut_y_ecrire(request, activite)
    if not siennes and not peut_inviter:
        return None
    return {"invitations": siennes, "peut_inviter": peut_inviter}


INVITES = Encart(
    "antennes/suites/encart_invitations.html",
    invitations,
    rang=16,
    a_cote=True,
    droit=journal.LIRE.code,
)
