"""The whole report as the templates read it, chapter by chapter."""

import hashlib
import json
from collections import Counter
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from cellule.dessin_de_carte import dessiner
from cellule.typographie import INSECABLE, jour_en_lettres, nombre, typo
from indicateurs.accord import compter
from indicateurs.catalogue import Etat
from indicateurs.libelles import etats_en_mots

from . import annexes, argent, programme, textes
from .chiffres import chiffres_cles
from .corrections import corriges
from .evolution import Evolution, evolution
from .formats import a_jour
from .indicateurs import Fiche, fiche, section
from .jetons import jeton
from .sceau import sceller
from .sigles import sigles
from .sommaire import sommaire

# Letters that fit in the head of a page; and that say what a convention is for.
EN_TETE, OBJECTIFS = 70, 1200
# What the drawings are coloured with: SVG attributes know no variable.
COULEURS = {
    "derniere": "petrole",
    "autre": "carte-2",
    "axe": "bord-champ",
    "encre": "encre",
    "petrole": "petrole",
    "ocre": "serie-2",
}
ETATS = {"travail": "Version de travail", "fige": "Version figée"}


def empreinte(photo: dict) -> str:
    """SHA-256 of the snapshot: what identifies the data that a PDF was made from."""
    canonique = json.dumps(photo, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonique.encode()).hexdigest()


def contexte(photo: dict, *, sceau: str = "") -> dict:
    """What the templates read. `sceau`: the seal of the snapshot, when this is a copy of it whose
    letters were changed to be printed."""
    sceau = sceau or empreinte(photo)
    photo = a_jour(photo)
    annee = photo["annee"]
    noms = {d["code"]: typo(d["nom"]) for d in photo["cellule"]["departements"]}
    ecrits = textes.ranger(photo["textes"])
    places = _sections_par_place(photo, noms, ecrits)
    missions = [
        _mission(rang, mission, photo, places, ecrits)
        for rang, mission in enumerate(photo["missions"], start=1)
    ]
    courbes = evolution(photo)
    return {
        "photo": photo,
        "annee": annee,
        "precedente": annee - 1,
        "suivante": annee + 1,
        "close": photo["dernier_jour"] == f"{annee}-12-31",
        **_identite(photo["cellule"], annee),
        "empreinte": sceau,
        "sceau": sceller(sceau),
        **_etat(photo),
        "sommaire": sommaire(
            photo, missions, mot=bool(ecrits["redaction"]["mot"]), evolution=_titre_de(courbes)
        ),
        "textes": ecrits,
        "chiffres": chiffres_cles(photo["indicateurs"], annee),
        "evolution": courbes,
        "evolution_titre": _titre_de(courbes),
        "a_completer": annexes.a_completer(photo),
        "non_renseignes": annexes.non_renseignes(photo),
        "conventions": [_convention(c) for c in photo["conventions"]],
        "places": places,
        "vigilance": [
            bloc["texte"] for vue in places.get("vigilance", []) for bloc in vue["blocs"]
        ],
        "missions": missions,
        "propres": annexes.propres(photo),
        **_finance(photo["finance"], annee),
        "programme_tenu": programme.tenu(photo),
        "programme": programme.prevu(photo),
        "socle": annexes.socle(photo["indicateurs"]),
        "tous": annexes.tous(photo),
        "exclusions": annexes.exclusions(photo),
        "corriges": corriges(photo),
        "sigles": sigles(),
        "couleurs": {nom: jeton(valeur) for nom, valeur in COULEURS.items()},
    }


def _identite(cellule: dict, annee: int) -> dict:
    nom, sigle = typo(cellule["nom"]), typo(cellule["sigle"])
    regions = ", ".join(typo(r) for r in cellule["regions"])
    return {
        "nom": nom,
        "nom_court": _abreger(sigle or nom, EN_TETE),
        "enseigne": _abreger(sigle or regions, EN_TETE),
        "titre": f"Rapport d’activité {annee}, {nom}",
        "hote": typo(cellule["hote"]),
        "regions": regions,
        "departements": ", ".join(typo(d["nom"]) for d in cellule["departements"]),
    }


def _finance(finance: dict, annee: int) -> dict:
    return {
        "ressources": argent.ressources(finance),
        "depenses": argent.depenses(finance),
        "par_nature": argent.par_nature(finance, annee),
        "bilan": argent.bilan(finance),
        "soldes": argent.soldes(finance, annee),
    }


def _etat(photo: dict) -> dict:
    """« Version de travail », or the number of a frozen version, its day and who signed it."""
    version = photo["version"]
    if version is None:
        return {"etat": ETATS[photo["etat"]], "fige_le": None, "signataire": None}
    fuseau = ZoneInfo(photo["cellule"]["fuseau"])
    return {
        "etat": f"Version {version['numero']}",
        "fige_le": datetime.fromisoformat(version["fige_le"]).astimezone(fuseau).date(),
        "signataire": version["signataire"],
    }


def _titre_de(courbes: Evolution | None) -> str:
    return f"L’évolution depuis {courbes.premiere}" if courbes else ""


def _etp(etp: dict | None) -> str:
    """« 3,5 ETP au dernier jour, 3,2 en moyenne sur l’année », beside the indication of the
    framework; nothing when no post is written down."""
    if etp is None or not (Decimal(etp["en_poste"]) or Decimal(etp["moyen"])):
        return ""
    en_poste, moyen, repere = (
        nombre(Decimal(etp[nom])) for nom in ("en_poste", "moyen", "indicatif")
    )
    return (
        f"{en_poste}{INSECABLE}ETP en poste au dernier jour, {moyen}{INSECABLE}en moyenne sur "
        f"l’année. Le cadre national donne {repere}{INSECABLE}ETP à titre indicatif, à adapter "
        "selon la région."
    )


def _abreger(texte: str, longueur: int) -> str:
    return texte if len(texte) <= longueur else f"{texte[: longueur - 1].rstrip()}…"


def _sections_par_place(photo: dict, noms: dict[str, str], ecrits: dict) -> dict[str, list[dict]]:
    places: dict[str, list[dict]] = {}
    for lue in photo["sections"]:
        vue = section(lue, ecrits["section"].get(lue["code"], ""))
        for bloc in vue["blocs"]:
            if "carte" in bloc:
                bloc["carte"] = dessiner(bloc["carte"], noms, jeton)
        if lue["code"] == "equipe" and (etp := _etp(photo["etp"])):
            vue["blocs"].append({"texte": etp})
        places.setdefault(lue["place"], []).append(vue)
    return places


def _mission(rang: int, mission: dict, photo: dict, places: dict, ecrits: dict) -> dict:
    """A chapter: its indicators grouped by the framework's headings, in order."""
    commentaires = ecrits["indicateur"]
    fiches = [
        fiche(
            photo["indicateurs"][code],
            photo["annee"],
            places.get(code, []),
            commentaires.get(code, ""),
        )
        for code in mission["indicateurs"]
    ]
    rubriques: dict[str, list[Fiche]] = {}
    for une in fiches:
        rubriques.setdefault(une.donnees["rubrique"], []).append(une)
    return {
        "rang": rang,
        "ancre": f"mission-{mission['code']}",
        "libelle": mission["libelle"],
        "texte": ecrits["redaction"].get(f"mission_{mission['code']}", ""),
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
