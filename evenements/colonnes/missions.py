"""Diagnoses, actions, surveys, sharing, contact means, web resources."""

from cellule.dossier.genres import cite
from cellule.dossier.regles import dates_en_ordre, presence_selon, regle
from cellule.dossier.tables import Ligne, Table
from cellule.tri import trie_par
from evenements.models import (
    Action,
    Diagnostic,
    Enquete,
    MoyenContact,
    Mutualisation,
    RessourceWeb,
)


@regle("destinataires", "reponses")
def pas_plus_de_reponses_que_de_destinataires(ligne: Ligne) -> str | None:
    destinataires, reponses = ligne["destinataires"], ligne["reponses"]
    if destinataires is not None and reponses is not None and reponses > destinataires:
        return f"{cite(reponses)} réponses pour {destinataires} destinataires"
    return None


DIAGNOSTICS = Table(
    nom="diagnostics",
    modele=Diagnostic,
    noms=("intitule", "departements", "statut", "publie_le", "lien"),
    regles=(presence_selon("publie_le", "statut", requise_si="publie", vide_sinon=True),),
    calculer=trie_par("intitule"),
)

ACTIONS = Table(
    nom="actions",
    modele=Action,
    noms=(
        "intitule",
        "nature",
        "objectifs",
        "avec_ars",
        "partenaires",
        "debut",
        "fin",
        "statut",
    ),
    regles=(
        dates_en_ordre("debut", "fin"),
        presence_selon("fin", "statut", requise_si="terminee"),
    ),
    calculer=trie_par("intitule"),
)

ENQUETES = Table(
    nom="enquetes",
    modele=Enquete,
    noms=(
        "intitule",
        "cadre",
        "ouverte_le",
        "close_le",
        "realisation",
        "statut",
        "destinataires",
        "reponses",
        "cle_partage",
    ),
    regles=(
        dates_en_ordre("ouverte_le", "close_le"),
        presence_selon("close_le", "statut", requise_si="close"),
        pas_plus_de_reponses_que_de_destinataires,
    ),
    calculer=trie_par("intitule"),
)

RESSOURCES_WEB = Table(
    nom="ressources_web",
    modele=RessourceWeb,
    noms=("url", "nature", "en_ligne_le", "retiree_le"),
    regles=(dates_en_ordre("en_ligne_le", "retiree_le"),),
)

MOYENS_CONTACT = Table(
    nom="moyens_contact",
    modele=MoyenContact,
    noms=("nature", "valeur", "debut", "fin"),
    regles=(dates_en_ordre("debut", "fin"),),
)

MUTUALISATIONS = Table(
    nom="mutualisations",
    modele=Mutualisation,
    noms=("intitule", "nature", "date", "cellules"),
)
