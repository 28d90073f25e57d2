"""What the antennas and their *référents* ask for today."""

from datetime import date

from django.db.models import CharField, F, Max, Min, Q, QuerySet
from django.db.models.functions import Cast

from acteurs import droits
from antennes.models import Antenne, Mandat
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
from cellule.typographie import INSECABLE, jour_en_lettres
from evenements import droits as journal
from evenements.models import StatutActivite, TypeActivite

MOIS_SANS_REUNION = 9

REUNIONS = Genre(
    "antennes", "Antennes sans réunion", "antennes sans réunion", "Relancer", "map-pinned",
    journal.ECRIRE.code, rang=30, ton="attention",
)  # fmt: skip
MANDATS = Genre(
    "referents", "Mandats de référents", "mandats de référents qui finissent", "Référent",
    "user", droits.ECRIRE.code, rang=62,
)  # fmt: skip


@inscrire(REUNIONS, MANDATS)
def lire(cadre: Cadre) -> Lots:
    jour = cadre.arret
    return ensemble(
        Part(
            REUNIONS, _sans_reunion(jour), lambda trouvee: _antenne(trouvee, jour),
            nom=F("nom"), autre=Cast("ouverte_le", CharField()), jour=F("derniere"),
            autre_jour=F("prochaine"),
        ),
        Part(
            MANDATS, finissants(Mandat, jour, "antenne", "professionnel"), _mandat,
            nom=nom_de("professionnel"), autre=F("antenne__nom"), jour=F("fin"),
        ),
    )  # fmt: skip


def il_y_a(mois: int, jour: date) -> date:
    """The same day some months before, or the last one of a shorter month."""
    annees, rang = divmod(jour.month - 1 - mois, 12)
    for recul in range(4):
        try:
            return date(jour.year + annees, rang + 1, jour.day - recul)
        except ValueError:
            continue
    raise ValueError(jour)


def _sans_reunion(jour: date) -> QuerySet[Antenne]:
    """Open for nine months at least, and no meeting held since."""
    depuis = il_y_a(MOIS_SANS_REUNION, jour)
    reunion = Q(activites__type=TypeActivite.REUNION_ANTENNE)
    tenue = reunion & Q(
        activites__statut_retenu=StatutActivite.TENU, activites__jour_retenu__lte=jour
    )
    prevue = reunion & Q(
        activites__statut_retenu=StatutActivite.PLANIFIE, activites__jour_retenu__gte=jour
    )
    return (
        Antenne.objects.filter(Q(fermee_le=None) | Q(fermee_le__gte=jour), ouverte_le__lte=depuis)
        .annotate(
            derniere=Max("activites__jour_retenu", filter=tenue),
            prochaine=Min("activites__jour_retenu", filter=prevue),
        )
        .filter(Q(derniere=None) | Q(derniere__lt=depuis))
        .order_by("derniere", "nom", "pk")
    )


def _mois_entre(debut: date, fin: date) -> int:
    """Whole months from one day to the other."""
    mois = (fin.year - debut.year) * 12 + fin.month - debut.month
    return mois - (fin.day < debut.day)


def _antenne(antenne: Trouve, jour: date) -> Ligne:
    if antenne.jour:
        mois = _mois_entre(antenne.jour, jour)
        titre = f"{antenne.nom} sans réunion depuis {mois}{INSECABLE}mois"
        detail = f"Dernière réunion le {jour_en_lettres(antenne.jour)}"
    else:
        titre = f"{antenne.nom} n’a jamais été réunie"
        detail = f"Ouverte le {jour_en_lettres(date.fromisoformat(antenne.autre))}"
    if antenne.autre_jour is None:
        return Ligne(titre, detail, jour=antenne.jour)
    prevue = f"{detail}, prochaine le {jour_en_lettres(antenne.autre_jour)}"
    return Ligne(titre, prevue, jour=antenne.jour, ton="neutre", badge="Réunion prévue")


def _mandat(mandat: Trouve) -> Ligne:
    fin = jour_en_lettres(mandat.jour)
    return Ligne(
        f"Mandat de référent de {mandat.nom}", f"{mandat.autre}, jusqu’au {fin}", jour=mandat.jour
    )
