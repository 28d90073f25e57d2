"""What the search box and the forms find in the directory."""

from django.db.models import Q

from acteurs.models import (
    GroupeDeTravail,
    Offre,
    Professionnel,
    Projet,
    Structure,
    SuiviCommune,
)
from cellule.recherche import Sorte, inscrire
from cellule.typographie import en_capitale

from . import droits


def decrire_structure(structure: Structure) -> str:
    lieu = f", {structure.departement}" if structure.departement else ""
    return f"{en_capitale(structure.get_type_display())}{lieu}"


def decrire_professionnel(personne: Professionnel) -> str:
    structure = personne.structure.nom if personne.structure else ""
    return ", ".join(filter(None, [personne.profession, structure]))


def decrire_projet(projet: Projet) -> str:
    porteur = f", {projet.porteur.nom}" if projet.porteur else ""
    return f"{en_capitale(projet.get_etape_display())}{porteur}"


STRUCTURES = Sorte(
    nom="structures",
    modele=Structure,
    droit=droits.LIRE.code,
    icone="building-2",
    rang=10,
    decrire=decrire_structure,
    avec=("departement",),
    fiche="structure",
    liste="liste_structures",
    proposables=Q(survivante__isnull=True),
    fin="fermee_le",
)

PROFESSIONNELS = Sorte(
    nom="professionnels",
    modele=Professionnel,
    droit=droits.LIRE.code,
    icone="user",
    rang=20,
    decrire=decrire_professionnel,
    avec=("structure",),
    fiche="professionnel",
    liste="liste_professionnels",
)

PROJETS = Sorte(
    nom="projets",
    modele=Projet,
    droit=droits.LIRE_PROJETS.code,
    icone="folder-kanban",
    rang=40,
    decrire=decrire_projet,
    avec=("porteur",),
    fiche="projet",
    liste="liste_projets",
)

OFFRES = Sorte(
    nom="offres",
    modele=Offre,
    droit=droits.LIRE.code,
    icone="briefcase",
    rang=70,
    decrire=lambda offre: offre.structure.nom,
    avec=("structure",),
    fiche="offre",
    liste="liste_offres",
    colonne="cle_tri",
)

GROUPES = Sorte(
    nom="groupes",
    modele=GroupeDeTravail,
    droit=droits.GOUVERNANCE_LIRE.code,
    icone="users",
    rang=75,
    fiche="groupe",
    fin="fin",
    terminee="terminé",
    cherchee=False,
)

# For the forms only: most cells work with no commune.
COMMUNES = Sorte(
    nom="communes",
    modele=SuiviCommune,
    droit=droits.LIRE.code,
    icone="landmark",
    rang=80,
    fiche="commune",
    liste="liste_communes",
    cherchee=False,
)

inscrire(STRUCTURES, PROFESSIONNELS, PROJETS, OFFRES, GROUPES, COMMUNES)
