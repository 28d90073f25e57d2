"""Meetings of the cell itself: steering committee, bureau, working groups, ARS, others."""

from datetime import date

from acteurs.demo.annuaire import Annuaire
from acteurs.models.structures import PALLIATIFS
from cellule.demo.calendrier import repartir, tirer_des_jours

from .journal import Journal
from .minutes import prendre_des_notes
from .textes.lieux import HEURES, lieu
from .textes.reunions import AUTRES, BUREAU, COPIL, GROUPES, OBJETS_ARS, ORDRES_DU_JOUR_ARS


def se_reunir(journal: Journal, annuaire: Annuaire, annee: int) -> None:
    _comites_de_pilotage(journal, annuaire, annee)
    _bureaux(journal, annee)
    _groupes_de_travail(journal, annuaire, annee)
    _reunions_de_l_ars(journal, annuaire, annee)
    _autres_reunions(journal, annee)


def _jours(journal: Journal, type_: str, annee: int, *, reguliers: bool) -> list[date]:
    monde = journal.monde
    combien = monde.profil.volumes[type_]
    if reguliers:
        decalage = journal.hasard(type_, annee, "decalage").randrange(40)
        return repartir(annee, combien, monde.chef_lieu, decalage=decalage)
    return tirer_des_jours(journal.hasard(type_, annee, "jours"), annee, combien, monde.chef_lieu)


def _comites_de_pilotage(journal: Journal, annuaire: Annuaire, annee: int) -> None:
    for rang, jour in enumerate(_jours(journal, "copil", annee, reguliers=True)):
        modalite, endroit = lieu(journal.hasard("lieu", jour, "copil"), visio=0.2)
        fait = journal.noter(
            "copil",
            jour,
            f"Comité de pilotage n° {rang + 1} de {annee}",
            heure="14:00",
            duree=2.5,
            modalite=modalite,
            lieu=endroit,
            objectifs=COPIL[rang % len(COPIL)],
        )
        membres = dict.fromkeys(mandat.personne for mandat in annuaire.copil_le(jour))
        journal.emarger(fait, membres, assidus=0.72)
        journal.animer(fait, 3)
        prendre_des_notes(journal, fait, 4)


def _bureaux(journal: Journal, annee: int) -> None:
    for rang, jour in enumerate(_jours(journal, "bureau", annee, reguliers=True)):
        fait = journal.noter(
            "bureau",
            jour,
            "Bureau restreint",
            heure="09:30",
            modalite="visio",
            lieu="Visioconférence",
            objectifs=BUREAU[rang % len(BUREAU)],
        )
        journal.animer(fait, 5)


def _groupes_de_travail(journal: Journal, annuaire: Annuaire, annee: int) -> None:
    # Each year has its groups; each group meets several times.
    debut = (annee - 2023) % len(GROUPES)
    groupes = [GROUPES[(debut + rang) % len(GROUPES)] for rang in range(6)]
    for rang, jour in enumerate(_jours(journal, "groupe_travail", annee, reguliers=False)):
        groupe = groupes[rang % len(groupes)]
        hasard = journal.hasard("groupe", jour, groupe.nom)
        modalite, endroit = lieu(hasard, visio=0.55)
        fait = journal.noter(
            "groupe_travail",
            jour,
            f"Groupe de travail {groupe.nom}",
            heure=hasard.choice(HEURES),
            modalite=modalite,
            lieu=endroit,
            objectifs=""
            if hasard.random() < 0.03 and annee != 2024
            else hasard.choice(groupe.objectifs),
        )
        viviers = annuaire.gens(groupe.types, le=jour), annuaire.gens(PALLIATIFS, le=jour)
        choisis = [p for vivier in viviers for p in hasard.sample(vivier, min(4, len(vivier)))]
        journal.emarger(fait, dict.fromkeys(choisis), assidus=0.75)
        journal.animer(fait)
        if hasard.random() < 0.6:
            prendre_des_notes(journal, fait, 3)


def _reunions_de_l_ars(journal: Journal, annuaire: Annuaire, annee: int) -> None:
    agence = annuaire.choisir(("ARS",))[0]["code"]
    for rang, jour in enumerate(_jours(journal, "reunion_ars", annee, reguliers=False)):
        hasard = journal.hasard("ars", jour, rang)
        objet = OBJETS_ARS[rang % len(OBJETS_ARS)]
        modalite, endroit = lieu(hasard, visio=0.6, chez="Siège de l'agence régionale de santé")
        fait = journal.noter(
            "reunion_ars",
            jour,
            objet,
            heure=hasard.choice(HEURES),
            modalite=modalite,
            lieu=endroit,
            structures=[agence],
            objectifs=hasard.choice(ORDRES_DU_JOUR_ARS),
        )
        journal.emarger(fait, annuaire.gens_de(agence, jour), assidus=0.85)
        # Twice a year, everybody of the cell is held up.
        journal.animer(
            fait, hasard.choice((1, 2, 2, 3)), assidus=0.0 if hasard.random() < 0.1 else 1
        )


def _autres_reunions(journal: Journal, annee: int) -> None:
    for rang, jour in enumerate(_jours(journal, "autre_reunion", annee, reguliers=False)):
        intitule, objectifs = AUTRES[(rang + annee) % len(AUTRES)]
        hasard = journal.hasard("autre", jour, rang)
        modalite, endroit = lieu(hasard, visio=0.5)
        fait = journal.noter(
            "autre_reunion",
            jour,
            intitule,
            heure=hasard.choice(HEURES),
            modalite=modalite,
            lieu=endroit,
            objectifs=objectifs,
        )
        journal.animer(fait, 2)
