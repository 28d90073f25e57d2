"""The years before, as the night has stored them: last year beside this one, and the trend.

Last year's stored results are shown only while nothing was written in the cell since they were
computed: a page never shows a figure that computing it now would not give.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, Subquery

from cellule.graphiques import Point
from cellule.models import Trace
from cellule.typographie import Nombre

from .catalogue import CATALOGUE, Etat, changements_entre
from .models import Releve
from .resultats import Resultat, Resultats, relire

# How many years a trend goes back.
ANNEES_D_UNE_TENDANCE = 5
# Acts that change no figure: those of the report and its review, of jobs, of saved views.
SANS_EFFET = ("calculer", "demander un travail", "rapport", "examen", "envoyer un rappel")


@dataclass(frozen=True)
class Stockes:
    """The stored results of the years before `annee`, by year and code."""

    annee: int
    par_annee: dict[int, dict[str, Releve]]
    derniere_ecriture: datetime | None

    def precedente(self) -> Resultats | None:
        """Last year's results, None unless they are whole, settled and still true."""
        annee = self.annee - 1
        releves, attendus = self.par_annee.get(annee, {}), CATALOGUE.en(annee)
        if set(releves) != set(attendus) or not all(map(self._vaut_encore, releves.values())):
            return None
        return Resultats(
            annee,
            min(releve.arret for releve in releves.values()),
            {code: relire(un, releves[code].resultat) for code, un in attendus.items()},
            CATALOGUE.version(annee),
        )

    def _vaut_encore(self, releve: Releve) -> bool:
        return (
            releve.version == CATALOGUE.version(releve.annee)
            and releve.arret > date(releve.annee, 12, 31)
            and (self.derniere_ecriture is None or self.derniere_ecriture < releve.calcule_le)
        )

    def tendance(self, resultat: Resultat, nom: str = "") -> list[Point]:
        """A measure over the years, up to this result; empty without a year to compare with.

        A year that was not computed in the same words, or of which nothing is known, cuts it.
        """
        nom = nom or resultat.indicateur.principale
        passe = [
            (str(annee), self._connue(annee, resultat, nom))
            for annee in range(self.annee - ANNEES_D_UNE_TENDANCE + 1, self.annee)
        ]
        while passe and passe[0][1] is None:
            passe.pop(0)
        return [*passe, (str(self.annee), _mesure(resultat, nom))] if passe else []

    def _connue(self, annee: int, resultat: Resultat, nom: str) -> Nombre | None:
        releve = self.par_annee.get(annee, {}).get(resultat.code)
        avant = CATALOGUE.en(annee).get(resultat.code)
        if releve is None or avant is None or changements_entre(avant, resultat.indicateur):
            return None
        return _mesure(relire(avant, releve.resultat), nom)


def _mesure(resultat: Resultat, nom: str) -> Nombre | None:
    """A number, or None: unknown is never zero."""
    inconnu = resultat.etat in (Etat.NON_RENSEIGNE, Etat.SANS_OBJET)
    valeur = None if inconnu else resultat.mesures.get(nom)
    est_un_nombre = isinstance(valeur, Nombre) and not isinstance(valeur, bool)
    return valeur if est_un_nombre else None


def stockes_avant(annee: int) -> Stockes:
    """What is stored of the years before, in one query."""
    ecritures = Trace.objects.exclude(_sans_effet()).order_by("-pk").values("moment")[:1]
    releves = Releve.objects.filter(
        annee__lt=annee, annee__gt=annee - ANNEES_D_UNE_TENDANCE
    ).annotate(derniere_ecriture=Subquery(ecritures))
    par_annee: dict[int, dict[str, Releve]] = {}
    derniere = None
    for releve in releves.defer("partages"):
        par_annee.setdefault(releve.annee, {})[releve.code] = releve
        derniere = releve.derniere_ecriture
    return Stockes(annee, par_annee, derniere)


def _sans_effet() -> Q:
    condition = Q()
    for debut in SANS_EFFET:
        condition |= Q(acte__startswith=debut)
    return condition


def tendances(stockes: Stockes, resultats: Iterable[Resultat]) -> dict[str, list[Point]]:
    """The trend of the main measure of each, by code; none for a yes or no."""
    return {resultat.code: stockes.tendance(resultat) for resultat in resultats}
