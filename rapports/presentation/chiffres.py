"""The key figures: twelve, the same every year, so that two reports can be laid side by side."""

from dataclasses import dataclass

from cellule.typographie import INSECABLE, nombre, pourcent

from .valeurs import SILENCES, ecrire_mesure

# (indicator, measure, title); the order is that of the missions.
CHIFFRES_CLES = (
    ("A3", "rencontrees", "Équipes de soins palliatifs rencontrées"),
    ("A4", "antennes", "Antennes ouvertes"),
    ("A4", "participations", "Participations aux réunions d’antenne"),
    ("D2", "reunions", "Réunions du comité de pilotage"),
    ("D4", "actions", "Actions avec l’ARS et les partenaires"),
    ("A5", "projets", "Projets accompagnés"),
    ("A8", "reunions", "Réunions entre cellules"),
    ("C1", "acteurs", "Acteurs partenaires rencontrés"),
    ("C2", "evenements", "Évènements organisés"),
    ("C2", "participations", "Participations à ces évènements"),
    ("C4", "formations", "Formations"),
    ("C5", "abonnes", "Abonnés aux lettres d’information"),
)
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
        remarque="incomplet" if etat == "incomplet" else "",
    )


def _detail(indicateur: dict, nom: str) -> str:
    """What gives the figure its scale: « sur 23, soit 87 % »."""
    lues = {m["nom"]: m["valeur"] for m in indicateur["mesures"]}
    if (indicateur["code"], nom) == ("A3", "rencontrees") and lues.get("total") and "taux" in lues:
        return f"sur {nombre(lues['total'])}, soit {pourcent(lues['taux'])}"
    if (indicateur["code"], nom) == ("C4", "formations") and "participations" in lues:
        return f"{nombre(lues['participations'])}{INSECABLE}participations"
    return ""
