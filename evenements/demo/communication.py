"""Newsletters, site, network page, lists: issues, readings, documents sent, campaigns."""

from datetime import date, timedelta
from random import Random

from cellule.demo.calendrier import jour_ouvre, samedi
from cellule.demo.monde import Ligne, Monde

from .textes.communication import ACTUALITES, CAMPAGNES, DOCUMENTS, MESSAGES, MISES_A_JOUR

# code, nature, name, declared rhythm, opening, closing
CANAUX = {
    "ile-de-france": (
        (
            "lettre",
            "newsletter",
            "La Lettre des soins palliatifs",
            "bimestrielle",
            date(2023, 1, 20),
            None,
        ),
        ("flash", "newsletter", "Flash des référents", "irreguliere", date(2024, 3, 1), None),
        ("site", "site", "Site de la cellule", "", date(2023, 5, 15), None),
        (
            "reseau",
            "reseau_social",
            "Page professionnelle de la cellule",
            "",
            date(2023, 2, 1),
            None,
        ),
        ("liste", "liste_diffusion", "Liste des professionnels", "", date(2023, 1, 9), None),
        (
            "ancienne",
            "liste_diffusion",
            "Ancienne liste du réseau",
            "",
            date(2023, 1, 9),
            date(2024, 3, 29),
        ),
        ("espace", "plateforme", "Espace collaboratif des antennes", "", date(2025, 2, 3), None),
    ),
    "la-reunion": (
        (
            "lettre",
            "newsletter",
            "Lettre palliative de l'océan Indien",
            "trimestrielle",
            date(2023, 11, 6),
            None,
        ),
        ("hote", "page", "Page chez l'hôte", "", date(2023, 1, 16), date(2024, 6, 28)),
        ("site", "site", "Site de la cellule", "", date(2024, 5, 15), None),
        (
            "reseau",
            "reseau_social",
            "Page professionnelle de la cellule",
            "",
            date(2024, 2, 5),
            None,
        ),
        (
            "liste",
            "liste_diffusion",
            "Liste des professionnels de l'île",
            "",
            date(2023, 2, 6),
            None,
        ),
    ),
}
ECART_DES_NUMEROS = {"bimestrielle": 61, "trimestrielle": 91, "irreguliere": 78}
# Months whose readings nobody took: a missing month is not a zero.
MOIS_OUBLIES = {
    ("ile-de-france", 2023): (8, 12),
    ("ile-de-france", 2025): (8,),
    ("la-reunion", 2024): (7, 8, 9),
    ("la-reunion", 2025): (1,),
}
# First readings and monthly growth.
AUDIENCES = {
    "abonnes": (320, 14),
    "visites": (900, 22),
    "visiteurs": (520, 13),
    "destinataires": (410, 6),
    "inscrits": (60, 5),
}
MESURES = {
    "newsletter": ("abonnes",),
    "site": ("visites", "visiteurs"),
    "page": ("visites",),
    "reseau_social": ("abonnes",),
    "liste_diffusion": ("inscrits", "destinataires"),
    "plateforme": ("inscrits",),
}
# Channels read from a later day than their opening.
LUS_DEPUIS = {
    ("ile-de-france", "flash"): date(2025, 1, 1),
    ("la-reunion", "lettre"): date(2024, 1, 1),
    ("la-reunion", "hote"): date(2030, 1, 1),
}


def publier(monde: Monde) -> None:
    for code, nature, nom, periodicite, ouvert, ferme in CANAUX[monde.profil.code]:
        if not monde.connu(ouvert):
            continue
        publication = monde.ajouter(
            "publications",
            code=code,
            nature=nature,
            nom=nom,
            periodicite=periodicite,
            ouvert_le=ouvert,
            ferme_le=monde.fin(ferme) if ferme else None,
        )
        _alimenter(monde, publication)
        _relever(monde, publication)
    _relayer_des_campagnes(monde)


def _dernier_jour(monde: Monde, publication: Ligne) -> date:
    return publication["ferme_le"] or monde.jour


def _paraitre(monde: Monde, publication: str, jour: date, intitule: str, **champs: object) -> Ligne:
    return monde.ajouter(
        "parutions",
        code=monde.code("par-"),
        publication=publication,
        date=jour,
        intitule=intitule,
        **champs,
    )


