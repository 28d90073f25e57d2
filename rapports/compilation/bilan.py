"""Where the nation stands: how many cells, regions and reports."""

from dataclasses import dataclass

from cellule.typographie import nombre as en_chiffres
from indicateurs.accord import accorder, compter

from .compiler import Compilation
from .lecture import Statut
from .page import TONS


@dataclass(frozen=True)
class Bilan:
    """How many cells, regions and reports: the first lines of the page and of the note."""

    compilation: Compilation

    @property
    def etats(self) -> list[tuple[str, str, str]]:
        """Words, tone and icon of each state that a cell is in."""
        mots = {
            Statut.TRANSMIS: "rapports transmis",
            Statut.PROVISOIRE: "provisoires",
            Statut.SANS_CHIFFRES: "sans chiffres",
        }
        return [
            (compter(combien, mots[statut]), *TONS[statut])
            for statut in Statut
            if (combien := self.compilation.combien(statut))
        ]

    @property
    def regions(self) -> str:
        """« 17 régions sur 18 ont une cellule »."""
        pourvues = self.compilation.regions_pourvues
        verbe = "ont" if pourvues > 1 else "a"
        return (
            f"{compter(pourvues, 'régions')} sur "
            f"{en_chiffres(self.compilation.nombre_de_regions)} {verbe} une cellule"
        )

    @property
    def portee(self) -> str:
        """« Les totaux portent sur 12 cellules. »"""
        comptees = len(self.compilation.comptees)
        if not comptees:
            return "Aucune cellule n’est comptée dans les totaux."
        return f"Les totaux portent sur {compter(comptees, 'cellules')}."

    @property
    def cellules(self) -> str:
        return accorder("cellules", len(self.compilation.cellules))
