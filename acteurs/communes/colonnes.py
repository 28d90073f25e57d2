"""The communes and what was said with them: of the screens alone."""

from acteurs.models import EchangeCommune, SuiviCommune
from cellule.dossier.regles import dates_en_ordre
from cellule.dossier.tables import Contexte, Ligne, Table
from cellule.tri import LONGUEUR, cle_de_tri, texte_de_recherche


def cle_de_commune(ligne: Ligne, contexte: Contexte) -> dict[str, object]:
    return {
        "cle_tri": cle_de_tri(ligne["commune"], longueur=LONGUEUR),
        "recherche": texte_de_recherche(ligne["commune"], ligne["mairie"], ligne["code"]),
    }


COMMUNES = Table(
    nom="communes_suivies",
    modele=SuiviCommune,
    noms=(
        "code",
        "commune",
        "departement",
        "elu",
        "agent",
        "mairie",
        "designe_le",
        "fin",
        "etape",
        "projet",
        "structure",
        "avancement",
        "relance_le",
        "relance_texte",
    ),
    cle=("code",),
    regles=(dates_en_ordre("designe_le", "fin"),),
    calculer=cle_de_commune,
)

ECHANGES = Table(
    nom="echanges_communes",
    modele=EchangeCommune,
    noms=("suivi", "date", "nature", "texte"),
)
