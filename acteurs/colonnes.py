"""The tables of the exchange format kept by this app: columns, keys and rules."""

from collections.abc import Iterator

from acteurs.communes.colonnes import COMMUNES, ECHANGES
from acteurs.models import (
    Acte,
    Affectation,
    AppelAProjets,
    BonnePratique,
    GroupeDeTravail,
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
from cellule.dossier.genres import Identifiant, Nombre, finess
from cellule.dossier.registre import declarer, declarer_aux_ecrans
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

AFFECTATIONS = Table(
    nom="affectations",
    modele=Affectation,
    noms=("professionnel", "structure", "fonction", "debut", "fin"),
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

# What the screens keep of a project beyond the format, and what the cell passes on.
PROJETS_SUIVIS = PROJETS.avec("relance_le", "relance_texte", "partage", "source")

ADRESSE_WEB = Identifiant(
    forme=lambda texte: texte.startswith(("https://", "http://")) and " " not in texte,
    attendu="une adresse complète, qui commence par https://,",
    longueur=1000,
)


def cle_d_appel(ligne: Ligne, contexte: Contexte) -> dict[str, object]:
    return {
        "cle_tri": cle_de_tri(ligne["intitule"], longueur=LONGUEUR),
        "recherche": texte_de_recherche(ligne["intitule"], ligne["emetteur"], ligne["public"]),
    }


def cle_de_pratique(ligne: Ligne, contexte: Contexte) -> dict[str, object]:
    return {
        "cle_tri": cle_de_tri(ligne["titre"], longueur=LONGUEUR),
        "recherche": texte_de_recherche(ligne["titre"], ligne["domaine"], ligne["description"]),
    }


APPELS = Table(
    nom="appels_a_projets",
    modele=AppelAProjets,
    noms=(
        "intitule",
        "nature",
        "emetteur",
        "lien",
        "publie_le",
        "echeance",
        "public",
        "relaye_le",
        "note",
        "partage",
    ),
    genres={"lien": ADRESSE_WEB},
    regles=(dates_en_ordre("publie_le", "echeance"),),
    calculer=cle_d_appel,
)

PRATIQUES = Table(
    nom="bonnes_pratiques",
    modele=BonnePratique,
    noms=(
        "titre",
        "domaine",
        "contexte",
        "description",
        "conditions",
        "projet",
        "structure",
        "contact",
        "publiee_le",
        "partage",
    ),
    calculer=cle_de_pratique,
)


def cle_de_groupe(ligne: Ligne, contexte: Contexte) -> dict[str, object]:
    return {
        "cle_tri": cle_de_tri(ligne["nom"], longueur=LONGUEUR),
        "recherche": texte_de_recherche(ligne["nom"], ligne["objet"]),
    }


GROUPES = Table(
    nom="groupes_de_travail",
    modele=GroupeDeTravail,
    noms=("code", "nom", "objet", "animateur", "membres", "projet", "debut", "fin"),
    cle=("code",),
    regles=(dates_en_ordre("debut", "fin"),),
    calculer=cle_de_groupe,
)

declarer_aux_ecrans((PROJETS_SUIVIS, APPELS, PRATIQUES, AFFECTATIONS, GROUPES, COMMUNES, ECHANGES))
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
