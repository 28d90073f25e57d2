"""The writes of the antennas and of the referents' mandates."""

from collections.abc import Iterable
from datetime import date

from antennes.colonnes import ANTENNES, REFERENTS, REFERENTS_SUIVIS
from antennes.mandats.actions import enregistrer_fonctions
from antennes.models import Antenne, Mandat
from antennes.pistes.actions import enregistrer_nouvelles, enregistrer_pistes
from cellule.actions.codes import creer_avec_code
from cellule.actions.ecriture import Ecriture
from cellule.models import Trace

__all__ = [
    "creer_antenne",
    "enregistrer_antennes",
    "enregistrer_fonctions",
    "enregistrer_nouvelles",
    "enregistrer_pistes",
    "enregistrer_referents",
    "fermer_antennes",
    "tenir_referents",
    "terminer_les_mandats",
]

PREFIXE = "ant-"

enregistrer_antennes = Ecriture(ANTENNES)
enregistrer_referents = Ecriture(REFERENTS)
tenir_referents = Ecriture(REFERENTS_SUIVIS)


def creer_antenne(**champs) -> Antenne:
    """Open an antenna under the next code of the cell."""
    return creer_avec_code(
        Antenne, PREFIXE, lambda code: enregistrer_antennes.creer({**champs, "code": code})
    )


def fermer_antennes(antennes: Iterable[Antenne], *, jour: date) -> Trace | None:
    """Give antennas their last day, all or none."""
    return enregistrer_antennes.changer_plusieurs((une, {"fermee_le": jour}) for une in antennes)


def terminer_les_mandats(mandats: Iterable[Mandat], *, fin: date) -> Trace | None:
    """Give mandates their last day, all or none."""
    return tenir_referents.changer_plusieurs((mandat, {"fin": fin}) for mandat in mandats)
