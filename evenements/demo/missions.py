"""Diagnoses, actions, surveys, contact means, web resources, what is shared with other cells."""

from datetime import date, timedelta
from random import Random

from acteurs.demo.annuaire import Annuaire
from cellule.demo.calendrier import jour_ouvre, tirer_des_jours
from cellule.demo.monde import Monde
from cellule.demo.partage import EXEMPLE, ILE_DE_FRANCE, LA_REUNION

from .textes.missions import CHANTIERS, ETUDES, OUTILS, SONDAGES, Chantier, Sondage

CHANTIERS_PAR_AN = {"ile-de-france": 6, "la-reunion": 4}
PARTENAIRES = (
    "DAC",
    "URPS",
    "ASSO_BENEVOLES",
    "ASSO_USAGERS",
    "UNIVERSITE",
    "ESPACE_ETHIQUE",
    "CPTS",
)
# In its first year La Réunion ran no survey and shared nothing; it never said whether it forgot.
PREMIERE_ANNEE_VIDE = ("la-reunion", 2023)


def mener_les_missions(monde: Monde, annuaire: Annuaire) -> None:
    _etudier(monde)
    _ouvrir_des_chantiers(monde, annuaire)
    for annee in monde.annees_commencees:
        if (monde.profil.code, annee) != PREMIERE_ANNEE_VIDE:
            _sonder(monde, annee)
            _mutualiser(monde, annee)
        _enquete_nationale(monde, annee)
    _se_faire_connaitre(monde)


def _etudier(monde: Monde) -> None:
    for etude in ETUDES[monde.profil.code]:
        if not monde.connu(etude.commence):
            continue
        publie = etude.publie_le if etude.publie_le and monde.connu(etude.publie_le) else None
        monde.ajouter(
            "diagnostics",
            intitule=etude.intitule,
            departements=list(monde.profil.departements[-etude.departements :]),
            statut="publie" if publie else "abandonne" if etude.abandonne else "en_cours",
            publie_le=publie,
            lien=f"https://{monde.profil.domaine}/diagnostics/{publie.year}.pdf" if publie else "",
        )


def _ouvrir_des_chantiers(monde: Monde, annuaire: Annuaire) -> None:
    combien, rang = CHANTIERS_PAR_AN[monde.profil.code], 0
    for annee in monde.annees:
        hasard = monde.hasard("actions", annee)
        for jour in tirer_des_jours(hasard, annee, combien, monde.chef_lieu):
            chantier = CHANTIERS[rang % len(CHANTIERS)]
            rang += 1
            if monde.a_l_agenda(jour):
                _ouvrir(monde, annuaire, hasard, chantier, jour)


def _ouvrir(
    monde: Monde, annuaire: Annuaire, hasard: Random, chantier: Chantier, jour: date
) -> None:
    fin = jour_ouvre(jour + timedelta(days=30 * chantier.mois), monde.chef_lieu)
    abandonnee = hasard.random() < 0.08
    if not monde.connu(jour):
        statut = "prevue"
    elif monde.passe(fin):
        statut = "abandonnee" if abandonnee else "terminee"
    else:
        statut = "en_cours"
    partenaires = annuaire.choisir(PARTENAIRES, echelons=("regional", "departemental"), le=jour)
    # One objective in fifteen was never written, which makes the year's figure incomplete.
    monde.ajouter(
        "actions",
        intitule=chantier.intitule,
        nature=chantier.nature,
        objectifs="" if hasard.random() < 1 / 15 else chantier.objectifs,
        avec_ars=chantier.avec_ars,
        partenaires=[s["code"] for s in hasard.sample(partenaires, hasard.choice((0, 1, 1, 2)))],
        debut=jour,
        fin=fin if statut in ("terminee", "abandonnee") else None,
        statut=statut,
    )


def _sonder(monde: Monde, annee: int) -> None:
    hasard = monde.hasard("enquetes", annee)
    jours = tirer_des_jours(hasard, annee, 3, monde.chef_lieu)
    for rang, jour in enumerate(jours):
        if monde.connu(jour):
            _enquete(monde, hasard, SONDAGES[(rang + annee * 3) % len(SONDAGES)], jour)
    jour = jour_ouvre(date(annee, 3, 3), monde.chef_lieu)
    if monde.connu(jour):
        _enquete(
            monde,
            hasard,
            Sondage("Étude d'une société savante", "nationale", (30, 90), (0.3, 0.6)),
            jour,
            realisation="relayee",
        )


