"""The antennas that forms may name."""

from acteurs import droits
from antennes.models import Antenne
from cellule.recherche import Sorte, inscrire

ANTENNES = Sorte(
    nom="antennes",
    modele=Antenne,
    droit=droits.LIRE.code,
    icone="map-pinned",
    rang=50,
    colonne="cle_tri",
    fin="fermee_le",
    cherchee=False,
)

inscrire(ANTENNES)
