"""A row in words: each column under its label, as people say it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Model
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from cellule.dossier.deduction import Colonne
from cellule.dossier.genres import Liste
from cellule.dossier.mots import libelle
from cellule.dossier.tables import Table
from cellule.models import Departement
from cellule.typographie import en_capitale, jour_en_lettres, nombre, typo

# The longest text that stands in the column of a sheet; longer ones take its width.
COURT = 120


@dataclass(frozen=True)
class Ligne:
    """One column of a sheet."""

    libelle: str
    valeur: SafeString
    long: bool = False


def lire_la_fiche(table: Table, objet: Model, sauf: Iterable[str] = ()) -> Iterator[Ligne]:
    """The columns that are not empty, in the order of the format."""
    for colonne in table.colonnes:
        if colonne.nom in (*sauf, "code"):
            continue
        valeur = en_mots(colonne, objet)
        if valeur:
            yield Ligne(typo(libelle(colonne)), valeur, len(valeur) > COURT)


def en_mots(colonne: Colonne, objet: Model) -> SafeString:
    """The value of a column for a page; empty where there is nothing."""
    champ = colonne.champ
    if champ.related_model is Departement:
        return _texte(getattr(objet, champ.name))
    if colonne.cible is not None:
        lu = getattr(objet, champ.name)
        return _suite(lu.all()) if isinstance(colonne.genre, Liste) else _texte(lu)
    valeur = getattr(objet, colonne.attribut)
    if champ.choices:
        return _texte(en_capitale(str(dict(champ.flatchoices).get(valeur, valeur or ""))))
    match valeur:
        case None | "" | []:
            return mark_safe("")
        case bool():
            return mark_safe("Oui" if valeur else "Non")
        case date():
            return mark_safe(jour_en_lettres(valeur, exposant="<sup>er</sup>"))
        case int() | Decimal():
            return mark_safe(nombre(valeur))
        case list():
            return _suite(valeur)
    texte = str(valeur)
    if texte.startswith(("https://", "http://")) and not texte.split()[1:]:
        return format_html('<a href="{}" rel="noopener">{}</a>', texte, texte)
    return format_html_join("", "<p>{}</p>", ((typo(bout),) for bout in texte.split("\n") if bout))


def _texte(valeur: object) -> SafeString:
    return format_html("{}", typo(str(valeur))) if valeur else mark_safe("")


def _suite(valeurs: Iterable) -> SafeString:
    return format_html_join(", ", "{}", ((typo(str(v)),) for v in valeurs))
