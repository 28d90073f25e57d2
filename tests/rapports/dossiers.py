"""The example year with a canary in every person's name, and a neighbour with one in every text."""

from copy import deepcopy

from tests.indicateurs.chargement import EXEMPLE
from tests.outils.fichiers import depuis_csv

# In names of people of the cell; in every text of the other cell.
CANARI, SERIN = "zqcanari", "zqserin"
TEXTES = ("nom", "intitule", "objectifs", "programme", "valeur", "libelle", "origine", "objectif",
          "action", "campagne", "document", "fonction", "resultat", "url", "poste")  # fmt: skip
ENUMERES = {("depenses", "poste"), ("audiences", "valeur")}


def exemple() -> dict[str, list[dict[str, str]]]:
    tables = depuis_csv(EXEMPLE)
    for rang, personne in enumerate(tables["professionnels"]):
        personne["nom"] = f"Le {CANARI.capitalize()} {rang}"
        personne["prenom"] = f"{CANARI}prenom{rang}"
        personne["email"] = f"{CANARI}{rang}@example.org"
    # People write names where a pilot is asked for; one of them names nobody.
    suivantes = [ligne for ligne in tables["programme"] if ligne["annee"] == "2026"]
    suivantes[0]["pilote"] = f"{CANARI}prenom1 Le {CANARI.capitalize()} 1"
    suivantes[1]["pilote"] = "LE " + CANARI.upper() + " 3"
    suivantes[2]["pilote"] = "les référents"
    return tables


def voisine() -> dict[str, list[dict[str, str]]]:
    """The same year in another region, and the same codes."""
    tables = deepcopy(depuis_csv(EXEMPLE))
    tables["cellule"][0] |= {"code": "voisine", "nom": SERIN, "sigle": SERIN}
    for nom, lignes in tables.items():
        for ligne in lignes:
            for colonne in TEXTES:
                if ligne.get(colonne) and nom != "cellule" and (nom, colonne) not in ENUMERES:
                    ligne[colonne] = f"{SERIN} {ligne[colonne]}"
    return tables
