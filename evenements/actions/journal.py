"""The journal: activities, sessions, attendance, minutes."""

from collections.abc import Iterable, Mapping
from typing import TypedDict, Unpack

from acteurs.models import Structure
from cellule.actions.bilan import Bilan
from cellule.actions.codes import creer_avec_code
from cellule.actions.ecriture import Ecriture
from evenements.colonnes import ACTIVITES, COMPTES_RENDUS, PARTICIPATIONS, SEANCES
from evenements.models import Activite, LigneCompteRendu

from .flux import garder_les_retirees, marquer
from .retenues import retenir


class ChampsActivite(TypedDict, total=False):
    """The columns of activites.csv; a reference is a row or its code."""

    code: str
    type: str
    intitule: str
    debut: object
    fin: object
    statut: str
    role: str
    nature: str
    modalite: str
    antennes: Iterable[object]
    structures: Iterable[Structure | str]
    objectifs: str
    programme: str
    lieu: str
    anonymes: int | None
    heures: object
    cle_partage: str


def _suivre(activites: Iterable[int]) -> None:
    """What an activity, or a session of it, brings up to date when it is written."""
    retenir(activites)
    marquer(activites)


enregistrer_activites = Ecriture(
    ACTIVITES, temoin="pk", apres=_suivre, avant_retrait=garder_les_retirees
)
enregistrer_seances = Ecriture(SEANCES, temoin="activite_id", apres=_suivre)
enregistrer_participations = Ecriture(PARTICIPATIONS)
enregistrer_comptes_rendus = Ecriture(COMPTES_RENDUS)


def creer_activite(**champs: Unpack[ChampsActivite]) -> Activite:
    """Add a line to the journal; without a code, the next of its year: « 2025-104 »."""
    if champs.get("code"):
        return enregistrer_activites.creer(champs)
    annee = str(champs.get("debut", ""))[:4]
    return creer_avec_code(
        Activite,
        f"{annee}-",
        lambda code: enregistrer_activites.creer({**champs, "code": code}),
    )


def modifier_activite(activite: Activite, **champs: Unpack[ChampsActivite]) -> Activite:
    """Change a line of the journal, or say what became of it: `statut="tenu"`."""
    return enregistrer_activites.modifier(activite, champs)


def planifier_seances(activite: Activite, seances: Iterable[Mapping[str, object]]) -> Bilan:
    """Make these the sessions of a training, no more, no fewer."""
    lignes = [{**seance, "activite": activite} for seance in seances]
    return enregistrer_seances.remplacer(lignes=lignes, parmi={"activite": activite})


def enregistrer_presences(activite: Activite, presences: Iterable[Mapping[str, object]]) -> Bilan:
    """Make this the named attendance of an activity, no more, no less."""
    lignes = [{**presence, "activite": activite} for presence in presences]
    return enregistrer_participations.remplacer(lignes=lignes, parmi={"activite": activite})


def ajouter_une_ligne(**champs) -> LigneCompteRendu:
    """Add a line to the minutes of an activity, with a code after that of the activity:
    « 2025-104-cr-001 »."""
    return creer_avec_code(
        LigneCompteRendu,
        f"{champs['activite'].code}-cr-",
        lambda code: enregistrer_comptes_rendus.creer({**champs, "code": code}),
    )
