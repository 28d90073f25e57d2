"""What a letter may tell of: a kind of row, the heading that it goes under, what is said of it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from acteurs.droits import LIRE as LIRE_ACTEURS
from acteurs.droits import LIRE_PROJETS
from acteurs.models import AppelAProjets, BonnePratique, Offre, Projet
from cellule.typographie import en_capitale, jour_en_lettres
from evenements import droits
from evenements.models import Activite


@dataclass(frozen=True)
class Sujet:
    """A kind of row: `table` as the trail calls it, `fiche` the name of its page's address."""

    table: str
    modele: type[Model]
    fiche: str
    rubrique: str
    icone: str
    droit: str
    # What follows the title in the letter, and an address that its readers can open.
    dire: Callable[[Model], str]
    avec: tuple[str, ...] = ()
    lien: str = ""

    def lignes(self) -> QuerySet:
        return self.modele.objects.select_related(*self.avec)


def _de_l_activite(activite: Activite) -> str:
    jour = jour_en_lettres(activite.jour_retenu, forme="jour", exposant="er")
    return ", ".join(filter(None, [jour, activite.lieu]))


def _de_l_offre(offre: Offre) -> str:
    fin = f"jusqu’au {jour_en_lettres(offre.expire_le)}" if offre.expire_le else ""
    return ", ".join(filter(None, [offre.structure.nom, fin]))


def _de_l_appel(appel: AppelAProjets) -> str:
    fin = f"date limite le {jour_en_lettres(appel.echeance)}" if appel.echeance else ""
    return ", ".join(filter(None, [appel.emetteur, fin]))


def _du_projet(projet: Projet) -> str:
    return ", ".join(filter(None, [projet.porteur and projet.porteur.nom, projet.nature]))


def _de_la_pratique(pratique: BonnePratique) -> str:
    return en_capitale(pratique.domaine) if pratique.domaine else ""


SUJETS = (
    Sujet(
        "activites", Activite, "activite", "Agenda et retours", "calendar-days",
        droits.LIRE.code, _de_l_activite,
    ),
    Sujet(
        "bonnes_pratiques", BonnePratique, "pratique", "Bonnes pratiques", "leaf",
        LIRE_PROJETS.code, _de_la_pratique,
    ),
    Sujet(
        "projets", Projet, "projet", "Projets", "folder-kanban",
        LIRE_PROJETS.code, _du_projet, avec=("porteur",),
    ),
    Sujet(
        "appels_a_projets", AppelAProjets, "appel", "Appels à projets", "megaphone",
        LIRE_PROJETS.code, _de_l_appel, lien="lien",
    ),
    Sujet(
        "offres", Offre, "offre", "Offres d’emploi", "briefcase",
        LIRE_ACTEURS.code, _de_l_offre, avec=("structure",),
    ),
)  # fmt: skip
PAR_TABLE = {sujet.table: sujet for sujet in SUJETS}
