"""The key figures in words, each with what gives it its scale and the year before."""

from dataclasses import dataclass

from cellule.typographie import INSECABLE, nombre, pourcent
from rapports.cles import CHIFFRES_CLES

from .valeurs import SILENCES, ecrire_mesure

MOTS = {"non_renseigne": "non renseigné", "sans_objet": "sans objet"}


@dataclass(frozen=True)
class ChiffreCle:
    code: str
    titre: str
    valeur: str
    mot: bool
    detail: str
    precedent: str
    remarque: str


def chiffres_cles(indicateurs: dict[str, dict], annee: int) -> list[ChiffreCle]:
    """The figures whose indicator and measure exist in this year's catalogue."""
    return [
        _chiffre(indicateurs[code], nom, titre, annee)
        for code, nom, titre in CHIFFRES_CLES
        if code in indicateurs and any(m["nom"] == nom for m in indicateurs[code]["mesures"])
    ]


def _chiffre(indicateur: dict, nom: str, titre: str, annee: int) -> ChiffreCle:
    mesure = next(m for m in indicateur["mesures"] if m["nom"] == nom)
    etat, avant = indicateur["etat"], indicateur["etat_precedent"]
    ecrit = ecrire_mesure(mesure["nature"], mesure["valeur"], etat)
    mot = MOTS["non_renseigne"] if ecrit == SILENCES["non_renseigne"] else ""
    mot = MOTS["sans_objet"] if ecrit == SILENCES["sans_objet"] else mot
    precedent = ecrire_mesure(mesure["nature"], mesure["precedent"], avant)
    return ChiffreCle(
        code=indicateur["code"],
        titre=titre,
        valeur=mot or ecrit,
        mot=bool(mot),
        detail="" if mot else _detail(indicateur, nom),
        precedent=f"{annee - 1}{INSECABLE}: {precedent}",
        remarque=_remarque(mesure, etat),
    )


def _detail(indicateur: dict, nom: str) -> str:
    """What gives the figure its scale: « sur 23, soit 87 % »."""
    lues = {m["nom"]: m["valeur"] for m in indicateur["mesures"]}
    corrigees = {m["nom"] for m in indicateur["mesures"] if m.get("corrigee")}
    # The rate of a figure that the cell has corrected was computed on another one.
    if (indicateur["code"], nom) == ("A3", "rencontrees") and corrigees and lues.get("total"):
        return f"sur {nombre(lues['total'])}"
    if (indicateur["code"], nom) == ("A3", "rencontrees") and lues.get("total") and "taux" in lues:
        return f"sur {nombre(lues['total'])}, soit {pourcent(lues['taux'])}"
    if (indicateur["code"], nom) == ("C4", "formations") and "participations" in lues:
        return f"{nombre(lues['participations'])}{INSECABLE}participations"
    return ""


def _remarque(mesure: dict, etat: str) -> str:
    if mesure.get("corrigee"):
        return "corrigé"
    return "incomplet" if etat == "incomplet" else ""
