"""The declaration of a kind of sheet."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from cellule.actions.ecriture import Ecriture
from cellule.dossier.tables import Table
from cellule.listes import Liste
from cellule.models import Trace

from .formulaire import FormulaireDeFiche


@dataclass(frozen=True, eq=False)
class Fiche:
    """A kind of sheet. `nom` names its addresses and, in lower case without a mark, its model.

    `creer` gives a new row its code where the table has one; `contexte(request, cellule, ligne)`
    adds to the page of a row what stands around it, drawn by `gabarit`.
    """

    nom: str
    ecriture: Ecriture
    formulaire: type[FormulaireDeFiche]
    liste: Liste
    droit: str
    nouvelle: str
    creer: Callable[..., Model] | None = None
    # What a form that asks for more than the columns of the table changes.
    changer: Callable[[Model, dict], Trace | None] | None = None
    lignes: Callable[[], QuerySet] | None = None
    titre: Callable[[Model], str] = str
    contexte: Callable[..., dict] | None = None
    gabarit: str = "composants/page_de_fiche.html"
    # Columns that the page of a row leaves to its own template.
    ailleurs: tuple[str, ...] = ()
    # « Ajoutée » or « Ajouté ».
    feminin: bool = True
    # Who goes with the row to the bin, said before it is removed.
    suppression: str = ""
    icone: str = "file-text"
    # Where the right alone does not say who writes: whether this person may write this row, and
    # what raises PermissionDenied on columns that they may not give (the row, None for a new one).
    la_sienne: Callable[[HttpRequest, Model], bool] | None = None
    exiger: Callable[[HttpRequest, Model | None, dict], None] | None = None
    liens: tuple = field(default=())

    @property
    def table(self) -> Table:
        return self.ecriture.table

    @property
    def modele(self) -> type[Model]:
        return self.table.modele

    @property
    def genre(self) -> str:
        return str(self.modele._meta.verbose_name)

    @property
    def cle(self) -> str:
        """The name of its key in an address."""
        return self.modele._meta.model_name

    def toutes(self) -> QuerySet:
        return self.lignes() if self.lignes else self.modele.objects.all()

    def creation(self) -> Callable[..., Model]:
        return self.creer or (lambda **champs: self.ecriture.creer(champs))

    def modification(self) -> Callable[[Model, dict], Trace | None]:
        return self.changer or self.ecriture.changer

    def est_a(self, request: HttpRequest, ligne: Model) -> bool:
        return self.la_sienne is None or self.la_sienne(request, ligne)

    def accorder(self, participe: str) -> str:
        return f"{participe}e" if self.feminin else participe
