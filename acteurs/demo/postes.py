"""Checks of the directory's sheets, job offers relayed, the process that brings people together."""

from datetime import date, timedelta
from random import Random

from cellule.demo.calendrier import jour_ouvre, tirer_des_jours
from cellule.demo.monde import Ligne, Monde

from .textes import POSTES

# The share of the sheets checked each year: it grows, and nobody checks them all.
PART_VERIFIEE = {2023: 0.35, 2024: 0.5, 2025: 0.72}
OFFRES_PAR_AN = {"ile-de-france": 16, "la-reunion": 7}
# Offers are about invented structures only: no vacancy is made up for a real team.
TYPES_QUI_RECRUTENT = ("EHPAD", "ESMS", "ETSP", "HDJ", "DAC", "MSP", "CPTS")
PROCESS = {
    "ile-de-france": (
        ("Bourse aux postes : formulaire, page dédiée et envoi mensuel", date(2024, 4, 2), None),
    ),
    "la-reunion": (
        (
            "Liste des postes à pourvoir, envoyée chaque trimestre",
            date(2023, 9, 4),
            date(2024, 10, 31),
        ),
        ("Bourse aux postes de l'océan Indien", date(2026, 2, 2), None),
    ),
}


def verifier_des_fiches(monde: Monde) -> None:
    for annee in monde.annees_commencees:
        hasard = monde.hasard("verifications", annee)
        part = PART_VERIFIEE.get(annee, 0.65)
        for structure in monde.tables["structures"]:
            if hasard.random() < part:
                _verifier(monde, hasard, structure, annee)


def _verifier(monde: Monde, hasard: Random, structure: Ligne, annee: int) -> None:
    """Once, or twice for one sheet in ten: the rules count it once."""
    for jour in tirer_des_jours(hasard, annee, 2 if hasard.random() < 0.1 else 1, monde.chef_lieu):
        auteur = hasard.choices(("cellule", "structure", "referent"), (6, 3, 2))[0]
        if monde.connu(jour):
            monde.ajouter("verifications", structure=structure["code"], date=jour, auteur=auteur)


def relayer_des_offres(monde: Monde) -> None:
    for intitule, debut, fin in PROCESS[monde.profil.code]:
        if monde.connu(debut):
            monde.ajouter(
                "process_postes",
                intitule=intitule,
                debut=debut,
                fin=monde.fin(fin) if fin else None,
            )
    recruteurs = [s for s in monde.tables["structures"] if s["type"] in TYPES_QUI_RECRUTENT]
    recruteurs = [s for s in recruteurs if not s.get("fusionnee_dans")]
    for annee in monde.annees_commencees:
        if monde.profil.code == "la-reunion" and annee == 2025:
            continue  # nobody kept the list that year
        hasard = monde.hasard("offres", annee)
        for jour in tirer_des_jours(
            hasard, annee, OFFRES_PAR_AN[monde.profil.code], monde.chef_lieu
        ):
            if monde.connu(jour):
                _offrir(monde, hasard, hasard.choice(recruteurs), jour)


def _offrir(monde: Monde, hasard: Random, structure: Ligne, jour: date) -> None:
    poste, sort = hasard.choice(POSTES), hasard.random()
    offre = _publier(monde, structure, poste, jour)
    pourvue = jour_ouvre(jour + timedelta(days=hasard.randrange(25, 120)), monde.chef_lieu)
    if sort < 0.5:
        offre["pourvue_le"] = monde.fin(pourvue)
    elif sort < 0.7:  # nobody came: published again, once
        encore = jour_ouvre(jour + timedelta(days=100), monde.chef_lieu)
        if monde.connu(encore):
            seconde = _publier(monde, structure, poste, encore, repost_de=offre["code"])
            seconde["pourvue_le"] = monde.fin(encore + timedelta(days=38)) if sort < 0.6 else None


def _publier(
    monde: Monde, structure: Ligne, poste: str, jour: date, *, repost_de: str = ""
) -> Ligne:
    return monde.ajouter(
        "offres",
        code=monde.code("off-"),
        structure=structure["code"],
        poste=poste,
        publiee_le=jour,
        expire_le=jour + timedelta(days=90),
        repost_de=repost_de,
    )
