"""What the antennas and their *référents* ask for today."""

from datetime import date

from django.db.models import CharField, F
from django.db.models.functions import Cast

from antennes import droits
from antennes.models import Mandat
from antennes.pistes.requetes import nouvelles_a_lire
from antennes.requetes import sans_reunion
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

REUNIONS = Genre(
    "antennes", "Antennes sans réunion", "antennes sans réunion", "Relancer", "map-pinned",
    journal.ECRIRE.code, rang=30, ton="attention",
)  # fmt: skip
MANDATS = Genre(
    "referents", "Mandats de référents", "mandats de référents qui finissent", "Référent",
    "user", droits.ECRIRE.code, rang=62,
)  # fmt: skip
NOUVELLES = Genre(
    "nouvelles", "Nouvelles du terrain", "nouvelles du terrain à lire", "Lire", "megaphone",
    droits.ECRIRE.code, rang=20,
)  # fmt: skip


@inscrire(NOUVELLES, REUNIONS, MANDATS)
def lire(cadre: Cadre) -> Lots:
    jour = cadre.arret
    return ensemble(
        Part(
            NOUVELLES, nouvelles_a_lire(), _nouvelle,
            nom=F("antenne__nom"), autre=F("texte"), jour=F("jour"),
        ),
        Part(
            REUNIONS, sans_reunion(jour), lambda trouvee: _antenne(trouvee, jour),
            nom=F("nom"), autre=Cast("ouverte_le", CharField()), jour=F("derniere"),
            autre_jour=F("prochaine"),
        ),
        Part(
            MANDATS, finissants(Mandat, jour, "antenne", "professionnel"), _mandat,
            nom=nom_de("professionnel"), autre=F("antenne__nom"), jour=F("fin"),
        ),
    )  # fmt: skip


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


def _nouvelle(nouvelle: Trouve) -> Ligne:
    return Ligne(nouvelle.autre, nouvelle.nom, jour=nouvelle.jour)


def _mandat(mandat: Trouve) -> Ligne:
    fin = jour_en_lettres(mandat.jour)
    return Ligne(
        f"Mandat de référent de {mandat.nom}", f"{mandat.autre}, jusqu’au {fin}", jour=mandat.jour
    )
