"""The figures of every cell, read at once under the national role, or computed now one by one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from cellule.models import Cellule, EtatRegion, Region
from cellule.nation import de_la_nation, lecture_nationale
from cellule.perimetre import perimetre
from cellule.tri import cle_de_tri
from indicateurs.calcul import AnneeNonCommencee, calculer
from indicateurs.models import Releve
from indicateurs.partages import partages
from rapports.models import EtatRapport, Rapport


class Statut(StrEnum):
    """What the figures of a cell are worth: final once handed over to the agency."""

    TRANSMIS = "transmis"
    PROVISOIRE = "provisoire"
    SANS_CHIFFRES = "sans_chiffres"

    @property
    def libelle(self) -> str:
        return {
            Statut.TRANSMIS: "rapport transmis",
            Statut.PROVISOIRE: "provisoire",
            Statut.SANS_CHIFFRES: "pas de chiffres",
        }[self]


@dataclass(frozen=True)
class Chiffres:
    """The results of a cell for a year as they are kept, and where they come from."""

    statut: Statut
    resultats: Mapping[str, Mapping]
    partages: Mapping[str, Mapping]
    arret: date | None = None
    version: int | None = None
    etat: str = ""

    @property
    def a_corriger(self) -> bool:
        """The agency asked for a correction that is not handed over yet."""
        return self.etat in (EtatRapport.CORRECTION, EtatRapport.FIGE)

    @property
    def libelle(self) -> str:
        """« rapport accepté », « correction demandée », « provisoire »: where the report is."""
        if self.statut is not Statut.TRANSMIS:
            return self.statut.libelle
        return RAPPORTS.get(self.etat, self.statut.libelle)


# What was handed over counts, whatever was asked since; its line says it.
RAPPORTS = {
    EtatRapport.ACCEPTE: "rapport accepté",
    EtatRapport.CORRECTION: "correction demandée",
    EtatRapport.FIGE: "correction demandée",  # the next version is ready, not handed over
}
RIEN = Chiffres(Statut.SANS_CHIFFRES, {}, {})


@dataclass(frozen=True)
class Nation:
    """What is known of the nation at one instant."""

    regions: list[Region]
    etats: Mapping[str, EtatRegion]
    cellules: list[Cellule]
    chiffres: Mapping[tuple[int, int], Chiffres]

    def de(self, cellule: Cellule, annee: int) -> Chiffres:
        return self.chiffres.get((cellule.pk, annee), RIEN)


def lire_la_nation(*annees: int) -> Nation:
    """Each cell's last version handed over, else its stored results: the same few queries for
    one cell and for eighteen."""
    with lecture_nationale():
        regions = list(Region.objects.all())
        etats = {etat.region_id: etat for etat in EtatRegion.objects.all()}
        cellules = list(Cellule.objects.all())
        chiffres = {
            (releves[0].cellule_id, releves[0].annee): _provisoires(releves)
            for releves in _par_cellule(de_la_nation(Releve).filter(annee__in=annees))
        }
        remis = de_la_nation(Rapport).filter(annee__in=annees, transmise__isnull=False)
        for rapport in remis.select_related("transmise"):
            chiffres[rapport.cellule_id, rapport.annee] = _transmis(rapport)
    regions.sort(key=lambda region: cle_de_tri(region.nom, longueur=50))
    return Nation(regions, etats, cellules, chiffres)


def _par_cellule(releves: Iterable[Releve]) -> list[list[Releve]]:
    groupes: dict[tuple[int, int], list[Releve]] = {}
    for releve in releves:
        groupes.setdefault((releve.cellule_id, releve.annee), []).append(releve)
    return list(groupes.values())


def _provisoires(releves: list[Releve]) -> Chiffres:
    return Chiffres(
        statut=Statut.PROVISOIRE,
        resultats={releve.code: releve.resultat for releve in releves},
        partages={releve.code: releve.partages for releve in releves},
        arret=max(releve.arret for releve in releves),
    )


def _transmis(rapport: Rapport) -> Chiffres:
    version = rapport.transmise
    return Chiffres(
        statut=Statut.TRANSMIS,
        resultats=version.resultats,
        partages=version.partages,
        arret=version.arret,
        version=version.numero,
        etat=rapport.etat,
    )


def recalculer(nation: Nation, annee: int, arret: date | None = None) -> Nation:
    """The provisional figures as known on `arret` (today without), each cell in its perimeter."""
    chiffres = dict(nation.chiffres)
    for cellule in nation.cellules:
        if nation.de(cellule, annee).statut is not Statut.TRANSMIS:
            chiffres[cellule.pk, annee] = _du_jour(cellule, annee, arret)
    return replace(nation, chiffres=chiffres)


def _du_jour(cellule: Cellule, annee: int, arret: date | None) -> Chiffres:
    with perimetre(cellule):
        try:
            resultats = calculer(cellule, annee, arret=arret)
        except AnneeNonCommencee:  # not yet in the time zone of this cell
            return RIEN
        return Chiffres(
            statut=Statut.PROVISOIRE,
            resultats=resultats.en_json(),
            partages=partages(resultats),
            arret=resultats.arret,
        )
