"""A measure as the report prints it: computed, a year before, and what the cell gives instead."""

from dataclasses import dataclass
from datetime import date

from cellule.typographie import en_capitale
from indicateurs.catalogue import Mesure, NatureMesure
from indicateurs.catalogue.base import Valeur
from indicateurs.detail import TIRET
from indicateurs.presentation import ecrire
from indicateurs.resultats import Resultat
from rapports.models import Correction


@dataclass(frozen=True)
class MesureDuRapport:
    """`rang` is its place in the declaration, from 1."""

    rang: int
    mesure: Mesure
    calculee: str
    avant: str
    correction: Correction | None

    @property
    def libelle(self) -> str:
        return en_capitale(self.mesure.libelle)

    @property
    def corrigee(self) -> str:
        """The value given instead; empty when the cell only contests."""
        if self.correction is None or self.correction.valeur is None:
            return ""
        return ecrire_corrigee(self.mesure, self.correction.valeur)


def mesures_du_rapport(
    annee: int, resultat: Resultat, avant: Resultat | None
) -> list[MesureDuRapport]:
    """Every measure of an indicator, in the order of its declaration."""
    lues = Correction.objects.filter(annee=annee, code=resultat.code)
    corrections = {correction.mesure: correction for correction in lues}
    return [
        MesureDuRapport(
            rang,
            mesure,
            ecrire(mesure, resultat.mesures[mesure.nom]),
            _avant(mesure, avant),
            corrections.get(mesure.nom),
        )
        for rang, mesure in enumerate(resultat.indicateur.mesures, start=1)
    ]


def _avant(mesure: Mesure, avant: Resultat | None) -> str:
    """Last year may not have had this measure, or this indicator."""
    if avant is None or mesure.nom not in avant.mesures:
        return TIRET
    return ecrire(avant.indicateur.mesure(mesure.nom), avant.mesures[mesure.nom])


def ecrire_corrigee(mesure: Mesure, valeur: object) -> str:
    """A value as it is kept (plain JSON), in French."""
    return ecrire(mesure, valeur_de(mesure, valeur))


def valeur_de(mesure: Mesure, valeur: object) -> Valeur:
    """From plain JSON back to what it is."""
    if valeur is not None and mesure.nature is NatureMesure.DATE:
        return date.fromisoformat(str(valeur))
    return valeur
