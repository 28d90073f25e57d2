"""The mails that invite to a meeting, and those that say that it moved or will not be.

One rule for all of them: what a person was last told is kept, in short (`Invitation.dit`); where
the meeting says something else, one more mail leaves. So a change is told once, whatever page made
it, and one that is undone before the next round is told to nobody.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.core.mail import EmailMessage, get_connection
from django.db.models import QuerySet

from antennes.models import Invitation
from cellule.courriels import PieceJointe, ecrire_a, envoyer_a_la_fin
from cellule.models import Cellule
from cellule.perimetre import perimetre
from cellule.typographie import INSECABLE, heure, jour_en_lettres
from evenements.flux.ecriture import ecrire
from evenements.flux.requetes import RendezVous, rendez_vous_de, rendez_vous_retires
from evenements.models import Activite, Participation, Qualite, StatutActivite

from .actions import oublier_les_invites, retenir_l_invitation
from .requetes import sans_reunion

ANNULEE, NON = "Annulée", "n’aura pas lieu"
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
        dus, perimees = list(_dus(cellule, activite)), sans_reunion().exists()
    if perimees:
        with perimetre(cellule, ecriture=True):
            oublier_les_invites()
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
    """Of the meetings to come, held ones left alone; and of those that were to come and went to the
    bin, of which nothing that was typed is told."""
    invitees = _par_reunion(activite)
    for une in _a_venir(cellule).filter(pk__in=invitees).prefetch_related("antennes", "seances"):
        rendez_vous = rendez_vous_de(une, cellule)[0]
        dit = en_bref(rendez_vous)
        for invitation in _a_prevenir(invitees[une.pk], dit, rendez_vous.sort):
            contexte = {"une": une, "intervenants": intervenants_de(une)}
            jointe = en_ics(cellule, une, rendez_vous)
            yield ADire(
                invitation, dit, _courriel(cellule, invitation, rendez_vous, contexte, jointe)
            )
    for cle, retiree in rendez_vous_retires(invitees, cellule).items():
        if str(retiree.debut)[:10] < cellule.aujourdhui().isoformat():
            continue
        retiree, dit = replace(retiree, sort=ANNULEE), en_bref(retiree)
        jointe = ecrire(retiree.titre, cellule, [retiree])
        for invitation in _a_prevenir(invitees[cle], dit, retiree.sort):
            yield ADire(invitation, dit, _courriel(cellule, invitation, retiree, {}, jointe))


def _par_reunion(activite: int | None) -> dict[int, list[Invitation]]:
    toutes = (
        Invitation.objects.all() if activite is None else Invitation.objects.filter(cle=activite)
    )
    trouvees: dict[int, list[Invitation]] = {}
    for une in toutes:
        trouvees.setdefault(une.cle, []).append(une)
    return trouvees


def _a_venir(cellule: Cellule) -> QuerySet[Activite]:
    toutes = Activite.objects.exclude(statut_retenu=StatutActivite.TENU)
    return toutes.filter(jour_retenu__gte=cellule.aujourdhui()).order_by("pk")


def _a_prevenir(invitees: list[Invitation], dit: str, sort: str) -> list[Invitation]:
    """Those who were told something else; who never heard of a meeting is not told that it will not
    be."""
    return [une for une in invitees if une.dit != dit and (une.dit or not sort)]


def en_bref(un: RendezVous) -> str:
    """A digest of when, where and what it will be; that it will not be is said once, whatever the
    reason and whatever changes after."""
    dits = [NON] if un.sort else [un.debut, un.fin, un.titre, un.lieu, ""]
    return hashlib.sha256("\n".join(map(str, dits)).encode()).hexdigest()


def _courriel(
    cellule: Cellule,
    invitation: Invitation,
    rendez_vous: RendezVous,
    contexte: dict[str, object],
    calendrier: bytes,
) -> EmailMessage:
    une, nouvelle = contexte.get("une"), not invitation.dit
    mot = rendez_vous.sort or ("Invitation" if nouvelle else "Réunion modifiée")
    titre, jour = une.intitule if une else rendez_vous.titre, str(rendez_vous.debut)[:10]
    return ecrire_a(
        invitation.adresse,
        f"{mot}{INSECABLE}: {titre}, {jour_en_lettres(jour)}",
        "antennes/suites/invitation.txt",
        {
            "cellule": cellule,
            "titre": titre,
            "sort": rendez_vous.sort,
            "nouvelle": nouvelle,
            "quand": _quand(rendez_vous),
            **contexte,
        },
        repondre_a=invitation.repondre_a,
        jointes=[PieceJointe(FICHIER, calendrier, TEXTE_CALENDRIER)],
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
