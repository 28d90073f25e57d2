"""Events, at various distances: the cell's own, with others, at others'."""

from datetime import date

from acteurs.demo.annuaire import Annuaire, Personne
from acteurs.models.structures import PALLIATIFS
from cellule.demo.calendrier import jour_ouvre, tirer_des_jours

from .journal import Fait, Journal
from .textes.lieux import chez_qui, lieu
from .textes.manifestations import (
    ASSOCIEES,
    CO_ORGANISEES,
    JOURNEE_REGIONALE,
    ORGANISEES,
    PROGRAMMES,
    SOIGNANTS,
    Manifestation,
)

PUBLIC = (*PALLIATIFS, "EHPAD", "CPTS", "MSP", "CABINET", "DAC", "ESMS")
BANQUES = {"organisateur": ORGANISEES, "co_organisateur": CO_ORGANISEES, "associe": ASSOCIEES}
# Years in which nobody kept the count everywhere: the figures must say that they are incomplete.
SANS_COMPTE = {("ile-de-france", 2023): 0.35, ("la-reunion", 2023): 0.6, ("la-reunion", 2025): 0.3}


def organiser_des_evenements(journal: Journal, annuaire: Annuaire, annee: int) -> None:
    monde = journal.monde
    _journee_regionale(journal, annuaire, annee)
    combien = monde.profil.volumes["evenement"]
    jours = tirer_des_jours(journal.hasard("evenements", annee), annee, combien, monde.chef_lieu)
    for rang, jour in enumerate(jours):
        role = ("organisateur", "associe", "organisateur", "co_organisateur", "associe")[rang % 5]
        if role == "associe" and (monde.profil.code, annee) == ("la-reunion", 2023):
            role = "co_organisateur"  # that year, the cell was at nobody else's: a declared zero
        banque = BANQUES[role]
        choisie = banque[(rang // 2 + annee * 5) % len(banque)]
        fait = _annoncer(journal, choisie, role, jour)
        _accueillir(journal, annuaire, fait, choisie, role)


def _annoncer(journal: Journal, choisie: Manifestation, role: str, jour: date) -> Fait | None:
    hasard = journal.hasard("annonce", jour, choisie.intitule)
    en_ligne = choisie.nature == "webinaire"
    modalite, endroit = lieu(hasard, visio=1.0 if en_ligne else 0.0, chez=chez_qui(choisie.nature))
    le_soir = en_ligne or choisie.nature in ("soirée", "ciné-débat", "conférence")
    adresse = f"https://{journal.monde.profil.domaine}/agenda/{jour}"
    return journal.noter(
        "evenement",
        jour,
        choisie.intitule,
        role=role,
        nature=choisie.nature,
        heure="18:30" if le_soir else "09:00",
        duree=2 if le_soir else 4,
        modalite=modalite,
        lieu=endroit,
        objectifs=choisie.objectifs,
        programme=adresse if hasard.random() < 0.5 else hasard.choice(PROGRAMMES),
    )


def _accueillir(
    journal: Journal, annuaire: Annuaire, fait: Fait | None, choisie: Manifestation, role: str
) -> None:
    if fait is None:
        return
    hasard = journal.hasard("public", fait.code)
    oubli = SANS_COMPTE.get((journal.monde.profil.code, fait.jour.year), 0)
    if role == "associe":  # a head-count given by others, when they give it
        journal.compter(fait, *choisie.public, oubli=oubli)
        journal.animer(fait)
        return
    if hasard.random() < oubli:
        journal.animer(fait)
        return
    if choisie.objectifs == SOIGNANTS:
        inscrits = _tirer(annuaire, journal, fait, hasard.randint(14, 42))
        journal.emarger(fait, inscrits, assidus=0.74)
    journal.compter(fait, *choisie.public)
    orateurs = annuaire.gens(("USP", "EMSP", "ESPACE_ETHIQUE"), le=fait.jour)
    journal.emarger(fait, hasard.sample(orateurs, 2), qualite="intervenant", assidus=1)
    journal.animer(fait, 2)


def _tirer(annuaire: Annuaire, journal: Journal, fait: Fait, combien: int) -> list[Personne]:
    vivier = annuaire.gens(PUBLIC, le=fait.jour)
    return journal.hasard("inscrits", fait.code).sample(vivier, min(combien, len(vivier)))


def _journee_regionale(journal: Journal, annuaire: Annuaire, annee: int) -> None:
    """The event of the year: hundreds of people, most of whom sign on paper."""
    petite = journal.monde.profil.code == "la-reunion"
    jour = jour_ouvre(
        date(annee, 5, 21) if not petite else date(annee, 6, 11), journal.monde.chef_lieu
    )
    theme = JOURNEE_REGIONALE[(annee + petite) % len(JOURNEE_REGIONALE)]
    fait = journal.noter(
        "evenement",
        jour,
        theme,
        role="organisateur",
        nature="journée",
        heure="09:00",
        duree=8,
        modalite="mixte",
        lieu="Espace des congrès et diffusion en direct",
        objectifs=SOIGNANTS,
        programme=f"https://{journal.monde.profil.domaine}/journee-{annee}.pdf",
    )
    if fait is None:
        return
    hasard = journal.hasard("journee", annee)
    journal.emarger(fait, _tirer(annuaire, journal, fait, 55 if petite else 110), assidus=0.85)
    journal.compter(fait, *((40, 80) if petite else (110, 190)))
    orateurs = annuaire.gens(("USP", "UNIVERSITE", "ASSO_USAGERS"), le=jour)
    journal.emarger(fait, hasard.sample(orateurs, 4), qualite="intervenant", assidus=1)
    journal.animer(fait, 4)
