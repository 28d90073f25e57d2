"""The antennas that forms may name."""

from antennes import droits
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
    fiche="antenne",
    liste="liste_antennes",
)

inscrire(ANTENNES)
