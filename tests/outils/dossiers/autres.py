"""Declared zeros, money and programme."""

from .hasard import Dossier, Hasard, Ligne, Tireur

CODES = ["D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "A1", "A2", "A3", "A4", "A5", "A6", "A7",
         "A8", "C1", "C2", "C3", "C4", "C5", "I1", "I2", "I3"]  # fmt: skip
ANNEES = ["2023", "2024", "2025", "2026"]


def zeros_constates(h: Hasard, rang: int, d: Dossier) -> Ligne:
    return {"annee": h.choice(ANNEES), "indicateur": h.choice(CODES)}


def conventions(h: Hasard, rang: int, d: Dossier) -> Ligne:
    debut, fin = h.periode(sans_fin=0)
    return {"code": f"conv{rang}", "debut": debut, "fin": fin, "objectifs": h.texte(),
            "signee_le": h.jour() if h.vrai() else ""}  # fmt: skip


def financements(h: Hasard, rang: int, d: Dossier) -> Ligne:
    return {"annee": h.choice(ANNEES), "source": h.choice(["fir", "autre"]), "origine": h.texte(),
            "montant": h.choice(["1500", "-12.5", "0", "0.01"]),
            "convention": h.peut_etre(d["conventions"])}  # fmt: skip


def depenses(h: Hasard, rang: int, d: Dossier) -> Ligne:
    postes = ["personnel", "materiel", "prestations", "deplacements", "autre"]
    return {"annee": h.choice(ANNEES), "poste": h.choice(postes), "libelle": h.texte(),
            "montant": h.choice(["80000", "12.34", "0"]),
            "source": h.choice(["fir", "autre"])}  # fmt: skip


def programme(h: Hasard, rang: int, d: Dossier) -> Ligne:
    return {"annee": h.choice(ANNEES), "mission": h.choice("DACI"), "objectif": f"Objectif {rang}",
            "action": "Agir", "pilote": h.texte(), "echeance": h.jour() if h.vrai() else "",
            "indicateur": h.choice(["", *CODES])}  # fmt: skip


TABLES: dict[str, Tireur] = {
    "zeros_constates": zeros_constates,
    "conventions": conventions,
    "financements": financements,
    "depenses": depenses,
    "programme": programme,
}
