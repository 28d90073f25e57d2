"""What waits for the next letter: of the screens alone, like the satisfaction."""

from cellule.dossier.tables import Table
from evenements.models import Annonce

ANNONCES = Table(
    nom="annonces",
    modele=Annonce,
    noms=("table", "cle", "notee_le", "notee_par", "parution"),
)