def _enquete(
    monde: Monde,
    hasard: Random,
    sondage: Sondage,
    jour: date,
    *,
    realisation: str = "realisee",
    cle_partage: str = "",
) -> None:
    # A shared survey closes on the same day everywhere.
    duree = 35 if cle_partage else hasard.choice((28, 35, 42))
    close = jour_ouvre(jour + timedelta(days=duree), monde.chef_lieu)
    finie = monde.passe(close)
    abandon = hasard.random() < 0.06
    annulee = finie and not cle_partage and abandon
    destinataires = hasard.randint(*sondage.destinataires)
    reponses = round(destinataires * hasard.uniform(*sondage.taux))
    monde.ajouter(
        "enquetes",
        intitule=sondage.intitule,
        cadre=sondage.cadre,
        ouverte_le=jour,
        close_le=close if finie else None,
        realisation=realisation,
        statut="annulee" if annulee else "close" if finie else "ouverte",
        destinataires=None if hasard.random() < 0.08 else destinataires,
        reponses=None if annulee else reponses if finie else reponses // 3,
        cle_partage=cle_partage,
    )


def _enquete_nationale(monde: Monde, annee: int) -> None:
    """One survey of all the cells: each reports its answers, the nation counts it once."""
    jour = jour_ouvre(date(annee, 9, 18), monde.chef_lieu)
    if annee >= 2024 and monde.connu(jour):
        _enquete(
            monde,
            monde.hasard("nationale", annee),
            Sondage(
                "Enquête nationale : moyens des équipes mobiles", "nationale", (14, 80), (0.6, 0.9)
            ),
            jour,
            cle_partage=f"enquete-nationale-{annee}",
        )


def _mutualiser(monde: Monde, annee: int) -> None:
    hasard = monde.hasard("mutualisations", annee)
    autres = sorted({EXEMPLE, ILE_DE_FRANCE, LA_REUNION} - {monde.profil.code})
    for rang, jour in enumerate(tirer_des_jours(hasard, annee, 6, monde.chef_lieu)):
        intitule, nature = OUTILS[(rang + annee * 6) % len(OUTILS)]
        if monde.connu(jour):
            monde.ajouter(
                "mutualisations",
                intitule=intitule,
                nature=nature,
                date=jour,
                cellules=hasard.sample(autres, hasard.choice((1, 2, 2))),
            )


def _se_faire_connaitre(monde: Monde) -> None:
    """The means of contact and the web resources, some of them replaced since."""
    profil = monde.profil
    en_avance = profil.code == "ile-de-france"
    moyens = (
        ("telephone", f"{profil.telephone} 00 00", date(2023, 1, 9), None),
        ("telephone", "06 39 98 00 00 (ligne provisoire)", date(2023, 1, 9), date(2023, 9, 29)),
        ("courriel", f"contact@{profil.domaine}", date(2023, 1, 9), None),
        ("formulaire", f"https://{profil.domaine}/contact", date(2023, 10, 2), None),
        ("accueil", "Permanence le mardi après-midi", date(2024, 2, 6), date(2025, 7, 1)),
        ("autre", "Messagerie sécurisée de santé", date(2025, 3, 3), None),
    )
    for nature, valeur, debut, fin in moyens:
        if monde.connu(debut):
            monde.ajouter(
                "moyens_contact",
                nature=nature,
                valeur=valeur,
                debut=debut,
                fin=monde.fin(fin) if fin else None,
            )
    ressources = (
        (f"https://{profil.domaine}", "site", date(2023 if en_avance else 2024, 5, 15), None),
        (f"https://{profil.domaine}/annuaire", "page", date(2024, 11, 4), None),
        ("https://hote.example.org/cellule", "page", date(2023, 1, 16), date(2024, 6, 28)),
        ("https://annuaire-national.example.org", "lien", date(2023, 3, 6), None),
    )
    for url, nature, debut, fin in ressources:
        if monde.connu(debut):
            monde.ajouter(
                "ressources_web",
                url=url,
                nature=nature,
                en_ligne_le=debut,
                retiree_le=monde.fin(fin) if fin else None,
            )
