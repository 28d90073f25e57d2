"""The mail of the week to each référent: once a week at most, and only if there is something.

The row is written first, the mail leaves once it is committed; a site that was stopped on Monday
catches up until Wednesday (docs/decisions/reminders-at-most-once.md).
"""

from collections.abc import Iterator

from django.core.mail import EmailMessage, get_connection
from django.urls import reverse

from cellule.courriels import adresse_publique, ecrire_a, envoyer_a_la_fin
from cellule.models import Cellule
from cellule.perimetre import perimetre
from cellule.typographie import INSECABLE

from .actions import retenir_la_semaine
from .liens import Geste, faire
from .semaine import Referent, Semaine, lundi, referents, semaine_de

MERCREDI = 2


def ecrire_la_semaine(cellule: Cellule) -> int:
    """Send the mails of this week that were not; returns how many. Safe to run at any time, twice
    or at once."""
    if cellule.aujourdhui().weekday() > MERCREDI:
        return 0
    with perimetre(cellule):
        dus = list(courriels_dus(cellule))
    if not dus:
        return 0
    semaine = lundi(cellule.aujourdhui())
    # The mail server is called first: one that is away costs nobody their mail of the week.
    with get_connection() as serveur, perimetre(cellule, ecriture=True):
        envoyes = 0
        for courriel in dus:
            if retenir_la_semaine(semaine=semaine, destinataire=courriel.to[0]):
                envoyer_a_la_fin(courriel, serveur)
                envoyes += 1
    return envoyes


def courriels_dus(cellule: Cellule) -> Iterator[EmailMessage]:
    jour = cellule.aujourdhui()
    for referent in referents(cellule):
        if referent.compte.hebdo and (semaine := semaine_de(referent, jour)):
            yield composer(cellule, referent, semaine)


def composer(cellule: Cellule, referent: Referent, semaine: Semaine) -> EmailMessage:
    compte = referent.compte
    arret = faire(cellule, referent.mandats[0], compte, Geste.ARRET)

    def lien(mandat, geste: Geste, ligne: int) -> str:
        return faire(cellule, mandat, compte, geste, ligne)

    contexte = {
        "cellule": cellule,
        "antennes": [antenne.nom for antenne in referent.antennes],
        "jour": cellule.aujourdhui(),
        "a_confirmer": [
            (une, [(mot, lien(m, geste, une.pk)) for geste, mot in REPONSES])
            for une, m in semaine.a_confirmer
        ],
        "taches": [(une, lien(m, Geste.FAITE, une.pk)) for une, m in semaine.taches],
        "muettes": [
            (une, adresse_publique(reverse("preparer_une_reunion", args=[cellule.code, une.pk])))
            for une in semaine.muettes
        ],
        "arret": arret,
    }
    return ecrire_a(
        compte.email,
        f"Votre semaine de référent{INSECABLE}: {_en_bref(semaine)}",
        "antennes/suites/hebdo.txt",
        contexte,
        page="antennes/suites/hebdo.html",
        entetes={
            "List-Unsubscribe": f"<{arret}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


REPONSES = (
    (Geste.TENUE, "Tenue"),
    (Geste.REPORTEE, "Reportée"),
    (Geste.ANNULEE, "Annulée"),
)


def _en_bref(semaine: Semaine) -> str:
    comptes = (
        (len(semaine.a_confirmer), "réunion{} à confirmer"),
        (len(semaine.taches), "tâche{}"),
        (len(semaine.muettes), "antenne{} sans réunion"),
    )
    mots = [f"{n} {mot.format('s' if n > 1 else '')}" for n, mot in comptes if n]
    return ", ".join(mots)
