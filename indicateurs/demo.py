"""The zeros that the demo cells declare: nothing took place, nothing was forgotten."""

from cellule.demo.monde import Monde
from cellule.demo.registre import declarer

ZEROS = {
    "ile-de-france": ((2023, "A6"),),
    "la-reunion": ((2023, "C3"), (2023, "I1"), (2025, "A6")),
}


@declarer
def peupler(monde: Monde) -> None:
    for annee, code in ZEROS[monde.profil.code]:
        if annee in monde.annees_commencees:
            monde.ajouter("zeros_constates", annee=annee, indicateur=code)
