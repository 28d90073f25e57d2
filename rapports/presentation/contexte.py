"""The whole report as the templates read it, chapter by chapter."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field

from cellule.typographie import INSECABLE, jour_en_lettres, typo
from indicateurs.accord import compter
from indicateurs.catalogue import Etat
from indicateurs.libelles import etats_en_mots

from . import annexes, argent, carte
from .chiffres import chiffres_cles
from .indicateurs import Fiche, fiche, section
from .sigles import sigles

# Letters that fit in the head of a page; and that say what a convention is for.
EN_TETE, OBJECTIFS = 70, 1200
ETATS = {"travail": "Version de travail"}


@dataclass(frozen=True)
class Chapitre:
    """An entry of the contents; `sous` its own entries."""

    ancre: str
    lettre: str
    titre: str
    sous: list[tuple[str, str]] = field(default_factory=list)


def empreinte(photo: dict) -> str:
    """SHA-256 of the snapshot: what identifies the data that a PDF was made from."""
    canonique = json.dumps(photo, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonique.encode()).hexdigest()


def contexte(photo: dict) -> dict:
    annee = photo["annee"]
    cellule = photo["cellule"]
    noms = {d["code"]: typo(d["nom"]) for d in cellule["departements"]}
    places = _sections_par_place(photo, noms)
    missions = [
        _mission(rang, mission, photo, places)
        for rang, mission in enumerate(photo["missions"], start=1)
    ]
    nom = typo(cellule["nom"])
    regions = ", ".join(typo(r) for r in cellule["regions"])
    return {
        "photo": photo,
        "annee": annee,
        "precedente": annee - 1,
        "suivante": annee + 1,
        "close": photo["dernier_jour"] == f"{annee}-12-31",
        "nom": nom,
        "nom_court": _abreger(typo(cellule["sigle"]) or nom, EN_TETE),
        "enseigne": _abreger(typo(cellule["sigle"]) or regions, EN_TETE),
        "etat": ETATS[photo["etat"]],
        "titre": f"Rapport d’activité {annee}, {nom}",
        "hote": typo(cellule["hote"]),
        "regions": regions,
        "departements": ", ".join(noms.values()),
        "empreinte": empreinte(photo),
        "sommaire": _sommaire(photo, missions),
        "chiffres": chiffres_cles(photo["indicateurs"], annee),
        "a_completer": annexes.a_completer(photo),
        "non_renseignes": annexes.non_renseignes(photo),
        "conventions": [_convention(c) for c in photo["conventions"]],
        "places": places,
        "vigilance": [
            bloc["texte"] for vue in places.get("vigilance", []) for bloc in vue["blocs"]
        ],
        "missions": missions,
        "ressources": argent.ressources(photo["finance"]),
        "depenses": argent.depenses(photo["finance"]),
        "par_nature": argent.par_nature(photo["finance"], annee),
        "bilan": argent.bilan(photo["finance"]),
        "soldes": argent.soldes(photo["finance"], annee),
        "programme_tenu": argent.programme(
            photo, photo["programme"], f"Programme de {annee}", atteint=True
        ),
        "programme": argent.programme(
            photo, photo["programme_suivant"], f"Actions prévues en {annee + 1}", atteint=False
        ),
        "socle": annexes.socle(photo["indicateurs"]),
        "tous": annexes.tous(photo),
        "exclusions": annexes.exclusions(photo),
        "sigles": sigles(),
    }


def _abreger(texte: str, longueur: int) -> str:
    return texte if len(texte) <= longueur else f"{texte[: longueur - 1].rstrip()}…"


def _sections_par_place(photo: dict, noms: dict[str, str]) -> dict[str, list[dict]]:
    places: dict[str, list[dict]] = {}
    for lue in photo["sections"]:
        vue = section(lue)
        for bloc in vue["blocs"]:
            if "carte" in bloc:
                bloc["carte"] = carte.dessiner(bloc["carte"], noms)
        places.setdefault(lue["place"], []).append(vue)
    return places


def _mission(rang: int, mission: dict, photo: dict, places: dict) -> dict:
    """A chapter: its indicators grouped by the framework's headings, in order."""
    fiches = [
        fiche(photo["indicateurs"][code], photo["annee"], places.get(code, []))
        for code in mission["indicateurs"]
    ]
    rubriques: dict[str, list[Fiche]] = {}
    for une in fiches:
        rubriques.setdefault(une.donnees["rubrique"], []).append(une)
    return {
        "rang": rang,
        "ancre": f"mission-{mission['code']}",
        "libelle": mission["libelle"],
        "resume": _resume(fiches),
        "rubriques": [
            {"ancre": f"rubrique-{f[0].donnees['code']}", "titre": titre, "fiches": f}
            for titre, f in rubriques.items()
        ],
    }


def _resume(fiches: list[Fiche]) -> str:
    """« 8 indicateurs, dont 4 du socle national : 7 complets, 1 incomplet. »"""
    du_socle = sum(f.donnees["socle"] for f in fiches)
    lus = Counter(Etat(f.donnees["etat"]) for f in fiches)
    etats = ", ".join(etats_en_mots(etat, lus[etat]) for etat in Etat if lus[etat])
    tete = compter(len(fiches), "indicateurs")
    return f"{tete}, dont {du_socle} du socle national{INSECABLE}: {etats}."


def _convention(convention: dict) -> dict:
    signee = convention["signee_le"]
    return {
        "periode": f"du {jour_en_lettres(convention['debut'])} "
        f"au {jour_en_lettres(convention['fin'])}",
        "signee": f"signée le {jour_en_lettres(signee)}" if signee else "signature non datée",
        "objectifs": _abreger(typo(convention["objectifs"]), OBJECTIFS),
    }


def _sommaire(photo: dict, missions: list[dict]) -> dict[str, Chapitre]:
    """The chapters by anchor, in order: the contents, and the titles of the pages."""
    indicateurs = photo["indicateurs"].values()
    socle = sum(i["socle"] for i in indicateurs)
    corps = [("cellule", "La cellule et sa gouvernance"), ("maillage", "Le maillage du territoire")]
    sous = {}
    for mission in missions:
        corps.append((mission["ancre"], f"Mission {mission['rang']}. {mission['libelle']}"))
        sous[mission["ancre"]] = [(r["ancre"], r["titre"]) for r in mission["rubriques"]]
    corps += [
        ("impact", "L’impact et les points de vigilance"),
        ("finance", "Le bilan financier"),
        ("programme", f"Le programme d’actions {photo['annee'] + 1}"),
    ]
    annexes_ = [
        f"Les {socle} indicateurs du socle",
        f"Les {len(indicateurs)} indicateurs et l’année précédente",
        "Évènements",
        "Formations",
        "Équipes rencontrées et non rencontrées",
        "Projets accompagnés",
        "Méthode, périmètre et exclusions",
        "Sigles",
    ]
    chapitres = [Chapitre("chiffres", "", "Les chiffres clés")]
    chapitres += [Chapitre(ancre, "", titre, sous.get(ancre, [])) for ancre, titre in corps]
    chapitres += [
        Chapitre(f"annexe_{lettre.lower()}", lettre, titre)
        for lettre, titre in zip("ABCDEFGH", annexes_, strict=True)
    ]
    return {chapitre.ancre: chapitre for chapitre in chapitres}
