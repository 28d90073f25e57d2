"""The pistes and the news of the ground: of the screens alone, the format has no room for them."""

from antennes.models import CLOSES, NouvelleDuTerrain, Piste
from cellule.dossier.regles import dates_en_ordre, regle
from cellule.dossier.tables import Contexte, Ligne, Table
from cellule.tri import LONGUEUR, cle_de_tri, texte_de_recherche


@regle("etat", "reponse")
def close_avec_sa_reponse(ligne: Ligne) -> str | None:
    if ligne["etat"] in CLOSES and not ligne["reponse"]:
        return "dites ce qui a été répondu, ou pourquoi la piste est sans suite"
    return None


@regle("etat", "close_le")
def close_a_sa_date(ligne: Ligne) -> str | None:
    if (ligne["etat"] in CLOSES) == (ligne["close_le"] is not None):
        return None
    return "une piste close a sa date, une piste ouverte n’en a pas"


def cle_de_piste(ligne: Ligne, contexte: Contexte) -> dict[str, object]:
    return {
        "cle_tri": cle_de_tri(ligne["intitule"], longueur=LONGUEUR),
        "recherche": texte_de_recherche(ligne["intitule"], ligne["reponse"], ligne["code"]),
    }


PISTES = Table(
    nom="pistes",
    modele=Piste,
    noms=(
        "code",
        "intitule",
        "theme",
        "etat",
        "antennes",
        "responsable",
        "ligne",
        "projet",
        "ouverte_le",
        "close_le",
        "reponse",
    ),
    cle=("code",),
    regles=(
        dates_en_ordre("ouverte_le", "close_le"),
        close_avec_sa_reponse,
        close_a_sa_date,
    ),
    calculer=cle_de_piste,
)

NOUVELLES = Table(
    nom="nouvelles_du_terrain",
    modele=NouvelleDuTerrain,
    noms=("antenne", "nature", "texte", "jour", "auteur", "lue_le", "piste"),
)
