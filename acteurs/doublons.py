"""Which sheets of the directory may be the same, and why one thinks so.

Near names are sought among neighbours in the order of the names, which is what the misspelling of
an ending, a plural or a doubled letter leaves near: thousands of sheets take less than a second.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Model
from rapidfuzz.fuzz import ratio

from acteurs.models import PaireEcartee, Professionnel, Ressemblance, Structure

# How many neighbours a name is compared with, and from which likeness (of 100) it may be the same.
VOISINS = 8
RESSEMBLANCE = 91
# Beyond, the first ones only: one merges them, and the others come.
PAIRES = 200
CHIFFRES = re.compile(r"\d+")


@dataclass(frozen=True)
class Paire:
    """Two sheets and what they have in common; the one that says more comes first."""

    une: Model
    autre: Model
    raison: str

    @property
    def cle(self) -> tuple[int, int]:
        return tuple(sorted((self.une.pk, self.autre.pk)))


def structures_en_double() -> list[Paire]:
    """Open or closed, but not merged already."""
    fiches = list(
        Structure.objects.filter(fusionnee_dans=None)
        .select_related("departement")
        .order_by("cle_tri", "pk")
    )
    criteres: tuple[tuple[str, Callable[[Structure], Hashable | None]], ...] = (
        ("Même FINESS, même type", lambda s: (s.finess, s.type) if s.finess else None),
        ("Même nom, même département", lambda s: (s.cle_tri, s.departement_id)),
    )
    return _paires(Ressemblance.STRUCTURES, fiches, criteres, lambda s: (s.departement_id, s.type))


def personnes_en_double() -> list[Paire]:
    fiches = list(Professionnel.objects.select_related("structure").order_by("cle_tri", "pk"))
    criteres: tuple[tuple[str, Callable[[Professionnel], Hashable | None]], ...] = (
        ("Même adresse électronique", lambda p: p.email.casefold() or None),
        ("Mêmes nom et prénom", lambda p: p.cle_tri),
    )
    return _paires(Ressemblance.PROFESSIONNELS, fiches, criteres, lambda p: "")


def _paires(
    sorte: str,
    fiches: list[Model],
    criteres: Iterable[tuple[str, Callable[[Model], Hashable | None]]],
    bloc: Callable[[Model], Hashable],
) -> list[Paire]:
    """Each pair once, by its best reason, without those that were set aside."""
    ecartees = set(PaireEcartee.objects.filter(sorte=sorte).values_list("premiere", "seconde"))
    trouvees: dict[tuple[int, int], Paire] = {}
    for paire in (*_identiques(fiches, criteres), *_proches(fiches, bloc)):
        if paire.cle not in ecartees:
            trouvees.setdefault(paire.cle, paire)
    return list(trouvees.values())[:PAIRES]


def _identiques(fiches: list[Model], criteres) -> Iterator[Paire]:
    for raison, cle_de in criteres:
        groupes: dict[Hashable, list[Model]] = {}
        for fiche in fiches:
            if (cle := cle_de(fiche)) is not None:
                groupes.setdefault(cle, []).append(fiche)
        for groupe in groupes.values():
            for une, autre in combinations(groupe, 2):
                yield Paire(une, autre, raison)


def _proches(fiches: list[Model], bloc: Callable[[Model], Hashable]) -> Iterator[Paire]:
    groupes: dict[Hashable, list[Model]] = {}
    for fiche in fiches:
        groupes.setdefault(bloc(fiche), []).append(fiche)
    for groupe in groupes.values():
        for rang, une in enumerate(groupe):
            for autre in groupe[rang + 1 : rang + 1 + VOISINS]:
                if se_ressemblent(une.cle_tri, autre.cle_tri):
                    yield Paire(une, autre, "Noms très proches")


def se_ressemblent(un: str, autre: str) -> bool:
    """« USP 1 » and « USP 2 » are two."""
    if CHIFFRES.findall(un) != CHIFFRES.findall(autre):
        return False
    return ratio(un, autre, score_cutoff=RESSEMBLANCE) > 0


def paires_ecartees() -> list[tuple[PaireEcartee, Model, Model]]:
    """Those that were set aside, with their sheets as long as both are there."""
    modeles = {Ressemblance.STRUCTURES: Structure, Ressemblance.PROFESSIONNELS: Professionnel}
    paires = list(PaireEcartee.objects.all()[:PAIRES])
    fiches: dict[tuple[str, int], Model] = {}
    for sorte, modele in modeles.items():
        cles = {c for p in paires if p.sorte == sorte for c in (p.premiere, p.seconde)}
        fiches |= {(sorte, f.pk): f for f in modele.objects.filter(pk__in=cles)}
    completes = (
        (p, fiches.get((p.sorte, p.premiere)), fiches.get((p.sorte, p.seconde))) for p in paires
    )
    return [(p, une, autre) for p, une, autre in completes if une and autre]
