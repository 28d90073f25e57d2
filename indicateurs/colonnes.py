"""The table of declared zeros."""

from cellule.dossier.genres import Entier, Enumeration
from cellule.dossier.registre import declarer
from cellule.dossier.tables import Table
from indicateurs.catalogue import CODES
from indicateurs.models import ZeroConstate

ANNEE = Entier(maxi=9999)
INDICATEUR = Enumeration(choix=CODES)

ZEROS_CONSTATES = Table(
    nom="zeros_constates",
    modele=ZeroConstate,
    noms=("annee", "indicateur"),
    genres={"annee": ANNEE, "indicateur": INDICATEUR},
)

declarer((ZEROS_CONSTATES,))
