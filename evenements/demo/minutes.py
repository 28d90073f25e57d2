"""Minutes of the demo's meetings, line by line."""

from datetime import date, timedelta
from random import Random

from .journal import Fait, Journal
from .textes.minutes import (
    CONSTATS,
    DECISIONS,
    INFORMATIONS,
    PROPOSITIONS,
    QUESTIONS,
    VIGILANCES,
)

RUBRIQUES = {
    "question": QUESTIONS,
    "proposition": PROPOSITIONS,
    "vigilance": VIGILANCES,
    "decision": DECISIONS,
    "information": INFORMATIONS,
}
SUIVIES = ("proposition", "decision")


def prendre_des_notes(journal: Journal, fait: Fait | None, combien: int) -> None:
    if fait is None or not fait.tenu:
        return
    hasard = journal.hasard("minutes", fait.code)
    presents = journal.presents[fait.code]
    deja: set[str] = set()
    for rang in range(combien + hasard.randrange(3)):
        ligne = _constat(hasard) if rang < 2 else _autre(journal, hasard, fait, presents)
        if ligne["texte"] not in deja:
            deja.add(ligne["texte"])
            code = journal.monde.code("cr-", 4)
            journal.monde.ajouter("comptes_rendus", code=code, activite=fait.code, **ligne)


def _constat(hasard: Random) -> dict[str, object]:
    theme = hasard.choices(tuple(CONSTATS), (5, 4, 3, 1))[0]
    return {"rubrique": "constat", "texte": hasard.choice(CONSTATS[theme]), "theme": theme}


def _autre(journal: Journal, hasard: Random, fait: Fait, presents: list[str]) -> dict[str, object]:
    rubrique = hasard.choices(tuple(RUBRIQUES), (2, 4, 2, 3, 2))[0]
    ligne: dict[str, object] = {"rubrique": rubrique, "texte": hasard.choice(RUBRIQUES[rubrique])}
    if rubrique in SUIVIES and hasard.random() < 0.75:
        ligne |= _suite(journal, hasard, fait.jour)
        if presents:
            ligne["responsable"] = hasard.choice(presents)
    if rubrique == "question" and hasard.random() < 0.4:
        ligne["projet"] = _projet_du_moment(journal, hasard, fait.jour)
    return ligne


def _suite(journal: Journal, hasard: Random, jour: date) -> dict[str, object]:
    """What was decided long ago is done, or given up; the rest is open."""
    echeance = jour + timedelta(days=hasard.choice((30, 60, 90, 120)))
    if journal.monde.passe(echeance):
        suite = hasard.choices(("faite", "abandonnee", "en_cours"), (8, 1, 1))[0]
    else:
        suite = hasard.choice(("ouverte", "en_cours"))
    return {"suite": suite, "echeance": echeance}


def _projet_du_moment(journal: Journal, hasard: Random, jour: date) -> str:
    """A project already supported on that day, which may answer the question."""
    projets = [
        projet["code"]
        for projet in journal.monde.tables["projets"]
        if projet.get("debut_accompagnement") and projet["debut_accompagnement"] <= jour
    ]
    return hasard.choice(projets) if projets else ""
