"""Projects, acts of support, job offers."""

from collections.abc import Iterable
from typing import TypedDict, Unpack

from acteurs.colonnes import ACTES, OFFRES, PROCESS_POSTES, PROJETS, PROJETS_SUIVIS
from acteurs.models import Offre, Projet, Structure
from cellule.actions.codes import creer_avec_code
from cellule.actions.ecriture import Ecriture

PREFIXE_PROJET, PREFIXE_OFFRE = "prj-", "off-"


class ChampsProjet(TypedDict, total=False):
    """The columns of projets.csv, then those that only screens keep."""

    code: str
    intitule: str
    nature: str
    porteur: Structure | str | None
    departements: Iterable[str]
    partenaires: Iterable[Structure | str]
    commun: bool
    construit_le: object
    debut_accompagnement: object
    fin_accompagnement: object
    etape: str
    modele: Projet | str | None
    resultat: str
    relance_le: object
    relance_texte: str
    partage: bool
    source: str


class ChampsOffre(TypedDict, total=False):
    """The columns of offres.csv."""

    code: str
    structure: Structure | str
    poste: str
    publiee_le: object
    expire_le: object
    pourvue_le: object
    repost_de: Offre | str | None


enregistrer_projets = Ecriture(PROJETS)
tenir_projets = Ecriture(PROJETS_SUIVIS)
enregistrer_actes = Ecriture(ACTES)
enregistrer_offres = Ecriture(OFFRES)
enregistrer_process_postes = Ecriture(PROCESS_POSTES)


def creer_projet(**champs: Unpack[ChampsProjet]) -> Projet:
    """Add a project; without a code, it takes the next one."""
    if champs.get("code"):
        return tenir_projets.creer(champs)
    return creer_avec_code(
        Projet, PREFIXE_PROJET, lambda code: tenir_projets.creer({**champs, "code": code})
    )


def modifier_projet(projet: Projet, **champs: Unpack[ChampsProjet]) -> Projet:
    return tenir_projets.modifier(projet, champs)


def creer_offre(**champs: Unpack[ChampsOffre]) -> Offre:
    """Add an offer; without a code, it takes the next one."""
    if champs.get("code"):
        return enregistrer_offres.creer(champs)
    return creer_avec_code(
        Offre, PREFIXE_OFFRE, lambda code: enregistrer_offres.creer({**champs, "code": code})
    )


def modifier_offre(offre: Offre, **champs: Unpack[ChampsOffre]) -> Offre:
    return enregistrer_offres.modifier(offre, champs)
