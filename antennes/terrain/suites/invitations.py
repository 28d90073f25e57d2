"""The mails that invite to a meeting, and those that say that it moved or will not be.

One rule for all of them: what a person was last told is kept, in short (`Invitation.dit`); where
the meeting says something else, one more mail leaves. So a change is told once, whatever page made
it, and one that is undone before the next round is told to nobody.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.core.mail import EmailMessage, get_connection
from django.db.models import Q

from antennes.models import Invitation
from cellule.courriels import PieceJointe, ecrire_a, envoyer_a_la_fin
from cellule.models import Cellule
from cellule.perimetre import perimetre
from cellule.typographie import INSECABLE, heure, jour_en_lettres
from evenements.flux.ecriture import ecrire
from evenements.flux.requetes import RendezVous, rendez_vous_de
from evenements.models import Activite, Participation, Qualite, StatutActivite

from .actions import retenir_l_invitation

TEXTE_CALENDRIER = "text/calendar"
FICHIER = "reunion.ics"


@dataclass(frozen=True)
class ADire:
    """A mail that is due: to whom, what it says in short, what it holds."""

    invitation: Invitation
    dit: str
    courriel: EmailMessage


def tenir_les_invitations(cellule: Cellule, activite: int | None = None) -> int:
    """Send what is due in a cell, or for one meeting; returns how many. Safe to run at any time,
    twice or at once."""
    with perimetre(cellule):
        dus = list(_dus(cellule, activite))
    if not dus:
        return 0
    # The mail server is called first: one that is away costs nothing, the next round sends it.
    with get_connection() as serveur, perimetre(cellule, ecriture=True):
        envoyes = 0
        for du in dus:
            if retenir_l_invitation(du.invitation, dit=du.dit):
                envoyer_a_la_fin(du.courriel, serveur)
                envoyes += 1
    return envoyes


def _dus(cellule: Cellule, activite: int | None) -> Iterator[ADire]:
    """Of the meetings to come, held ones left alone."""
    jour = cellule.aujourdhui()
    a_venir = Q(jour_retenu__gte=jour) & ~Q(statut_retenu=StatutActivite.TENU)
    invitees = Activite.objects.filter(a_venir, invitations__isnull=False)
    if activite is not None:
        invitees = invitees.filter(pk=activite)
    for une in invitees.distinct().order_by("pk").prefetch_related("antennes", "seances"):
        rendez_vous = rendez_vous_de(une, cellule)[0]
        dit = en_bref(rendez_vous)
        # Who never heard of a meeting is not told that it will not be.
        restent = une.invitations.exclude(dit=dit)
        if rendez_vous.sort:
            restent = restent.exclude(dit="")
        for invitation in restent:
            yield ADire(invitation, dit, _courriel(cellule, une, rendez_vous, invitation))


def en_bref(un: RendezVous) -> str:
    """When, where, what, and whether it will be: a digest of it."""
    texte = "\n".join(map(str, (un.debut, un.fin, un.titre, un.lieu, un.sort)))
    return hashlib.sha256(texte.encode()).hexdigest()


def _courriel(
    cellule: Cellule, une: Activite, rendez_vous: RendezVous, invitation: Invitation
) -> EmailMessage:
    nouvelle = not invitation.dit
    mot = rendez_vous.sort or ("Invitation" if nouvelle else "Réunion modifiée")
    return ecrire_a(
        invitation.adresse,
        f"{mot}{INSECABLE}: {une.intitule}, {jour_en_lettres(une.jour_retenu)}",
        "antennes/suites/invitation.txt",
        {
            "cellule": cellule,
            "une": une,
            "sort": rendez_vous.sort,
            "nouvelle": nouvelle,
            "quand": _quand(rendez_vous),
            "intervenants": intervenants_de(une),
        },
        repondre_a=invitation.repondre_a,
        jointes=[PieceJointe(FICHIER, en_ics(cellule, une, rendez_vous), TEXTE_CALENDRIER)],
    )


def en_ics(cellule: Cellule, une: Activite, rendez_vous: RendezVous) -> bytes:
    """As the feed says it, under the same identifier; without the sheet, that a guest cannot open.

    METHOD:PUBLISH and no attendee: nothing writes back to anybody by itself.
    """
    details = "\n".join(filter(None, [une.objectifs, une.programme]))
    invite = replace(rendez_vous, activite=None, details=details)
    return ecrire(une.intitule, cellule, [invite])


def intervenants_de(une: Activite) -> list[str]:
    siennes = Participation.objects.filter(activite=une, qualite=Qualite.INTERVENANT)
    return [str(p.professionnel) for p in siennes.select_related("professionnel").order_by("pk")]


def _quand(un: RendezVous) -> str:
    """« jeudi 12 mars 2026, de 14 h à 16 h 30 »."""
    jour = jour_en_lettres(str(un.debut)[:10], forme="jour")
    if not hasattr(un.debut, "hour"):
        return jour
    debut = heure(un.debut.time())
    return f"{jour}, de {debut} à {heure(un.fin.time())}" if un.fin else f"{jour}, à {debut}"
