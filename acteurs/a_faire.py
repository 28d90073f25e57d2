"""What the directory, the governance and the team ask for today."""

from datetime import date
from functools import partial

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.urls import reverse

from acteurs import droits
from acteurs.communes.requetes import communes_a_relancer
from acteurs.emploi.requetes import BIENTOT
from acteurs.models import College, MandatCopil, Offre, PosteCellule, Projet, Structure
from acteurs.requetes import UN_AN
from acteurs.requetes_projets import a_relancer, a_relayer
from cellule.a_faire import (
    Genre,
    Ligne,
    Lots,
    Part,
    Trouve,
    ensemble,
    finissants,
    inscrire,
    nom_de,
)
from cellule.instantane import Cadre
from cellule.typographie import INSECABLE, jour_en_lettres, nombre

FICHES = Genre(
    "fiches", "Fiches à vérifier", "fiches à vérifier", "Annuaire", "users",
    droits.ECRIRE.code, rang=50,
)  # fmt: skip
COPIL = Genre(
    "copil", "Mandats au comité de pilotage", "mandats au COPIL qui finissent", "COPIL",
    "handshake", droits.ECRIRE.code, rang=60,
)  # fmt: skip
EQUIPE = Genre(
    "equipe", "Postes de l’équipe", "postes de l’équipe qui finissent", "Équipe", "briefcase",
    droits.ECRIRE.code, rang=65,
)  # fmt: skip
OFFRES = Genre(
    "offres", "Offres d’emploi", "offres d’emploi qui expirent", "Offre", "newspaper",
    droits.ECRIRE.code, rang=70,
)  # fmt: skip

RELANCES = Genre(
    "relances", "Projets à relancer", "projets à relancer", "Projet", "folder-kanban",
    droits.ECRIRE_PROJETS.code, rang=40,
)  # fmt: skip
APPELS = Genre(
    "appels", "Appels à relayer", "appels à relayer avant leur date limite", "Appel", "megaphone",
    droits.ECRIRE_PROJETS.code, rang=45,
)  # fmt: skip
COMMUNES = Genre(
    "communes", "Communes à relancer", "communes à relancer", "Commune", "landmark",
    droits.ECRIRE.code, rang=42,
)  # fmt: skip


@inscrire(FICHES, COPIL, EQUIPE, OFFRES, RELANCES, APPELS, COMMUNES)
def lire(cadre: Cadre) -> Lots:
    jour = cadre.arret
    fiches = _fiches(cadre)
    yield FICHES, fiches, len(fiches)
    personne, fin = nom_de("professionnel"), F("fin")
    yield from ensemble(
        Part(
            COPIL, finissants(MandatCopil, jour, "professionnel", "college"),
            partial(_mandat, cadre),
            nom=personne, autre=F("college"), jour=fin,
        ),
        Part(
            EQUIPE, finissants(PosteCellule, jour, "professionnel"), partial(_poste, cadre),
            nom=personne, autre=F("fonction"), jour=fin,
        ),
        Part(
            OFFRES, _offres(jour), partial(_offre, cadre),
            nom=F("poste"), autre=F("structure__nom"), jour=F("expire_le"),
        ),
        Part(
            RELANCES, a_relancer(Projet.objects, jour).order_by("relance_le", "pk"),
            partial(_relance, cadre),
            nom=F("intitule"), autre=F("relance_texte"), jour=F("relance_le"),
        ),
        Part(
            COMMUNES, _communes(cadre), partial(_commune, cadre),
            nom=F("commune"), autre=F("relance_texte"), jour=F("relance_le"),
        ),
        Part(
            APPELS, a_relayer(jour).order_by("echeance", "pk"), partial(_appel, cadre),
            nom=F("intitule"), autre=F("emetteur"), jour=F("echeance"),
        ),
    )  # fmt: skip


