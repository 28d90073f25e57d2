"""What may be found and named: each app declares its kinds in `<app>/recherche.py`.

A kind (`Sorte`) says how the rows of a table are sought, named, described, and which right it
takes. The search box, the suggestions and the field that names a row (`cellule/choix.py`) all
read it. `cellule.config.urls` loads the declarations.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Case, Model, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.utils import timezone

from cellule.droits import peut
from cellule.typographie import en_capitale


@dataclass(frozen=True, kw_only=True)
class Sorte:
    """A kind of row; `nom` is what addresses and forms call it: « structures »."""

    nom: str
    modele: type[Model]
    droit: str
    icone: str
    rang: int
    nommer: Callable[[Model], str] = str
    # A line under the name; `avec` are the relations that it reads.
    decrire: Callable[[Model], str] = lambda ligne: ""
    avec: tuple[str, ...] = ()
    # The page of a row (cell, key), and the list that takes `?q=`: names of addresses.
    fiche: str = ""
    liste: str = ""
    # The folded column in which words are sought.
    colonne: str = "recherche"
    ordre: tuple[str, ...] = ("cle_tri", "pk")
    # The rows that may be proposed: a merged sheet is not, but what names it keeps it.
    proposables: Q = field(default_factory=lambda: Q(pk__isnull=False))
    # The column of the last day: rows that are over come last, with the word for it.
    fin: str = ""
    terminee: str = "fermée"
    # Whether the search box looks for it too, or forms only.
    cherchee: bool = True

    @property
    def titre(self) -> str:
        return en_capitale(self.pluriel)

    @property
    def pluriel(self) -> str:
        return str(self.modele._meta.verbose_name_plural)

    @property
    def singulier(self) -> str:
        return str(self.modele._meta.verbose_name)

    def toutes(self) -> QuerySet:
        """Every row of the cell, the merged ones too: what a code may name."""
        return self.modele.objects.select_related(*self.avec)

    def lignes(self) -> QuerySet:
        """The rows that may be found or proposed, in order, those that are over last."""
        lignes = self.toutes().filter(self.proposables)
        if not self.fin:
            return lignes.order_by(*self.ordre)
        passee = When(**{f"{self.fin}__lt": timezone.localdate()}, then=Value(1))
        return lignes.order_by(Case(passee, default=Value(0)), *self.ordre)

    def designer(self, ligne: Model) -> str:
        """What is typed, or chosen among the suggestions: « EMSP du Goëlo (str-012) »."""
        return f"{self.nommer(ligne)} ({ligne.code})"

    def mention(self, ligne: Model) -> str:
        """« fermée », for a row that is over."""
        fin = getattr(ligne, self.fin) if self.fin else None
        return self.terminee if fin and fin < timezone.localdate() else ""


_SORTES: dict[str, Sorte] = {}


def inscrire(*sortes: Sorte) -> None:
    """Declare kinds; a name given twice raises at import."""
    for sorte in sortes:
        if sorte.nom in _SORTES:
            raise ImproperlyConfigured(f"La sorte {sorte.nom} est inscrite deux fois.")
        _SORTES[sorte.nom] = sorte


def sortes() -> list[Sorte]:
    """All kinds, by rank."""
    return sorted(_SORTES.values(), key=lambda sorte: sorte.rang)


def sorte_de(nom: str) -> Sorte | None:
    return _SORTES.get(nom)


def sorte_du_modele(modele: type[Model]) -> Sorte:
    """The kind by which forms name the rows of a table."""
    return next(sorte for sorte in _SORTES.values() if sorte.modele is modele)


def sortes_visibles(request: HttpRequest) -> list[Sorte]:
    """What the search box looks for, for this person."""
    return [sorte for sorte in sortes() if sorte.cherchee and peut(request, sorte.droit)]
