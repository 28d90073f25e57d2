"""The columns of a list: what a cell shows, what a file holds, how the rows are sorted by it.

They are columns of django-tables2, which sorts and arranges them; they draw their cells by
themselves, since its own rendering inspects a signature a cell (technique §9).
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from operator import attrgetter

import django_tables2 as tables
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cellule.templatetags.ui import badge
from cellule.typographie import en_capitale, jour_en_lettres, moment_court, nombre, typo

# Stands for the key of a row in an address that is resolved once.
REPERE = 987654321

Valeur = object


@lru_cache(maxsize=8192)
def texte_sur(texte: str) -> SafeString:
    """A text typed by people, with French spacing, ready for a page."""
    return escape(typo(texte))


@lru_cache(maxsize=1024)
def gabarit_d_adresse(vue: str, cellule: str) -> str:
    return reverse(vue, args=[cellule, REPERE])


def adresse_de(vue: str, cellule: str, cle: int) -> str:
    """The address of a row; the resolver is asked once a view."""
    return gabarit_d_adresse(vue, cellule).replace(str(REPERE), str(cle))


class Colonne(tables.Column):
    """A text. `acces` is the path of the value (« structure.nom »), the column's name by default.

    `tri` names the fields that sort it, the path by default, `False` for none; `d_office=False`
    leaves it to those who ask for it. `forme` is how a file writes it.
    """

    forme = "texte"
    classe = ""
    # The right without which a page does not show it.
    droit = ""
    # Whether it shows related rows, to be read beforehand.
    liees = False

    def __init__(
        self,
        libelle: str,
        *,
        acces: str = "",
        tri: tuple[str, ...] | bool = True,
        d_office: bool = True,
        dessous: str = "",
        classe: str | None = None,
    ) -> None:
        champs = () if isinstance(tri, bool) else tri
        super().__init__(
            verbose_name=libelle,
            accessor=acces.replace(".", "__") or None,
            order_by=champs or None,
            orderable=tri is not False,
        )
        self.acces, self.d_office, self.dessous = acces, d_office, dessous
        if classe is not None:
            self.classe = classe

    def lecteur(self, nom: str) -> Callable[[Model], Valeur]:
        """The function that reads the value of a row; None where a link of the path is empty."""
        return _chemin(self.acces or nom)

    def montrer(self, valeur: Valeur, ligne: Model, cellule: str) -> str:
        """The cell in a page; the value is neither None nor empty."""
        return texte_sur(str(valeur))

    def ecrire(self, valeur: Valeur, ligne: Model) -> Valeur:
        """The cell in a file: a text, a number, a day or nothing."""
        return str(valeur)


def _chemin(acces: str) -> Callable[[Model], Valeur]:
    if "." not in acces:
        return attrgetter(acces)
    etapes = acces.split(".")

    def lire(ligne: Model) -> Valeur:
        valeur: Valeur = ligne
        for etape in etapes:
            valeur = getattr(valeur, etape, None)
            if valeur is None:
                return None
        return valeur

    return lire


class ColonneTitre(Colonne):
    """What names the row: it heads it, and leads to its page `vue`."""

    def __init__(self, libelle: str, *, vue: str = "", **options) -> None:
        super().__init__(libelle, **options)
        self.vue = vue

    def montrer(self, valeur: Valeur, ligne: Model, cellule: str) -> str:
        texte = texte_sur(str(valeur))
        if not self.vue:
            return texte
        return f'<a href="{adresse_de(self.vue, cellule, ligne.pk)}">{texte}</a>'


class ColonneDActe(Colonne):
    """A link to what may be done with the row; no file holds it."""

    forme = ""
    classe = "insec"

    def __init__(self, libelle: str, **options) -> None:
        super().__init__(libelle, **{"tri": False, **options})


class ColonneChoix(Colonne):
    """A value of an enumeration, in words."""

    def __init__(self, libelle: str, choix: Mapping[str, str], **options) -> None:
        super().__init__(libelle, **options)
        self.mots = {valeur: en_capitale(str(mot)) for valeur, mot in choix.items()}

    def montrer(self, valeur: Valeur, ligne: Model, cellule: str) -> str:
        return texte_sur(self.mots.get(valeur, str(valeur)))

    def ecrire(self, valeur: Valeur, ligne: Model) -> Valeur:
        return self.mots.get(valeur, str(valeur))


class ColonneBadge(ColonneChoix):
    """The same on a tinted ground: `tons` gives a tone, or a tone and an icon, by value."""

    def __init__(
        self, libelle: str, choix: Mapping[str, str], tons: Mapping[str, object], **options
    ) -> None:
        super().__init__(libelle, choix, **options)
        self.tons, self.badges = tons, {}

    def montrer(self, valeur: Valeur, ligne: Model, cellule: str) -> str:
        if valeur not in self.badges:
            mot = self.mots.get(valeur, str(valeur))
            self.badges[valeur] = badge(mot, *_ton(self.tons.get(valeur, "neutre")))
        return self.badges[valeur]


def _ton(ton: object) -> tuple:
    return (ton,) if isinstance(ton, str) else tuple(ton)


class ColonneJour(Colonne):
    """A day, in words; in a file, a date."""

    forme = "jour"
    classe = "insec"

    def montrer(self, valeur: Valeur, ligne: Model, cellule: str) -> str:
        return _jour(valeur)

    def ecrire(self, valeur: Valeur, ligne: Model) -> Valeur:
        return valeur


@lru_cache(maxsize=4096)
def _jour(valeur: date) -> SafeString:
    return mark_safe(jour_en_lettres(valeur, forme="court", exposant="<sup>er</sup>"))


class ColonneMoment(Colonne):
    """A day and an hour."""

    forme = "moment"
    classe = "insec"

    def montrer(self, valeur: datetime, ligne: Model, cellule: str) -> str:
        return mark_safe(moment_court(valeur, exposant="<sup>er</sup>"))

    def ecrire(self, valeur: datetime, ligne: Model) -> Valeur:
        return timezone.localtime(valeur).replace(tzinfo=None)


class ColonneNombre(Colonne):
    """A number, to the right."""

    forme = "nombre"
    classe = "num"

    def montrer(self, valeur: Valeur, ligne: Model, cellule: str) -> str:
        return nombre(valeur)

    def ecrire(self, valeur: Valeur, ligne: Model) -> Valeur:
        return valeur


class ColonneOuiNon(Colonne):
    """« oui » or nothing; in a file, « oui » or « non »."""

    def montrer(self, valeur: Valeur, ligne: Model, cellule: str) -> str:
        return "Oui" if valeur else '<span class="discret">Non</span>'

    def ecrire(self, valeur: Valeur, ligne: Model) -> Valeur:
        return "oui" if valeur else "non"


class ColonneListe(Colonne):
    """Several values: a list of texts, or with `liees` related rows, read beforehand when the
    column is shown (`prefetch_related`, by its path)."""

    def __init__(
        self, libelle: str, *, separateur: str = ", ", liees: bool = False, **options
    ) -> None:
        super().__init__(libelle, **{"tri": False, **options})
        self.separateur, self.liees = separateur, liees

    def lecteur(self, nom: str) -> Callable[[Model], Valeur]:
        lire = super().lecteur(nom)

        def textes(ligne: Model) -> Valeur:
            valeurs = lire(ligne)
            valeurs = valeurs.all() if hasattr(valeurs, "all") else valeurs or ()
            return self.separateur.join(map(str, valeurs))

        return textes


def avec_dessous(html: str, dessous: Valeur) -> str:
    """A second line, smaller, under what a cell shows."""
    if dessous in (None, ""):
        return html
    return f"{html}<small>{texte_sur(str(dessous))}</small>"
