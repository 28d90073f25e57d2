"""The feed itself, as RFC 5545 writes it, with what the calendars of today ask besides."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event

from cellule.models import Cellule
from evenements.models import Abonnement, PorteeAbonnement

from .fuseaux import fuseau
from .requetes import RendezVous

RYTHME = timedelta(hours=6)
PRODUIT = "-//Maillage//Calendrier de cellule//FR"


def nom_du_calendrier(abonnement: Abonnement, cellule: Cellule) -> str:
    """What the calendar is called in the list of a person's calendars."""
    if abonnement.portee == PorteeAbonnement.ANTENNE:
        return f"{abonnement.antenne}, {cellule.nom_court}"
    if abonnement.portee == PorteeAbonnement.MES_ANTENNES:
        return f"Mes antennes, {cellule.nom_court}"
    return cellule.nom_court


def ecrire(nom: str, cellule: Cellule, rendez_vous: list[RendezVous]) -> bytes:
    """The same rows make the same bytes, so that a calendar is sent nothing when nothing changes.

    No organiser and no attendee: calendars would write to them (interface §5.1).
    """
    calendrier = Calendar()
    calendrier.add("version", "2.0")
    calendrier.add("prodid", PRODUIT)
    calendrier.add("calscale", "GREGORIAN")
    calendrier.add("method", "PUBLISH")
    calendrier.add("name", nom)
    calendrier.add("x-wr-calname", nom)
    calendrier.add("x-wr-timezone", cellule.fuseau)
    calendrier.add("refresh-interval", RYTHME, parameters={"VALUE": "DURATION"})
    calendrier.add("x-published-ttl", "PT6H")
    annees = [r.debut.year for r in rendez_vous if isinstance(r.debut, datetime)]
    if annees:
        calendrier.add_component(fuseau(cellule.zone, max(annees)))
    for un in sorted(rendez_vous, key=lambda r: r.uid):
        calendrier.add_component(_evenement(un, cellule))
    return calendrier.to_ical()


def _evenement(un: RendezVous, cellule: Cellule) -> Event:
    evenement = Event()
    evenement.add("uid", un.uid)
    # Of a feed without a method of scheduling, DTSTAMP is the last revision (RFC 5545, 3.8.7.2).
    revise_le = un.revise_le.astimezone(UTC).replace(microsecond=0)
    evenement.add("dtstamp", revise_le)
    evenement.add("last-modified", revise_le)
    evenement.add("sequence", un.revision)
    evenement.add("dtstart", un.debut)
    if un.fin is not None:
        evenement.add("dtend", un.fin)
    evenement.add("summary", f"{un.sort} : {un.titre}" if un.sort else un.titre)
    evenement.add("status", "CANCELLED" if un.sort else "CONFIRMED")
    # A day without an hour, or what will not be, takes nobody's time.
    libre = bool(un.sort) or not isinstance(un.debut, datetime)
    evenement.add("transp", "TRANSPARENT" if libre else "OPAQUE")
    if un.lieu:
        evenement.add("location", un.lieu)
    lignes = [un.details] if un.details else []
    if un.activite is not None:
        chemin = reverse("activite", args=[cellule.code, un.activite])
        adresse = f"{settings.ADRESSE_PUBLIQUE.rstrip('/')}{chemin}"
        evenement.add("url", adresse)
        # Google shows no URL: the sheet is also in the description.
        lignes.append(f"La fiche, les présences, le compte rendu : {adresse}")
    if lignes:
        evenement.add("description", "\n".join(lignes))
    return evenement
