"""The links of the weekly mail: signed, expiring, for one gesture on one row.

A link is the right of the mandate that it names, for as long as that mandate, the account and its
access last: it gives nothing that its reader could not do signed in. Mail scanners follow links:
a GET shows a page, whose button alone does something.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.core import signing
from django.db.models import Model
from django.urls import reverse

from acteurs.gouvernance.requetes import actifs
from antennes.models import Antenne, Mandat
from antennes.requetes import ouvertes
from cellule.courriels import adresse_publique
from cellule.droits import TABLE
from cellule.models import Cellule, Utilisateur
from cellule.requetes import membres_de
from evenements.models import Activite, LigneCompteRendu

from .semaine import TERRAIN

SEL = "antennes.terrain.hebdo"
DUREE = timedelta(days=15)
PERIME = "Ce lien a plus de quinze jours : il ne sert plus. Le prochain courriel en donne un autre."
ILLISIBLE = "Ce lien est incomplet : ouvrez-le depuis le courriel, ou copiez-le en entier."
REVOQUE = "Ce lien ne sert plus : le mandat de référent auquel il tenait est terminé."
PARTIE = "Cette ligne n’existe plus, ou n’est plus de votre antenne."


class Geste(StrEnum):
    TENUE = "tenue"
    REPORTEE = "reportee"
    ANNULEE = "annulee"
    FAITE = "faite"
    ARRET = "arret"


DES_REUNIONS = (Geste.TENUE, Geste.REPORTEE, Geste.ANNULEE)


class LienMort(ValueError):
    """The link does nothing any more; the message says why, to whoever opened it."""


@dataclass(frozen=True)
class Lien:
    """What a link says: in which cell, by which mandate, for whom, to do what to which row."""

    cellule: Cellule
    mandat: int
    compte: int
    geste: Geste
    ligne: int


def faire(
    cellule: Cellule, mandat: Mandat, compte: Utilisateur, geste: Geste, ligne: int = 0
) -> str:
    """The whole address of a link."""
    jeton = signing.dumps([cellule.pk, mandat.pk, compte.pk, geste.value, ligne], salt=SEL)
    return adresse_publique(reverse("repondre", args=[cellule.code, jeton]))


def lire(jeton: str, code: str) -> Lien:
    """What a token says, under the address of its own cell alone."""
    try:
        cellule, mandat, compte, geste, ligne = signing.loads(jeton, salt=SEL, max_age=DUREE)
        return Lien(Cellule.objects.get(pk=cellule, code=code), mandat, compte, Geste(geste), ligne)
    except signing.SignatureExpired:
        raise LienMort(PERIME) from None
    except (signing.BadSignature, Cellule.DoesNotExist, ValueError, TypeError):
        raise LienMort(ILLISIBLE) from None


def porteur(lien: Lien) -> tuple[Mandat, Utilisateur]:
    """Who acts, and by which mandate; in the perimeter of the cell. Refused as soon as the
    mandate, the access or the account has ended."""
    comptes = {compte.pk: compte for compte in membres_de(lien.cellule, TABLE[TERRAIN].roles)}
    jour = lien.cellule.aujourdhui()
    siens = Mandat.objects.filter(
        pk=lien.mandat,
        professionnel__utilisateur=lien.compte,
        antenne__in=Antenne.objects.filter(ouvertes(jour)).values("pk"),
    )
    mandat = actifs(siens, jour).select_related("antenne").first()
    if mandat is None or lien.compte not in comptes:
        raise LienMort(REVOQUE)
    return mandat, comptes[lien.compte]


def ligne_de(lien: Lien, mandat: Mandat) -> Model | None:
    """The row that the gesture is about: of the antenna of the mandate, still."""
    if lien.geste == Geste.ARRET:
        return None
    if lien.geste in DES_REUNIONS:
        lignes = Activite.objects.filter(pk=lien.ligne, antennes=mandat.antenne_id)
    else:
        lignes = LigneCompteRendu.objects.filter(
            pk=lien.ligne, activite__antennes=mandat.antenne_id
        ).select_related("activite", "responsable")
    ligne = lignes.first()
    if ligne is None:
        raise LienMort(PARTIE)
    return ligne
