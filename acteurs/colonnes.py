"""The tables of the exchange format kept by this app: columns, keys and rules."""

from collections.abc import Iterator

from acteurs.models import (
    Acte,
    MandatCopil,
    Offre,
    PosteCellule,
    ProcessPostes,
    Professionnel,
    Projet,
    Structure,
    TypeStructure,
    Verification,
)
from cellule.dossier.deduction import PLAFOND
from cellule.dossier.genres import Nombre, finess
from cellule.dossier.registre import declarer
from cellule.dossier.regles import dates_en_ordre, regle
from cellule.dossier.tables import Contexte, Ligne, Table
from cellule.models.base import DECIMALES
from cellule.tri import LONGUEUR, cle_de_tri, texte_de_recherche, trie_par

ETP = Nombre(decimales=DECIMALES, maxi=1, plafond=PLAFOND)


@regle("echelon", "departement")
def departement_sauf_national(ligne: Ligne) -> str | None:
    if ligne["departement"] is None and ligne["echelon"] != "national":
        return "valeur requise : seul un acteur d’échelon national peut n’avoir aucun département"
    return None


def cle_de_structure(ligne: Ligne, contexte: Contexte) -> dict[str, object]:
    """« Équipe mobile » finds every EMSP: the words of the type count with its acronym."""
    genre = ligne["type"]
    return {
        "cle_tri": cle_de_tri(ligne["nom"], longueur=LONGUEUR),
        "recherche": texte_de_recherche(
            ligne["nom"], genre, TypeStructure(genre).label, ligne["finess"], ligne["code"]
        ),
    }


def cle_de_professionnel(ligne: Ligne, contexte: Contexte) -> dict[str, object]:
    nom, prenom = ligne["nom"], ligne["prenom"]
    return {
        "cle_tri": cle_de_tri(nom, prenom, longueur=401),
        "recherche": texte_de_recherche(
            prenom, nom, ligne["profession"], ligne["email"], ligne["code"]
        ),
    }


def cle_de_projet(ligne: Ligne, contexte: Contexte) -> dict[str, object]:
    return {
        "cle_tri": cle_de_tri(ligne["intitule"], longueur=LONGUEUR),
        "recherche": texte_de_recherche(ligne["intitule"], ligne["nature"], ligne["code"]),
    }


def professionnels_avec_compte() -> Iterator[tuple[str, str]]:
    """« An import never touches accounts. » (maison §4.8)"""
    lignes = Professionnel.objects.filter(utilisateur__isnull=False).order_by("code")
    for professionnel in lignes:
        yield professionnel.code, f"{professionnel} a un compte : retirez d’abord son compte"


STRUCTURES = Table(
    nom="structures",
    modele=Structure,
    noms=(
        "code",
        "nom",
        "type",
        "echelon",
        "departement",
        "commune",
        "finess",
        "ouverte_le",
        "fermee_le",
        "fusionnee_dans",
        "lits",
        "telephone",
        "email",
        "publiee",
    ),
    cle=("code",),
    genres={"finess": finess()},
    regles=(departement_sauf_national, dates_en_ordre("ouverte_le", "fermee_le")),
    calculer=cle_de_structure,
)

PROFESSIONNELS = Table(
    nom="professionnels",
    modele=Professionnel,
    noms=("code", "nom", "prenom", "profession", "structure", "email", "equipe_cellule"),
    cle=("code",),
    requises=("equipe_cellule",),
    calculer=cle_de_professionnel,
    irremovables=professionnels_avec_compte,
)

EQUIPE = Table(
    nom="equipe",
    modele=PosteCellule,
    noms=("professionnel", "fonction", "etp", "debut", "fin"),
    genres={"etp": ETP},
    regles=(dates_en_ordre("debut", "fin"),),
)

COPIL = Table(
    nom="copil",
    modele=MandatCopil,
    noms=("professionnel", "fonction", "structure", "college", "qualite", "debut", "fin"),
    regles=(dates_en_ordre("debut", "fin"),),
)

PROJETS = Table(
    nom="projets",
    modele=Projet,
    noms=(
        "code",
        "intitule",
        "nature",
        "porteur",
        "departements",
        "partenaires",
        "commun",
        "construit_le",
        "debut_accompagnement",
        "fin_accompagnement",
        "etape",
        "modele",
        "resultat",
    ),
    cle=("code",),
    regles=(dates_en_ordre("debut_accompagnement", "fin_accompagnement"),),
    calculer=cle_de_projet,
)

ACTES = Table(nom="actes", modele=Acte, noms=("projet", "date", "nature", "texte"))

VERIFICATIONS = Table(
    nom="verifications", modele=Verification, noms=("structure", "date", "auteur")
)

OFFRES = Table(
    nom="offres",
    modele=Offre,
    noms=("code", "structure", "poste", "publiee_le", "expire_le", "pourvue_le", "repost_de"),
    cle=("code",),
    regles=(
        dates_en_ordre("publiee_le", "expire_le"),
        dates_en_ordre("publiee_le", "pourvue_le"),
    ),
    calculer=trie_par("poste"),
)

PROCESS_POSTES = Table(
    nom="process_postes",
    modele=ProcessPostes,
    noms=("intitule", "debut", "fin"),
    regles=(dates_en_ordre("debut", "fin"),),
)

declarer(
    (
        STRUCTURES,
        PROFESSIONNELS,
        EQUIPE,
        COPIL,
        PROJETS,
        ACTES,
        VERIFICATIONS,
        OFFRES,
        PROCESS_POSTES,
    )
)
