"""Newsletters and channels, their issues, audience and documents; national campaigns."""

from cellule.dossier.regles import dates_en_ordre
from cellule.dossier.tables import Contexte, Doublons, Ligne, Table
from cellule.tri import trie_par
from evenements.models import (
    STOCKS,
    ActionCampagne,
    Audience,
    Diffusion,
    Parution,
    Publication,
)


def periode_du_releve(ligne: Ligne, contexte: Contexte) -> dict[str, object]:
    """The day for a stock, the first of the month for a flow (format, « Unique »)."""
    jour = ligne["date"]
    return {"periode": jour if ligne["mesure"] in STOCKS else jour.replace(day=1)}


PUBLICATIONS = Table(
    nom="publications",
    modele=Publication,
    noms=("code", "nature", "nom", "periodicite", "ouvert_le", "ferme_le"),
    cle=("code",),
    regles=(dates_en_ordre("ouvert_le", "ferme_le"),),
    calculer=trie_par("nom"),
)

PARUTIONS = Table(
    nom="parutions",
    modele=Parution,
    noms=("code", "publication", "date", "intitule", "mise_a_jour", "action_campagne"),
    cle=("code",),
    calculer=trie_par("intitule"),
)

AUDIENCES = Table(
    nom="audiences",
    modele=Audience,
    noms=("publication", "date", "mesure", "valeur"),
    cle=("publication", "mesure", "periode"),
    doublons=Doublons.LE_DERNIER,
    calculer=periode_du_releve,
)

DIFFUSIONS = Table(
    nom="diffusions",
    modele=Diffusion,
    noms=("parution", "document", "nature"),
    cle=("parution", "document"),
)

ACTIONS_CAMPAGNE = Table(
    nom="actions_campagne",
    modele=ActionCampagne,
    noms=("code", "campagne", "date", "nature", "public"),
    cle=("code",),
    calculer=trie_par("campagne"),
)
