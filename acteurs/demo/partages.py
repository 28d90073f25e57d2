"""Calls relayed, good practices, reminders, and what the demo cells share with each other."""

from datetime import date, timedelta

from acteurs.actions import fixer_la_relance, partager
from acteurs.actions.suivi import tenir_appels, tenir_pratiques
from acteurs.models import Projet
from cellule.demo.calendrier import jour_ouvre
from cellule.demo.monde import Ligne, Monde
from cellule.demo.registre import declarer_complement
from cellule.models import Cellule
from cellule.perimetre import exiger
from cellule.typographie import typo

# Nature, title, issuer, public, days before its publication and after which it ends, relayed.
APPELS = (
    ("aap", "Répit et soutien des aidants à domicile", "Fondation pour le répit (fictive)",
     "associations, SSIAD, HAD", -24, 16, -21),
    ("ami", "Équipes mobiles et EHPAD : intervenir ensemble la nuit", "Agence régionale de santé",
     "équipes mobiles, HAD, EHPAD", -10, 48, None),
    ("recherche", "Parcours palliatif des personnes en situation de handicap",
     "Groupement de recherche en soins palliatifs (fictif)", "équipes hospitalières, ESMS",
     -75, 5, -70),
    ("aac", "Équipes expertes pédiatriques : territoires sans couverture",
     "Agence régionale de santé", "établissements de santé", -190, -95, -180),
)  # fmt: skip
PRATIQUES = (
    {
        "titre": "Une fiche d'urgence palliative lue par le SAMU",
        "domaine": "organisation",
        "contexte": "Des personnes suivies à domicile arrivaient aux urgences la nuit, sans que "
        "leurs souhaits soient connus.",
        "description": "Une fiche d'une page, remplie à l'inclusion et revue chaque mois, est "
        "déposée dans le dossier régional de coordination. Le médecin régulateur la lit avant de "
        "décider ; l'équipe mobile est rappelée le lendemain.",
        "conditions": "Un référent par structure, un modèle unique pour le département, un bilan "
        "commun chaque trimestre.",
        "contact": "Secrétariat de la cellule",
    },
    {
        "titre": "La valise multisensorielle qui circule entre EHPAD",
        "domaine": "médico-social",
        "contexte": "Trop chère pour un établissement seul, rarement utilisée plus d'un mois.",
        "description": "Trois valises tournent entre douze EHPAD, avec une demi-journée de prise "
        "en main à chaque passage et un carnet d'idées que chacun complète.",
        "conditions": "Un calendrier tenu par la cellule ; un binôme formé dans chaque EHPAD.",
        "contact": "secretariat@example.org",
    },
)
RELANCES = ("Demander le bilan à six mois", "Point sur le financement", "Date du prochain comité")


def passer_et_partager(monde: Monde) -> None:
    """The calls of the moment, two practices, and the marks on the projects written before."""
    for ligne in _appels(monde.jour, monde.chef_lieu):
        monde.ajouter("appels_a_projets", **ligne)
    projets = monde.tables["projets"]
    termines = [projet for projet in projets if projet["etape"] == "termine"][:3]
    for projet in termines:
        projet["partage"] = True
    for rang, pratique in enumerate(PRATIQUES):
        origine = termines[rang] if rang < len(termines) else None
        monde.ajouter(
            "bonnes_pratiques",
            **pratique,
            projet=origine["code"] if origine else None,
            publiee_le=monde.jour - timedelta(days=60 + 45 * rang),
            partage=not rang,
        )
    ouverts = [p for p in projets if p["etape"] in ("montage", "depose", "en_cours")][-3:]
    for rang, projet in enumerate(ouverts):
        projet["relance_le"] = monde.jour + timedelta(days=12 * rang - 6)
        projet["relance_texte"] = typo(RELANCES[rang])


@declarer_complement
def completer_l_exemple() -> int:
    """The same for the example, whose dossier holds none of it."""
    cellule = Cellule.objects.get(pk=exiger().cellule_id)
    jour = cellule.aujourdhui()
    appels = [_typographier(ligne) for ligne in _appels(jour, cellule.departements[0])]
    pratiques = [
        _typographier(pratique) | {"projet": projet, "publiee_le": jour, "partage": partage}
        for pratique, projet, partage in zip(PRATIQUES, ("prj-07", "prj-03"), (True, False),
                                             strict=True)
    ]  # fmt: skip
    bilans = [tenir_appels(lignes=appels), tenir_pratiques(lignes=pratiques)]
    partager(Projet.objects.filter(code__in=("prj-02", "prj-03", "prj-07")), partage=True)
    for rang, code in enumerate(("prj-05", "prj-08")):
        fixer_la_relance(
            Projet.objects.filter(code=code),
            relance_le=jour + timedelta(days=12 * rang - 6),
            relance_texte=typo(RELANCES[rang]),
        )
    return sum(bilan.crees for bilan in bilans)


def _appels(jour: date, departement: str) -> list[Ligne]:
    lignes = []
    for nature, intitule, emetteur, public, depuis, jusque, relais in APPELS:
        relaye = relais and jour_ouvre(jour + timedelta(days=relais), departement)
        lignes.append({
            "nature": nature, "intitule": intitule, "emetteur": emetteur, "public": public,
            "lien": f"https://example.org/appels/{nature}",
            "publie_le": jour + timedelta(days=depuis),
            "echeance": jour + timedelta(days=jusque),
            "relaye_le": min(relaye, jour) if relaye else None,
            "partage": nature == "recherche",
        })  # fmt: skip
    return lignes


def _typographier(ligne: Ligne) -> Ligne:
    return {
        nom: typo(valeur) if isinstance(valeur, str) and nom not in ("lien", "nature") else valeur
        for nom, valeur in ligne.items()
    }
