"""Which row a text names: by its code, by its name, and what it may have meant otherwise."""

from dataclasses import dataclass, field

from django.db.models import BooleanField, Case, Model, Q, QuerySet, Value, When

from cellule.tri import cle_de_tri

from . import Sorte
from .mots import filtrer_par_mots, ressemblants

PROPOSEES = 12
CANDIDATS = 8


@dataclass
class Lecture:
    """What a text names: one row, or the rows among which to choose."""

    ligne: Model | None = None
    # Several rows bear the very name typed.
    homonymes: bool = False
    candidats: list[Model] = field(default_factory=list)


def lire(sorte: Sorte, textes: list[str]) -> dict[str, Lecture]:
    """Read several texts at once: a query for all, and one more for those that name no row."""
    a_lire = [texte for texte in dict.fromkeys(textes) if "\0" not in texte]
    lectures = {texte: Lecture() for texte in textes}
    if not a_lire:
        return lectures
    codes = {code for texte in a_lire for code in codes_possibles(texte)}
    cles = {cle for texte in a_lire for cle in _cles(texte)}
    proposee = Case(When(sorte.proposables, then=True), default=False, output_field=BooleanField())
    lues = sorte.toutes().filter(Q(code__in=codes) | Q(cle_tri__in=cles))
    lignes = list(lues.annotate(proposee=proposee).order_by(*sorte.ordre))
    for texte in a_lire:
        lectures[texte] = _choisir(sorte, texte, lignes)
    perdus = [t for t in a_lire if not lectures[t].ligne and not lectures[t].homonymes]
    for texte, candidats in _candidats(sorte, perdus).items():
        lectures[texte].candidats = candidats
    return lectures


def codes_possibles(texte: str) -> list[str]:
    """The text itself, then what its last parentheses hold: a name may have some of its own."""
    codes = [texte, texte.lower(), texte.upper()]
    if texte.endswith(")"):
        codes += [texte[i + 1 : -1] for i, signe in enumerate(texte) if signe == "("]
    return codes


def _cles(texte: str) -> list[str]:
    """The sorting keys of a name, whichever of its words comes first: « Anne Le Goff »."""
    mots = cle_de_tri(texte, longueur=401).split()
    tours = [" ".join(mots[i:] + mots[:i]) for i in range(len(mots))]
    return [cle for tour in tours for cle in {tour, tour[:300]}]


def _choisir(sorte: Sorte, texte: str, lignes: list[Model]) -> Lecture:
    """By what is written whole, by code, then by name; a merged sheet gives way to others."""
    codes, cles = codes_possibles(texte), _cles(texte)
    nommees = [ligne for ligne in lignes if ligne.cle_tri in cles]
    for trouvees in (
        [ligne for ligne in lignes if sorte.designer(ligne) == texte],
        [ligne for ligne in lignes if ligne.code in codes],
        nommees,
        [ligne for ligne in nommees if ligne.cle_tri == cles[0]],
        [ligne for ligne in nommees if ligne.proposee],
    ):
        if len(trouvees) == 1:
            return Lecture(trouvees[0])
    return Lecture(homonymes=bool(nommees), candidats=nommees[:CANDIDATS])


def _candidats(sorte: Sorte, textes: list[str]) -> dict[str, list[Model]]:
    """What contains the words of each text, else what resembles them."""
    if not textes:
        return {}
    numeros = [
        filtrer_par_mots(sorte.lignes(), texte, sorte.colonne)
        .order_by(*sorte.ordre)
        .annotate(numero=Value(numero))[:CANDIDATS]
        for numero, texte in enumerate(textes)
    ]
    lignes = numeros[0].union(*numeros[1:], all=True) if len(numeros) > 1 else numeros[0]
    trouves: dict[str, list[Model]] = {texte: [] for texte in textes}
    for ligne in lignes:
        trouves[textes[ligne.numero]].append(ligne)
    for texte, candidats in trouves.items():
        if not candidats:
            candidats += ressemblants(sorte.lignes(), texte)[:CANDIDATS]
    return trouves


def proposer(sorte: Sorte, q: str) -> list[Model]:
    """The rows to propose to who types: names that begin so first, else what resembles."""
    trouvees = filtrer_par_mots(sorte.lignes(), q, sorte.colonne)
    return list(_debuts_d_abord(trouvees, q)[:PROPOSEES]) or list(
        ressemblants(sorte.lignes(), q)[:PROPOSEES]
    )


def _debuts_d_abord(lignes: QuerySet, q: str) -> QuerySet:
    debut = When(cle_tri__startswith=cle_de_tri(q, longueur=300), then=Value(0))
    return lignes.order_by(Case(debut, default=Value(1)), *lignes.query.order_by)
