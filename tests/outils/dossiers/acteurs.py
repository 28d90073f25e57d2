"""The cell, its directory, its people, their projects and offers."""

from .hasard import Dossier, Hasard, Ligne, Tireur

PALLIATIFS = ["USP", "EMSP", "LISP", "HAD", "ERRSPP", "HDJ", "ETSP"]
PARTENAIRES = ["DAC", "CPTS", "MSP", "EHPAD", "ESMS", "URPS", "ETABLISSEMENT", "CABINET",
               "ASSO_BENEVOLES", "ASSO_USAGERS", "ESPACE_ETHIQUE", "SOCIETE_SAVANTE",
               "UNIVERSITE", "COLLECTIVITE", "ARS", "CELLULE", "AUTRE"]  # fmt: skip
ECHELONS = ["local", "departemental", "regional", "national"]
COLLEGES = ["ars", "etablissements", "filiere_sanitaire", "pediatrie", "domicile",
            "medico_social", "usagers", "benevoles", "coordination", "ethique"]  # fmt: skip
DEPARTEMENTS = ["33", "40", "2A", "974", "75"]
FUSEAUX = ["Europe/Paris", "Indian/Reunion", "America/Guadeloupe", "America/Cayenne",
           "Pacific/Noumea", "America/Miquelon", "Indian/Mayotte"]  # fmt: skip


def cellule(h: Hasard) -> Ligne:
    return {
        "code": "cellule",
        "nom": "Cellule",
        "regions": "75",
        "departements": h.plusieurs(DEPARTEMENTS, mini=1),
        "forme_juridique": h.choice(["etablissement", "association", "gcs", "autre"]),
        "fuseau": h.choice(FUSEAUX),
        "perimetre_equipes": h.plusieurs(PALLIATIFS, maxi=7),
    }


def structures(h: Hasard, rang: int, d: Dossier) -> Ligne:
    echelon = h.choice(ECHELONS)
    sans_departement = echelon == "national" and h.vrai()
    ouverte, fermee = h.periode(sans_debut=0.6, sans_fin=0.7)
    return {
        "code": f"s{rang}",
        "nom": f"Structure {rang}",
        "type": h.choice(PALLIATIFS if h.vrai(0.6) else PARTENAIRES),
        "echelon": echelon,
        "departement": "" if sans_departement else h.choice(DEPARTEMENTS),
        "ouverte_le": ouverte,
        "fermee_le": fermee,
        # Always towards an older row: chains, and never a loop.
        "fusionnee_dans": h.peut_etre(d["structures"], 0.25),
        "publiee": h.oui_non(),
    }


def professionnels(h: Hasard, rang: int, d: Dossier) -> Ligne:
    return {
        "code": f"p{rang}",
        "nom": f"Nom {rang}",
        "structure": h.peut_etre(d["structures"], 0.7),
        "equipe_cellule": "oui" if h.vrai(0.25) else "non",
    }


def equipe(h: Hasard, rang: int, d: Dossier) -> Ligne | None:
    if not d["professionnels"]:
        return None
    debut, fin = h.periode()
    return {"professionnel": h.parmi(d["professionnels"]), "fonction": f"fonction {rang}",
            "etp": h.choice(["0", "0.5", "0.8", "1"]), "debut": debut, "fin": fin}  # fmt: skip


def copil(h: Hasard, rang: int, d: Dossier) -> Ligne | None:
    if not d["professionnels"] or not d["structures"]:
        return None
    debut, fin = h.periode()
    return {
        "professionnel": h.parmi(d["professionnels"]),
        "fonction": "membre",
        "structure": h.parmi(d["structures"]),
        "college": h.choice(COLLEGES),
        "qualite": h.choice(["titulaire", "suppleant"]),
        "debut": debut,
        "fin": fin,
    }


def projets(h: Hasard, rang: int, d: Dossier) -> Ligne:
    debut, fin = h.periode(sans_debut=0.4)
    return {
        "code": f"projet {rang}",
        "intitule": f"Projet {rang}",
        "nature": h.texte(vide=0),
        "porteur": h.peut_etre(d["structures"]),
        "departements": h.plusieurs(DEPARTEMENTS),
        "partenaires": h.plusieurs([s["code"] for s in d["structures"]]),
        "commun": h.oui_non(),
        "construit_le": h.jour() if h.vrai(0.7) else "",
        "debut_accompagnement": debut,
        "fin_accompagnement": fin,
        "etape": h.choice(["idee", "montage", "depose", "en_cours", "termine", "abandonne"]),
        "modele": h.peut_etre(d["projets"], 0.2),
    }


def actes(h: Hasard, rang: int, d: Dossier) -> Ligne | None:
    if not d["projets"]:
        return None
    natures = ["methode", "mise_en_relation", "financement", "evaluation", "relance", "autre"]
    return {"projet": h.parmi(d["projets"]), "date": h.jour(), "nature": h.choice(natures)}


def verifications(h: Hasard, rang: int, d: Dossier) -> Ligne | None:
    if not d["structures"]:
        return None
    auteur = h.choice(["cellule", "structure", "referent"])
    return {"structure": h.parmi(d["structures"]), "date": h.jour(), "auteur": auteur}


def offres(h: Hasard, rang: int, d: Dossier) -> Ligne | None:
    if not d["structures"]:
        return None
    publiee = h.jour()
    return {
        "code": f"offre {rang}",
        "structure": h.parmi(d["structures"]),
        "poste": "médecin",
        "publiee_le": publiee,
        "expire_le": h.apres(publiee) if h.vrai(0.3) else "",
        "pourvue_le": h.apres(publiee) if h.vrai(0.4) else "",
        "repost_de": _repost(h, d["offres"]),
    }


def _repost(h: Hasard, offres: list[Ligne]) -> str:
    """A repost, of a repost if there is one half of the times."""
    reposts = [offre for offre in offres if offre["repost_de"]]
    return h.peut_etre(reposts if reposts and h.vrai() else offres, 0.5)


def process_postes(h: Hasard, rang: int, d: Dossier) -> Ligne:
    debut, fin = h.periode()
    return {"intitule": f"Process {rang}", "debut": debut, "fin": fin}


TABLES: dict[str, Tireur] = {
    "structures": structures,
    "professionnels": professionnels,
    "equipe": equipe,
    "copil": copil,
    "projets": projets,
    "actes": actes,
    "verifications": verifications,
    "offres": offres,
    "process_postes": process_postes,
}
FOIS = {"structures": 2, "professionnels": 2}
