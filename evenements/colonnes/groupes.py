"""Meetings of the working groups: of the screens alone."""

from cellule.dossier.tables import Table
from evenements.models import ReunionDeGroupe

REUNIONS_DE_GROUPES = Table(
    nom="reunions_de_groupes",
    modele=ReunionDeGroupe,
    noms=("activite", "groupe"),
    cle=("activite",),
)
