"""What the journal and the communication ask for today."""

from datetime import date, timedelta
from functools import partial

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse

from cellule.a_faire import Genre, Ligne, Lots, Part, Trouve, ensemble, inscrire
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
from evenements.requetes import toutes_a_confirmer
from evenements.taches.requetes import en_retard, taches

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
A_EU_LIEU, SANS_PRESENT = f"a-t-elle eu lieu{INSECABLE}?", "personne n’y est noté"

CONFIRMER = Genre(
    "a_confirmer", "Activités à confirmer", "activités à confirmer", "À confirmer",
    "triangle-alert", droits.ECRIRE.code, rang=10, ton="attention", vue="a_confirmer",
)  # fmt: skip
PRESENCES = Genre(
    "presences", "Présences à noter", "activités sans présence", "Présences", "user-plus",
    droits.ECRIRE.code, rang=20,
)  # fmt: skip
TACHES = Genre(
    "taches", "Tâches en retard", "tâches en retard", "Tâche", "circle-dashed",
    droits.ECRIRE.code, rang=25, vue="liste_taches",
)  # fmt: skip
ENQUETES = Genre(
    "enquetes", "Enquêtes à clore", "enquêtes à clore", "Enquête", "chart-column",
    droits.MISSIONS_ECRIRE.code, rang=75,
)  # fmt: skip
AUDIENCES = Genre(
    "audiences", "Relevés d’audience", "supports sans relevé", "Audience", "megaphone",
    droits.COMMUNICATION_ECRIRE.code, rang=80,
)  # fmt: skip


@inscrire(CONFIRMER, PRESENCES, TACHES, ENQUETES, AUDIENCES)
def lire(cadre: Cadre) -> Lots:
    jour = cadre.arret
    champs = {"nom": F("intitule"), "jour": F("jour_retenu")}

    *lots, (genre, releves, combien) = ensemble(
        Part(
            CONFIRMER,
            _a_confirmer(jour),
            partial(_activite, cadre, "activite", A_EU_LIEU),
            **champs,
        ),
        Part(
            PRESENCES,
            _sans_presence(jour),
            partial(_activite, cadre, "presences", SANS_PRESENT),
            **champs,
        ),
        Part(
            TACHES,
            taches().filter(en_retard(jour)).order_by("-echeance", "-pk"),
            partial(_tache, cadre),
            nom=F("texte"),
            jour=F("echeance"),
        ),
        Part(
            ENQUETES,
            _enquetes(jour),
            partial(_enquete, cadre),
            nom=F("intitule"),
            jour=F("close_le"),
        ),
        Part(AUDIENCES, _sans_releve(jour), _support, nom=F("nom")),
    )
    yield from lots
    if releves:
        yield genre, [_releves(cadre, releves, combien)], 1


def _a_confirmer(jour: date) -> QuerySet[Activite]:
    """The latest first, which somebody still remembers."""
    return toutes_a_confirmer(jour).order_by("-jour_retenu", "-pk")


def _sans_presence(jour: date) -> QuerySet[Activite]:
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


def _activite(cadre: Cadre, vue: str, mots: str, activite: Trouve) -> Ligne:
    quand = en_capitale(jour_en_lettres(activite.jour, forme="jour"))
    url = reverse(vue, args=[cadre.cellule.code, activite.cle])
    return Ligne(activite.nom, f"{quand}{INSECABLE}: {mots}", url, activite.jour)


def _tache(cadre: Cadre, tache: Trouve) -> Ligne:
    url = reverse("ligne_compte_rendu", args=[cadre.cellule.code, tache.cle])
    quand = jour_en_lettres(tache.jour)
    return Ligne(tache.nom, f"Promise pour le {quand}", url, tache.jour)


def _enquetes(jour: date) -> QuerySet[Enquete]:
    ouvertes = (StatutEnquete.PREVUE, StatutEnquete.OUVERTE)
    return Enquete.objects.filter(statut__in=ouvertes, close_le__lt=jour).order_by("close_le", "pk")


def _enquete(cadre: Cadre, enquete: Trouve) -> Ligne:
    fin = jour_en_lettres(enquete.jour)
    url = reverse("enquete", args=[cadre.cellule.code, enquete.cle])
    return Ligne(enquete.nom, f"Sa date de clôture, le {fin}, est passée", url, enquete.jour)


def _mois_fini(jour: date) -> tuple[date, date]:
    """The first and last days of the month before."""
    fin = jour.replace(day=1) - timedelta(days=1)
    return fin.replace(day=1), fin


def _sans_releve(jour: date) -> QuerySet[Publication]:
    """The newsletters and channels of which nothing was read for the month that has just ended."""
    debut, fin = _mois_fini(jour)
    lues = Audience.objects.filter(publication=OuterRef("pk"), date__gte=debut, date__lte=fin)
    ouvertes = Q(ferme_le=None) | Q(ferme_le__gte=fin)
    return Publication.objects.filter(ouvertes, ~Exists(lues), ouvert_le__lte=fin).order_by(
        "nom", "pk"
    )


def _support(support: Trouve) -> Ligne:
    return Ligne(support.nom)


def _releves(cadre: Cadre, supports: list[Ligne], combien: int) -> Ligne:
    """All of them are read at once: one line."""
    _, fin = _mois_fini(cadre.arret)
    mois = MOIS[fin.month - 1]
    de = "d’" if mois[0] in "ao" else "de "
    s = "s" if combien > 1 else ""
    titre = f"Relevés d’audience {de}{mois} {fin.year}{INSECABLE}: {nombre(combien)} support{s}"
    url = reverse("releves", args=[cadre.cellule.code])
    return Ligne(titre, ", ".join(support.titre for support in supports), url, fin)
