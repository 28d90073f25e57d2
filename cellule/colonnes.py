"""The table `cellule` of the exchange format: the one row of the tenant itself."""

from cellule.dossier.genres import (
    Enumeration,
    Identifiant,
    Liste,
    code_officiel,
    finess,
    fuseau,
    slug,
)
from cellule.dossier.registre import declarer_aux_ecrans
from cellule.dossier.tables import Table
from cellule.models import Cellule, Document
from cellule.models.cellule import TYPES_PALLIATIFS
from cellule.territoires import codes_regions

CELLULE = Table(
    nom="cellule",
    modele=Cellule,
    noms=(
        "code",
        "nom",
        "sigle",
        "regions",
        "departements",
        "forme_juridique",
        "etablissement_finess",
        "fuseau",
        "perimetre_equipes",
    ),
    cle=("code",),
    genres={
        "code": slug(50),
        "regions": Liste(element=code_officiel(codes_regions, "région", vide="")),
        "etablissement_finess": finess(),
        "fuseau": fuseau(),
        "perimetre_equipes": Liste(element=Enumeration(choix=TYPES_PALLIATIFS)),
    },
)

# Beside the exchange format: the documents named on the pages of rows.
DOCUMENTS = Table(
    nom="documents",
    modele=Document,
    noms=("table", "cle", "titre", "lien", "ajoute_le", "ajoute_par"),
    genres={
        "lien": Identifiant(
            forme=lambda texte: texte.startswith("https://") and not texte.split()[1:],
            attendu="une adresse complète, qui commence par https://,",
            longueur=1000,
        )
    },
)

declarer_aux_ecrans((DOCUMENTS,))
