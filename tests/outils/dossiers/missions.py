"""Diagnoses, actions, surveys, sharing, contact means, publications and campaigns."""

from .acteurs import DEPARTEMENTS
from .hasard import Dossier, Hasard, Ligne, Tireur

NATURES = ["newsletter", "newsletter", "newsletter", "site", "page", "reseau_social", "plateforme",
           "liste_diffusion", "autre"]  # fmt: skip
MESURES = ["abonnes", "inscrits", "visiteurs", "visites", "destinataires"]


def diagnostics(h: Hasard, rang: int, d: Dossier) -> Ligne:
    statut = h.choices(["publie", "en_cours", "abandonne"], [6, 1, 1])[0]
    return {
        "intitule": f"Diagnostic {rang}",
        "departements": h.plusieurs(DEPARTEMENTS, mini=1),
        "statut": statut,
        "publie_le": h.jour() if statut == "publie" else "",
    }


def actions(h: Hasard, rang: int, d: Dossier) -> Ligne:
    statut = h.choice(["prevue", "en_cours", "terminee", "abandonnee"])
    debut, fin = h.periode(sans_fin=0 if statut == "terminee" else 0.5)
    return {
        "intitule": f"Action {rang}",
        "nature": h.texte(vide=0),
        "objectifs": h.texte(),
        "avec_ars": h.oui_non(vide=0),
        "partenaires": h.plusieurs([s["code"] for s in d["structures"]]),
        "debut": debut,
        "fin": fin,
        "statut": statut,
    }


def enquetes(h: Hasard, rang: int, d: Dossier) -> Ligne:
    statut = h.choices(["close", "prevue", "ouverte", "annulee"], [5, 1, 1, 1])[0]
    ouverte, close = h.periode(sans_fin=0 if statut == "close" else 0.5)
    destinataires = h.nombre()
    plafond = int(destinataires) if destinataires else 30
    return {
        "intitule": f"Enquête {rang}",
        "cadre": h.choice(["ars", "intercellules", "partenariat", "nationale", "autre"]),
        "ouverte_le": ouverte,
        "close_le": close,
        "realisation": h.choice(["realisee", "realisee", "relayee"]),
        "statut": statut,
        "destinataires": destinataires,
        "reponses": "" if h.vrai(0.3) else str(h.randint(0, plafond)),
        "cle_partage": h.choice(["", "", "enq-1"]),
    }


def ressources_web(h: Hasard, rang: int, d: Dossier) -> Ligne:
    debut, fin = h.periode()
    return {"url": f"https://example.org/{rang}", "nature": h.choice(["site", "page", "lien"]),
            "en_ligne_le": debut, "retiree_le": fin}  # fmt: skip


def moyens_contact(h: Hasard, rang: int, d: Dossier) -> Ligne:
    debut, fin = h.periode()
    natures = ["telephone", "courriel", "formulaire", "accueil", "autre"]
    return {"nature": h.choice(natures), "valeur": f"valeur {rang}", "debut": debut, "fin": fin}


def mutualisations(h: Hasard, rang: int, d: Dossier) -> Ligne:
    return {
        "intitule": f"Partage {rang}",
        "nature": h.choice(["outil", "information", "projet", "formation", "autre"]),
        "date": h.jour(),
        "cellules": h.plusieurs(["cellule", "bretagne", "corse"]),
    }


def publications(h: Hasard, rang: int, d: Dossier) -> Ligne:
    ouvert, ferme = h.periode(sans_fin=0.6)
    return {
        "code": f"pub{rang}",
        "nature": h.choice(NATURES),
        "nom": f"Publication {rang}",
        "periodicite": h.choice(["", "mensuelle"]),
        "ouvert_le": ouvert,
        "ferme_le": ferme,
    }


def actions_campagne(h: Hasard, rang: int, d: Dossier) -> Ligne:
    return {"code": f"ac{rang}", "campagne": h.texte(vide=0), "date": h.jour(),
            "nature": h.texte(), "public": h.texte()}  # fmt: skip


def parutions(h: Hasard, rang: int, d: Dossier) -> Ligne | None:
    if not d["publications"]:
        return None
    return {
        "code": f"par{rang}",
        "publication": h.parmi(d["publications"]),
        "date": h.jour(),
        "intitule": h.texte(),
        "mise_a_jour": h.oui_non(),
        "action_campagne": h.peut_etre(d["actions_campagne"], 0.2),
    }


def audiences(h: Hasard, rang: int, d: Dossier) -> Ligne | None:
    if not d["publications"]:
        return None
    return {"publication": h.parmi(d["publications"]), "date": h.jour(),
            "mesure": h.choice(MESURES), "valeur": h.nombre(vide=0, maxi=500)}  # fmt: skip


def diffusions(h: Hasard, rang: int, d: Dossier) -> Ligne | None:
    """Unique: (parution, document)."""
    parutions = [p["code"] for p in d["parutions"]]
    libres = [
        (parution, document)
        for parution in parutions for document in ("Sédation", "Domicile", "Deuil")
        if not any((x["parution"], x["document"]) == (parution, document) for x in d["diffusions"])
    ]  # fmt: skip
    if not libres:
        return None
    parution, document = h.choice(libres)
    nature = h.choice(["referentiel", "rbp", "autre"])
    return {"parution": parution, "document": document, "nature": nature}


TABLES: dict[str, Tireur] = {
    "diagnostics": diagnostics,
    "actions": actions,
    "enquetes": enquetes,
    "ressources_web": ressources_web,
    "moyens_contact": moyens_contact,
    "mutualisations": mutualisations,
    "publications": publications,
    "actions_campagne": actions_campagne,
    "parutions": parutions,
    "audiences": audiences,
    "diffusions": diffusions,
}
FOIS = {"parutions": 2, "audiences": 4, "diffusions": 2}
