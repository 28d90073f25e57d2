"""The words of a cell for its référents: of the screens alone."""

from antennes.models import FonctionReferent
from cellule.dossier.tables import Table

FONCTIONS = Table(
    nom="fonctions_de_referent",
    modele=FonctionReferent,
    noms=("libelle", "pluriel", "fiche"),
)
