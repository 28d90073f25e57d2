"""What changed in a report from one version to the next, part by part, in words.

Both sides are frozen contents: the comparison says the same thing for ever.
"""

from cellule.typographie import INSECABLE, en_capitale
from rapports.presentation.valeurs import ecrire_mesure

FLECHE = "→"


def comparer(avant: dict, apres: dict, cles: list[str]) -> dict[str, list[str]]:
    """The changes of each part that has some; `cles` as in `Texte.cle`."""
    changements = {cle: _de_la_partie(cle, avant, apres) for cle in cles}
    return {cle: phrases for cle, phrases in changements.items() if phrases}


def _de_la_partie(cle: str, avant: dict, apres: dict) -> list[str]:
    genre, _, code = cle.partition(":")
    match genre:
        case "indicateur":
            phrases = _de_l_indicateur(code, avant, apres)
        case "section":
            phrases = _si(_section(avant, code) != _section(apres, code), "Liste modifiée")
        case "finance":
            phrases = _si(avant["finance"] != apres["finance"], "Montants modifiés")
        case "programme":
            phrases = _si(_programmes(avant) != _programmes(apres), "Actions modifiées")
        case _:
            return _du_texte(cle, avant, apres, "Texte")
    return phrases + _du_texte(cle, avant, apres, "Commentaire de la cellule")


def _de_l_indicateur(code: str, avant: dict, apres: dict) -> list[str]:
    ancien, nouveau = avant["indicateurs"].get(code), apres["indicateurs"][code]
    if ancien is None:
        return ["Nouvel indicateur"]
    phrases = _si(
        ancien["etat"] != nouveau["etat"],
        f"État{INSECABLE}: {ancien['etat_mots']} {FLECHE} {nouveau['etat_mots']}",
    )
    phrases += _des_mesures(ancien, nouveau)
    phrases += _des_corrections(ancien["corrections"], nouveau["corrections"])
    lignes_changees = ancien["preuves"] != nouveau["preuves"]
    phrases += _si(lignes_changees and not phrases, "Mêmes valeurs, d’autres lignes derrière")
    ventilation_changee = ancien["ventilation"] != nouveau["ventilation"]
    phrases += _si(ventilation_changee and not phrases, "Répartition modifiée")
    return phrases + _si(_listes(avant, code) != _listes(apres, code), "Liste modifiée")


def _des_mesures(ancien: dict, nouveau: dict) -> list[str]:
    """« Réunions tenues : 2 → 3 », for the measures that both versions have."""
    valeurs = {m["nom"]: m["valeur"] for m in ancien["mesures"]}

    def ecrire(mesure: dict, valeur: object, etat: str) -> str:
        return ecrire_mesure(mesure["nature"], valeur, etat, mesure["nom"])

    return [
        f"{en_capitale(m['libelle'])}{INSECABLE}: {ecrire(m, valeurs[m['nom']], ancien['etat'])} "
        f"{FLECHE} {ecrire(m, m['valeur'], nouveau['etat'])}"
        for m in nouveau["mesures"]
        if m["nom"] in valeurs and valeurs[m["nom"]] != m["valeur"]
    ]


def _des_corrections(avant: list[dict], apres: list[dict]) -> list[str]:
    """By measure: a corrected value given, changed or withdrawn."""
    anciennes = {c["mesure"]: c for c in avant}
    nouvelles = {c["mesure"]: c for c in apres}
    phrases = []
    for mesure in dict.fromkeys([*nouvelles, *anciennes]):
        ancienne, nouvelle = anciennes.get(mesure), nouvelles.get(mesure)
        if ancienne == nouvelle:
            continue
        libelle = (nouvelle or ancienne)["libelle"]
        if nouvelle is None:
            phrases.append(f"Correction retirée{INSECABLE}: {libelle}")
        elif ancienne is None:
            phrases.append(f"Correction ajoutée{INSECABLE}: {libelle}")
        else:
            phrases.append(f"Correction modifiée{INSECABLE}: {libelle}")
    return phrases


def _du_texte(cle: str, avant: dict, apres: dict, nom: str) -> list[str]:
    ancien, nouveau = avant["textes"].get(cle, ""), apres["textes"].get(cle, "")
    if ancien == nouveau:
        return []
    if not ancien:
        return [f"{nom} ajouté"]
    return [f"{nom} modifié" if nouveau else f"{nom} retiré"]


def _section(photo: dict, code: str) -> list[dict] | None:
    return next((s["blocs"] for s in photo["sections"] if s["code"] == code), None)


def _listes(photo: dict, code: str) -> list[list[dict]]:
    """Those that are printed under an indicator."""
    return [s["blocs"] for s in photo["sections"] if s["place"] == code]


def _programmes(photo: dict) -> tuple[list[dict], list[dict]]:
    return photo["programme"], photo["programme_suivant"]


def _si(change: bool, phrase: str) -> list[str]:
    return [phrase] if change else []
