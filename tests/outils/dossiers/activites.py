"""Antennas and the journal: activities, sessions, attendance, minutes."""

from .acteurs import DEPARTEMENTS
from .hasard import Dossier, Hasard, Ligne, Tireur

TYPES = ["copil", "bureau", "groupe_travail", "reunion_antenne", "reunion_referents",
         "rencontre_equipe", "rencontre_partenaire", "reunion_ars", "reunion_intercellules",
         "evenement", "formation", "autre_reunion"]  # fmt: skip
# What the rules read most closely comes most often.
POIDS = [2, 1, 2, 6, 1, 3, 2, 2, 2, 4, 5, 1]
STATUTS, POIDS_DES_STATUTS = ["tenu", "planifie", "annule", "reporte"], [6, 3, 1, 1]
FREQUENTEES = ("reunion_antenne", "evenement", "formation")
ROLES = {
    "evenement": ["organisateur", "co_organisateur", "associe"],
    "formation": ["dispensee", "soutenue"],
}


def antennes(h: Hasard, rang: int, d: Dossier) -> Ligne:
    ouverte, fermee = h.periode()
    return {
        "code": f"antenne {rang}",
        "nom": f"Antenne {rang}",
        "nature": h.choice(["departement", "filiere", "autre"]),
        "departements": h.plusieurs(DEPARTEMENTS, mini=1),
        "ouverte_le": ouverte,
        "fermee_le": fermee,
    }


def referents(h: Hasard, rang: int, d: Dossier) -> Ligne | None:
    if not d["antennes"] or not d["professionnels"]:
        return None
    debut, fin = h.periode()
    return {"antenne": h.parmi(d["antennes"]), "professionnel": h.parmi(d["professionnels"]),
            "debut": debut, "fin": fin, "etp": h.choice(["", "0.1"])}  # fmt: skip


def _statut(h: Hasard) -> str:
    return h.choices(STATUTS, POIDS_DES_STATUTS)[0]


def activites(h: Hasard, rang: int, d: Dossier) -> Ligne:
    (type_,) = h.choices(TYPES, POIDS)
    return {
        "code": f"a{rang}",
        "type": type_,
        "intitule": f"Activité {rang}",
        "debut": h.moment(),
        "statut": _statut(h),
        "role": h.choice(ROLES.get(type_, [""])),
        "nature": h.texte(),
        "modalite": h.choice(["", "presentiel", "visio", "mixte"]),
        "antennes": h.plusieurs([a["code"] for a in d["antennes"]], maxi=2),
        "structures": h.plusieurs([s["code"] for s in d["structures"]], maxi=2),
        "objectifs": h.texte(),
        "programme": h.texte(),
        "anonymes": h.choice(["", "", "0", h.nombre(vide=0)]),
        "heures": h.heures(),
        "cle_partage": h.choice(["", "", "ic-1", "ic-2"]),
    }


def seances(h: Hasard, rang: int, d: Dossier) -> Ligne | None:
    formations = [a for a in d["activites"] if a["type"] == "formation"]
    if not formations:
        return None
    return {"activite": h.parmi(formations), "debut": h.moment(), "heures": h.heures(),
            "statut": _statut(h)}  # fmt: skip


def _frequentee(h: Hasard, activites: list[Ligne]) -> str:
    """An activity, most often a held one of those whose participants are counted."""
    tenues = [a for a in activites if a["type"] in FREQUENTEES and a["statut"] == "tenu"]
    return h.parmi(tenues if tenues and h.vrai(0.6) else activites)


def participations(h: Hasard, rang: int, d: Dossier) -> Ligne | None:
    if not d["activites"] or not d["professionnels"]:
        return None
    # The same person in the same activity, or another person there: attendance comes in groups.
    deja = h.encore(d["participations"], 0.6)
    revenant = deja and h.vrai(0.4)
    return {
        "activite": deja["activite"] if deja else _frequentee(h, d["activites"]),
        "professionnel": deja["professionnel"] if revenant else h.parmi(d["professionnels"]),
        "structure": h.peut_etre(d["structures"], 0.8 if revenant else 0.3),
        "statut": h.choices(["present", "inscrit", "excuse", "absent"], [7, 1, 1, 1])[0],
        "qualite": h.choice(["", "", "participant", "intervenant", "animateur"]),
        "compte": h.oui_non(vide=0.7),
    }


def comptes_rendus(h: Hasard, rang: int, d: Dossier) -> Ligne | None:
    if not d["activites"]:
        return None
    rubriques = ["question", "constat", "proposition", "vigilance", "decision", "information"]
    return {
        "code": f"cr{rang}",
        "activite": h.parmi(d["activites"]),
        "rubrique": h.choice(rubriques),
        "texte": f"Ligne {rang}",
        "theme": h.choice(["", "besoin"]),
        "projet": h.peut_etre(d["projets"]),
        "suite": h.choice(["", "ouverte", "faite"]),
        "responsable": h.peut_etre(d["professionnels"]),
        "echeance": h.jour() if h.vrai() else "",
    }


TABLES: dict[str, Tireur] = {
    "antennes": antennes,
    "referents": referents,
    "activites": activites,
    "seances": seances,
    "participations": participations,
    "comptes_rendus": comptes_rendus,
}
FOIS = {"activites": 4, "seances": 2, "participations": 8}
