"""Visits to teams and meetings with partners."""

from datetime import date

from acteurs.demo.annuaire import Annuaire
from cellule.demo.calendrier import tirer_des_jours
from cellule.demo.monde import Ligne

from .journal import Journal
from .textes.lieux import HEURES
from .textes.rencontres import OBJECTIFS_EQUIPE, OBJECTIFS_PARTENAIRE

LOCAUX = ("DAC", "CPTS", "MSP", "EHPAD", "ESMS", "CABINET", "ASSO_BENEVOLES", "COLLECTIVITE")
REGIONAUX = (
    "URPS",
    "ESPACE_ETHIQUE",
    "UNIVERSITE",
    "ASSO_BENEVOLES",
    "ASSO_USAGERS",
    "ETABLISSEMENT",
    "AUTRE",
)
# Some teams are far away, or nobody answers: never visited, and the figures say so.
PART_HORS_D_ATTEINTE = 0.14


def rencontrer(journal: Journal, annuaire: Annuaire, annee: int) -> None:
    _visiter_les_equipes(journal, annuaire, annee)
    _voir_les_partenaires(journal, annuaire, annee)


def _jours(journal: Journal, type_: str, annee: int) -> list[date]:
    monde = journal.monde
    return tirer_des_jours(
        journal.hasard(type_, annee), annee, monde.profil.volumes[type_], monde.chef_lieu
    )


def _atteignables(journal: Journal, annuaire: Annuaire, jour: date) -> list[Ligne]:
    return [
        equipe
        for equipe in annuaire.equipes(le=jour)
        if journal.hasard("portee", equipe["code"]).random() > PART_HORS_D_ATTEINTE
    ]


def _visiter_les_equipes(journal: Journal, annuaire: Annuaire, annee: int) -> None:
    """The year goes round the teams in a shuffled order, then starts again."""
    tournee: list[Ligne] = []
    for rang, jour in enumerate(_jours(journal, "rencontre_equipe", annee)):
        hasard = journal.hasard("visite", jour, rang)
        if not tournee:
            possibles = _atteignables(journal, annuaire, jour)
            tournee = journal.hasard("tournee", annee, rang).sample(possibles, len(possibles))
        equipe = tournee.pop()
        a_distance = hasard.random() < 0.25
        fait = journal.noter(
            "rencontre_equipe",
            jour,
            f"Visite : {equipe['nom']}",
            heure=hasard.choice(HEURES),
            duree=1.5,
            modalite="visio" if a_distance else "presentiel",
            lieu="Visioconférence" if a_distance else "Dans l'équipe",
            structures=[equipe["code"]],
            objectifs=hasard.choice(OBJECTIFS_EQUIPE),
        )
        hotes = annuaire.gens_de(equipe["code"], jour)
        journal.emarger(
            fait, hasard.sample(hotes, min(len(hotes), hasard.randint(0, 3))), assidus=0.9
        )
        journal.animer(fait, hasard.choice((1, 1, 2)))
        if hasard.random() < 0.3:
            journal.compter(fait, 1, 6)


def _voir_les_partenaires(journal: Journal, annuaire: Annuaire, annee: int) -> None:
    for rang, jour in enumerate(_jours(journal, "rencontre_partenaire", annee)):
        hasard = journal.hasard("partenaire", jour, rang)
        regional = hasard.random() < 0.35
        if regional:
            choix = annuaire.choisir(REGIONAUX, echelons=("regional",), le=jour)
        else:
            choix = annuaire.choisir(LOCAUX, echelons=("local", "departemental"), le=jour)
            # The first spelling of a duplicate is met too: the survivor gets the visit.
            choix += [
                s for s in annuaire.structures if s.get("fusionnee_dans") and s["type"] == "EHPAD"
            ]
        vus = hasard.sample(choix, 2 if hasard.random() < 0.2 else 1)
        oubli = annee == 2023 and hasard.random() < 0.08
        modalite = "visio" if hasard.random() < 0.45 else "presentiel"
        fait = journal.noter(
            "rencontre_partenaire",
            jour,
            "Rencontre : " + ", ".join(s["nom"] for s in vus),
            heure=hasard.choice(HEURES),
            duree=1.5,
            modalite=modalite,
            lieu="Visioconférence" if modalite == "visio" else "Chez le partenaire",
            structures=[s["code"] for s in vus],
            objectifs="" if oubli else hasard.choice(OBJECTIFS_PARTENAIRE),
        )
        for structure in vus:
            gens = annuaire.gens_de(structure["code"], jour)
            journal.emarger(fait, gens[: hasard.randint(0, 2)], assidus=0.9)
        journal.animer(fait, hasard.choice((1, 2)))
