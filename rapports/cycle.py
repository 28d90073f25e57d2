"""The cycle of a report: its steps, who may take them, its states in the words of each side.

brouillon → figé → transmis → accepté, or correction demandée → figé again, as a new version.
Nothing is ever unfrozen. The database holds the same steps (`migrations/0005_scelle.py`).
"""

from dataclasses import dataclass
from enum import StrEnum

from cellule.droits import EQUIPE
from cellule.models import Role
from rapports.models import Cote, EtatRapport


class Acte(StrEnum):
    FIGER = "figer"
    TRANSMETTRE = "transmettre"
    ACCEPTER = "accepter"
    DEMANDER_CORRECTION = "demander_correction"


@dataclass(frozen=True)
class Passage:
    """One step: from which states it starts, where it leads, who may take it, from which side."""

    depuis: frozenset[EtatRapport]
    vers: EtatRapport
    roles: frozenset[str]
    cote: Cote


def _passage(
    depuis: tuple[EtatRapport, ...], vers: EtatRapport, roles: tuple[Role, ...], cote: Cote
) -> Passage:
    return Passage(frozenset(depuis), vers, frozenset(map(str, roles)), cote)


PASSAGES = {
    Acte.FIGER: _passage(
        (EtatRapport.BROUILLON, EtatRapport.FIGE, EtatRapport.CORRECTION),
        EtatRapport.FIGE, EQUIPE, Cote.CELLULE,
    ),
    Acte.TRANSMETTRE: _passage(
        (EtatRapport.FIGE,), EtatRapport.TRANSMIS, (Role.RESPONSABLE,), Cote.CELLULE
    ),
    Acte.ACCEPTER: _passage(
        (EtatRapport.TRANSMIS,), EtatRapport.ACCEPTE, (Role.AGENT_ARS,), Cote.ARS
    ),
    Acte.DEMANDER_CORRECTION: _passage(
        (EtatRapport.TRANSMIS,), EtatRapport.CORRECTION, (Role.AGENT_ARS,), Cote.ARS
    ),
}  # fmt: skip

# A state is not the same thing to who wrote the report and to who waits for it.
LIBELLES = {
    Cote.CELLULE: {
        EtatRapport.BROUILLON: "brouillon",
        EtatRapport.FIGE: "figé, à transmettre",
        EtatRapport.TRANSMIS: "transmis à l’ARS",
        EtatRapport.CORRECTION: "à corriger",
        EtatRapport.ACCEPTE: "accepté par l’ARS",
    },
    Cote.ARS: {
        EtatRapport.BROUILLON: "en préparation dans la cellule",
        EtatRapport.FIGE: "en préparation dans la cellule",
        EtatRapport.TRANSMIS: "à examiner",
        EtatRapport.CORRECTION: "correction attendue de la cellule",
        EtatRapport.ACCEPTE: "accepté",
    },
}
# Tone and icon of a badge, by side: what waits for the reader stands out.
TONS = {
    Cote.CELLULE: {
        EtatRapport.BROUILLON: ("neutre", "pencil"),
        EtatRapport.FIGE: ("attention", "lock"),
        EtatRapport.TRANSMIS: ("info", "upload"),
        EtatRapport.CORRECTION: ("attention", "triangle-alert"),
        EtatRapport.ACCEPTE: ("ok", "circle-check"),
    },
    Cote.ARS: {
        EtatRapport.BROUILLON: ("neutre", "circle-dashed"),
        EtatRapport.FIGE: ("neutre", "circle-dashed"),
        EtatRapport.TRANSMIS: ("attention", "clock"),
        EtatRapport.CORRECTION: ("info", "clock"),
        EtatRapport.ACCEPTE: ("ok", "circle-check"),
    },
}
# While the agency reads, and once it has accepted, the cell's texts and values are not edited.
MODIFIABLES = frozenset({EtatRapport.BROUILLON, EtatRapport.FIGE, EtatRapport.CORRECTION})


def libelle(etat: str, cote: Cote = Cote.CELLULE) -> str:
    """The state in the words of a side."""
    return LIBELLES[cote][EtatRapport(etat)]


def badge(etat: str, cote: Cote = Cote.CELLULE) -> tuple[str, str, str]:
    """Words, tone and icon of a state, for `{% badge %}`."""
    return (libelle(etat, cote), *TONS[cote][EtatRapport(etat)])


def permis(acte: Acte, etat: str) -> bool:
    """True when the cycle allows this step from this state."""
    return EtatRapport(etat) in PASSAGES[acte].depuis
