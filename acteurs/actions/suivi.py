"""The daily life of a project: its stage, its reminders, its acts, what is shared of it."""

from collections.abc import Iterable
from datetime import date

from acteurs.colonnes import APPELS, PRATIQUES
from acteurs.models import Acte, AppelAProjets, BonnePratique, Projet
from cellule.actions.ecriture import Ecriture
from cellule.models import ModelePartage, Trace

from .projets import enregistrer_actes, tenir_projets

tenir_appels = Ecriture(APPELS)
tenir_pratiques = Ecriture(PRATIQUES)
TENIR = {Projet: tenir_projets, AppelAProjets: tenir_appels, BonnePratique: tenir_pratiques}

# How many rows have changed, and the trace that undoes it.
Fait = tuple[int, Trace | None]


def changer_l_etape(projets: Iterable[Projet], *, etape: str) -> Fait:
    """Move projects to a stage; those that are there already stay as they are."""
    return _changer(tenir_projets, projets, etape=etape)


def fixer_la_relance(
    projets: Iterable[Projet], *, relance_le: date | None, relance_texte: str = ""
) -> Fait:
    """Set the next reminder of projects, or take it away (no day)."""
    texte = relance_texte if relance_le else ""
    return _changer(tenir_projets, projets, relance_le=relance_le, relance_texte=texte)


def partager(lignes: Iterable[ModelePartage], *, partage: bool) -> Fait:
    """Let the other cells read rows of one table, or no longer."""
    lignes = list(lignes)
    return _changer(TENIR[type(lignes[0])], lignes, partage=partage) if lignes else (0, None)


def dire_relayes(appels: Iterable[AppelAProjets], *, relaye_le: date) -> Fait:
    """Say on which day calls were passed on to the actors."""
    return _changer(tenir_appels, appels, relaye_le=relaye_le)


def noter_un_acte(projet: Projet, *, date: date, nature: str, texte: str = "") -> Acte:
    """Add an act of support."""
    return enregistrer_actes.creer(
        {"projet": projet, "date": date, "nature": nature, "texte": texte}
    )


def creer_appel(**champs: object) -> AppelAProjets:
    return tenir_appels.creer(champs)


def creer_pratique(**champs: object) -> BonnePratique:
    return tenir_pratiques.creer(champs)


def _changer(ecriture: Ecriture, lignes: Iterable, **champs: object) -> Fait:
    trace = ecriture.changer_plusieurs([(ligne, champs) for ligne in lignes])
    return (len(trace.lignes) if trace else 0), trace
