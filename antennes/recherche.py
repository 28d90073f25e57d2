"""The antennas that forms may name."""

from antennes import droits
from antennes.models import Antenne, Piste
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

PISTES = Sorte(
    nom="pistes",
    modele=Piste,
    droit=droits.LIRE.code,
    icone="bookmark",
    rang=55,
    fin="close_le",
    terminee="close",
    fiche="piste",
    liste="liste_pistes",
)

inscrire(ANTENNES, PISTES)
