"""Projects of the actors, from an idea to their end, and the cell's acts of support."""

from datetime import date, timedelta
from random import Random

from cellule.demo.calendrier import jour_ouvre, tirer_des_jours
from cellule.demo.monde import Ligne, Monde

from .annuaire import Annuaire
from .textes import ABANDON, ACTES, APPELS_RELAYES, PROJETS, RESULTATS, Sujet

PAR_AN = {"ile-de-france": 9, "la-reunion": 5}
TYPES_PORTEURS = ("ETSP", "HDJ", "ERRSPP", "DAC", "CPTS", "EHPAD", "ESMS", "ASSO_BENEVOLES", "MSP")
TYPES_PARTENAIRES = (
    "DAC",
    "CPTS",
    "URPS",
    "EHPAD",
    "ESMS",
    "ASSO_BENEVOLES",
    "ASSO_USAGERS",
    "UNIVERSITE",
    "ESPACE_ETHIQUE",
)


def accompagner_des_projets(monde: Monde, annuaire: Annuaire) -> None:
    sujets = _Sujets(monde.hasard("sujets"))
    for annee in monde.annees_commencees:
        hasard = monde.hasard("projets", annee)
        combien = PAR_AN[monde.profil.code]
        for debut in tirer_des_jours(hasard, annee, combien, monde.chef_lieu):
            sujet = sujets.suivant()
            if monde.connu(debut):
                _accompagner(monde, annuaire, monde.hasard("projet", sujet.intitule), sujet, debut)
        _relayer(monde, annuaire, hasard, annee)
    _repliquer(monde, annuaire)


class _Sujets:
    """The bank of subjects in a shuffled order; told apart when it starts again."""

    def __init__(self, hasard: Random) -> None:
        self.ordre = hasard.sample(PROJETS, len(PROJETS))
        self.rang = 0

    def suivant(self) -> Sujet:
        tour, rang = divmod(self.rang, len(self.ordre))
        self.rang += 1
        sujet = self.ordre[rang]
        return (
            sujet._replace(intitule=f"{sujet.intitule} ({tour + 1}e territoire)") if tour else sujet
        )


def _accompagner(
    monde: Monde, annuaire: Annuaire, hasard: Random, sujet: Sujet, debut: date
) -> None:
    porteur = hasard.choice(annuaire.choisir(TYPES_PORTEURS, le=debut))
    departement = porteur["departement"] or monde.chef_lieu
    # Common projects and those that go on for years are told by a draw of their own.
    duree = timedelta(days=hasard.choice((120, 200, 300, 420, 600, 800)))
    fin = monde.fin(jour_ouvre(debut + duree, monde.chef_lieu))
    abandonne = hasard.random() < 0.12
    partenaires = _partenaires(annuaire, hasard, departement, debut, porteur)
    construit = jour_ouvre(debut + timedelta(days=hasard.randrange(20, 150)), monde.chef_lieu)
    commun = bool(partenaires) and hasard.random() < 0.45 and monde.connu(construit)
    projet = monde.ajouter(
        "projets",
        code=monde.code("prj-"),
        intitule=sujet.intitule,
        nature=sujet.nature,
        porteur=porteur["code"],
        departements=[departement],
        partenaires=partenaires,
        commun=commun,
        construit_le=construit if commun else None,
        debut_accompagnement=debut,
        fin_accompagnement=fin,
        etape=_etape(monde, hasard, debut, fin, abandonne=abandonne),
        resultat=(ABANDON if abandonne else hasard.choice(RESULTATS)) if fin else "",
    )
    _suivre(monde, hasard, projet["code"], debut, fin or monde.jour)


def _etape(monde: Monde, hasard: Random, debut: date, fin: date | None, *, abandonne: bool) -> str:
    if fin:
        return "abandonne" if abandonne else "termine"
    anciennete = (monde.jour - debut).days
    if anciennete < 60:
        return "idee"
    return hasard.choice(("montage", "depose")) if anciennete < 240 else "en_cours"


def _partenaires(
    annuaire: Annuaire, hasard: Random, departement: str, le: date, porteur: Ligne
) -> list[str]:
    voisins = annuaire.choisir(TYPES_PARTENAIRES, departement=departement, le=le)
    regionaux = annuaire.choisir(TYPES_PARTENAIRES, echelons=("regional",), le=le)
    possibles = {ligne["code"]: None for ligne in (*voisins, *regionaux) if ligne is not porteur}
    return hasard.sample(list(possibles), min(len(possibles), hasard.choice((0, 1, 1, 2, 2, 3))))


def _suivre(monde: Monde, hasard: Random, projet: str, debut: date, fin: date) -> None:
    """An act every other month or so; now and then a project goes quiet for a year."""
    jour = jour_ouvre(debut, monde.chef_lieu)
    while jour <= fin:
        nature = hasard.choices(tuple(ACTES), (5, 4, 3, 2, 2, 1))[0]
        monde.ajouter(
            "actes", projet=projet, date=jour, nature=nature, texte=hasard.choice(ACTES[nature])
        )
        silence = 420 if hasard.random() < 0.06 else 0
        ecart = timedelta(days=hasard.randrange(25, 110) + silence)
        jour = jour_ouvre(jour + ecart, monde.chef_lieu)


def _relayer(monde: Monde, annuaire: Annuaire, hasard: Random, annee: int) -> None:
    """A call for projects passed on: never supported, a trace of the message remains."""
    appel = APPELS_RELAYES[annee % len(APPELS_RELAYES)]
    jour = jour_ouvre(date(annee, hasard.randrange(2, 7), 6), monde.chef_lieu)
    if not monde.connu(jour):
        return
    porteur = hasard.choice(annuaire.choisir(("EHPAD", "ESMS", "CPTS"), le=jour))
    projet = monde.ajouter(
        "projets",
        code=monde.code("prj-"),
        intitule=f"{appel.intitule} {annee}",
        nature=appel.nature,
        porteur=porteur["code"],
        departements=[porteur["departement"]],
        etape="idee",
    )
    monde.ajouter(
        "actes",
        projet=projet["code"],
        date=jour,
        nature="autre",
        texte="Appel relayé aux acteurs du territoire",
    )


def _repliquer(monde: Monde, annuaire: Annuaire) -> None:
    """The first project that succeeded is taken up elsewhere: a model and its replicas."""
    modele = next((p for p in monde.tables["projets"] if p["etape"] == "termine"), None)
    if modele is None:
        return
    hasard = monde.hasard("repliques")
    debut = jour_ouvre(modele["fin_accompagnement"] + timedelta(days=40), monde.chef_lieu)
    for porteur in hasard.sample(annuaire.choisir(("CPTS", "EHPAD"), le=debut), 2):
        if not monde.connu(debut):
            return
        copie = monde.ajouter(
            "projets",
            code=monde.code("prj-"),
            intitule=f"{modele['intitule']} : réplique",
            nature=modele["nature"],
            porteur=porteur["code"],
            departements=[porteur["departement"]],
            debut_accompagnement=debut,
            etape="montage",
            modele=modele["code"],
        )
        _suivre(monde, hasard, copie["code"], debut, monde.jour)
        debut = jour_ouvre(debut + timedelta(days=95), monde.chef_lieu)
