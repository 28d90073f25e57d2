"""What the demo does with indicators: zeros that are declared, figures that the nation may read."""

from cellule.demo.monde import Monde
from cellule.demo.registre import declarer, declarer_suite
from cellule.models import Cellule
from cellule.perimetre import perimetre
from cellule.travaux import demander

from .models import Releve
from .requetes import annees_a_relever

# Nothing took place, nothing was forgotten.
ZEROS = {
    "ile-de-france": ((2023, "A6"),),
    "la-reunion": ((2023, "C3"), (2023, "I1"), (2025, "A6")),
}


@declarer
def peupler(monde: Monde) -> None:
    for annee, code in ZEROS[monde.profil.code]:
        if annee in monde.annees_commencees:
            monde.ajouter("zeros_constates", annee=annee, indicateur=code)


@declarer_suite
def relever() -> None:
    """Ask at once for what the night computes: the nation shows a cell by its stored results."""
    for cellule in Cellule.objects.all():
        jour = cellule.aujourdhui()
        with perimetre(cellule, ecriture=True):
            for une in annees_a_relever(jour):
                if not Releve.objects.filter(annee=une).exists():
                    demander("indicateurs", parametres={"annee": une})
