"""The mails of the annual cycle: short, in plain text, with what to do and where.

Written in the transaction of the act that they tell, sent once it is committed: nobody hears of
what did not take place. A mail server that does not answer is logged, the act stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from django.core.mail import EmailMessage
from django.urls import reverse

from cellule.courriels import adresse_publique, ecrire_a, envoyer_a_la_fin
from cellule.droits import EQUIPE
from cellule.models import Cellule
from cellule.requetes import agents_de, membres_de
from rapports.models import Cote


class Evenement(StrEnum):
    """What somebody of the other side is told of."""

    TRANSMIS = "transmis"
    CORRECTION = "correction_demandee"
    ACCEPTE = "accepte"
    QUESTION = "question"
    REPONSE = "reponse"
    PROLONGATION = "prolongation"


@dataclass(frozen=True)
class Modele:
    """A mail: who gets it, its subject (about « le rapport {annee} de {cellule} »), its text."""

    pour: Cote
    sujet: str
    gabarit: str


MODELES = {
    Evenement.TRANSMIS: Modele(
        Cote.ARS, "{cellule} a transmis son rapport {annee}", "rapports/courriels/transmis.txt"
    ),
    Evenement.REPONSE: Modele(
        Cote.ARS, "{cellule} a répondu sur son rapport {annee}", "rapports/courriels/reponse.txt"
    ),
    Evenement.CORRECTION: Modele(
        Cote.CELLULE,
        "Rapport {annee}\u00a0: une correction est demandée",
        "rapports/courriels/correction.txt",
    ),
    Evenement.ACCEPTE: Modele(
        Cote.CELLULE, "Rapport {annee}\u00a0: il est accepté", "rapports/courriels/accepte.txt"
    ),
    Evenement.QUESTION: Modele(
        Cote.CELLULE,
        "Rapport {annee}\u00a0: une question de l’ARS",
        "rapports/courriels/question.txt",
    ),
    Evenement.PROLONGATION: Modele(
        Cote.CELLULE,
        "Rapport {annee}\u00a0: un délai est accordé",
        "rapports/courriels/prolongation.txt",
    ),
}


class DeLAnnee(Protocol):
    """A row of a cell and of a year: `Rapport`, `Prolongation`."""

    cellule: Cellule
    annee: int


@dataclass(frozen=True)
class Destinataire:
    """Whom a mail goes to, and the page that it leads them to."""

    adresse: str
    page: str


def prevenir(evenement: Evenement | str, ligne: DeLAnnee, *, auteur: str, texte: str = "") -> int:
    """Tell the other side, once the transaction is committed: `ligne` is the report (or the
    extension), `auteur` who acted, `texte` what they wrote. Returns how many are told."""
    modele = MODELES[Evenement(evenement)]
    cellule, annee = ligne.cellule, ligne.annee
    contexte = {
        "cellule": cellule,
        "annee": annee,
        "auteur": auteur,
        "texte": texte,
        "ligne": ligne,
    }
    sujet = modele.sujet.format(cellule=cellule.nom_court, annee=annee)
    destinataires = list(destinataires_de(modele.pour, cellule, annee))
    for un in destinataires:
        envoyer_a_la_fin(composer(un, sujet, modele.gabarit, contexte))
    return len(destinataires)


def destinataires_de(cote: Cote, cellule: Cellule, annee: int) -> Iterator[Destinataire]:
    """The people in charge in the cell, or the agents of its regions; each once, at the page where
    they act. Somebody without an e-mail address has no account."""
    if cote == Cote.CELLULE:
        page = reverse("rapport_annee", args=[cellule.code, annee])
        for membre in membres_de(cellule, EQUIPE):
            yield Destinataire(membre.email, page)
        return
    vus: set[str] = set()
    for region in cellule.regions:
        page = reverse("ars_rapport", args=[region, cellule.code, annee])
        for agent in agents_de([region]):
            if agent.email not in vus:
                vus.add(agent.email)
                yield Destinataire(agent.email, page)


def composer(a: Destinataire, sujet: str, gabarit: str, contexte: dict) -> EmailMessage:
    """One mail to one person, with the page that it leads to."""
    return ecrire_a(a.adresse, sujet, gabarit, {**contexte, "adresse": adresse_publique(a.page)})
