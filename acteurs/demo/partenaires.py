"""Invented partners, marked so that nobody takes them for real ones."""

from datetime import date
from random import Random

from cellule.demo.monde import Ligne, Monde

from .noms import (
    ASSOCIATIONS,
    CABINETS,
    COMMUNAUTES,
    COORDINATIONS,
    EHPAD,
    ESMS,
    MAISONS_DE_SANTE,
    REGIONAUX,
)

# A directory lives: what opened, closed or was entered twice since the cell exists.
OUVERTES = {"HDJ": date(2025, 1, 6), "ETSP": date(2024, 3, 4), "CPTS": date(2024, 9, 2)}
FERMEES = {"ETSP": date(2025, 6, 30), "MSP": date(2024, 12, 31), "CABINET": date(2025, 9, 30)}


def inventer_des_partenaires(monde: Monde) -> None:
    hasard = monde.hasard("partenaires")
    fabrique = _Fabrique(monde, hasard)
    for departement in monde.profil.departements:
        _du_departement(fabrique, departement)
    _de_la_region(fabrique)
    _equipes_inventees(fabrique)
    _vies_et_doublons(monde, fabrique)


class _Fabrique:
    """Makes sheets, each with a fictitious phone and address."""

    def __init__(self, monde: Monde, hasard: Random) -> None:
        self.monde, self.hasard = monde, hasard
        self.outre_mer = monde.profil.code == "la-reunion"
        self._noms: dict[tuple[str, ...], list[str]] = {}
        self.communes: dict[str, list[str]] = {}
        for structure in monde.tables["structures"]:
            self.communes.setdefault(structure["departement"], []).append(structure["commune"])

    def nom(self, banque: tuple[str, ...]) -> str:
        """The next name of a bank, shuffled, each used once before the first comes back."""
        restants = self._noms.setdefault(banque, [])
        if not restants:
            restants.extend(self.hasard.sample(banque, len(banque)))
        return restants.pop()

    def creer(
        self, type_: str, nom: str, departement: str | None, *, echelon: str = "local", **champs
    ) -> Ligne:
        code = self.monde.code("str-")
        numero = int(code.removeprefix("str-"))
        telephone = f"{self.monde.profil.telephone} {numero // 100:02d} {numero % 100:02d}"
        communes = self.communes.get(departement or "", [])
        return self.monde.ajouter(
            "structures",
            code=code,
            nom=nom,
            type=type_,
            echelon=echelon,
            departement=departement,
            commune=self.hasard.choice(communes) if communes and echelon == "local" else "",
            **{
                "telephone": telephone,
                "email": f"contact-{numero}@example.org",
                "publiee": type_ not in ("CABINET", "ARS", "CELLULE"),
                **champs,
            },
        )


def _du_departement(fabrique: _Fabrique, departement: str) -> None:
    # One large department on an island has as much as two of the mainland.
    fois = 3 if fabrique.outre_mer else 1
    fabrique.creer(
        "DAC", f"DAC {fabrique.nom(COORDINATIONS)} (fictif)", departement, echelon="departemental"
    )
    for _ in range(2 * fois):
        fabrique.creer("CPTS", f"CPTS {fabrique.nom(COMMUNAUTES)} (fictive)", departement)
    for _ in range(fois):
        nom = f"Maison de santé {fabrique.nom(MAISONS_DE_SANTE)} (fictive)"
        fabrique.creer("MSP", nom, departement)
        fabrique.creer("ESMS", fabrique.nom(ESMS), departement)
        fabrique.creer(
            "CABINET", f"Cabinet infirmier {fabrique.nom(CABINETS)} (fictif)", departement
        )
    for _ in range(3 * fois):
        banque = EHPAD["outre-mer" if fabrique.outre_mer else "metropole"]
        fabrique.creer("EHPAD", f"EHPAD {fabrique.nom(banque)} (fictif)", departement)
    fabrique.creer("ASSO_BENEVOLES", f"{fabrique.nom(ASSOCIATIONS)} (fictive)", departement)


def _de_la_region(fabrique: _Fabrique) -> None:
    chef_lieu = fabrique.monde.chef_lieu
    for type_, nom in REGIONAUX:
        fabrique.creer(type_, nom, chef_lieu, echelon="regional")
    fabrique.creer(
        "SOCIETE_SAVANTE", "Société savante d'accompagnement (fictive)", None, echelon="national"
    )
    fabrique.creer(
        "COLLECTIVITE", "Communauté d'agglomération des Trois Rivières (fictive)", chef_lieu
    )
    profil = fabrique.monde.profil
    fabrique.creer(
        "ARS", "Agence régionale de santé", chef_lieu, echelon="regional", telephone="", email=""
    )
    fabrique.creer(
        "CELLULE", profil.sigle, chef_lieu, echelon="regional", email=f"contact@{profil.domaine}"
    )
    fabrique.creer("CELLULE", "Cellule Ajonc (exemple fictif)", "35", echelon="regional")


def _equipes_inventees(fabrique: _Fabrique) -> None:
    """The types that the source does not count: paediatric, day hospital, territorial teams."""
    departements = fabrique.monde.profil.departements
    fabrique.creer(
        "ERRSPP",
        "Équipe ressource pédiatrique régionale (fictive)",
        departements[0],
        echelon="regional",
    )
    for rang in range(2 if len(departements) > 1 else 1):
        nom = ("Hôpital de jour des Quatre Saisons (fictif)", "Hôpital de jour du Lac (fictif)")[
            rang
        ]
        fabrique.creer(
            "HDJ",
            nom,
            departements[rang * 2 % len(departements)],
            ouverte_le=OUVERTES["HDJ"] if rang == 0 else None,
        )
    noms = (
        "Équipe territoriale du Levant (fictive)",
        "Équipe territoriale du Ponant (fictive)",
        "Équipe territoriale des Plaines (fictive)",
    )
    for rang, nom in enumerate(noms):
        fabrique.creer(
            "ETSP",
            nom,
            departements[(rang + 1) % len(departements)],
            ouverte_le=OUVERTES["ETSP"] if rang == 1 else None,
        )


def _vies_et_doublons(monde: Monde, fabrique: _Fabrique) -> None:
    inventees = [ligne for ligne in monde.tables["structures"] if not ligne.get("finess")]
    par_type: dict[str, list[Ligne]] = {}
    for ligne in inventees:
        par_type.setdefault(ligne["type"], []).append(ligne)
    par_type["CPTS"][1]["ouverte_le"] = OUVERTES["CPTS"]
    for type_, jour in FERMEES.items():
        if fin := monde.fin(jour):
            par_type[type_][0]["fermee_le"] = fin
    # Entered three times under three spellings, merged two by two: a chain.
    survivant = par_type["EHPAD"][0]
    for mention in ("doublon fictif", "saisi deux fois, fictif"):
        survivant = fabrique.creer(
            "EHPAD",
            survivant["nom"].split(" (")[0] + f" ({mention})",
            survivant["departement"],
            fusionnee_dans=survivant["code"],
            publiee=False,
        )
    double = par_type["ETSP"][2]
    fabrique.creer(
        "ETSP",
        "Équipe territoriale des Grandes Plaines (fictive)",
        double["departement"],
        fusionnee_dans=double["code"],
        publiee=False,
    )
