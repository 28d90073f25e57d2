"""The tables of the exchange format kept by this app."""

from antennes.mandats.colonnes import FONCTIONS
from antennes.models import Antenne, Mandat
from antennes.pistes.colonnes import NOUVELLES, PISTES
from cellule.dossier.deduction import PLAFOND
from cellule.dossier.genres import Nombre
from cellule.dossier.registre import declarer, declarer_aux_ecrans
from cellule.dossier.regles import dates_en_ordre
from cellule.dossier.tables import Table
from cellule.models.base import DECIMALES
from cellule.tri import trie_par

ANTENNES = Table(
    nom="antennes",
    modele=Antenne,
    noms=("code", "nom", "nature", "departements", "ouverte_le", "fermee_le"),
    cle=("code",),
    regles=(dates_en_ordre("ouverte_le", "fermee_le"),),
    calculer=trie_par("nom"),
)

REFERENTS = Table(
    nom="referents",
    modele=Mandat,
    noms=("antenne", "professionnel", "debut", "fin", "etp"),
    genres={"etp": Nombre(decimales=DECIMALES, maxi=1, plafond=PLAFOND)},
    regles=(dates_en_ordre("debut", "fin"),),
)

# What the screens keep of a mandate beyond the format.
REFERENTS_SUIVIS = REFERENTS.avec("qualite")

declarer((ANTENNES, REFERENTS))
declarer_aux_ecrans((REFERENTS_SUIVIS, FONCTIONS, PISTES, NOUVELLES))
