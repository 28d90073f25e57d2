"""How the rows of one table are compared with those of the cell, and written."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from cellule.dossier.deduction import Colonne
from cellule.dossier.genres import cite, sans_zeros
from cellule.dossier.tables import Condition, Contexte, Ligne, Table

from .bilan import Bilan, EnTrop
from .codes import Codes
from .gardes import exiger_sans_boucle
from .liens import Liens
from .multiensemble import Multiensemble, empreinte

LOT = 5000

Attributs = dict[str, object]


class Redaction(ABC):
    """The writing in progress of one table; two kinds, with and without a key."""

    def __init__(
        self, table: Table, *, codes: Codes, contexte: Contexte, temoin: str, parmi: Attributs
    ) -> None:
        self.table, self.codes, self.contexte, self.temoin = table, codes, contexte, temoin
        self.parmi = parmi  # the rows of the cell that count as there already
        self.bilan = Bilan(table)
        self.temoins: set[int] = set()
        self.liens = [Liens(c) for c in table.colonnes if c.liste_de_liens]
        directes = [c for c in table.colonnes if not c.liste_de_liens and not c.interne]
        self.simples = [c for c in directes if c.cible is None]
        self.references = [c for c in directes if c.cible is not None]
        self.internes = [c for c in table.colonnes if c.interne]

    @cached_property
    def vierge(self) -> bool:
        """True when the cell had no row of this table before."""
        return not self.lignes().exists()

    def lignes(self) -> QuerySet:
        return self.table.modele.objects.filter(**self.parmi)

    @abstractmethod
    def ecrire(self, lot: list[Ligne]) -> None:
        """Compare these rows with those of the cell, and write what differs."""

    def finir(self) -> None:  # noqa: B027, rows without a key have nothing left to write
        """What can only be written once every row is there."""

    @abstractmethod
    def en_trop(self) -> EnTrop:
        """The rows of the cell that no row written names."""

    def resoudre(self, lot: list[Ligne]) -> list[Attributs]:
        """The attributes of the model for each row: codes become keys, derived ones are added."""
        cles = {
            c.nom: self.codes.cles(c.cible, {ligne[c.nom] for ligne in lot if ligne[c.nom]})
            for c in self.references
        }
        for condition in self.table.conditions:
            self._exiger(condition, {ligne[condition.reference] for ligne in lot})
        resolus = []
        for ligne in lot:
            attributs = {c.attribut: ligne[c.nom] for c in self.simples}
            for c in self.references:
                code = ligne[c.nom]
                attributs[c.attribut] = cles[c.nom][code] if code else None
            attributs.update(self.table.calculer(ligne, self.contexte))
            resolus.append(attributs)
        return resolus

    def _exiger(self, condition: Condition, codes: set[str]) -> None:
        cible = self.table.par_nom[condition.reference].cible
        fautifs = cible.objects.filter(code__in=codes).exclude(
            **{condition.colonne: condition.valeur}
        )
        for code in fautifs.values_list("code", flat=True)[:1]:
            raise ValidationError({condition.reference: f"{cite(code)} {condition.message}"})

    def cibles(self, liens: Liens, ligne: Ligne) -> list[int]:
        """The keys of what a list column names."""
        colonne = liens.colonne
        cles = self.codes.cles(colonne.cible, ligne[colonne.nom])
        return [cles[code] for code in ligne[colonne.nom]]

    def creer(self, lignes: list[Ligne], attributs: list[Attributs], **options) -> list:
        """Insert rows and their lists."""
        objets = [self.table.modele(**valeurs) for valeurs in attributs]
        self.table.modele.objects.bulk_create(objets, batch_size=LOT, **options)
        for liens in self.liens:
            listes = {
                objet.pk: self.cibles(liens, ligne)
                for objet, ligne in zip(objets, lignes, strict=True)
            }
            liens.ecrire(listes, neuves=not options)
        self.temoigner(objets)
        return objets

    def temoigner(self, objets: list) -> None:
        if self.temoin:
            self.temoins.update(getattr(objet, self.temoin) for objet in objets)


class ParCle(Redaction):
    """Rows with a key: created, or updated when something differs."""

    def __init__(self, table: Table, **options) -> None:
        super().__init__(table, **options)
        self.gardees: set[int] = set()
        # (key of the row, column, code named): written once every row exists.
        self.a_relier: list[tuple[int, Colonne, str | None]] = []
        self.cle = [
            self.table.par_nom[nom].attribut if nom in self.table.par_nom else nom
            for nom in self.table.cle
        ]
        self.comparees = [c for c in self.table.colonnes if not c.liste_de_liens]

    def ecrire(self, lot: list[Ligne]) -> None:
        attributs = self.resoudre(lot)
        existants = {} if self.vierge else self._existants(attributs)
        neuves, changees = [], []
        for ligne, valeurs in zip(lot, attributs, strict=True):
            ancien = existants.get(tuple(valeurs[nom] for nom in self.cle))
            if ancien is None:
                neuves.append((ligne, valeurs))
            elif ancien[1:] == self._comparable(ligne, valeurs):
                self.gardees.add(ancien[0])
                self.bilan.inchanges += 1
            else:
                changees.append((ligne, valeurs))
        self.bilan.crees += len(neuves)
        self.bilan.modifies += len(changees)
        self._poser(neuves)
        self._poser(changees, deja=True)

    def _existants(self, attributs: list[Attributs]) -> dict[tuple, tuple]:
        """The rows of the cell with these keys: key of the row, then what `_comparable` gives."""
        tete = self.cle[0]
        lignes = (
            self.lignes()
            .filter(**{f"{tete}__in": {valeurs[tete] for valeurs in attributs}})
            .values_list(
                "pk", *self.cle, *(c.chemin if c.interne else c.attribut for c in self.comparees)
            )
        )
        lus = list(lignes)
        listes = [liens.lire([ligne[0] for ligne in lus]) for liens in self.liens]
        depuis = 1 + len(self.cle)
        return {
            tuple(ligne[1:depuis]): (
                ligne[0],
                *ligne[depuis:],
                *(liste.get(ligne[0], []) for liste in listes),
            )
            for ligne in lus
        }

    def _comparable(self, ligne: Ligne, valeurs: Attributs) -> tuple:
        return (
            *(ligne[c.nom] if c.interne else valeurs[c.attribut] for c in self.comparees),
            *(self.cibles(liens, ligne) for liens in self.liens),
        )

    def _poser(self, lignes: list[tuple[Ligne, Attributs]], *, deja: bool = False) -> None:
        """Insert rows; those that are there `deja` have everything updated but their key."""
        if not lignes:
            return
        options = {}
        if deja:
            options = {
                "update_conflicts": True,
                "unique_fields": ["cellule", *self.cle],
                "update_fields": sorted(lignes[0][1].keys() - set(self.cle)),
            }
        objets = self.creer([li for li, _ in lignes], [valeurs for _, valeurs in lignes], **options)
        for objet, (ligne, _) in zip(objets, lignes, strict=True):
            self.gardees.add(objet.pk)
            self.a_relier += [
                (objet.pk, c, ligne[c.nom]) for c in self.internes if deja or ligne[c.nom]
            ]
        if self.table.codee:
            self.codes.apprendre(self.table.modele, {objet.code: objet.pk for objet in objets})

    def finir(self) -> None:
        for colonne in self.internes:
            a_relier = [(cle, code) for cle, c, code in self.a_relier if c is colonne]
            self._relier(colonne, a_relier)

    def _relier(self, colonne: Colonne, a_relier: list[tuple[int, str | None]]) -> None:
        if not a_relier:
            return
        modele = self.table.modele
        cles = self.codes.cles(modele, {code for _, code in a_relier if code})
        objets = [
            modele(pk=cle, **{colonne.attribut: cles[code] if code else None})
            for cle, code in a_relier
        ]
        modele.objects.bulk_update(objets, [colonne.champ.name], batch_size=1000)
        exiger_sans_boucle(colonne)

    def en_trop(self) -> EnTrop:
        trop = EnTrop()
        nom = "code" if self.table.codee else "pk"
        lignes = self.lignes().order_by("pk").values_list("pk", nom)
        for cle, code in lignes.iterator(LOT):
            if cle not in self.gardees:
                trop.cles.append(cle)
                if self.table.codee and len(trop.premiers) < 10:
                    trop.premiers.append(code)
        return trop


class SansCle(Redaction):
    """Rows without a key: added unless an identical one is there, each one counting."""

    def __init__(self, table: Table, **options) -> None:
        super().__init__(table, **options)
        self.directes = [c for c in self.table.colonnes if not c.liste_de_liens]

    @cached_property
    def deja(self) -> Multiensemble:
        """The rows of the cell before this writing."""
        return Multiensemble(une for _, une in self._lignes_en_base())

    def ecrire(self, lot: list[Ligne]) -> None:
        attributs = self.resoudre(lot)
        neuves = []
        for ligne, valeurs in zip(lot, attributs, strict=True):
            if not self.vierge and self.deja.prendre(self._empreinte(ligne, valeurs)):
                self.bilan.inchanges += 1
            else:
                neuves.append((ligne, valeurs))
        self.bilan.crees += len(neuves)
        self.creer([li for li, _ in neuves], [valeurs for _, valeurs in neuves])

    def _empreinte(self, ligne: Ligne, valeurs: Attributs) -> int:
        directes = [_canonique(valeurs[c.attribut]) for c in self.directes]
        return empreinte((*directes, *(self.cibles(liens, ligne) for liens in self.liens)))

    def _lignes_en_base(self) -> Iterator[tuple[int, int]]:
        """The rows of the cell: key and fingerprint."""
        listes = [liens.lire() for liens in self.liens]
        lignes = self.lignes().order_by("pk")
        lignes = lignes.values_list("pk", *(c.attribut for c in self.directes))
        for cle, *valeurs in lignes.iterator(LOT):
            directes = [_canonique(valeur) for valeur in valeurs]
            yield cle, empreinte((*directes, *(liste.get(cle, []) for liste in listes)))

    def en_trop(self) -> EnTrop:
        trop = EnTrop()
        if self.vierge:
            return trop
        for cle, une in self._lignes_en_base():
            if self.deja.prendre(une):
                trop.cles.append(cle)
        return trop


def _canonique(valeur: object) -> object:
    return sans_zeros(valeur) if isinstance(valeur, Decimal) else valeur
