"""Mails: one person each, plain text, sent once the transaction that they tell of is committed.

Nobody hears of what did not take place. A mail server that does not answer is logged, the act
stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template.loader import render_to_string


@dataclass(frozen=True)
class PieceJointe:
    """A file that goes with a mail."""

    nom: str
    octets: bytes
    type_mime: str


def adresse_publique(chemin: str) -> str:
    """The whole address of a page of the site, as a mail needs it."""
    return f"{settings.ADRESSE_PUBLIQUE.rstrip('/')}{chemin}"


def ecrire_a(
    destinataire: str,
    sujet: str,
    gabarit: str,
    contexte: dict,
    *,
    repondre_a: str = "",
    jointes: Iterable[PieceJointe] = (),
    entetes: Mapping[str, str] | None = None,
    page: str = "",
) -> EmailMessage:
    """One mail to one person: nobody reads the address of another. `page`: the template of the
    same in HTML, beside the plain text."""
    courriel = EmailMultiAlternatives(
        # A name on two lines would be a second header.
        subject=" ".join(sujet.splitlines()),
        body=render_to_string(gabarit, contexte).strip() + "\n",
        to=[destinataire],
        reply_to=[repondre_a] if repondre_a else None,
        headers={"Auto-Submitted": "auto-generated", **(entetes or {})},
    )
    if page:
        courriel.attach_alternative(render_to_string(page, contexte), "text/html")
    for jointe in jointes:
        courriel.attach(jointe.nom, jointe.octets, jointe.type_mime)
    return courriel


def envoyer_a_la_fin(courriel: EmailMessage, par: BaseEmailBackend | None = None) -> None:
    """Send it when the transaction is committed, and not at all otherwise; a failure is logged."""
    courriel.connection = par
    transaction.on_commit(lambda: courriel.send(), robust=True)
