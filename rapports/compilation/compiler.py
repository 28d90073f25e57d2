"""The compilation of a year: what is read of the nation, put in lines and in totals."""

from dataclasses import dataclass
from datetime import date

from cellule.models import Cellule, EtatRegion, Region
from indicateurs.catalogue import CATALOGUE, Indicateur

from .lecture import Chiffres, Nation, Statut
from .totaux import Total, totaliser
from .valeurs import Valeur, lire


@dataclass(frozen=True)
class CelluleCompilee:
    """A cell and what it gives for each indicator; its own count, shared facts included."""

    cellule: Cellule
    chiffres: Chiffres
    valeurs: dict[str, Valeur]
    comptee: bool

    @property
    def statut(self) -> Statut:
        return self.chiffres.statut

    @property
    def mutualisee(self) -> bool:
        """It serves several regions: a line in each, once in the totals."""
        return len(self.cellule.regions) > 1


@dataclass(frozen=True)
class Ligne:
    """A region with its cell, or with the state of the project of one."""

    region: Region
    cellule: CelluleCompilee | None
    etat: EtatRegion | None = None


@dataclass(frozen=True)
class Compilation:
    """A year of the nation."""

    annee: int
    catalogue: str
    arret: date | None
    provisoires: bool
    tous: bool
    indicateurs: dict[str, Indicateur]
    lignes: list[Ligne]
    cellules: list[CelluleCompilee]
    totaux: dict[str, dict[str, Total]]
    noms_des_regions: dict[str, str]

    @property
    def comptees(self) -> list[CelluleCompilee]:
        return [une for une in self.cellules if une.comptee]

    def combien(self, statut: Statut) -> int:
        return sum(une.statut is statut for une in self.cellules)

    @property
    def regions_pourvues(self) -> int:
        return len({ligne.region.code for ligne in self.lignes if ligne.cellule})

    @property
    def nombre_de_regions(self) -> int:
        return len(self.noms_des_regions)

    def autres_regions(self, ligne: Ligne) -> list[str]:
        """The names of the other regions that the cell of a line serves."""
        if ligne.cellule is None:
            return []
        codes = ligne.cellule.cellule.regions
        return [self.noms_des_regions.get(c, c) for c in codes if c != ligne.region.code]


def compiler(
    nation: Nation,
    annee: int,
    *,
    provisoires: bool = False,
    tous: bool = False,
    arret: date | None = None,
) -> Compilation:
    """The socle of a year, or all its indicators; `provisoires` counts the figures that are not
    handed over yet."""
    de_l_annee = CATALOGUE.en(annee)
    codes = list(de_l_annee) if tous else CATALOGUE.socle(annee)
    indicateurs = {code: de_l_annee[code] for code in codes}
    compilees = {
        cellule.pk: _cellule(cellule, nation.de(cellule, annee), indicateurs, provisoires)
        for cellule in nation.cellules
    }
    comptees = [une for une in compilees.values() if une.comptee]
    return Compilation(
        annee=annee,
        catalogue=CATALOGUE.version(annee),
        arret=arret,
        provisoires=provisoires,
        tous=tous,
        indicateurs=indicateurs,
        lignes=[
            ligne
            for region in nation.regions
            for ligne in _lignes(region, list(compilees.values()), nation.etats)
        ],
        cellules=list(compilees.values()),
        totaux={
            code: totaliser(indicateur, [une.valeurs.get(code) for une in comptees])
            for code, indicateur in indicateurs.items()
        },
        noms_des_regions={region.code: region.nom for region in nation.regions},
    )


def _cellule(
    cellule: Cellule, chiffres: Chiffres, indicateurs: dict[str, Indicateur], provisoires: bool
) -> CelluleCompilee:
    valeurs = {
        code: valeur
        for code, indicateur in indicateurs.items()
        if (
            valeur := lire(
                indicateur, chiffres.resultats.get(code, {}), chiffres.partages.get(code)
            )
        )
    }
    retenues = (Statut.TRANSMIS, Statut.PROVISOIRE) if provisoires else (Statut.TRANSMIS,)
    return CelluleCompilee(cellule, chiffres, valeurs, comptee=chiffres.statut in retenues)


def _lignes(
    region: Region, cellules: list[CelluleCompilee], etats: dict[str, EtatRegion]
) -> list[Ligne]:
    siennes = [une for une in cellules if region.code in une.cellule.regions]
    return [Ligne(region, une) for une in siennes] or [Ligne(region, None, etats.get(region.code))]
