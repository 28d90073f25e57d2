"""Where the table is in a sheet: its header, its rows, what stands around them."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from cellule.dossier.genres import Irrecevable, cite
from cellule.dossier.sources.base import Rangee

from .lecture import Formule, Grille, est_vide, lettre, nettoyer
from .mots import plier

# A header is looked for among the first rows.
PREMIERES = 30
# A text alone in its row and as long as that is a note.
NOTE = 80
LIEN = " – "
TOTAL = re.compile(r"(sous )?tota(l|ux)\b|ensemble\b")
SOURCE = re.compile(
    r"sources?\b|notes?\b|champ\b|lecture\b|legende\b|nb\b|remarques?\b|mis a jour\b"
    r"|extrait le\b|edite le\b|donnees\b"
)
NOMBRE = re.compile(r"[-+]?[\d\s\u00a0\u202f.,]+%?")


@dataclass(frozen=True)
class ColonneLue:
    """One column of the sheet; `titre` joins the lines of its header."""

    place: int
    titre: str

    @property
    def lettre(self) -> str:
        return lettre(self.place)

    @property
    def nom(self) -> str:
        return f"{self.lettre} : {self.titre or 'sans titre'}"


@dataclass(frozen=True)
class Ecartee:
    """A row that is no line of the table, and why."""

    numero: int
    raison: str
    texte: str


@dataclass
class Tableau:
    """A table found in a sheet."""

    colonnes: list[ColonneLue]
    lignes: list[Rangee] = field(default_factory=list)
    ecartees: list[Ecartee] = field(default_factory=list)
    # Rows that have not as many cells as the header: line and message.
    desordres: list[tuple[int, str]] = field(default_factory=list)


def trouver_l_entete(grille: Grille, mots: Collection[str]) -> tuple[int, int]:
    """The line of the header and its height, 1 or 2; `mots` are the headings that we know."""
    debut = grille.rangees[:PREMIERES]
    if not debut:
        return 1, 1
    pleins = [len(_textes(grille, rangee)) for rangee in debut]
    connus = [len({plier(t) for t in _textes(grille, r)} & set(mots)) for r in debut]
    rang = connus.index(max(connus))
    if not connus[rang]:
        large = max(pleins) / 2
        rang = next(
            (i for i, r in enumerate(debut) if pleins[i] >= large and _sans_nombre(grille, r)), 0
        )
    for haut in (rang - 1, rang):
        if 0 <= haut < len(debut) - 1 and _coiffe(
            grille, debut[haut], debut[haut + 1], nomme=connus[haut + 1] > 0
        ):
            return debut[haut].numero, 2
    return debut[rang].numero, 1


def _textes(grille: Grille, rangee: Rangee) -> list[str]:
    return [t for t in map(texte_de, etaler(grille, rangee)) if t]


def _sans_nombre(grille: Grille, rangee: Rangee) -> bool:
    return not any(NOMBRE.fullmatch(texte) for texte in _textes(grille, rangee))


def _coiffe(grille: Grille, haut: Rangee, bas: Rangee, *, nomme: bool) -> bool:
    """True when the upper row groups the columns that the lower one names; `nomme` when the lower
    one has a heading that we know."""
    if bas.numero != haut.numero + 1 or not _sans_nombre(grille, bas):
        return False
    if any(f[0] == haut.numero and f[1] == bas.numero for f in grille.fusions):
        return True
    hauts, bas_ = ([texte_de(c) for c in etaler(grille, rangee)] for rangee in (haut, bas))
    if any(f[0] == haut.numero and f[3] > f[2] for f in grille.fusions):
        troue = any(h and not b for h, b in zip_longest(hauts, bas_, fillvalue=""))
        return len(set(hauts)) > 1 and (nomme or troue)
    # Without merged cells: a group is followed by columns that it leaves unnamed.
    troue = any(b and not h for h, b in zip_longest(hauts, bas_, fillvalue=""))
    return nomme and troue and all(bas_) and sum(map(bool, hauts)) > 1


def texte_de(cellule: object) -> str:
    if cellule is None:
        return ""
    if isinstance(cellule, Irrecevable):
        return cellule.texte if isinstance(cellule, Formule) else cite(cellule.raison)
    return " ".join(nettoyer(str(cellule)).split())


def etaler(grille: Grille, rangee: Rangee) -> list[object]:
    """The cells of a row, those that are merged repeated in each of their places."""
    cellules = list(rangee.cellules)
    for haut, _, gauche, droite in grille.fusions_de.get(rangee.numero, ()):
        source = grille.par_numero.get(haut)
        if source is None or gauche >= len(source.cellules):
            continue
        cellules += [None] * (droite + 1 - len(cellules))
        cellules[gauche : droite + 1] = [source.cellules[gauche]] * (droite + 1 - gauche)
    return cellules


def lire_le_tableau(grille: Grille, numero: int, hauteur: int) -> Tableau:
    """The table whose header begins at this line."""
    tetes = [r for r in grille.rangees if numero <= r.numero < numero + hauteur]
    suite = [r for r in grille.rangees if r.numero >= numero + hauteur]
    largeurs = [len(etaler(grille, r)) for r in tetes] + [
        len(r.cellules) for r in suite if not grille.stricte
    ]
    titres = _titres(grille, tetes, max(largeurs, default=0))
    tableau = Tableau([ColonneLue(place, titre) for place, titre in enumerate(titres)])
    while tableau.colonnes and not tableau.colonnes[-1].titre and _vide(suite, tableau.colonnes):
        tableau.colonnes.pop()
    fin = _fin(suite, len(titres))
    for rang, rangee in enumerate(suite):
        raison = "note sous le tableau" if rang >= fin else _a_ecarter(grille, rangee, tetes)
        if raison:
            texte = LIEN.join(t for t in map(texte_de, rangee.cellules) if t)
            tableau.ecartees.append(Ecartee(rangee.numero, raison, texte[:200]))
        elif grille.stricte and (message := _desordre(rangee, len(titres))):
            tableau.desordres.append((rangee.numero, message))
        else:
            tableau.lignes.append(Rangee(rangee.numero, etaler(grille, rangee)))
    return tableau


def _vide(suite: Sequence[Rangee], colonnes: Sequence[ColonneLue]) -> bool:
    place = colonnes[-1].place
    return all(est_vide((r.cellules[place : place + 1] or [None])[0]) for r in suite)


def _titres(grille: Grille, tetes: Sequence[Rangee], largeur: int) -> list[str]:
    etages = [[texte_de(c) for c in etaler(grille, rangee)] for rangee in tetes]
    etages = [etage + [""] * (largeur - len(etage)) for etage in etages]
    if len(etages) == 2 and not grille.fusions:
        etages[0] = list(_prolonges(etages[0], etages[1]))
    return [LIEN.join(dict.fromkeys(filter(None, pile))) for pile in zip(*etages, strict=True)]


def _prolonges(hauts: Sequence[str], bas: Sequence[str]) -> Iterator[str]:
    """Without merged cells, a group goes on to the next one."""
    groupe = ""
    for haut, dessous in zip(hauts, bas, strict=True):
        groupe = haut or (groupe if dessous else "")
        yield groupe


def _fin(suite: Sequence[Rangee], largeur: int) -> int:
    """Where the notes under the table begin: rows of one text that tells of the others."""
    fin = len(suite)
    while fin and largeur > 1:
        textes = [t for t in map(texte_de, suite[fin - 1].cellules) if t]
        note = len(textes) == 1 and (
            SOURCE.match(plier(textes[0]))
            or textes[0].startswith(("*", "("))
            or len(textes[0]) > 80
        )
        if not note and not _est_un_total(suite[fin - 1]):
            break
        fin -= 1
    # A total above the notes is said to be one.
    while fin < len(suite) and _est_un_total(suite[fin]):
        fin += 1
    return fin


def _a_ecarter(grille: Grille, rangee: Rangee, tetes: Sequence[Rangee]) -> str:
    if rangee.numero in grille.groupees:
        return "ligne de regroupement (cellules fusionnées)"
    if _est_un_total(rangee):
        return "ligne de total"
    textes = [plier(texte_de(c)) for c in rangee.cellules]
    if any(textes == [plier(texte_de(c)) for c in tete.cellules] for tete in tetes):
        return "en-tête répété"
    return ""


def _est_un_total(rangee: Rangee) -> bool:
    """« Total » and figures, in a row of several cells."""
    textes = [t for t in map(texte_de, rangee.cellules) if t]
    return (
        len(rangee.cellules) > 1
        and bool(textes)
        and bool(TOTAL.match(plier(textes[0])))
        and all(NOMBRE.fullmatch(texte) for texte in textes[1:])
        and (len(textes) > 1 or bool(TOTAL.fullmatch(plier(textes[0]))))
    )


def _desordre(rangee: Rangee, largeur: int) -> str:
    nombre = len(rangee.cellules)
    if nombre < largeur:
        return (
            f"{nombre} cellules au lieu de {largeur} : la ligne est coupée, ou un séparateur manque"
        )
    for place, cellule in enumerate(rangee.cellules[largeur:], start=largeur):
        if not est_vide(cellule):
            return (
                f"{nombre} cellules au lieu de {largeur} ({cite(cellule)} est de trop, colonne "
                f"{lettre(place)}) : mettez entre guillemets le texte qui contient le séparateur"
            )
    return ""
