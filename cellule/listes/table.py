"""The table of a list: a table of django-tables2 whose body is drawn in one pass."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

import django_tables2 as tables
from django.db.models import F, Model, QuerySet
from django.utils.safestring import SafeString

from .colonnes import Colonne, ColonneTitre, Valeur, avec_dessous
from .siens import Siens

VIDES = (None, "")


@dataclass(frozen=True)
class Entete:
    """A heading: its words, the address that sorts by it, how it is sorted now."""

    nom: str
    libelle: str
    classe: str
    tri: str = ""
    sens: str = ""


class TableDeListe(tables.Table):
    """The columns of a list, in their order. Declared as any table of django-tables2:

    class StructureTable(TableDeListe):
        nom = ColonneTitre("Nom", vue="structure", tri=("cle_tri",))
    """

    class Meta:
        attrs: dict = {}

    def __init_subclass__(cls, **options) -> None:
        super().__init_subclass__(**options)
        cls.base_columns = Siens(cls.base_columns)

    @classmethod
    def declarees(cls) -> dict[str, Colonne]:
        return dict(cls.base_columns)

    @classmethod
    def d_office(cls) -> list[str]:
        return [nom for nom, colonne in cls.base_columns.items() if colonne.d_office]

    @classmethod
    def titre(cls) -> str:
        """The column that heads the rows: exactly one."""
        (nom,) = [nom for nom, c in cls.base_columns.items() if isinstance(c, ColonneTitre)]
        return nom

    @classmethod
    def triables(cls) -> list[str]:
        return [nom for nom, colonne in cls.base_columns.items() if colonne.orderable]

    @classmethod
    def trier(cls, lignes: QuerySet, tri: Sequence[str]) -> QuerySet:
        """Sort by columns, « -nom » for the other way; empty values last, the key to finish."""
        ordre: list = []
        for demande in tri:
            nom, inverse = demande.removeprefix("-"), demande.startswith("-")
            for champ in _champs(nom, cls.base_columns[nom]):
                descend = inverse != champ.startswith("-")
                ordre.append(_sens(lignes.model, champ.removeprefix("-"), descend))
        dernier = bool(tri) and tri[0].startswith("-")
        return lignes.order_by(*ordre, "-pk" if dernier else "pk")

    @classmethod
    def liees(cls, noms: Iterable[str]) -> list[str]:
        """The paths of the related rows that these columns show."""
        montrees = {nom: cls.base_columns[nom] for nom in noms}
        return [c.acces.replace(".", "__") or nom for nom, c in montrees.items() if c.liees]

    def entetes(self, tri: Sequence[str], adresse) -> Iterator[Entete]:
        """The headings of the visible columns; `adresse(tri=…)` writes an address."""
        courants = {une.removeprefix("-"): une.startswith("-") for une in tri[:1]}
        for lie in self.columns:
            colonne, nom = lie.column, lie.name
            if not colonne.orderable:
                yield Entete(nom, colonne.verbose_name, colonne.classe)
                continue
            sens = {True: "descending", False: "ascending"}.get(courants.get(nom), "")
            suivant = f"-{nom}" if sens == "ascending" else nom
            yield Entete(nom, colonne.verbose_name, colonne.classe, adresse(tri=suivant), sens)

    def corps(self, lignes: Iterable[Model], *, cellule: str, a_cocher: bool) -> SafeString:
        """The rows of a page. The title heads its row, wherever it stands."""
        cases = [
            (lie.column, lie.column.lecteur(lie.name), self._dessous(lie.column))
            for lie in self.columns
        ]
        morceaux = []
        for ligne in lignes:
            morceaux.append("<tr>")
            if a_cocher:
                morceaux.append(_coche(ligne))
            for colonne, lire, dessous in cases:
                morceaux.append(_case(colonne, lire(ligne), dessous, ligne, cellule))
            morceaux.append("</tr>")
        return SafeString("".join(morceaux))

    def valeurs(self, lignes: Iterable[Model]) -> Iterator[list[Valeur]]:
        """The same cells for a file."""
        cases = [(lie.column, lie.column.lecteur(lie.name)) for lie in self.columns]
        for ligne in lignes:
            lues = ((colonne, lire(ligne)) for colonne, lire in cases)
            yield [None if v in VIDES else colonne.ecrire(v, ligne) for colonne, v in lues]

    @staticmethod
    def _dessous(colonne: Colonne):
        return Colonne("", acces=colonne.dessous).lecteur("") if colonne.dessous else None


def _champs(nom: str, colonne: Colonne) -> Sequence[str]:
    if colonne.order_by:
        return list(colonne.order_by)
    return [(colonne.acces or nom).replace(".", "__")]


def _sens(modele: type[Model], champ: str, descend: bool):
    """Empty values last either way; a plain name where there is none, for the index."""
    if "__" not in champ and not _peut_manquer(modele, champ):
        return f"-{champ}" if descend else champ
    return F(champ).desc(nulls_last=True) if descend else F(champ).asc(nulls_last=True)


def _peut_manquer(modele: type[Model], champ: str) -> bool:
    noms = {c.name: c for c in modele._meta.concrete_fields}
    return champ not in noms or noms[champ].null


def _coche(ligne: Model) -> str:
    return (
        f'<td class="coche"><input type="checkbox" name="lignes" value="{ligne.pk}" '
        f'aria-label="Choisir {escape(str(ligne))}"></td>'
    )


def _case(colonne: Colonne, valeur: Valeur, dessous, ligne: Model, cellule: str) -> str:
    html = "" if valeur in VIDES else colonne.montrer(valeur, ligne, cellule)
    if dessous is not None:
        html = avec_dessous(html, dessous(ligne))
    if isinstance(colonne, ColonneTitre):
        return f'<th scope="row">{html}</th>'
    classe = f' class="{colonne.classe}"' if colonne.classe else ""
    return (
        f'<td{classe} data-t="{colonne.verbose_name}">{html}</td>' if html else f"<td{classe}></td>"
    )
