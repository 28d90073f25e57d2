"""The column of a table, read off the model: its field already says what it holds."""

from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, models
from django.db.models.fields import NOT_PROVIDED

from cellule.models import Departement, LienInterne
from cellule.territoires import codes_departements

from .genres import (
    Booleen,
    Entier,
    Enumeration,
    Genre,
    Irrecevable,
    Jour,
    Liste,
    Nombre,
    Reference,
    Refus,
    Texte,
    code_officiel,
)

# The constraints `positif` and `montant_fini` of the models.
PLAFOND = 10**12


@dataclass(frozen=True, kw_only=True)
class Colonne:
    """One column of the exchange format and the field that keeps it."""

    nom: str
    genre: Genre
    requise: bool
    champ: models.Field

    def lire(self, brut: object) -> object:
        """The value of a cell, trimmed; raise `Refus` if the column does not take it."""
        if isinstance(brut, str):
            brut = brut.strip()
        elif isinstance(brut, Irrecevable):
            raise Refus(brut.raison)
        if brut is None or brut == "" or brut == []:
            if self.requise:
                raise Refus("valeur requise absente")
            return self.genre.rien()
        return self.genre.lire(brut)

    @property
    def attribut(self) -> str:
        """The attribute of the model that holds the value, a key's own column for a reference."""
        return self.champ.attname

    @property
    def liste_de_liens(self) -> bool:
        """A list kept in a table of its own."""
        return self.champ.many_to_many

    @property
    def cible(self) -> type[models.Model] | None:
        """The model whose codes this column holds."""
        genre = self.genre.element if isinstance(self.genre, Liste) else self.genre
        return genre.cible if isinstance(genre, Reference) else None

    @property
    def interne(self) -> bool:
        """A reference to another row of the same table."""
        return self.cible is not None and self.cible is self.champ.model

    @property
    def chemin(self) -> str:
        """Where a query finds the code or value written in the file."""
        simple = self.cible is not None and not self.liste_de_liens
        return f"{self.champ.name}__code" if simple else self.attribut


def deduire(modele: type[models.Model], nom: str, *, genre: Genre | None, requise: bool | None):
    """The column `nom` of a table kept by `modele`; what is given wins over what is deduced."""
    champ = modele._meta.get_field(nom)
    if requise is None:
        requise = not champ.blank and (
            not isinstance(champ, models.BooleanField)
            or (not champ.null and champ.default is NOT_PROVIDED)
        )
    return Colonne(nom=nom, champ=champ, requise=requise, genre=genre or genre_de(champ))


def genre_de(champ: models.Field) -> Genre:
    """The kind of a model's field."""
    vide = None if champ.null else ""
    if champ.many_to_many:
        return Liste(element=Reference(cible=champ.related_model))
    if isinstance(champ, LienInterne):
        return Reference(cible=champ.related_model)
    if champ.related_model is Departement:
        return code_officiel(codes_departements, "département", vide=None)
    if isinstance(champ, ArrayField):
        if champ.name == "departements":
            return Liste(element=code_officiel(codes_departements, "département", vide=""))
        return Liste(element=Texte(longueur=champ.base_field.max_length))
    if champ.choices:
        return Enumeration(choix=tuple(valeur for valeur, _ in champ.choices), vide=vide)
    return _genre_simple(champ)


def _genre_simple(champ: models.Field) -> Genre:
    match champ:
        case models.CharField() | models.TextField():
            return Texte(longueur=champ.max_length)
        case models.DateField():
            return Jour()
        case models.BooleanField():
            return Booleen(vide=None if champ.null else False)
        case models.DecimalField():
            return Nombre(decimales=champ.decimal_places, plafond=PLAFOND)
        case models.IntegerField():
            _, maxi = connection.ops.integer_field_range(champ.get_internal_type())
            return Entier(maxi=maxi)
    raise ImproperlyConfigured(f"{champ} n’a pas de genre dans le format d’échange.")
