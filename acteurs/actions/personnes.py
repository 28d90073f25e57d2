"""People of the network, the cell's team, the steering committee."""

from collections.abc import Iterable
from typing import TypedDict, Unpack

from acteurs.colonnes import COPIL, EQUIPE, PROFESSIONNELS
from acteurs.models import Professionnel, Structure
from cellule.actions.codes import creer_avec_code
from cellule.actions.ecriture import Ecriture
from cellule.models import Trace

from .affectations import suivre_la_structure_principale

PREFIXE = "pro-"


class ChampsProfessionnel(TypedDict, total=False):
    """The columns of professionnels.csv."""

    code: str
    nom: str
    prenom: str
    profession: str
    structure: Structure | str | None
    email: str
    equipe_cellule: bool


enregistrer_professionnels = Ecriture(
    PROFESSIONNELS, temoin="pk", apres=suivre_la_structure_principale, au_retour=False
)
enregistrer_equipe = Ecriture(EQUIPE)
enregistrer_copil = Ecriture(COPIL)


def creer_professionnel(**champs: Unpack[ChampsProfessionnel]) -> Professionnel:
    """Add a person; without a code, the next one; of the network unless said otherwise."""
    complets = {"equipe_cellule": False, **champs}
    if champs.get("code"):
        return enregistrer_professionnels.creer(complets)
    return creer_avec_code(
        Professionnel,
        PREFIXE,
        lambda code: enregistrer_professionnels.creer({**complets, "code": code}),
    )


def modifier_professionnel(
    professionnel: Professionnel, **champs: Unpack[ChampsProfessionnel]
) -> Professionnel:
    """Change a person's sheet; the account, if any, stays."""
    return enregistrer_professionnels.modifier(professionnel, champs)


def rattacher_a_une_structure(
    professionnels: Iterable[Professionnel], *, structure: Structure
) -> tuple[int, Trace | None]:
    """Say that these people belong to a structure first of all."""
    changements = [(une, {"structure": structure}) for une in professionnels]
    trace = enregistrer_professionnels.changer_plusieurs(changements)
    return (len(trace.lignes) if trace else 0), trace