def _fiches(cadre: Cadre) -> list[Ligne]:
    """The sheets of the region that count in D6 today, and that nobody has checked for a year."""
    jour = cadre.arret
    actives = Structure.objects.filter(
        Q(ouverte_le=None) | Q(ouverte_le__lte=jour),
        Q(fermee_le=None) | Q(fermee_le__gte=jour),
        survivante=None,
        departement__in=cadre.cellule.departements,
    ).exclude(type="CELLULE")
    lues = actives.annotate(vue=Max("verifications__date")).aggregate(
        jamais=Count("pk", filter=Q(vue=None)),
        anciennes=Count("pk", filter=Q(vue__lt=jour - UN_AN)),
    )
    jamais, anciennes = lues["jamais"], lues["anciennes"]
    if not jamais + anciennes:
        return []
    s = "s" if jamais + anciennes > 1 else ""
    details = []
    if jamais:
        details.append(f"{nombre(jamais)} jamais vérifiée{'s' if jamais > 1 else ''}")
    if anciennes:
        details.append(f"{nombre(anciennes)} sans vérification depuis un an")
    return [
        Ligne(
            f"{nombre(jamais + anciennes)}{INSECABLE}fiche{s} à vérifier",
            ", ".join(details),
            f"{reverse('liste_structures', args=[cadre.cellule.code])}?fiche=non&ouverte=oui",
        )
    ]


def _mandat(cadre: Cadre, mandat: Trouve) -> Ligne:
    detail = f"{College(mandat.autre).label}, jusqu’au {jour_en_lettres(mandat.jour)}"
    url = reverse("mandat_copil", args=[cadre.cellule.code, mandat.cle])
    return Ligne(f"Mandat au COPIL de {mandat.nom}", detail, url, mandat.jour)


def _poste(cadre: Cadre, poste: Trouve) -> Ligne:
    detail = f"{poste.autre}, jusqu’au {jour_en_lettres(poste.jour)}"
    url = reverse("poste", args=[cadre.cellule.code, poste.cle])
    return Ligne(f"Poste de {poste.nom}", detail, url, poste.jour)


def _offres(jour: date) -> QuerySet[Offre]:
    """Not filled, not put online again, and about to go."""
    remises = Offre.objects.filter(repost_de=OuterRef("pk"))
    proches = {"expire_le__gte": jour, "expire_le__lte": jour + BIENTOT}
    offres = Offre.objects.filter(~Exists(remises), pourvue_le=None, **proches)
    return offres.order_by("expire_le", "pk")


def _offre(cadre: Cadre, offre: Trouve) -> Ligne:
    fin = jour_en_lettres(offre.jour)
    return Ligne(
        f"Offre «{INSECABLE}{offre.nom}{INSECABLE}»",
        f"{offre.autre}, expire le {fin}",
        reverse("offre", args=[cadre.cellule.code, offre.cle]),
        jour=offre.jour,
    )


def _relance(cadre: Cadre, projet: Trouve) -> Ligne:
    prevue = f"relance prévue le {jour_en_lettres(projet.jour)}"
    return Ligne(
        f"Projet «{INSECABLE}{projet.nom}{INSECABLE}»",
        f"{projet.autre}, {prevue}" if projet.autre else prevue.capitalize(),
        reverse("projet", args=[cadre.cellule.code, projet.cle]),
        projet.jour,
    )


def _appel(cadre: Cadre, appel: Trouve) -> Ligne:
    return Ligne(
        f"Appel «{INSECABLE}{appel.nom}{INSECABLE}»",
        f"{appel.autre}, jusqu’au {jour_en_lettres(appel.jour)}",
        reverse("appel", args=[cadre.cellule.code, appel.cle]),
        appel.jour,
    )


def _communes(cadre: Cadre) -> QuerySet:
    """For a cell that works with them; what it noted before it stopped waits for nobody."""
    dues = communes_a_relancer(cadre.arret)
    return dues if cadre.cellule.suit_les_communes else dues.filter(relance_le=None)


def _commune(cadre: Cadre, suivi: Trouve) -> Ligne:
    prevue = f"relance prévue le {jour_en_lettres(suivi.jour)}"
    return Ligne(
        f"Commune : {suivi.nom}",
        f"{suivi.autre}, {prevue}" if suivi.autre else prevue.capitalize(),
        reverse("commune", args=[cadre.cellule.code, suivi.cle]),
        suivi.jour,
    )
