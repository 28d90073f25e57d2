"""The programme of a year, by mission: what is planned, or what became of it."""

from cellule.typographie import INSECABLE, en_capitale, jour_en_lettres, typo

from .indicateurs import mot, principale
from .tableaux import Case, Ligne, Tableau, colonnes
from .valeurs import NON_RENSEIGNE, TIRET


def prevu(photo: dict) -> Tableau | None:
    """Next year's: who, when, and the indicator that will tell."""
    noms = ("Objectif", "Action", "Pilote", "Échéance", "Indicateur")
    titre = f"Actions prévues en {photo['annee'] + 1}"
    return _par_mission(photo, photo["programme_suivant"], titre, noms, _a_venir)


def tenu(photo: dict) -> Tableau | None:
    """This year's, beside what was done of it and the indicator that each action aimed at."""
    lignes = photo["programme"]
    titre = f"Programme de {photo['annee']}"
    if any(ligne.get("realisation") or ligne.get("bilan") for ligne in lignes):
        noms = ("Objectif", "Action", "Indicateur visé", "Réalisation", "Bilan")
        return _par_mission(photo, lignes, titre, noms, _realisee)
    noms = ("Objectif", "Action", "Indicateur", "Valeur de l’année")
    return _par_mission(photo, lignes, titre, noms, _atteinte)


def _par_mission(photo: dict, lignes: list[dict], titre: str, noms, ecrire) -> Tableau | None:
    ecrites = []
    for rang, mission in enumerate(photo["missions"], start=1):
        siennes = [ligne for ligne in lignes if ligne["mission"] == mission["code"]]
        if siennes:
            ecrites.append(Ligne(titre=f"Mission {rang}. {mission['libelle']}"))
            ecrites += [Ligne(ecrire(ligne, photo["indicateurs"])) for ligne in siennes]
    return Tableau(titre, colonnes(*noms), ecrites, role="programme") if ecrites else None


def _a_venir(ligne: dict, indicateurs: dict) -> list[Case]:
    echeance = ligne["echeance"]
    return [
        Case(typo(ligne["objectif"])),
        Case(typo(ligne["action"])),
        Case(en_capitale(typo(ligne["pilote"])) or TIRET),
        Case(jour_en_lettres(echeance, forme="court") if echeance else TIRET, role="court"),
        Case(ligne["indicateur"] or TIRET, role="code"),
    ]


def _atteinte(ligne: dict, indicateurs: dict) -> list[Case]:
    return [
        Case(typo(ligne["objectif"])),
        Case(typo(ligne["action"])),
        Case(ligne["indicateur"] or TIRET, role="code"),
        Case(_valeur(indicateurs.get(ligne["indicateur"])) or TIRET),
    ]


def _realisee(ligne: dict, indicateurs: dict) -> list[Case]:
    code, valeur = ligne["indicateur"], _valeur(indicateurs.get(ligne["indicateur"]))
    return [
        Case(typo(ligne["objectif"])),
        Case(typo(ligne["action"])),
        Case(f"{code}, {valeur}" if valeur else code or TIRET),
        Case(en_capitale(ligne["realisation_mots"]) or NON_RENSEIGNE, role="court"),
        Case(typo(ligne["bilan"]) or TIRET),
    ]


def _valeur(indicateur: dict | None) -> str:
    if indicateur is None:
        return ""
    return f"{mot(indicateur)}{INSECABLE}: {principale(indicateur)}"
