"""What every tenant table has in common."""

from django.db import models

from cellule.perimetre import (
    GestionnaireDeCellule,
    GestionnaireDePortee,
    HorsPerimetre,
    courant,
    exiger,
)


class LienInterne(models.ForeignKey):
    """A key between two tables of the same cell.

    Its database constraint is composite, (cellule, x) → (cellule, id), and written by the
    migration operation `rls.Cloisonner`: a plain foreign key ignores row-level security and
    would accept the row of another cell (technique §3, trap 4).
    """

    def __init__(self, to, on_delete, **kwargs):
        kwargs["db_constraint"] = False
        super().__init__(to, on_delete, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("db_constraint", None)
        return name, path, args, kwargs


class Cloisonne(models.Model):
    """What the two kinds of tenant rows share: written in the current perimeter, or refused."""

    class Meta:
        abstract = True
        base_manager_name = "objects"

    @classmethod
    def ou_ecrire(cls) -> int | None:
        """The cell in which a row of this table may be written now."""
        return exiger(ecriture=True).cellule_id

    def rattacher(self) -> None:
        """Put a new row in the current cell; refuse the row of another."""
        ici = self.ou_ecrire()
        if self._state.adding and self.cellule_id is None:
            self.cellule_id = ici
        if self.cellule_id != ici:
            raise HorsPerimetre(f"{self._meta.label} appartient à une autre cellule.")

    def validate_constraints(self, exclude: set[str] | None = None) -> None:
        """Forms leave the cell out, and with it every « unique in the cell »: put both back."""
        ici = courant()
        if ici and self._state.adding and self.cellule_id is None:
            self.cellule_id = ici.cellule_id
        super().validate_constraints(exclude=set(exclude or ()) - {"cellule"})

    # Not `save`: fixtures and deserialised objects go around it.
    def save_base(self, *args, **kwargs) -> None:
        self.rattacher()
        super().save_base(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self.rattacher()
        return super().delete(*args, **kwargs)


class ModeleDeCellule(Cloisonne):
    """A row of one cell. Its manager reads and writes in the current perimeter only."""

    cellule = models.ForeignKey(
        "cellule.Cellule",
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
        db_index=False,  # (cellule, id) is unique, hence indexed
        verbose_name="cellule",
    )

    objects = GestionnaireDeCellule()

    class Meta(Cloisonne.Meta):
        abstract = True


class ModeleDePortee(Cloisonne):
    """A row of one cell or, written outside any perimeter, of the nation."""

    cellule = models.ForeignKey(
        "cellule.Cellule",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_index=False,
        verbose_name="cellule",
    )

    objects = GestionnaireDePortee()

    class Meta(Cloisonne.Meta):
        abstract = True

    @classmethod
    def ou_ecrire(cls) -> int | None:
        return super().ou_ecrire() if courant() else None


class ModeleCode(ModeleDeCellule):
    """A row known by its code, unique in the cell (`format/`: « unique in the package »)."""

    code = models.CharField("code", max_length=100)

    class Meta(ModeleDeCellule.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.code


# For the index by which the rows shared by all cells are found.
PARTAGE = models.Q(partage=True)


class ModelePartage(models.Model):
    """What a row is given to be shared: marked, it is read from every cell by a policy of its own
    (docs/decisions/shared-rows-between-cells.md). `communes` names the columns that are shown to
    the others; the rest is of the cell alone."""

    partage = models.BooleanField("visible des autres cellules", default=False)

    lecture_partagee = True
    communes: tuple[str, ...] = ()

    class Meta:
        abstract = True


def code_unique(modele: str) -> models.UniqueConstraint:
    """The uniqueness of a code inside its cell."""
    return models.UniqueConstraint(fields=["cellule", "code"], name=f"{modele}_code_unique")


def dates_en_ordre(modele: str, debut: str, fin: str) -> models.CheckConstraint:
    """« An end before its beginning is an error. » (format)"""
    return models.CheckConstraint(
        condition=models.Q(**{f"{fin}__isnull": True})
        | models.Q(**{f"{debut}__isnull": True})
        | models.Q(**{f"{fin}__gte": models.F(debut)}),
        name=f"{modele}_{fin}_apres_{debut}",
        violation_error_message="La fin précède le début.",
    )


def dans_la_liste(modele: str, champ: str, choix: type[models.TextChoices], *, vide: bool = False):
    """An enumeration of the format, held by the database."""
    valeurs = [*choix.values, ""] if vide else choix.values
    return models.CheckConstraint(
        condition=models.Q(**{f"{champ}__in": valeurs}), name=f"{modele}_{champ}_connu"
    )


def positif(modele: str, champ: str) -> models.CheckConstraint:
    """« Numbers are finite and not negative. » (format); NaN sorts above every number."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{champ}__isnull": True})
        | models.Q(**{f"{champ}__gte": 0, f"{champ}__lt": 10**12}),
        name=f"{modele}_{champ}_positif",
    )


# Enough to keep every digit of a workbook's floating number: « 3.3333333333333335 » is valid.
DECIMALES = 20


def nombre_exact(libelle: str, **options) -> models.DecimalField:
    """A number of the format (hours, FTE, euros): exact, up to twenty decimals."""
    return models.DecimalField(libelle, max_digits=36, decimal_places=DECIMALES, **options)
