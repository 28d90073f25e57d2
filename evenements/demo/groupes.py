"""The working groups of a demo cell, read off the meetings that it has held under their names."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from acteurs.actions import enregistrer_groupes
from acteurs.demo.annuaire import Annuaire
from cellule.demo.monde import Ligne, Monde
from cellule.demo.registre import declarer_complement
from cellule.models import Cellule
from cellule.perimetre import exiger
from cellule.typographie import typo
from evenements.actions import enregistrer_reunions_de_groupes
from evenements.models import Activite, Participation, StatutPresence, TypeActivite

from .journal import Journal
from .textes.reunions import GROUPES

INTITULE = "Groupe de travail "
MEMBRES = 8
# A group that has had no meeting for so long has done its work.
SILENCE = timedelta(days=500)


@dataclass
class Reunions:
    """The meetings of one group: their days by code, and who came how many times."""

    jours: dict[str, date] = field(default_factory=dict)
    venues: Counter = field(default_factory=Counter)

    def noter(self, code: str, jour: date, presents: Iterable[str]) -> None:
        self.jours[code] = jour
        self.venues.update(presents)


def fonder_les_groupes(monde: Monde, journal: Journal, annuaire: Annuaire) -> None:
    """The groups of an invented cell, once its journal is written."""
    par_nom: dict[str, Reunions] = defaultdict(Reunions)
    for ligne in monde.tables["activites"]:
        if ligne["type"] == TypeActivite.GROUPE_TRAVAIL:
            jour = date.fromisoformat(ligne["debut"][:10])
            par_nom[_nom(ligne["intitule"])].noter(
                ligne["code"], jour, journal.presents.get(ligne["code"], ())
            )
    equipe = {mandat.personne.code for mandat in annuaire.equipe}
    groupes, reunions = _composer(par_nom, equipe, monde.jour)
    monde.tables["groupes_de_travail"] += groupes
    monde.tables["reunions_de_groupes"] += reunions


@declarer_complement
def fonder_ceux_de_l_exemple() -> int:
    """The same for the example, whose dossier holds their meetings only."""
    par_nom: dict[str, Reunions] = defaultdict(Reunions)
    presents: dict[int, list[str]] = defaultdict(list)
    venus = Participation.objects.filter(
        activite__type=TypeActivite.GROUPE_TRAVAIL, statut=StatutPresence.PRESENT
    ).order_by("pk")
    equipe = set()
    for activite, code, salarie in venus.values_list(
        "activite_id", "professionnel__code", "professionnel__equipe_cellule"
    ):
        presents[activite].append(code)
        equipe |= {code} if salarie else set()
    reunions = Activite.objects.filter(type=TypeActivite.GROUPE_TRAVAIL).order_by("jour_retenu")
    for une in reunions:
        par_nom[_nom(une.intitule)].noter(une.code, une.jour_retenu, presents[une.pk])
    jour = Cellule.objects.get(pk=exiger().cellule_id).aujourdhui()
    groupes, liens = _composer(par_nom, equipe, jour)
    bilans = [
        enregistrer_groupes(lignes=groupes),
        enregistrer_reunions_de_groupes(lignes=liens),
    ]
    return sum(bilan.crees for bilan in bilans)


def _nom(intitule: str) -> str:
    return intitule.removeprefix(INTITULE)


def _composer(
    par_nom: dict[str, Reunions], equipe: set[str], jour: date
) -> tuple[list[Ligne], list[Ligne]]:
    objets = {groupe.nom: groupe.objectifs[0] for groupe in GROUPES}
    groupes, liens = [], []
    for rang, (nom, reunions) in enumerate(sorted(par_nom.items()), start=1):
        code = f"gt-{rang:03d}"
        dernier = max(reunions.jours.values())
        venus = [personne for personne, _ in reunions.venues.most_common()]
        animateurs = [personne for personne in venus if personne in equipe]
        groupes.append(
            {
                "code": code,
                "nom": nom,
                "objet": typo(objets.get(nom, "")),
                "animateur": animateurs[0] if animateurs else "",
                "membres": [une for une in venus if une not in equipe][:MEMBRES],
                "projet": "",
                "debut": min(reunions.jours.values()),
                "fin": dernier if dernier < jour - SILENCE else None,
            }
        )
        liens += [{"activite": une, "groupe": code} for une in reunions.jours]
    return groupes, liens
