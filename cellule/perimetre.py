"""The perimeter: one cell at a time, or nothing (maison §4.2, technique §3).

`perimetre(cellule)` opens a transaction, tells PostgreSQL which cell it may see
(`app.cellule_id`, read by the row-level policies of `rls.py`) and keeps the same cell in a
context variable, from which every tenant manager builds its filter when the query is compiled.
Outside a perimeter, compiling a query on a tenant table raises `HorsPerimetre`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connection, models, transaction
from django.utils.functional import cached_property

# For the counting queries: room to hash 1,000,000 attendances rather than sort them on disk, and no
# compiling, which takes 0.3 s where they take 0.5.
REGLAGES = {"work_mem": "64MB", "jit": "off"}


class HorsPerimetre(RuntimeError):
    """A tenant table was touched outside the perimeter of its cell."""


class LectureSeule(RuntimeError):
    """A write was attempted in a perimeter opened for reading."""


@dataclass(frozen=True, eq=False)
class Perimetre:
    """What the running code may see: one cell, to read or to write."""

    cellule_id: int
    ecriture: bool = False


_courant: ContextVar[Perimetre | None] = ContextVar("perimetre", default=None)


def courant() -> Perimetre | None:
    """The open perimeter. It ends with its transaction: a thread that inherited the context, or
    a callback of `on_commit`, has none."""
    return _courant.get() if connection.in_atomic_block else None


def exiger(*, ecriture: bool = False) -> Perimetre:
    """Return the current perimeter; raise `HorsPerimetre` without one, `LectureSeule` if closed."""
    actuel = courant()
    if actuel is None:
        raise HorsPerimetre("Aucune cellule courante : ouvrez perimetre(cellule) d’abord.")
    if ecriture and not actuel.ecriture:
        raise LectureSeule("Ce périmètre est ouvert en lecture : rien ne peut y être écrit.")
    return actuel


@contextmanager
def perimetre(
    cellule: "models.Model | int", *, ecriture: bool = False, fige: bool = False
) -> Iterator[Perimetre]:
    """Run the block inside one cell, in a transaction; nested blocks may name another cell.

    `fige`: every query of the block sees the same instant, whatever others write meanwhile. It is
    the outermost block that decides: a transaction under way cannot go back.
    """
    nouveau = Perimetre(cellule if isinstance(cellule, int) else cellule.pk, ecriture)
    if nouveau.cellule_id is None:
        raise HorsPerimetre("Cette cellule n’est pas encore enregistrée.")
    avant, imbrique = courant(), connection.in_atomic_block
    if avant and ecriture and not avant.ecriture:
        raise LectureSeule("Un périmètre de lecture ne peut pas en ouvrir un d’écriture.")
    with transaction.atomic():
        if fige and not imbrique:
            _figer()
        _annoncer(nouveau)
        jeton = _courant.set(nouveau)
        try:
            yield nouveau
        finally:
            croises = _courant.get() is not nouveau
            _courant.reset(jeton)
            if croises:
                # A generator kept this one open after its neighbour: nobody knows whose turn it is.
                _courant.set(None)
                raise HorsPerimetre("Deux périmètres se sont croisés : tout est refermé.")
        if imbrique and not connection.needs_rollback:
            # A local setting lasts to the end of the transaction, not of the savepoint; a
            # rollback of the savepoint restores it by itself (technique §3, trap 2).
            _annoncer(avant)


def _figer() -> None:
    with connection.cursor() as curseur:
        curseur.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _annoncer(qui: Perimetre | None) -> None:
    """Tell PostgreSQL the cell; a reader's transaction, or savepoint, becomes read-only."""
    reglages = {"app.cellule_id": str(qui.cellule_id) if qui else "", **REGLAGES}
    if qui and not qui.ecriture:
        reglages["transaction_read_only"] = "on"
    appels = ", ".join(["set_config(%s, %s, true)"] * len(reglages))
    with connection.cursor() as curseur:
        curseur.execute(f"SELECT {appels}", [mot for paire in reglages.items() for mot in paire])


@contextmanager
def politiques_en_vigueur() -> Iterator[None]:
    """Inside the perimeter of a cell, let a data migration see its rows: `migrate` runs with
    `row_security` off, so that one which forgets the perimeter fails rather than does nothing."""
    with connection.cursor() as curseur:
        curseur.execute("SELECT current_setting('row_security')")
        (avant,) = curseur.fetchone()
        curseur.execute("SELECT set_config('row_security', 'on', true)")
    yield
    with connection.cursor() as curseur:
        curseur.execute("SELECT set_config('row_security', %s, true)", [avant])


