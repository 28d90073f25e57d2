"""Reads of what a letter says: the annotations, the rows that they name, the text to copy."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from evenements.models import Annonce

from .sujets import Sujet


@dataclass(frozen=True)
class Retenue:
    """A row noted for the letter."""

    annonce: Annonce
    sujet: Sujet
    ligne: Model

    @property
    def titre(self) -> str:
        return str(self.ligne)

    @property
    def dit(self) -> str:
        return self.sujet.dire(self.ligne)

    @property
    def lien(self) -> str:
        return getattr(self.ligne, self.sujet.lien) if self.sujet.lien else ""


@dataclass(frozen=True)
class Rubrique:
    """A heading of the letter, and what goes under it."""

    sujet: Sujet
    retenues: list[Retenue]


def en_attente() -> QuerySet[Annonce]:
    """What no issue has said yet."""
    return Annonce.objects.filter(parution=None)


def rubriques(annonces: Iterable[Annonce], sujets: Iterable[Sujet]) -> list[Rubrique]:
    """What was noted, by heading, in one query a heading. A row that is in the bin is left out:
    it may come back, and its note with it."""
    annonces = list(annonces)
    trouvees = []
    for sujet in sujets:
        siennes = [annonce for annonce in annonces if annonce.table == sujet.table]
        lignes = sujet.lignes().in_bulk([annonce.cle for annonce in siennes])
        retenues = [
            Retenue(annonce, sujet, lignes[annonce.cle])
            for annonce in siennes
            if annonce.cle in lignes
        ]
        if retenues:
            trouvees.append(Rubrique(sujet, retenues))
    return trouvees


def texte_a_copier(trouvees: Iterable[Rubrique]) -> str:
    """The same as plain text, for the tool that sends the letter."""
    blocs = []
    for rubrique in trouvees:
        lignes = [rubrique.sujet.rubrique.upper()]
        for une in rubrique.retenues:
            lignes.append("\n  ".join(filter(None, [f"- {une.titre}", une.dit, une.lien])))
        blocs.append("\n".join(lignes))
    return "\n\n".join(blocs)
