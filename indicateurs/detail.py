"""« D’où vient ce chiffre ? »: the breakdown and the rows behind one result."""

from collections.abc import Sequence
from dataclasses import dataclass

from acteurs.models import TypeStructure
from cellule.tri import cle_de_tri
from cellule.typographie import INSECABLE, en_capitale
from cellule.typographie import nombre as en_chiffres

from .accord import compter
from .activites import A_CONFIRMER
from .candidats import COMPTE, Ligne
from .catalogue import Mesure
from .libelles import HORS_PERIMETRE, SANS_TYPE, Motif, etiquettes, motif
from .presentation import ecrire
from .resultats import Resultat

TIRET = "–"
LIGNES_PAR_PAGE = 50
ORDRE_DES_TYPES = {code: rang for rang, code in enumerate(TypeStructure.values)}


@dataclass(frozen=True)
class Part:
    """One line of a breakdown: its words, its figure, the length of its bar in per cent."""

    libelle: str
    nombre: str
    longueur: float


@dataclass(frozen=True)
class Ventilation:
    titre: str
    parts: list[Part]


def ventiler(resultat: Resultat) -> list[Ventilation]:
    """The breakdown as tables; A3 has a second one, for the teams outside its denominator."""
    noms = etiquettes(resultat)
    if resultat.indicateur.ventilation == "type_equipe":
        return _ventiler_les_equipes(resultat, noms)
    if not resultat.ventilation:
        return []
    plus_grand = max(resultat.ventilation.values())

    def rang(code: str) -> tuple:
        return code in SANS_TYPE, -resultat.ventilation[code], cle_de_tri(noms[code], longueur=300)

    parts = [
        Part(noms[code], en_chiffres(n := resultat.ventilation[code]), 100 * n / plus_grand)
        for code in sorted(noms, key=rang)
    ]
    return [Ventilation(resultat.indicateur.ventilation_titre, parts)]


def _ventiler_les_equipes(resultat: Resultat, noms: dict[str, str]) -> list[Ventilation]:
    """« 8 sur 12 »: teams met over teams of the region, by type."""
    dedans, dehors = [], []
    for code in sorted(noms, key=lambda c: ORDRE_DES_TYPES[c.removeprefix(HORS_PERIMETRE)]):
        vues, total = (resultat.ventilation[code][nom] for nom in ("rencontrees", "total"))
        part = Part(
            noms[code],
            f"{vues}{INSECABLE}sur{INSECABLE}{total}",
            100 * vues / total if total else 0,
        )
        (dehors if code.startswith(HORS_PERIMETRE) else dedans).append(part)
    titre = resultat.indicateur.ventilation_titre
    tables = [
        Ventilation(titre, dedans),
        Ventilation("Hors du périmètre, pour information", dehors),
    ]
    return [table for table in tables if table.parts]


@dataclass(frozen=True)
class MesureComparee:
    libelle: str
    valeur: str
    avant: str


def comparer(resultat: Resultat, avant: Resultat | None) -> list[MesureComparee]:
    """Every measure of the year beside that of the year before."""

    def avant_de(mesure: Mesure) -> str:
        """Last year may not have had this measure, or this indicator."""
        if avant is None or mesure.nom not in avant.mesures:
            return TIRET
        return ecrire(avant.indicateur.mesure(mesure.nom), avant.mesures[mesure.nom])

    return [
        MesureComparee(
            en_capitale(mesure.libelle),
            ecrire(mesure, resultat.mesures[mesure.nom]),
            avant_de(mesure),
        )
        for mesure in resultat.indicateur.mesures
    ]


@dataclass(frozen=True)
class Exclusion:
    """The candidates left out for one reason."""

    raison: str
    motif: Motif
    nombre: int

    @property
    def presse(self) -> bool:
        """True for what keeps the indicator incomplete."""
        return self.raison == A_CONFIRMER


def exclusions(resultat: Resultat) -> list[Exclusion]:
    """What asks for something first, then by number."""
    toutes = [Exclusion(r, motif(resultat.indicateur, r), n) for r, n in resultat.exclus.items()]
    return sorted(toutes, key=lambda e: (not e.presse, not e.motif.a_faire, -e.nombre))


class Lignes(Sequence):
    """The rows counted, or excluded for one reason, read a page at a time."""

    def __init__(self, resultat: Resultat, raison: str = COMPTE) -> None:
        self.candidats, self.raison = resultat.candidats, raison
        self.nombre = resultat.exclus[raison] if raison else resultat.comptes

    def __len__(self) -> int:
        return self.nombre

    def __getitem__(self, tranche: slice) -> list[Ligne]:
        taille = tranche.stop - tranche.start
        return self.candidats.lignes(motif=self.raison, debut=tranche.start, taille=taille)


def bilan(resultat: Resultat) -> str:
    """« 41 lignes examinées : 30 comptées, 11 exclues »: each is on one side or the other."""
    exclues = resultat.total - resultat.comptes
    return (
        f"{compter(resultat.total, 'lignes examinées')}{INSECABLE}: "
        f"{compter(resultat.comptes, 'comptées')}, {compter(exclues, 'exclues')}"
    )