def _alimenter(monde: Monde, publication: Ligne) -> None:
    code, nature = publication["code"], publication["nature"]
    hasard = monde.hasard("parutions", code)
    if nature == "newsletter":
        _editer(monde, publication, hasard)
        return
    rythmes = {
        "site": (26, MISES_A_JOUR, True),
        "page": (60, MISES_A_JOUR, True),
        "reseau_social": (11, ACTUALITES, False),
        "liste_diffusion": (40, MESSAGES, False),
    }
    if nature not in rythmes:
        return
    ecart, titres, mise_a_jour = rythmes[nature]
    jour = publication["ouvert_le"]
    while (jour := _plus_tard(monde, hasard, jour, ecart)) <= _dernier_jour(monde, publication):
        _paraitre(monde, code, jour, hasard.choice(titres), mise_a_jour=mise_a_jour)


def _plus_tard(monde: Monde, hasard: Random, jour: date, ecart: int) -> date:
    """After this many days, more or less a third."""
    jours = hasard.randint(ecart * 2 // 3, ecart * 4 // 3)
    return jour_ouvre(jour + timedelta(days=max(jours, 1)), monde.chef_lieu)


def _editer(monde: Monde, publication: Ligne, hasard: Random) -> None:
    """The issues of a newsletter and the documents that each sends."""
    jour, numero = publication["ouvert_le"], 0
    ecart = ECART_DES_NUMEROS[publication["periodicite"]]
    while (jour := jour_ouvre(jour + timedelta(days=ecart - 4 + numero % 9), monde.chef_lieu)) <= (
        _dernier_jour(monde, publication)
    ):
        numero += 1
        parution = _paraitre(monde, publication["code"], jour, f"{publication['nom']} n° {numero}")
        for document, nature in hasard.sample(DOCUMENTS, hasard.choice((1, 2, 2, 3))):
            monde.ajouter("diffusions", parution=parution["code"], document=document, nature=nature)


def _relever(monde: Monde, publication: Ligne) -> None:
    code = publication["code"]
    depuis = LUS_DEPUIS.get((monde.profil.code, code), publication["ouvert_le"])
    echelle = 1.0 if monde.profil.code == "ile-de-france" else 0.3
    for rang, mois in enumerate(monde.mois_ecoules(depuis)):
        dernier = (mois + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        if dernier > _dernier_jour(monde, publication):
            break
        if mois.month in MOIS_OUBLIES.get((monde.profil.code, mois.year), ()):
            continue
        hasard = monde.hasard("audience", code, mois)
        for mesure in MESURES[publication["nature"]]:
            depart, croissance = AUDIENCES[mesure]
            monde.ajouter(
                "audiences",
                publication=code,
                date=dernier,
                mesure=mesure,
                valeur=round(
                    echelle * (depart + croissance * rang) * _saison(hasard, mesure, mois)
                ),
            )


def _saison(hasard: Random, mesure: str, mois: date) -> float:
    """Stocks grow quietly; flows fall in summer, and rise in October with the world day."""
    if mesure in ("abonnes", "inscrits"):
        return hasard.uniform(0.985, 1.015)
    return hasard.uniform(0.85, 1.15) * {7: 0.7, 8: 0.5, 10: 1.4}.get(mois.month, 1)


def _relayer_des_campagnes(monde: Monde) -> None:
    for annee in monde.annees_commencees:
        if (monde.profil.code, annee) == ("la-reunion", 2023):
            continue  # a zero that the cell declares
        for rang, (campagne, mois, actions) in enumerate(CAMPAGNES):
            if (annee + rang) % 4 == 0 or (monde.profil.code == "la-reunion" and rang > 1):
                continue
            _relayer(monde, campagne, samedi(annee, mois, 2), actions)


def _relayer(
    monde: Monde, campagne: str, journee: date, actions: tuple[tuple[str, str], ...]
) -> None:
    for rang, (nature, public) in enumerate(actions):
        jour = journee + timedelta(days=(-3, 2, 0, 5)[rang])
        if not monde.connu(jour):
            continue
        action = monde.ajouter(
            "actions_campagne",
            code=monde.code("camp-", 2),
            campagne=campagne,
            date=jour,
            nature=nature,
            public=public,
        )
        ouvert = any(
            p["code"] == "reseau" and p["ouvert_le"] <= jour for p in monde.tables["publications"]
        )
        if nature == "publication" and ouvert:
            _paraitre(monde, "reseau", jour, campagne, action_campagne=action["code"])
