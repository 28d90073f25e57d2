"""Small dossiers, row by row: every row has dull valid defaults, the test says what matters."""

from collections import defaultdict
from collections.abc import Iterable

CELLULE = {
    "code": "gironde",
    "nom": "Cellule de Gironde",
    "regions": "75",
    "departements": "33|40",
    "forme_juridique": "association",
    "fuseau": "Europe/Paris",
}

# What each table requires, besides the references that the test gives.
DEFAUTS = {
    "antennes": {"nom": "Antenne", "nature": "departement", "departements": "33",
                 "ouverte_le": "2020-01-01"},
    "structures": {"nom": "Structure", "type": "EMSP", "echelon": "local", "departement": "33"},
    "professionnels": {"nom": "Nom", "equipe_cellule": "non"},
    "copil": {"fonction": "membre", "college": "usagers", "qualite": "titulaire",
              "debut": "2024-01-01"},
    "activites": {"intitule": "Activité", "debut": "2025-06-15", "statut": "tenu"},
    "seances": {"debut": "2025-06-15", "statut": "tenu"},
    "participations": {"statut": "present"},
    "projets": {"intitule": "Projet", "nature": "organisation", "etape": "en_cours"},
    "actes": {"date": "2025-06-15", "nature": "methode"},
    "diagnostics": {"intitule": "Diagnostic", "departements": "33", "statut": "publie"},
    "actions": {"intitule": "Action", "nature": "parcours", "objectifs": "Fluidifier",
                "avec_ars": "non", "debut": "2025-06-15", "statut": "en_cours"},
    "enquetes": {"intitule": "Enquête", "cadre": "ars", "ouverte_le": "2025-03-01",
                 "realisation": "realisee", "statut": "ouverte"},
    "ressources_web": {"url": "https://example.org/", "nature": "site",
                       "en_ligne_le": "2024-01-01"},
    "moyens_contact": {"nature": "telephone", "valeur": "01 99 00 00 00", "debut": "2024-01-01"},
    "verifications": {"date": "2025-06-15", "auteur": "cellule"},
    "offres": {"poste": "Médecin", "publiee_le": "2025-06-15"},
    "process_postes": {"intitule": "Bourse aux postes", "debut": "2024-01-01"},
    "mutualisations": {"intitule": "Partage", "nature": "outil", "date": "2025-06-15"},
    "publications": {"nature": "newsletter", "nom": "Lettre", "ouvert_le": "2024-01-01"},
    "parutions": {"date": "2025-06-15"},
    "audiences": {"date": "2025-06-15", "mesure": "abonnes", "valeur": "10"},
    "diffusions": {"nature": "rbp"},
    "actions_campagne": {"campagne": "Journée mondiale", "date": "2025-06-15"},
    "zeros_constates": {"annee": "2025"},
}  # fmt: skip

AVEC_CODE = frozenset({
    "antennes", "structures", "professionnels", "activites", "projets", "offres", "publications",
    "parutions", "actions_campagne",
})  # fmt: skip


class Dossier:
    """A valid dossier that grows. Each method returns the code of its row."""

    def __init__(self, **cellule: str) -> None:
        self.tables: dict[str, list[dict[str, str]]] = defaultdict(list)
        self.tables["cellule"].append(CELLULE | cellule)

    def ajouter(self, table: str, **champs: str | int | Iterable[str]) -> str:
        ligne = {**DEFAUTS[table], **{nom: _texte(valeur) for nom, valeur in champs.items()}}
        if table in AVEC_CODE:
            ligne.setdefault("code", f"{table}-{len(self.tables[table]) + 1}")
        self.tables[table].append(ligne)
        return ligne.get("code", "")

    def structure(self, type_: str = "EMSP", **champs) -> str:
        return self.ajouter("structures", type=type_, **champs)

    def personne(self, structure: str = "", **champs) -> str:
        return self.ajouter("professionnels", structure=structure, **champs)

    def salarie(self, structure: str = "") -> str:
        """Someone of the salaried team of the cell."""
        return self.personne(structure, equipe_cellule="oui")

    def activite(self, type_: str, debut: str = "2025-06-15", **champs) -> str:
        return self.ajouter("activites", type=type_, debut=debut, **champs)

    def formation(self, debut: str = "2025-06-15", **champs) -> str:
        return self.activite("formation", debut, **{"role": "dispensee", **champs})

    def seance(self, formation: str, debut: str, statut: str = "tenu", **champs) -> None:
        self.ajouter("seances", activite=formation, debut=debut, statut=statut, **champs)

    def presence(self, activite: str, personne: str, **champs) -> None:
        self.ajouter("participations", activite=activite, professionnel=personne, **champs)


def _texte(valeur: str | int | Iterable[str]) -> str:
    return valeur if isinstance(valeur, str) else (
        str(valeur) if isinstance(valeur, int) else "|".join(valeur)
    )  # fmt: skip
