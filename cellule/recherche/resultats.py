"""What the search page shows: per kind, the first rows and how many there are."""

from dataclasses import dataclass, field

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from cellule.droits import peut
from cellule.models import Cellule
from cellule.typographie import typo

from . import Sorte, sortes_visibles
from .mots import filtrer_par_mots, premieres, ressemblants, surligner

PAR_SORTE = 10


@dataclass(frozen=True)
class Trouvaille:
    """One row found: its name and what is said of it, the words sought marked."""

    nom: str
    titre: SafeString
    detail: SafeString
    mention: str
    adresse: str


@dataclass(frozen=True)
class Groupe:
    """The rows of one kind; `suite` leads to all of them when some are left out."""

    sorte: Sorte
    lignes: list[Trouvaille]
    total: int
    suite: str = ""


@dataclass(frozen=True)
class Recherche:
    """What a person of this cell may find with these words."""

    request: HttpRequest
    cellule: Cellule
    q: str
    _ouvrables: dict[str, bool] = field(default_factory=dict)

    def groupes(self) -> list[Groupe]:
        """At most two queries a kind: the rows, and their number if they are many."""
        return [g for sorte in sortes_visibles(self.request) if (g := self._exact(sorte)).total]

    def approchants(self) -> list[Groupe]:
        """What resembles, when nothing contains the words: one query a kind."""
        groupes = []
        for sorte in sortes_visibles(self.request):
            trouvees = list(ressemblants(sorte.lignes(), self.q)[:PAR_SORTE])
            if trouvees:
                groupes.append(Groupe(sorte, self.montrer(sorte, trouvees), len(trouvees)))
        return groupes

    def lignes(self, sorte: Sorte) -> QuerySet:
        return filtrer_par_mots(sorte.lignes(), self.q, sorte.colonne)

    def montrer(self, sorte: Sorte, lignes: list[Model]) -> list[Trouvaille]:
        return [self._trouvaille(sorte, ligne) for ligne in lignes]

    def _exact(self, sorte: Sorte) -> Groupe:
        trouvees = list(premieres(self.lignes(sorte), PAR_SORTE + 1))
        montrees = self.montrer(sorte, trouvees[:PAR_SORTE])
        if len(trouvees) <= PAR_SORTE:
            return Groupe(sorte, montrees, len(trouvees))
        return Groupe(sorte, montrees, self.lignes(sorte).count(), self._suite(sorte))

    def _suite(self, sorte: Sorte) -> str:
        """The list of that kind if there is one, else this page for that kind alone."""
        if sorte.liste:
            return f"{reverse(sorte.liste, args=[self.cellule.code])}?{urlencode({'q': self.q})}"
        return f"?{urlencode({'q': self.q, 'sorte': sorte.nom})}"

    def _trouvaille(self, sorte: Sorte, ligne: Model) -> Trouvaille:
        nom = typo(sorte.nommer(ligne))
        return Trouvaille(
            nom=nom,
            titre=surligner(nom, self.q),
            detail=surligner(typo(sorte.decrire(ligne)), self.q),
            mention=sorte.mention(ligne),
            adresse=self._adresse(sorte, ligne),
        )

    def _adresse(self, sorte: Sorte, ligne: Model) -> str:
        """The page of the row, for whom may open it."""
        if not sorte.fiche:
            return ""
        adresse = reverse(sorte.fiche, args=[self.cellule.code, ligne.pk])
        if sorte.nom not in self._ouvrables:
            droit = resolve(adresse).func.droit
            self._ouvrables[sorte.nom] = peut(self.request, droit)
        return adresse if self._ouvrables[sorte.nom] else ""
