"""The list of the agreements."""

from django.db.models import QuerySet, Sum

from cellule.listes import Acte, Liste
from cellule.models import Cellule, Trace
from rapports import droits
from rapports.actions import enregistrer_conventions
from rapports.conventions.tables import ConventionFiltre, ConventionTable
from rapports.models import Convention


def lignes(cellule: Cellule) -> QuerySet[Convention]:
    """The agreements, with the sum of what they have brought in."""
    return Convention.objects.annotate(ressources=Sum("financements__montant"))


def _jeter(choisies: list[Convention]) -> tuple[int, Trace | None]:
    return len(choisies), enregistrer_conventions.supprimer_plusieurs(choisies)


CONVENTIONS = Liste(
    nom="conventions",
    titre="Conventions avec l’ARS",
    mots=("convention", "conventions"),
    modele=Convention,
    table=ConventionTable,
    filtre=ConventionFiltre,
    lignes=lignes,
    droit=droits.LIRE.code,
    droit_ecrire=droits.ARGENT.code,
    tri=("-debut",),
    actes=(
        Acte(
            "supprimer",
            "Mettre à la corbeille",
            _jeter,
            question="Pour une erreur seulement : une convention qui finit garde ses dates.",
            icone="trash-2",
            dangereux=True,
        ),
    ),
    chapo="Ce que l’ARS et la cellule ont signé. Le rapport d’une année reprend les objectifs de "
    "celles qui la couvrent.",
    icone="landmark",
    creation="nouvelle_convention",
    creer="Ajouter une convention",
    vide="Ajoutez la convention en cours : ses dates et ses objectifs.",
)
