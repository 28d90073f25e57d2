"""Reads of a region's page: the years of each cell, where each report is, what is to be reviewed.

Runs in the perimeter of one cell; the page enters its cells one after the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from cellule.annees import annee_de_travail
from cellule.models import Cellule
from indicateurs.calcul import calculer
from indicateurs.catalogue import CATALOGUE
from indicateurs.presentation import Fiche, Resume, resumer
from indicateurs.requetes import est_vide
from rapports.campagnes import REMISES, EcheanceDeCellule, calendrier_par_defaut
from rapports.cycle import badge
from rapports.models import (
    Avis,
    Campagne,
    Cote,
    Echeance,
    Etape,
    EtatRapport,
    Prolongation,
    Rapport,
)

EN_COURS = ("année en cours", "neutre", "clock")


@dataclass(frozen=True)
class AnneeSuivie:
    """A civil year of a cell, as its agency follows it."""

    annee: int
    jour: date
    rapport: Rapport
    campagne: Campagne
    echeances: list[EcheanceDeCellule]
    transmis_le: datetime | None
    vues: int
    reponses: int

    @property
    def badge(self) -> tuple[str, str, str]:
        if self.rapport.pk is None and self.annee >= self.jour.year:
            return EN_COURS
        return badge(self.rapport.etat, Cote.ARS)

    @property
    def total(self) -> int:
        """The indicators to look at."""
        return len(CATALOGUE.en(self.annee))

    @property
    def a_examiner(self) -> bool:
        return self.rapport.etat == EtatRapport.TRANSMIS

    @property
    def acceptee(self) -> bool:
        return self.rapport.etat == EtatRapport.ACCEPTE

    @property
    def examen_en_retard(self) -> bool:
        return self.a_examiner and self.campagne.fin_examen < self.jour

    @property
    def attendue(self) -> bool:
        """The cell has not handed over the version that the agency waits for."""
        return not (self.a_examiner or self.acceptee)

    @property
    def ouverte(self) -> bool:
        """Its campaign has begun."""
        return self.campagne.ouverture <= self.jour

    @property
    def en_retard(self) -> bool:
        """The report itself; the accounts have a later day."""
        return self.attendue and any(
            e.depassee for e in self.echeances if e.genre == Echeance.ACTIVITE
        )


def annees_suivies(cellule: Cellule) -> list[AnneeSuivie]:
    """The years that have a report, the current one and the one before, the last first."""
    jour = cellule.aujourdhui()
    rapports = {r.annee: r for r in _rapports()}
    annees = sorted({*rapports, jour.year, jour.year - 1}, reverse=True)
    return _suivre([rapports.get(annee) or Rapport(annee=annee) for annee in annees], jour)


def annee_suivie(cellule: Cellule, annee: int) -> AnneeSuivie:
    rapport = _rapports().filter(annee=annee).first() or Rapport(annee=annee)
    return _suivre([rapport], cellule.aujourdhui())[0]


def _rapports() -> QuerySet[Rapport]:
    lignes = Rapport.objects.select_related("transmise")
    return lignes.defer("transmise__resultats", "transmise__partages")


def _suivre(rapports: list[Rapport], jour: date) -> list[AnneeSuivie]:
    """In the same number of queries whatever the number of years."""
    annees = [rapport.annee for rapport in rapports]
    campagnes, accordees = _campagnes(annees), _prolongations(annees)
    transmis = _transmissions(rapports)
    dits = _avis_par_version(r for r in rapports if r.etat == EtatRapport.TRANSMIS)
    return [
        AnneeSuivie(
            annee=rapport.annee,
            jour=jour,
            rapport=rapport,
            campagne=campagnes[rapport.annee],
            echeances=[
                EcheanceDeCellule(
                    genre,
                    getattr(campagnes[rapport.annee], remise),
                    accordees.get((rapport.annee, genre)),
                    jour,
                )
                for genre, remise in REMISES.items()
            ],
            transmis_le=transmis.get(rapport.transmise_id),
            **_examen(dits.get(rapport.transmise_id, {})),
        )
        for rapport in rapports
    ]


def _examen(dits: dict[str, list[str]]) -> dict[str, int]:
    """The indicators that the agency has spoken of; the parts where the cell has the last word."""
    return {
        "vues": sum(
            cible.startswith("indicateur:") and Cote.ARS in cotes for cible, cotes in dits.items()
        ),
        "reponses": sum(cotes[-1] == Cote.CELLULE for cotes in dits.values()),
    }


def _campagnes(annees: list[int]) -> dict[int, Campagne]:
    fixees = {une.annee: une for une in Campagne.objects.filter(annee__in=annees)}
    return {annee: fixees.get(annee) or calendrier_par_defaut(annee) for annee in annees}


def _prolongations(annees: list[int]) -> dict[tuple[int, str], Prolongation]:
    lignes = Prolongation.objects.filter(annee__in=annees)
    return {(une.annee, une.echeance): une for une in lignes}


def _transmissions(rapports: Iterable[Rapport]) -> dict[int, datetime]:
    """When each version was handed over."""
    versions = [r.transmise_id for r in rapports if r.transmise_id]
    lignes = Etape.objects.filter(version_id__in=versions, etat=EtatRapport.TRANSMIS)
    return dict(lignes.values_list("version_id", "moment"))


def _avis_par_version(rapports: Iterable[Rapport]) -> dict[int, dict[str, list[str]]]:
    """By version and part, the sides that spoke, in order."""
    dits: dict[int, dict[str, list[str]]] = {}
    versions = [r.transmise_id for r in rapports]
    lignes = Avis.objects.filter(version_id__in=versions).order_by("moment", "pk")
    for version, cible, cote in lignes.values_list("version_id", "cible", "cote"):
        dits.setdefault(version, {}).setdefault(cible, []).append(cote)
    return dits


@dataclass(frozen=True)
class SocleDUneCellule:
    """The socle of a year, as it is known today."""

    resume: Resume
    fiches: list[Fiche]
    vide: bool


def socle_de(cellule: Cellule, annee: int) -> SocleDUneCellule:
    """Raises `AnneeNonCommencee`."""
    resultats = calculer(cellule, annee, codes=CATALOGUE.socle(annee))
    return SocleDUneCellule(
        resume=resumer("indicateurs socle", resultats.values()),
        fiches=[Fiche(resultat, None, annee) for resultat in resultats.values()],
        vide=est_vide(resultats),
    )


def annees_proposees_a_l_ars(jour: date, annee: int) -> list[int]:
    """Five years to choose from, and the one shown."""
    derniere = max(jour.year, annee_de_travail(jour))
    return sorted({*range(derniere, derniere - 5, -1), annee}, reverse=True)
