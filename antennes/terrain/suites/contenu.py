"""What the minutes of a meeting say, as plain values: frozen, compared, laid out from these."""

from collections.abc import Iterable, Iterator
from datetime import time

from cellule.models import Cellule
from cellule.typographie import en_capitale, heure, jour_en_lettres
from evenements.models import Activite, Participation, Rubrique, StatutPresence
from evenements.requetes import compte_rendu_de, participations_de

TITRES = {
    Rubrique.QUESTION: "Questions",
    Rubrique.CONSTAT: "Constats",
    Rubrique.PROPOSITION: "Propositions",
    Rubrique.VIGILANCE: "Points de vigilance",
    Rubrique.DECISION: "Décisions",
    Rubrique.INFORMATION: "Informations",
}
# What is said of the meeting itself, and how a correction names it.
ENTETE = {
    "intitule": "l’intitulé",
    "jour": "la date",
    "debut": "l’heure",
    "lieu": "le lieu",
    "modalite": "la modalité",
    "antennes": "les antennes",
    "objectifs": "les objectifs",
    "anonymes": "le nombre de participants non nommés",
}
LETTRES = 90


def contenu_de(cellule: Cellule, activite: Activite) -> dict:
    """The minutes as they are now. What became of a task is no part of them: it changes later."""
    gens = list(participations_de(activite))
    debut = activite.debut
    return {
        "cellule": cellule.nom,
        "intitule": activite.intitule,
        "jour": activite.jour_retenu.isoformat(),
        "debut": debut[11:16] if "T" in debut else "",
        "lieu": activite.lieu,
        "modalite": activite.get_modalite_display() if activite.modalite else "",
        "antennes": [antenne.nom for antenne in activite.antennes.order_by("cle_tri", "pk")],
        "objectifs": activite.objectifs,
        "anonymes": activite.anonymes,
        "presents": _nommes(gens, StatutPresence.PRESENT),
        "excuses": _nommes(gens, StatutPresence.EXCUSE),
        "rubriques": list(_rubriques(activite)),
    }


def _nommes(gens: Iterable[Participation], statut: StatutPresence) -> list[dict[str, str]]:
    """Each person once, with what they do and where."""
    nommes: dict[int, dict[str, str]] = {}
    for une in gens:
        if une.statut == statut:
            personne, ou = une.professionnel, une.structure or une.professionnel.structure
            qui = ", ".join(filter(None, [personne.profession, ou.nom if ou else ""]))
            nommes.setdefault(personne.pk, {"nom": str(personne), "qui": qui})
    return list(nommes.values())


def _rubriques(activite: Activite) -> Iterator[dict]:
    lignes = compte_rendu_de(activite)
    for rubrique, titre in TITRES.items():
        siennes = [
            {
                "code": une.code,
                "texte": une.texte,
                "responsable": str(une.responsable) if une.responsable else "",
                "echeance": une.echeance.isoformat() if une.echeance else "",
            }
            for une in lignes
            if une.rubrique == rubrique
        ]
        if siennes:
            yield {"rubrique": rubrique.value, "titre": titre, "lignes": siennes}


def corrections(avant: dict, apres: dict) -> list[str]:
    """What a version changes in the one before it, in sentences for its readers."""
    dites = [f"{en_capitale(mot)} a changé." for cle, mot in _changes(avant, apres)]
    dites += _des_presents(avant, apres)
    anciennes, nouvelles = _par_code(avant), _par_code(apres)
    for code, (titre, ligne) in nouvelles.items():
        if code not in anciennes:
            dites.append(f"{titre}, ajouté : « {_court(ligne)} »")
        elif anciennes[code] != (titre, ligne):
            dites.append(f"{titre}, corrigé : « {_court(ligne)} »")
    for code, (titre, ligne) in anciennes.items():
        if code not in nouvelles:
            dites.append(f"{titre}, retiré : « {_court(ligne)} »")
    return dites


def _changes(avant: dict, apres: dict) -> Iterator[tuple[str, str]]:
    return ((cle, mot) for cle, mot in ENTETE.items() if avant.get(cle) != apres.get(cle))


def _des_presents(avant: dict, apres: dict) -> Iterator[str]:
    for liste, mot in (("presents", "Présents"), ("excuses", "Excusés")):
        anciens = [un["nom"] for un in avant[liste]]
        nouveaux = [un["nom"] for un in apres[liste]]
        if ajoutes := [nom for nom in nouveaux if nom not in anciens]:
            yield f"{mot}, ajouté : {', '.join(ajoutes)}."
        if retires := [nom for nom in anciens if nom not in nouveaux]:
            yield f"{mot}, retiré : {', '.join(retires)}."
        if not ajoutes and not retires and avant[liste] != apres[liste]:
            yield f"{mot} : fonctions ou structures corrigées."


def _par_code(contenu: dict) -> dict[str, tuple[str, dict]]:
    return {
        ligne["code"]: (rubrique["titre"], ligne)
        for rubrique in contenu["rubriques"]
        for ligne in rubrique["lignes"]
    }


def _court(ligne: dict) -> str:
    texte = " ".join(ligne["texte"].split())
    return texte if len(texte) <= LETTRES else f"{texte[:LETTRES].rstrip()}…"


def titre_de(contenu: dict) -> str:
    """« Réunion du jeudi 12 mars 2026 : Antenne Nord – la douleur »."""
    return f"{contenu['intitule']}, {jour_en_lettres(contenu['jour'])}"


def quand(contenu: dict) -> str:
    """« jeudi 12 mars 2026, à 14 h 30 »."""
    jour = jour_en_lettres(contenu["jour"], forme="jour")
    if not contenu["debut"]:
        return jour
    return f"{jour}, à {heure(time.fromisoformat(contenu['debut']))}"
