"""The campaign of a year as it stands for a cell: its dates, its two deadlines, where we are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cellule.annees import PREMIERE
from cellule.models import Cellule
from cellule.typographie import INSECABLE, en_capitale
from rapports.models import Campagne, Echeance, Prolongation

# Month and day, the year after that of the reports, until the nation sets others.
PAR_DEFAUT = {
    "ouverture": (1, 1),
    "remise_activite": (3, 15),
    "remise_finance": (4, 30),
    "fin_examen": (5, 15),
    "compilation": (5, 31),
}
REMISES = {Echeance.ACTIVITE: "remise_activite", Echeance.FINANCE: "remise_finance"}


class Periode(StrEnum):
    """Where a campaign is on a day."""

    AVANT = "avant l’ouverture"
    OUVERTE = "ouverte"
    EXAMEN = "examen par l’ARS"
    COMPILATION = "compilation nationale"
    CLOSE = "close"


def campagne_de(annee: int) -> Campagne:
    """The calendar of the reports of a year: the row, or the dates by default (not saved)."""
    return Campagne.objects.filter(annee=annee).first() or calendrier_par_defaut(annee)


def calendrier_par_defaut(annee: int) -> Campagne:
    jours = {nom: date(annee + 1, mois, jour) for nom, (mois, jour) in PAR_DEFAUT.items()}
    return Campagne(annee=annee, **jours)


def campagnes_connues(jour: date) -> list[Campagne]:
    """The campaigns to show on a day, the next one first: those that were set, those of the year
    under way and of the one before, which may be by default."""
    fixees = {une.annee: une for une in Campagne.objects.all()}
    derniere = max([jour.year, *fixees])
    premiere = min([jour.year - 1, *fixees])
    return [
        fixees.get(annee) or calendrier_par_defaut(annee)
        for annee in range(derniere, premiere - 1, -1)
    ]


def est_une_annee_de_campagne(annee: int, jour: date) -> bool:
    """Dates may be set for the years that the site knows, and for the next one."""
    return PREMIERE <= annee <= jour.year + 1


def periode(campagne: Campagne, jour: date) -> Periode:
    """Where the campaign is, for all cells alike; an extension is a cell's own."""
    if jour < campagne.ouverture:
        return Periode.AVANT
    if jour <= max(campagne.remise_activite, campagne.remise_finance):
        return Periode.OUVERTE
    if jour <= campagne.fin_examen:
        return Periode.EXAMEN
    return Periode.COMPILATION if jour <= campagne.compilation else Periode.CLOSE


@dataclass(frozen=True)
class EcheanceDeCellule:
    """A deadline of a cell: the campaign's day, or the later one that the agency granted."""

    genre: Echeance
    initiale: date
    prolongation: Prolongation | None
    aujourdhui: date

    @property
    def libelle(self) -> str:
        return en_capitale(self.genre.label)

    @property
    def jour(self) -> date:
        """The day that holds. The nation may have moved its own beyond what was granted."""
        return max(self.initiale, self.prolongation.jour) if self.prolongation else self.initiale

    @property
    def prolongee(self) -> bool:
        return self.jour != self.initiale

    @property
    def motif(self) -> str:
        return self.prolongation.motif if self.prolongee else ""

    @property
    def reste(self) -> int:
        """Days left: 0 on the day itself, negative after."""
        return (self.jour - self.aujourdhui).days

    @property
    def depassee(self) -> bool:
        return self.reste < 0

    @property
    def en_mots(self) -> str:
        """« dans 15 jours », « aujourd’hui », « dépassée de 2 jours »."""
        match self.reste:
            case 0:
                return "aujourd’hui"
            case 1:
                return "demain"
            case n if n > 0:
                return f"dans {n}{INSECABLE}jours"
            case -1:
                return "dépassée d’un jour"
            case n:
                return f"dépassée de {-n}{INSECABLE}jours"


def echeances(cellule: Cellule, annee: int) -> list[EcheanceDeCellule]:
    """The two deadlines of the cell for a year. In its perimeter."""
    accordees = Prolongation.objects.filter(annee=annee)
    return echeances_de(campagne_de(annee), accordees, cellule.aujourdhui())


def echeances_de(
    campagne: Campagne, prolongations: Iterable[Prolongation], jour: date
) -> list[EcheanceDeCellule]:
    """The same, from what was read."""
    accordees = {une.echeance: une for une in prolongations}
    return [
        EcheanceDeCellule(genre, getattr(campagne, remise), accordees.get(genre), jour)
        for genre, remise in REMISES.items()
    ]
