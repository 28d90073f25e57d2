"""The one shape of table that the template draws, and the blocks of sections turned into it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from cellule.typographie import INSECABLE, en_capitale, nombre

from .valeurs import ecrire_case

# An address is broken where it must; elsewhere words are kept whole.
MOT_LONG = 22
ADRESSE = re.compile(r"https?:|[\w-]+(\.[\w-]+)+$")
TEXTE_LONG = 400
COURT = 32
LIGNES_D_UN_SEUL_TENANT, LETTRES_D_UN_SEUL_TENANT = 12, 3000
LIGNES_EN_MOITIES = 30
CHIFFRES = ("nombre", "decimal", "taux", "euros")


@dataclass(frozen=True)
class Case:
    """`part`: the bar under the words, a share of 100 written with a point; `role`: a CSS class."""

    texte: str
    chiffre: bool = False
    part: str = ""
    role: str = ""

    @property
    def ecrit(self) -> str:
        """A cell is not a page: what is longer is in the dossier."""
        return self.texte if not self.abrege else f"{self.texte[: TEXTE_LONG - 1].rstrip()}…"

    @property
    def abrege(self) -> bool:
        return len(self.texte) > TEXTE_LONG

    @property
    def classes(self) -> str:
        long = any(len(mot) > MOT_LONG for mot in self.texte.split())
        role = "" if self.role == "court" and len(self.texte) > COURT else self.role
        noms = (role, "num" if self.chiffre else "", "long" if long else "")
        return " ".join(filter(None, noms))


@dataclass(frozen=True)
class Ligne:
    """`titre`: a line that names a group of those below, over all the columns."""

    cases: list[Case] = field(default_factory=list)
    titre: str = ""
    role: str = ""


@dataclass(frozen=True)
class Tableau:
    titre: str
    colonnes: list[Case]
    lignes: list[Ligne]
    total: Ligne | None = None
    notes: list[str] = field(default_factory=list)
    role: str = ""

    @property
    def largeur(self) -> int:
        return len(self.colonnes)

    @property
    def rangees(self) -> list[tuple[Ligne, list[tuple[str, Case]]]]:
        """Each cell beside the title of its column: on a phone a row is a list."""
        return [(ligne, self._titrees(ligne)) for ligne in self.lignes]

    @property
    def rangee_totale(self) -> list[tuple[str, Case]]:
        return self._titrees(self.total) if self.total else []

    def _titrees(self, ligne: Ligne) -> list[tuple[str, Case]]:
        titres = [case.ecrit for case in self.colonnes]
        return list(zip(titres, ligne.cases, strict=False))

    @property
    def abrege(self) -> bool:
        return any(case.abrege for ligne in self.lignes for case in ligne.cases)

    @property
    def classes(self) -> str:
        """A short table is never cut."""
        lettres = sum(len(case.texte) for ligne in self.lignes for case in ligne.cases)
        court = len(self.lignes) <= LIGNES_D_UN_SEUL_TENANT and lettres <= LETTRES_D_UN_SEUL_TENANT
        return f"{self.role} {'entier' if court else ''}".strip()


def colonnes(*titres: str, chiffres: Iterable[int] = ()) -> list[Case]:
    """Headers; `chiffres`: the ranks of the columns of figures."""
    rangs = set(chiffres)
    return [Case(titre, rang in rangs) for rang, titre in enumerate(titres)]


def en_moities(tableau: Tableau) -> list[Tableau]:
    """A long table in two, side by side; a very long one stays whole, over the pages."""
    if len(tableau.lignes) > LIGNES_EN_MOITIES:
        return [tableau]
    milieu = -(-len(tableau.lignes) // 2)
    return [
        replace(tableau, lignes=tableau.lignes[:milieu]),
        replace(tableau, titre=f"{tableau.titre}, suite", lignes=tableau.lignes[milieu:]),
    ]


def de_bloc(bloc: dict) -> Tableau:
    """A table of a section, its cells in French."""
    natures = [colonne["nature"] for colonne in bloc["colonnes"]]
    largeurs = [_role(nature) for nature in natures]
    lignes = [Ligne(_cases(natures, largeurs, ligne)) for ligne in bloc["lignes"]]
    total = _cases(natures, largeurs, bloc["total"], vide=True) if bloc["total"] else None
    reste = bloc["sur"] - len(bloc["lignes"])
    notes = [bloc["note"]] if bloc["note"] else []
    if reste > 0:
        notes.append(
            f"La liste est longue{INSECABLE}: {nombre(len(bloc['lignes']))} lignes sont imprimées, "
            f"{nombre(reste)} ne le sont pas. L’export du dossier de la cellule les contient "
            "toutes."
        )
    return Tableau(
        titre=bloc["titre"],
        colonnes=[
            Case(colonne["titre"], nature in CHIFFRES, role=role)
            for colonne, nature, role in zip(bloc["colonnes"], natures, largeurs, strict=True)
        ],
        lignes=lignes,
        total=Ligne(total) if total else None,
        notes=notes,
    )


def _role(nature: str) -> str:
    return "court" if nature in ("date", "court") else ""


def _cases(natures: list[str], roles: list[str], ligne: list, *, vide: bool = False) -> list[Case]:
    """`vide`: in a total, a missing value is nothing at all."""
    return [
        _case(nature, role, valeur, premiere=not rang, vide=vide)
        for rang, (nature, role, valeur) in enumerate(zip(natures, roles, ligne, strict=True))
    ]


def _case(nature: str, role: str, valeur: object, *, premiere: bool, vide: bool) -> Case:
    if vide and valeur is None:
        return Case("", nature in CHIFFRES, role=role)
    ecrit = ecrire_case(nature, valeur)
    if premiere and not ADRESSE.match(ecrit):
        ecrit = en_capitale(ecrit)
    return Case(ecrit, nature in CHIFFRES, role=role)
