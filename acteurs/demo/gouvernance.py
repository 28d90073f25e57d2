"""The salaried team, with its turnover, and the steering committee with its ten colleges."""

from dataclasses import dataclass
from datetime import date
from random import Random

from cellule.demo.monde import Monde

from .annuaire import Annuaire, Mandat, Personne

# Who of the team (rank in SALARIES_DE_LA_CELLULE), function, FTE, first and last day.
POSTES = {
    "ile-de-france": (
        (0, "médecin coordonnateur", 0.6, date(2022, 9, 1), date(2025, 8, 31)),
        (6, "médecin coordonnateur", 0.5, date(2025, 10, 1), None),
        (1, "coordinateur", 1, date(2022, 9, 1), None),
        (2, "chargé de mission", 1, date(2022, 11, 14), date(2024, 6, 30)),
        (3, "chargé de mission", 0.8, date(2024, 9, 2), date(2024, 12, 31)),
        (3, "chargé de mission", 1, date(2025, 1, 1), None),
        (4, "chargé de communication", 0.5, date(2023, 3, 1), None),
        (5, "assistant", 0.5, date(2023, 1, 2), None),
    ),
    "la-reunion": (
        (0, "médecin coordonnateur", 0.4, date(2023, 1, 2), None),
        (1, "cadre coordonnateur", 0.8, date(2023, 1, 2), date(2025, 12, 31)),
        (6, "cadre coordonnateur", 0.8, date(2026, 1, 5), None),
        (2, "chargé de mission", 1, date(2023, 1, 16), date(2024, 3, 31)),
        (3, "chargé de mission", 1, date(2024, 6, 3), None),
        (4, "chargé de communication", 0.3, date(2024, 2, 1), None),
    ),
}


@dataclass(frozen=True)
class Siege:
    """One seat: who sits, for which structures, with which qualities."""

    college: str
    fonction: str
    types: tuple[str, ...]
    qualite: str = "titulaire"
    echelons: tuple[str, ...] = ()
    depuis: int = 0  # years after the first
    jusque: date | None = None
    remplace: date | None = None  # first day of who takes the seat


SIEGES = (
    Siege(
        "ars",
        "directeur de l'offre de soins",
        ("ARS",),
        jusque=date(2024, 8, 31),
        remplace=date(2024, 10, 1),
    ),
    Siege("ars", "chargé de mission", ("ARS",), qualite="suppleant"),
    Siege("etablissements", "directeur adjoint", ("ETABLISSEMENT",)),
    Siege("etablissements", "directeur des soins", ("LISP",), jusque=date(2025, 6, 30)),
    Siege("filiere_sanitaire", "médecin", ("USP",)),
    Siege(
        "filiere_sanitaire",
        "médecin",
        ("EMSP",),
        jusque=date(2025, 3, 31),
        remplace=date(2025, 4, 15),
    ),
    Siege("filiere_sanitaire", "médecin coordonnateur", ("HAD",)),
    Siege("filiere_sanitaire", "infirmier", ("EMSP",), qualite="suppleant"),
    Siege("pediatrie", "pédiatre", ("ERRSPP",)),
    Siege("domicile", "médecin généraliste", ("URPS",)),
    Siege("domicile", "infirmier libéral", ("MSP", "CPTS")),
    Siege(
        "medico_social",
        "directeur d'EHPAD",
        ("EHPAD",),
        jusque=date(2024, 3, 31),
        remplace=date(2024, 5, 13),
    ),
    Siege("medico_social", "cadre de santé", ("ESMS",)),
    Siege("usagers", "représentant des usagers", ("ASSO_USAGERS",)),
    Siege("usagers", "représentant des aidants", ("ASSO_USAGERS",), qualite="suppleant", depuis=1),
    Siege("benevoles", "président", ("ASSO_BENEVOLES",), echelons=("regional",)),
    Siege("benevoles", "bénévole d'accompagnement", ("ASSO_BENEVOLES",), qualite="suppleant"),
    Siege("coordination", "directeur de DAC", ("DAC",)),
    Siege("coordination", "coordinateur", ("ETSP",), depuis=1),
    Siege("ethique", "philosophe", ("ESPACE_ETHIQUE",)),
)
FEMININS = {
    "assistant": "assistante",
    "chargé": "chargée",
    "coordinateur": "coordinatrice",
    "coordonnateur": "coordonnatrice",
    "directeur": "directrice",
    "adjoint": "adjointe",
    "infirmier": "infirmière",
    "libéral": "libérale",
    "président": "présidente",
    "représentant": "représentante",
}


def composer_l_equipe(monde: Monde, annuaire: Annuaire) -> None:
    salaries = [ligne for ligne in monde.tables["professionnels"] if ligne["equipe_cellule"]]
    for rang, fonction, etp, debut, depart in POSTES[monde.profil.code]:
        if not monde.connu(debut):
            continue
        fin = monde.fin(depart) if depart else None
        personne = annuaire.personnes[salaries[rang]["code"]]
        annuaire.equipe.append(Mandat(personne, debut, fin))
        monde.ajouter(
            "equipe",
            professionnel=personne.code,
            fonction=accorder(fonction, personne),
            etp=etp,
            debut=debut,
            fin=fin,
        )


def accorder(fonction: str, personne: Personne) -> str:
    """« chargé de mission » or « chargée de mission », as the person is."""
    if personne.genre == "M":
        return fonction
    return " ".join(FEMININS.get(mot, mot) for mot in fonction.split())


def composer_le_copil(monde: Monde, annuaire: Annuaire) -> None:
    hasard = monde.hasard("copil")
    installe = date(2023, 1, 23)
    pris: set[str] = set()
    for siege in SIEGES:
        debut = date(installe.year + siege.depuis, 1 if not siege.depuis else 9, 23)
        premier = _asseoir(monde, annuaire, siege, debut, siege.jusque, hasard, pris)
        if premier and siege.remplace and monde.connu(siege.remplace):
            _asseoir(monde, annuaire, siege, siege.remplace, None, hasard, pris)


def _asseoir(
    monde: Monde,
    annuaire: Annuaire,
    siege: Siege,
    debut: date,
    depart: date | None,
    hasard: Random,
    pris: set[str],
) -> bool:
    """Fill a seat, unless nobody is left for it: a vacant seat is a fact of life."""
    choix = [
        (personne, structure["code"])
        for structure in annuaire.choisir(siege.types, echelons=siege.echelons, le=debut)
        for personne in annuaire.gens_de(structure["code"], debut)
        if personne.code not in pris
    ]
    if not choix or not monde.connu(debut):
        return False
    personne, structure = hasard.choice(choix)
    pris.add(personne.code)
    fin = _fin(monde, personne, depart, debut)
    annuaire.copil.append(Mandat(personne, debut, fin, structure))
    monde.ajouter(
        "copil",
        professionnel=personne.code,
        fonction=accorder(siege.fonction, personne),
        structure=structure,
        college=siege.college,
        qualite=siege.qualite,
        debut=debut,
        fin=fin,
    )
    return True


def _fin(monde: Monde, personne: Personne, depart: date | None, debut: date) -> date | None:
    """The seat ends with the mandate, or when the person leaves the structure."""
    departs = [depuis for depuis, _ in personne.parcours if depuis > debut]
    return monde.fin(min(filter(None, (depart, *departs)), default=date.max))
