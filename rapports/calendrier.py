"""The reports and the deadlines of the years that the dashboard speaks of, read together."""

from dataclasses import dataclass

from cellule.instantane import Cadre
from rapports.campagnes import EcheanceDeCellule, calendrier_par_defaut, echeances_de
from rapports.models import Campagne, Prolongation, Rapport


@dataclass(frozen=True)
class Calendrier:
    """By year; a campaign that the nation has not set has its dates by default."""

    cadre: Cadre
    rapports: dict[int, Rapport]
    campagnes: dict[int, Campagne]
    prolongations: list[Prolongation]

    def echeances(self, annee: int) -> list[EcheanceDeCellule]:
        campagne = self.campagnes.get(annee) or calendrier_par_defaut(annee)
        accordees = [une for une in self.prolongations if une.annee == annee]
        return echeances_de(campagne, accordees, self.cadre.arret)


def calendrier(cadre: Cadre) -> Calendrier:
    """The year that has ended, and the one that is shown."""
    annees = {"annee__in": {cadre.annee, cadre.arret.year - 1}}
    return Calendrier(
        cadre,
        {rapport.annee: rapport for rapport in Rapport.objects.filter(**annees)},
        {campagne.annee: campagne for campagne in Campagne.objects.filter(**annees)},
        list(Prolongation.objects.filter(**annees)),
    )