class CelluleCourante(models.Expression):
    """The current cell, read when the query is compiled, so that no queryset outlives its cell."""

    def __init__(self) -> None:
        super().__init__(output_field=models.BigIntegerField())

    def as_sql(self, compiler, connection) -> tuple[str, list[int]]:
        return "%s", [exiger().cellule_id]


class DansLaPortee(models.Expression):
    """True for the rows of the current cell or, outside any perimeter, for those of none."""

    conditional = True

    def __init__(self) -> None:
        super().__init__(output_field=models.BooleanField())
        self.colonne = models.F("cellule_id")

    def get_source_expressions(self):
        return [self.colonne]

    def set_source_expressions(self, expressions):
        (self.colonne,) = expressions

    def as_sql(self, compiler, connection) -> tuple[str, list[int]]:
        sql, parametres = compiler.compile(self.colonne)
        actuel = courant()
        if actuel is None:
            return f"{sql} IS NULL", parametres
        return f"{sql} = %s", [*parametres, actuel.cellule_id]


class RequeteDeCellule(models.QuerySet):
    """Querysets of tenant tables: they remember and write in the current cell only."""

    @property
    def _result_cache(self) -> list | None:
        """Rows read in another cell are forgotten: a queryset kept by a module, a class or a
        worker must not show to one cell what it has shown to the one before."""
        ici = courant()
        ailleurs = ici is not None and ici.cellule_id != self.__dict__["_lues_dans"]
        return None if ailleurs else self.__dict__["_result_cache"]

    @_result_cache.setter
    def _result_cache(self, lignes: list | None) -> None:
        ici = courant()
        self.__dict__["_lues_dans"] = ici.cellule_id if ici else None
        self.__dict__["_result_cache"] = lignes

    def raw(self, *args, **kwargs):
        exiger()
        return super().raw(*args, **kwargs)

    def bulk_create(self, objs, *args, **kwargs):
        return super().bulk_create(self._rattachees(objs), *args, **kwargs)

    def bulk_update(self, objs, fields, *args, **kwargs):
        return super().bulk_update(self._rattachees(objs), fields, *args, **kwargs)

    def _rattachees(self, lignes) -> list:
        lignes = list(lignes)
        for ligne in lignes:
            ligne.rattacher()
        return lignes

    def update(self, **kwargs):
        self.model.ou_ecrire()
        if {"cellule", "cellule_id"} & kwargs.keys():
            raise HorsPerimetre("Une ligne ne change jamais de cellule.")
        return super().update(**kwargs)

    update.alters_data = True

    def delete(self):
        self.model.ou_ecrire()
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True


class GestionnaireDeCellule(models.Manager.from_queryset(RequeteDeCellule)):
    """The only manager of a tenant table; also its base manager (forward keys, refresh)."""

    @cached_property
    def _d_ici(self) -> RequeteDeCellule:
        """Built once: which cell is said when a query is compiled, not before."""
        return super().get_queryset().filter(cellule_id=CelluleCourante())

    def get_queryset(self):
        # A manager is copied, for another database or with its hints: not what it has built.
        requete = self._d_ici
        if (requete.model, requete._db, requete._hints) != (self.model, self._db, self._hints):
            requete = super().get_queryset().filter(cellule_id=CelluleCourante())
        return requete.all()


class GestionnaireDePortee(models.Manager.from_queryset(RequeteDeCellule)):
    """Manager of the tables whose rows belong to a cell or to the nation (jobs, trail)."""

    def get_queryset(self):
        return super().get_queryset().filter(DansLaPortee())


class RequetePartagee(RequeteDeCellule):
    """What the other cells have marked for all to read; nothing is written through it."""

    def _refuser(self, *args, **kwargs):
        raise HorsPerimetre("Une ligne partagée par une autre cellule se lit, sans plus.")

    update = delete = bulk_create = bulk_update = raw = _refuser
    update.alters_data = True


def partagees_ailleurs(modele: type[models.Model]) -> RequetePartagee:
    """The shared rows of the other cells: asked for by name, never met by accident.

    Their keys lead nowhere: what they point to is behind the wall of their own cell.
    """
    if not getattr(modele, "lecture_partagee", False):
        raise HorsPerimetre(f"{modele._meta.label} ne se partage pas entre cellules.")
    return RequetePartagee(modele).filter(partage=True).exclude(cellule_id=CelluleCourante())
