"""What the journal and the communication ask for today."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from cellule.a_faire import Genre, Ligne, Lots, bornees, inscrire
from cellule.instantane import Cadre
from cellule.typographie import INSECABLE, MOIS, en_capitale, jour_en_lettres, nombre
from evenements import droits
from evenements.models import (
    Activite,
    Audience,
    Enquete,
    Presence,
    Publication,
    StatutActivite,
    StatutEnquete,
    TypeActivite,
)

# Those whose attendance an indicator or the minutes wait for.
AVEC_PRESENCES = (
    TypeActivite.COPIL,
    TypeActivite.GROUPE_TRAVAIL,
    TypeActivite.REUNION_ANTENNE,
    TypeActivite.EVENEMENT,
    TypeActivite.FORMATION,
)
# « The last weeks »: beyond, the page of the indicator says what is missing.
SEMAINES_DE_PRESENCES = timedelta(weeks=6)

CONFIRMER = Genre(
    "a_confirmer", "Activités à confirmer", "activités à confirmer", "À confirmer",
    "triangle-alert", droits.ECRIRE.code, rang=10, ton="attention",
)  # fmt: skip
PRESENCES = Genre(
    "presences", "Présences à noter", "activités sans présence", "Présences", "user-plus",
    droits.ECRIRE.code, rang=20,
)  # fmt: skip
ENQUETES = Genre(
    "enquetes", "Enquêtes à clore", "enquêtes à clore", "Enquête", "chart-column",
    droits.ECRIRE.code, rang=75,
)  # fmt: skip
AUDIENCES = Genre(
    "audiences", "Relevés d’audience", "supports sans relevé", "Audience", "megaphone",
    droits.ECRIRE.code, rang=80,
)  # fmt: skip


@inscrire(CONFIRMER, PRESENCES, ENQUETES, AUDIENCES)
def lire(cadre: Cadre) -> Lots:
    jour = cadre.arret
    passees, combien = bornees(_a_confirmer(jour))
    yield CONFIRMER, [_activite(cadre, une, "a-t-elle eu lieu ?") for une in passees], combien
    tenues, combien = bornees(_sans_presence(jour))
    yield PRESENCES, [_activite(cadre, une, "personne n’y est noté") for une in tenues], combien
    enquetes, combien = bornees(_enquetes(jour))
    yield ENQUETES, [_enquete(une) for une in enquetes], combien
    releves = _audiences(jour)
    yield AUDIENCES, releves, len(releves)


def _a_confirmer(jour: date):
    """Planned and past, whatever the year (regles §1, `a_confirmer`); the latest first, which
    somebody still remembers."""
    return Activite.objects.filter(
        statut_retenu=StatutActivite.PLANIFIE, jour_retenu__lt=jour
    ).order_by("-jour_retenu", "-pk")


def _sans_presence(jour: date):
    """Held in the last weeks, and not « renseignée » (regles §1)."""
    comptees = Presence.objects.filter(activite=OuterRef("pk"), comptee=True)
    return Activite.objects.filter(
        ~Exists(comptees),
        statut_retenu=StatutActivite.TENU,
        jour_retenu__gte=jour - SEMAINES_DE_PRESENCES,
        jour_retenu__lte=jour,
        type__in=AVEC_PRESENCES,
        anonymes=None,
    ).order_by("-jour_retenu", "-pk")


def _activite(cadre: Cadre, activite: Activite, mots: str) -> Ligne:
    quand = en_capitale(jour_en_lettres(activite.jour_retenu, forme="jour"))
    mots = mots.replace(" ?", f"{INSECABLE}?")
    return Ligne(
        activite.intitule,
        f"{quand}{INSECABLE}: {mots}",
        reverse("activite", args=[cadre.cellule.code, activite.pk]),
        activite.jour_retenu,
    )


def _enquetes(jour: date):
    ouvertes = (StatutEnquete.PREVUE, StatutEnquete.OUVERTE)
    return Enquete.objects.filter(statut__in=ouvertes, close_le__lt=jour).order_by("close_le", "pk")


def _enquete(enquete: Enquete) -> Ligne:
    fin = jour_en_lettres(enquete.close_le)
    detail = f"Sa date de clôture, le {fin}, est passée"
    return Ligne(enquete.intitule, detail, jour=enquete.close_le)


def _audiences(jour: date) -> list[Ligne]:
    """The newsletters and channels of which nothing was read for the month that has just ended."""
    fin = jour.replace(day=1) - timedelta(days=1)
    debut = fin.replace(day=1)
    lues = Audience.objects.filter(publication=OuterRef("pk"), date__gte=debut, date__lte=fin)
    ouvertes = Publication.objects.filter(
        Q(ferme_le=None) | Q(ferme_le__gte=fin), ~Exists(lues), ouvert_le__lte=fin
    )
    noms = [publication.nom for publication in ouvertes.order_by("nom", "pk")]
    if not noms:
        return []
    mois = MOIS[fin.month - 1]
    de = "d’" if mois[0] in "ao" else "de "
    s = "s" if len(noms) > 1 else ""
    titre = f"Relevés d’audience {de}{mois} {fin.year}{INSECABLE}: {nombre(len(noms))} support{s}"
    return [Ligne(titre, ", ".join(noms), jour=fin)]
