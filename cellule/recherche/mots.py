"""Words sought in folded columns: all of them, else what resembles them; and how they are shown."""

from functools import reduce
from operator import add

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import FloatField, Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cellule.tri import mots_de, plier

LONGUEUR_UTILE = 2
# From here on a word resembles another: « goello » and « Goëlo », not « Rennes » and « Reims ».
SEUIL = 0.4
# The rows among which what resembles is looked for, the first in order: it reads each of them.
VOISINAGE = 5000


def assez_long(q: str) -> bool:
    """One letter would find nearly everything."""
    return len("".join(mots_de(q))) >= LONGUEUR_UTILE


def contient(mots: list[str], colonne: str = "recherche") -> Q:
    """Each word is somewhere in the column. Those that are likely to be rare come first, with a
    digit, then the longest: of a row without one, no other is sought. `strpos` seeks them in two
    thirds of the time of LIKE, and no index helps either."""
    rares = sorted(mots, key=lambda mot: (not any(map(str.isdigit, mot)), -len(mot)))
    return Q(*(GreaterThan(StrIndex(colonne, Value(mot)), 0) for mot in rares))


def filtrer_par_mots(lignes: QuerySet, q: str, colonne: str = "recherche") -> QuerySet:
    """The rows that contain each word of `q`, whatever accents and case.

    Nothing typed leaves the rows as they are; signs without a letter or a digit find none.
    """
    mots = mots_de(q)
    if not mots:
        return lignes.none() if q.strip() else lignes
    return lignes.filter(contient(mots, colonne))


def premieres(lignes: QuerySet, combien: int) -> QuerySet:
    """The first rows, found by their keys: where an index holds order and words, it is read alone,
    and the table for these rows only."""
    return lignes.filter(pk__in=lignes.values("pk")[:combien])


def ressemblants(lignes: QuerySet, q: str, colonne: str = "cle_tri") -> QuerySet:
    """The rows whose name resembles each word of `q`, the nearest first: for when none contains
    them. Of a large table, the first `VOISINAGE` rows only are read."""
    mots = mots_de(q)
    if not mots:
        return lignes.none()
    proximites = {f"proche_{n}": TrigramWordSimilarity(mot, colonne) for n, mot in enumerate(mots)}
    somme = reduce(add, proximites.values(), Value(0.0, output_field=FloatField()))
    return (
        lignes.filter(pk__in=lignes.values("pk")[:VOISINAGE])
        .alias(**proximites)
        .filter(**{f"{nom}__gte": SEUIL for nom in proximites})
        .order_by(somme.desc(), "cle_tri", "pk")
    )


def surligner(texte: str, q: str) -> SafeString:
    """The text as HTML, with what matches a word of `q` in `<mark>`."""
    lettres, places = [], []
    for place, signe in enumerate(texte):
        plie = plier(signe)
        lettres.append(plie)
        places += [place] * len(plie)
    ou, marques = "".join(lettres), set()
    for mot in mots_de(q):
        debut = ou.find(mot)
        while debut >= 0:
            marques.update(places[debut : debut + len(mot)])
            debut = ou.find(mot, debut + 1)
    morceaux, dedans = [], False
    for place, signe in enumerate(texte):
        if lettres[place] and (place in marques) != dedans:  # an accent alone follows its letter
            dedans = not dedans
            morceaux.append("<mark>" if dedans else "</mark>")
        morceaux.append(escape(signe))
    return mark_safe("".join(morceaux) + ("</mark>" if dedans else ""))
