"""How a file is read into a table: its sheet, its header, the column of each heading."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from .declaration import Importable
from .entete import LIEN, ColonneLue, Tableau, lire_le_tableau, trouver_l_entete
from .lecture import Feuille, FichierIllisible, Grille
from .mots import plier


@dataclass(frozen=True)
class Reglages:
    """What the person has chosen, kept with the file and nowhere else."""

    feuille: str
    entete: int
    hauteur: int = 1
    # Column of the table → place of the column of the file.
    colonnes: Mapping[str, int] = field(default_factory=dict)
    # Column of the table → value given to every new row.
    fixes: Mapping[str, str] = field(default_factory=dict)
    # Column of the table → what a word of the file, folded, means there.
    valeurs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def en_json(self) -> dict:
        return asdict(self)

    @classmethod
    def de_json(cls, donnees: Mapping) -> "Reglages":
        return cls(**donnees)


def choisir_la_feuille(feuilles: Sequence[Feuille], nom: str | None) -> Feuille:
    """The sheet of this name or, without a name, the first that is shown and has rows."""
    if nom is not None:
        trouvee = next((feuille for feuille in feuilles if feuille.nom == nom), None)
        if trouvee is None:
            raise FichierIllisible(f"Ce fichier n’a pas de feuille « {nom} ».")
        return trouvee
    for feuille in sorted(feuilles, key=lambda une: une.cachee):
        if len(feuille.lire().rangees) > 1:
            return feuille
    return feuilles[0]


def proposer(importable: Importable, feuille: Feuille, grille: Grille) -> Reglages:
    """The header that is found, and what its headings say."""
    entete, hauteur = trouver_l_entete(grille, importable.en_tetes.keys())
    return completer(importable, feuille.nom, lire_le_tableau(grille, entete, hauteur), entete,
                     hauteur)  # fmt: skip


def completer(
    importable: Importable, feuille: str, tableau: Tableau, entete: int, hauteur: int
) -> Reglages:
    colonnes = rapprocher(importable, tableau.colonnes)
    fixes = {nom: v for nom, v in importable.proposees.items() if nom not in colonnes}
    return Reglages(feuille, entete, hauteur, colonnes, fixes)


def rapprocher(importable: Importable, lues: Sequence[ColonneLue]) -> dict[str, int]:
    """The column of the file for each of the table: whole headings first, then their last part."""
    trouvees: dict[str, int] = {}
    for partie in (lambda titre: titre, lambda titre: titre.rpartition(LIEN)[2]):
        for lue in lues:
            nom = importable.en_tetes.get(plier(partie(lue.titre)))
            if nom and nom not in trouvees and lue.place not in trouvees.values():
                trouvees[nom] = lue.place
    return {nom: trouvees[nom] for nom in importable.table.noms if nom in trouvees}
