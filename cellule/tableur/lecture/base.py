"""What the three kinds of file have in common: sheets of cells that keep their place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from cellule.dossier.genres import Irrecevable, cite
from cellule.dossier.sources.base import Rangee
from cellule.typographie import nombre

OCTETS_MAXI = 10 * 2**20
LIGNES_MAXI = 20_000
COLONNES_MAXI = 300
FUSIONS_MAXI = 5_000
# A sheet may have a million empty rows between two that are not.
PARCOURUES_MAXI = 10 * LIGNES_MAXI

ENREGISTRER = "ouvrez-le dans votre tableur et enregistrez-le en .xlsx, .ods ou .csv"


class FichierIllisible(Exception):
    """The file, or one of its sheets, cannot be read: the message says what to do."""


@dataclass(frozen=True)
class Formule(Irrecevable):
    """What is calculated is refused, with its address and what the sheet showed."""

    texte: str = ""


def refuser_la_formule(texte: str, adresse: str, montree: object) -> Formule:
    montre = f", qui affiche {cite(montree)}" if montree is not None else ""
    return Formule(
        f"{cite(texte)} en {adresse} est une formule{montre} : copiez la colonne et collez-la en "
        "valeurs (« Collage spécial »)",
        texte,
    )


# Cells taken together: first line, last line (from 1), first column, last column (from 0).
Fusion = tuple[int, int, int, int]


@dataclass
class Grille:
    """The rows of one sheet that are not empty, each with its line in the file.

    `stricte`: a row with too many or too few cells is a damaged row (CSV), not a short one.
    """

    rangees: list[Rangee] = field(default_factory=list)
    fusions: list[Fusion] = field(default_factory=list)
    stricte: bool = False
    # How the file was read, in words for the person.
    notes: list[str] = field(default_factory=list)

    def ajouter(self, numero: int, cellules: list[object]) -> None:
        while cellules and est_vide(cellules[-1]) and not self.stricte:
            cellules.pop()
        if all(map(est_vide, cellules)):
            return
        if len(self.rangees) >= LIGNES_MAXI:
            raise FichierIllisible(
                f"La feuille a plus de {nombre(LIGNES_MAXI)} lignes : partagez-la en plusieurs "
                "fichiers."
            )
        if len(cellules) > COLONNES_MAXI:
            raise FichierIllisible(
                f"La ligne {numero} a {nombre(len(cellules))} cellules, {COLONNES_MAXI} au plus "
                "sont lues : retirez les colonnes inutiles."
            )
        self.rangees.append(Rangee(numero, cellules))

    @cached_property
    def par_numero(self) -> dict[int, Rangee]:
        return {rangee.numero: rangee for rangee in self.rangees}

    @cached_property
    def fusions_de(self) -> dict[int, list[Fusion]]:
        """The merged cells that each line crosses."""
        traversees: dict[int, list[Fusion]] = {}
        for fusion in self.fusions[:FUSIONS_MAXI]:
            for ligne in range(fusion[0], min(fusion[1], self.rangees[-1].numero) + 1):
                traversees.setdefault(ligne, []).append(fusion)
        return traversees

    @cached_property
    def groupees(self) -> frozenset[int]:
        """The lines whose first cell is taken together with its neighbours."""
        return frozenset(
            ligne
            for ligne, fusions in self.fusions_de.items()
            if any(gauche == 0 and droite > 0 for _, _, gauche, droite in fusions)
        )


@dataclass(frozen=True)
class Feuille:
    """One sheet of a file; it is read when it is chosen."""

    nom: str
    lire: Callable[[], Grille]
    cachee: bool = False


def est_vide(cellule: object) -> bool:
    return cellule is None or (isinstance(cellule, str) and not nettoyer(cellule))


# What spreadsheets and web pages leave around a text, and which nobody sees.
INVISIBLES = "\ufeff\u200b\u200e\u200f\u2060"


def nettoyer(texte: str) -> str:
    """Without the spaces around it, those of typography and the invisible ones included."""
    return texte.strip(INVISIBLES).strip().strip(INVISIBLES)


def lettre(place: int) -> str:
    """« A », « B »… « AA » for the place of a column, from 0."""
    nom, reste = "", place + 1
    while reste:
        reste, rang = divmod(reste - 1, 26)
        nom = chr(ord("A") + rang) + nom
    return nom
