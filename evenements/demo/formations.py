"""Trainings: one day, or sessions that may run into the following year."""

from datetime import date, timedelta
from random import Random

from acteurs.demo.annuaire import Annuaire
from cellule.demo.calendrier import jour_ouvre, tirer_des_jours

from .journal import Fait, Journal
from .textes.formations import FORMATIONS, Formation
from .textes.lieux import lieu


def former(journal: Journal, annuaire: Annuaire, annee: int) -> None:
    monde = journal.monde
    combien = monde.profil.volumes["formation"]
    jours = tirer_des_jours(journal.hasard("formations", annee), annee, combien, monde.chef_lieu)
    for rang, jour in enumerate(jours):
        formation = FORMATIONS[(rang + 3 * annee) % len(FORMATIONS)]
        hasard = journal.hasard("formation", jour, rang)
        fait = _annoncer(journal, formation, hasard, jour, annee)
        if fait is None:
            continue
        if formation.seances:
            fait = _tenir_les_seances(journal, formation, hasard, fait)
        _accueillir(journal, annuaire, formation, hasard, fait)


def _annoncer(
    journal: Journal, formation: Formation, hasard: Random, jour: date, annee: int
) -> Fait | None:
    modalite, endroit = lieu(hasard, visio=0.2)
    intitule = formation.intitule
    if formation.seances:
        intitule += f", session de {annee}"
    # In the first year nobody wrote down what the training was for, one time in eight.
    muette = annee == 2023 and hasard.random() < 0.12
    return journal.noter(
        "formation",
        jour,
        intitule,
        role=formation.role,
        heure="09:00",
        duree=7,
        modalite=modalite,
        lieu=endroit,
        nature="formation courte" if formation.heures <= 7 else "cycle",
        objectifs="" if muette else formation.objectifs,
        programme="" if muette else f"https://{journal.monde.profil.domaine}/formations",
        heures=None if formation.seances or hasard.random() < 0.05 else formation.heures,
    )


def _tenir_les_seances(journal: Journal, formation: Formation, hasard: Random, fait: Fait) -> Fait:
    """One session a month or so; the training is what its sessions are (regles §1)."""
    jour, premiere_tenue = fait.jour, None
    for rang in range(formation.seances):
        statut = _statut_de_la_seance(journal, hasard, fait, jour)
        journal.monde.ajouter(
            "seances",
            activite=fait.code,
            debut=f"{jour}T09:00" if rang % 3 else jour.isoformat(),
            heures=formation.heures,
            statut=statut,
        )
        if statut == "tenu":
            premiere_tenue = premiere_tenue or jour
        jour = jour_ouvre(jour + timedelta(days=hasard.randrange(21, 42)), journal.monde.chef_lieu)
    if premiere_tenue:
        fait.ligne["statut"] = "tenu"
    return Fait(fait.ligne, premiere_tenue or fait.jour)


def _statut_de_la_seance(journal: Journal, hasard: Random, fait: Fait, jour: date) -> str:
    sort = hasard.random()
    if not journal.monde.passe(jour):
        return "planifie"
    if fait.ligne["statut"] in ("annule", "reporte"):
        return "annule"
    return "annule" if sort < 0.03 else "reporte" if sort < 0.06 else "tenu"


def _accueillir(
    journal: Journal, annuaire: Annuaire, formation: Formation, hasard: Random, fait: Fait
) -> None:
    vivier = annuaire.gens(formation.types, le=fait.jour)
    stagiaires = hasard.sample(vivier, min(len(vivier), hasard.randint(7, 18)))
    if hasard.random() < (0.1 if fait.jour.year == 2023 else 0.02):
        stagiaires = []  # the list was lost
    journal.emarger(fait, stagiaires, assidus=0.85)
    orateurs = annuaire.gens(("EMSP", "USP"), le=fait.jour)
    for personne in hasard.sample(orateurs, 1):
        # Some speakers stay the whole day and count as participants: the list says so.
        journal.emarger(
            fait,
            [personne],
            qualite="intervenant",
            assidus=1,
            compte=True if hasard.random() < 0.1 else None,
        )
    if formation.role == "soutenue" and stagiaires:
        journal.compter(fait, 4, 25)
    journal.animer(fait)
