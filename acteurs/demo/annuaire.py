"""Looking up the demo's own directory: who works where, and when."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from acteurs.models.structures import PALLIATIFS
from cellule.demo.monde import Ligne, Monde

TOUJOURS = date.min


@dataclass(frozen=True)
class Personne:
    """A person and the structures of their career, oldest first, with the first day of each."""

    code: str
    genre: str  # F or M
    profession: str
    parcours: tuple[tuple[date, str], ...]

    @property
    def structure(self) -> str:
        return self.parcours[-1][1] if self.parcours else ""

    def structure_le(self, jour: date) -> str:
        return next((code for depuis, code in reversed(self.parcours) if depuis <= jour), "")


@dataclass(frozen=True)
class Mandat:
    """A person somewhere from one day to another: a post, a seat, an antenna."""

    personne: Personne
    debut: date
    fin: date | None
    structure: str = ""

    def actif(self, jour: date) -> bool:
        return self.debut <= jour and (self.fin is None or jour <= self.fin)


class Annuaire:
    """Structures and people of one demo cell, by department and by type."""

    def __init__(self, monde: Monde) -> None:
        self.structures = monde.tables["structures"]
        self.personnes: dict[str, Personne] = {}
        self.equipe: list[Mandat] = []
        self.copil: list[Mandat] = []
        self._passages: dict[str, list[Personne]] = defaultdict(list)

    def accueillir(self, personne: Personne) -> Personne:
        self.personnes[personne.code] = personne
        for _, structure in personne.parcours:
            self._passages[structure].append(personne)
        return personne

    def choisir(
        self,
        types: Collection[str],
        *,
        departement: str = "",
        echelons: Collection[str] = (),
        le: date | None = None,
    ) -> list[Ligne]:
        """The structures of these types, without the duplicates; open on a day if one is given."""
        return [
            ligne
            for ligne in self.structures
            if ligne["type"] in types
            and not ligne.get("fusionnee_dans")
            and (not departement or ligne["departement"] == departement)
            and (not echelons or ligne["echelon"] in echelons)
            and (le is None or _ouverte(ligne, le))
        ]

    def equipes(self, departement: str = "", *, le: date | None = None) -> list[Ligne]:
        """Palliative teams."""
        return self.choisir(PALLIATIFS, departement=departement, le=le)

    def gens_de(self, structure: str, le: date) -> list[Personne]:
        return [p for p in self._passages[structure] if p.structure_le(le) == structure]

    def gens(self, types: Collection[str], *, departement: str = "", le: date) -> list[Personne]:
        choisies = self.choisir(types, departement=departement, le=le)
        return [p for structure in choisies for p in self.gens_de(structure["code"], le)]

    def equipe_le(self, jour: date) -> list[Personne]:
        """The salaried team of the cell on a day, without repeats."""
        presents = (mandat.personne for mandat in self.equipe if mandat.actif(jour))
        return list(dict.fromkeys(presents))

    def copil_le(self, jour: date) -> list[Mandat]:
        return [mandat for mandat in self.copil if mandat.actif(jour)]


def _ouverte(ligne: Ligne, jour: date) -> bool:
    ouverte, fermee = ligne.get("ouverte_le"), ligne.get("fermee_le")
    return (not ouverte or ouverte <= jour) and (not fermee or fermee >= jour)
