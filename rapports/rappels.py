"""Reminders of the campaign: which are due on a day, to whom. Each is sent once, or never.

To the cell, before each of its two deadlines and the day after, while its report is its own to
hand over; to the agency, before the end of the review, while a report waits for its decision. One
reminder per person, deadline and threshold: a deadline that is moved has its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.mail import get_connection

from cellule.courriels import envoyer_a_la_fin
from cellule.models import Cellule
from cellule.perimetre import perimetre
from cellule.typographie import jour_en_lettres
from rapports.actions.campagne import retenir_le_rappel
from rapports.campagnes import campagne_de, echeances
from rapports.courriels import Destinataire, composer, destinataires_de
from rapports.cycle import MODIFIABLES, libelle
from rapports.models import Cote, EtatRapport, Rappel, Rapport

# Days before the deadline; -1 is the day after.
SEUILS_DE_LA_CELLULE = (30, 15, 3, -1)
SEUILS_DE_L_ARS = (15, 3)
# A site that was stopped catches up with the reminders of these days, not with older ones.
RATTRAPAGE = 7
# The reports of these years before the current one may still be awaited.
ANNEES = (1, 2)


@dataclass(frozen=True)
class RappelDu:
    """A reminder that one person should get today."""

    annee: int
    genre: str
    a: Destinataire
    sujet: str
    gabarit: str
    contexte: dict


def seuil_du_jour(reste: int, seuils: tuple[int, ...]) -> int | None:
    """The threshold that `reste` days before a deadline have reached, the nearest; None before the
    first, and when the last one reached is too old to be caught up with."""
    atteints = [seuil for seuil in seuils if reste <= seuil]
    if not atteints or min(atteints) - reste >= RATTRAPAGE:
        return None
    return min(atteints)


def rappels_dus(cellule: Cellule) -> Iterator[RappelDu]:
    """What is due today in the cell. In its perimeter."""
    jour = cellule.aujourdhui()
    for ecart in ANNEES:
        annee = jour.year - ecart
        rapport = Rapport.objects.filter(annee=annee).first()
        etat = EtatRapport(rapport.etat) if rapport else EtatRapport.BROUILLON
        if etat in MODIFIABLES:
            yield from _a_la_cellule(cellule, annee, etat)
        elif etat == EtatRapport.TRANSMIS:
            yield from _a_l_ars(cellule, annee, jour)


def _a_la_cellule(cellule: Cellule, annee: int, etat: EtatRapport) -> Iterator[RappelDu]:
    for echeance in echeances(cellule, annee):
        seuil = seuil_du_jour(echeance.reste, SEUILS_DE_LA_CELLULE)
        if seuil is None:
            continue
        jour = jour_en_lettres(echeance.jour)
        quoi = f"{echeance.libelle} {annee}"
        contexte = {
            "cellule": cellule,
            "annee": annee,
            "echeance": echeance,
            "etat": etat,
            "etat_en_mots": libelle(etat),
        }
        for un in destinataires_de(Cote.CELLULE, cellule, annee):
            yield RappelDu(
                annee,
                f"{echeance.genre}{seuil:+d}:{echeance.jour.isoformat()}",
                un,
                f"{quoi}\u00a0: échéance du {jour} dépassée"
                if echeance.depassee
                else f"{quoi}\u00a0: à transmettre au plus tard le {jour}",
                "rapports/courriels/rappel_cellule.txt",
                contexte,
            )


def _a_l_ars(cellule: Cellule, annee: int, jour: date) -> Iterator[RappelDu]:
    fin = campagne_de(annee).fin_examen
    reste = (fin - jour).days
    seuil = seuil_du_jour(reste, SEUILS_DE_L_ARS)
    if seuil is None or reste < 0:
        return
    contexte = {"cellule": cellule, "annee": annee, "fin": fin, "reste": reste}
    for un in destinataires_de(Cote.ARS, cellule, annee):
        yield RappelDu(
            annee,
            f"examen{seuil:+d}:{fin.isoformat()}",
            un,
            f"Rapport {annee} de {cellule.nom_court}\u00a0: votre décision est attendue",
            "rapports/courriels/rappel_ars.txt",
            contexte,
        )


def rappeler(cellule: Cellule) -> int:
    """Send what is due today and was never sent; returns how many. Safe to run at any time, twice
    or at once.

    The mail server is called first: one that is away costs no reminder, the next run sends it.
    """
    with perimetre(cellule):
        a_envoyer = [du for du in rappels_dus(cellule) if not _est_envoye(du)]
    if not a_envoyer:
        return 0
    with get_connection() as par, perimetre(cellule, ecriture=True):
        envoyes = 0
        for du in a_envoyer:
            if retenir_le_rappel(annee=du.annee, genre=du.genre, destinataire=du.a.adresse):
                envoyer_a_la_fin(composer(du.a, du.sujet, du.gabarit, du.contexte), par)
                envoyes += 1
    return envoyes


def _est_envoye(du: RappelDu) -> bool:
    return Rappel.objects.filter(annee=du.annee, genre=du.genre, destinataire=du.a.adresse).exists()
