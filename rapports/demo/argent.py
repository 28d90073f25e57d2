"""The conventions, the money and the programmes of a demo cell."""

from datetime import date
from random import Random

from cellule.demo.monde import Monde
from cellule.demo.registre import declarer

OBJECTIFS = (
    "Animer la filière, former et informer, connaître les besoins, rendre compte chaque année"
)
CONVENTIONS = {
    "ile-de-france": (
        ("conv-1", date(2023, 1, 1), date(2025, 12, 31), date(2022, 12, 14)),
        ("conv-2", date(2026, 1, 1), date(2028, 12, 31), date(2025, 12, 9)),
    ),
    "la-reunion": (
        ("conv-1", date(2023, 1, 1), date(2024, 12, 31), date(2023, 1, 12)),
        ("conv-2", date(2025, 1, 1), date(2027, 12, 31), None),
    ),
}
# Credits of the first year, growth a year, other resources.
BUDGETS = {"ile-de-france": (312_000, 14_500, 18_000), "la-reunion": (148_000, 9_000, 6_500)}
POSTES = (
    ("personnel", "Salaires et charges", 0.79, "fir"),
    ("deplacements", "Visites d'équipes et antennes", 0.05, "fir"),
    ("prestations", "Site, annuaire et visioconférence", 0.06, "fir"),
    ("materiel", "Informatique et mobilier", 0.02, "fir"),
    ("autre", "Assurance, loyer, abonnements", 0.04, "fir"),
)
PROGRAMME = (
    (
        "D",
        "Connaître les besoins",
        "Conduire ou actualiser le diagnostic territorial",
        "Médecin coordonnateur",
        (10, 31),
        "D3",
    ),
    (
        "D",
        "Rendre l'offre lisible",
        "Vérifier deux fiches de l'annuaire sur trois",
        "Chargé de mission",
        (12, 15),
        "D6",
    ),
    (
        "A",
        "Ne laisser aucune équipe seule",
        "Rencontrer les équipes jamais vues",
        "Coordinatrice",
        (6, 30),
        "A3",
    ),
    (
        "A",
        "Des antennes vivantes",
        "Trois réunions par antenne",
        "Référents territoriaux",
        (12, 15),
        "A4",
    ),
    (
        "A",
        "Aider les projets",
        "Un acte d'appui par trimestre et par projet",
        "Coordinatrice",
        (12, 15),
        "A5",
    ),
    (
        "C",
        "Former les EHPAD",
        "Deux promotions de référents palliatifs",
        "Médecin coordonnateur",
        (12, 1),
        "C4",
    ),
    ("C", "Réunir la filière", "Organiser la journée régionale", "Coordinatrice", (6, 15), "C2"),
    (
        "I",
        "Informer le grand public",
        "Relayer la Journée mondiale dans chaque territoire",
        "Chargée de communication",
        (10, 20),
        "I1",
    ),
    (
        "I",
        "Suivre l'audience",
        "Un relevé par mois, été compris",
        "Chargée de communication",
        (12, 31),
        "I2",
    ),
)


@declarer
def peupler(monde: Monde) -> None:
    for code, debut, fin, signee in CONVENTIONS[monde.profil.code]:
        if monde.connu(signee or debut):
            monde.ajouter(
                "conventions",
                code=code,
                debut=debut,
                fin=fin,
                signee_le=signee,
                objectifs=OBJECTIFS,
            )
    for annee in monde.annees_commencees:
        _financer(monde, annee, monde.hasard("finances", annee))
    for annee in monde.annees:
        _programmer(monde, annee)


def _financer(monde: Monde, annee: int, hasard: Random) -> None:
    depart, croissance, autres = BUDGETS[monde.profil.code]
    fir = depart + croissance * (annee - 2023)
    convention = next(
        (
            ligne["code"]
            for ligne in monde.tables["conventions"]
            if ligne["debut"].year <= annee <= ligne["fin"].year
        ),
        "",
    )
    monde.ajouter(
        "financements", annee=annee, source="fir", origine="ARS", montant=fir, convention=convention
    )
    monde.ajouter(
        "financements",
        annee=annee,
        source="autre",
        origine="Inscriptions et mécénat",
        montant=round(autres * hasard.uniform(0.6, 1.2), 2),
    )
    # The accounts of the year are not closed before it ends.
    part = 1.0 if annee < monde.jour.year else monde.jour.timetuple().tm_yday / 366
    for poste, libelle, poids, source in POSTES:
        montant = round(fir * poids * part * hasard.uniform(0.93, 1.03), 2)
        monde.ajouter(
            "depenses", annee=annee, poste=poste, libelle=libelle, montant=montant, source=source
        )
    if monde.passe(date(annee, 6, 15)):
        monde.ajouter(
            "depenses",
            annee=annee,
            poste="prestations",
            libelle="Journée régionale",
            montant=round(autres * 0.8, 2),
            source="autre",
        )


def _programmer(monde: Monde, annee: int) -> None:
    """Next year's programme is written in the autumn."""
    if annee > monde.jour.year and monde.jour.month < 10:
        return
    premier = (annee - 2023) % 3
    for rang, (mission, objectif, action, pilote, (mois, jour), code) in enumerate(PROGRAMME):
        if rang % 5 == premier + 1 and annee > 2023:
            continue  # not every line comes back every year
        monde.ajouter(
            "programme",
            annee=annee,
            mission=mission,
            objectif=objectif,
            action=action,
            pilote=pilote,
            echeance=date(annee, mois, jour),
            indicateur=code,
        )
