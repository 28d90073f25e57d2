"""Invented people: names drawn at random, addresses in example.org."""

import unicodedata
from datetime import date, timedelta
from random import Random

from cellule.demo.monde import Ligne, Monde

from .annuaire import TOUJOURS, Annuaire, Personne
from .noms import PRENOMS

# Who works where; the first ones are met more often.
METIERS = {
    "USP": ("médecin", "infirmier", "cadre de santé", "psychologue", "aide-soignant"),
    "EMSP": ("médecin", "infirmier", "psychologue", "assistant de service social",
             "cadre de santé"),
    "LISP": ("médecin", "cadre de santé", "infirmier"),
    "HAD": ("médecin coordonnateur", "infirmier coordinateur", "cadre de santé", "pharmacien"),
    "ERRSPP": ("pédiatre", "puériculteur", "psychologue"),
    "HDJ": ("médecin", "infirmier"),
    "ETSP": ("coordinateur", "infirmier", "médecin"),
    "DAC": ("coordinateur", "directeur", "assistant de service social"),
    "CPTS": ("coordinateur", "médecin généraliste", "infirmier libéral"),
    "MSP": ("médecin généraliste", "infirmier libéral", "pharmacien"),
    "EHPAD": ("médecin coordonnateur", "infirmier coordinateur", "directeur", "aide-soignant",
              "psychologue"),
    "ESMS": ("cadre de santé", "infirmier", "éducateur spécialisé"),
    "CABINET": ("infirmier libéral", "kinésithérapeute"),
    "URPS": ("médecin généraliste", "infirmier libéral", "chargé de mission"),
    "ASSO_BENEVOLES": ("bénévole d'accompagnement", "président d'association"),
    "ASSO_USAGERS": ("représentant des usagers", "chargé de mission"),
    "ESPACE_ETHIQUE": ("philosophe", "médecin"),
    "UNIVERSITE": ("enseignant", "médecin"),
    "ETABLISSEMENT": ("directeur", "chargé de mission"),
    "COLLECTIVITE": ("chargé de mission", "élu"),
    "SOCIETE_SAVANTE": ("médecin",),
    "ARS": ("directeur", "chargé de mission", "médecin"),
    "AUTRE": ("chargé de mission",),
    "CELLULE": ("coordinateur",),
}  # fmt: skip
EFFECTIFS = {"USP": (3, 5), "EMSP": (2, 4), "LISP": (1, 2), "HAD": (2, 4), "ARS": (3, 3),
             "EHPAD": (2, 5), "DAC": (3, 4), "CPTS": (2, 3)}  # fmt: skip
SALARIES_DE_LA_CELLULE = (
    "médecin", "coordinateur", "chargé de mission", "chargé de mission", "chargé de communication",
    "assistant", "médecin",
)  # fmt: skip


def inventer_des_personnes(monde: Monde, annuaire: Annuaire) -> None:
    hasard = monde.hasard("personnes")
    etat_civil = _EtatCivil(hasard, monde.profil.noms_de_famille)
    cellule = next(
        ligne["code"] for ligne in annuaire.structures if ligne["nom"] == monde.profil.sigle
    )
    for metier in SALARIES_DE_LA_CELLULE:
        _inscrire(monde, annuaire, etat_civil, metier, ((TOUJOURS, cellule),), de_la_cellule=True)
    for structure in list(annuaire.structures):
        if structure["code"] == cellule or structure.get("fusionnee_dans"):
            continue
        for metier in _metiers(hasard, structure["type"], outre_mer=monde.profil.region == "04"):
            parcours = _parcours(monde, annuaire, structure)
            _inscrire(monde, annuaire, etat_civil, metier, parcours)
    for metier in ("bénévole d'accompagnement", "infirmier libéral", "médecin généraliste") * 4:
        _inscrire(monde, annuaire, etat_civil, metier, ())  # met once, tied to no structure


def _metiers(hasard: Random, type_: str, *, outre_mer: bool) -> list[str]:
    mini, maxi = EFFECTIFS.get(type_, (2, 3))
    combien = hasard.randint(mini, maxi) + (2 if outre_mer else 0)
    metiers = METIERS[type_]
    return [metiers[rang % len(metiers)] for rang in range(combien)]


def _parcours(monde: Monde, annuaire: Annuaire, structure: Ligne) -> tuple[tuple[date, str], ...]:
    """One person in sixteen comes from elsewhere in the department since the cell exists."""
    hasard = monde.hasard("parcours", structure["code"], len(annuaire.personnes))
    arrivee = date(2023, 6, 1) + timedelta(days=hasard.randrange(1100))
    anciennes = annuaire.equipes(structure["departement"] or "")
    if hasard.random() > 1 / 16 or not anciennes or not monde.passe(arrivee):
        return ((TOUJOURS, structure["code"]),)
    ancienne = hasard.choice(anciennes)["code"]
    if ancienne == structure["code"]:
        return ((TOUJOURS, ancienne),)
    return ((TOUJOURS, ancienne), (arrivee, structure["code"]))


def _inscrire(
    monde: Monde,
    annuaire: Annuaire,
    etat_civil: "_EtatCivil",
    metier: str,
    parcours: tuple[tuple[date, str], ...],
    *,
    de_la_cellule: bool = False,
) -> None:
    genre, prenom, nom = etat_civil.naitre()
    personne = annuaire.accueillir(Personne(monde.code("pro-"), genre, metier, parcours))
    monde.ajouter(
        "professionnels",
        code=personne.code,
        nom=nom,
        prenom=prenom,
        profession=metier,
        structure=personne.structure,
        email=etat_civil.adresse(prenom, nom),
        equipe_cellule=de_la_cellule,
    )


class _EtatCivil:
    """Names used once each; two people may share a family name, not both."""

    def __init__(self, hasard: Random, noms: tuple[str, ...]) -> None:
        self.hasard, self.noms = hasard, noms
        self._pris: set[tuple[str, str]] = set()

    def naitre(self) -> tuple[str, str, str]:
        """Gender, given name, family name."""
        while True:
            genre = "F" if self.hasard.random() < 0.68 else "M"  # as in the trade
            complet = (self.hasard.choice(PRENOMS[genre]), self.hasard.choice(self.noms))
            if complet not in self._pris:
                self._pris.add(complet)
                return genre, *complet

    def adresse(self, prenom: str, nom: str) -> str:
        """One in nine has never given it."""
        if self.hasard.random() < 1 / 9:
            return ""
        return f"{_ascii(prenom)}.{_ascii(nom)}@example.org"


def _ascii(texte: str) -> str:
    plat = unicodedata.normalize("NFKD", texte.lower())
    return "".join(
        lettre for lettre in plat if lettre.isascii() and (lettre.isalnum() or lettre == "-")
    )
