"""What comes up everywhere: observations counted by theme and by word, antenna by antenna.

Antennas stand in alphabetical order: it compares what is said, not those who say it.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from antennes.models import Antenne
from cellule.tri import ENTRE_LES_MOTS, mots_de, plier
from cellule.typographie import en_capitale
from evenements.models import LigneCompteRendu, Rubrique, Theme

SANS_THEME = ""
LIBELLES = [*(en_capitale(str(theme.label)) for theme in Theme), "Sans thème"]
PARTOUT = 2  # antennas, from which a word is said « in several »
MOTS_MONTRES = 30
LONGUEUR_D_UN_MOT = 4
# Words that any sentence holds, folded; and those that every meeting of ours says.
MOTS_VIDES = """
    alors apres aussi autre autres avant avec avoir beaucoup bien cela celle celles celui
    cette ceux chaque chez comme contre dans deja demande demandent depuis derniers des deux
    donc dont elle elles encore entre etait etre faire fait faut leur leurs lors mais meme memes
    mieux moins mois manque manquent notre nous parce parfois pendant peut peuvent plus
    plusieurs pour pourquoi quand quel quelle quelques reste restent rare rarement sans selon
    sera seule seulement sont sous souhaitent souvent surtout tant tous tout toute toutes trop
    tres vers voir vont votre vous besoin besoins constat attendent attente faible jour
    jours semaine semaines"""
VIDES = frozenset(MOTS_VIDES.split())


@dataclass(frozen=True)
class LigneDeThemes:
    """One antenna: how many observations of each theme, in the order of `LIBELLES`; their sum."""

    antenne: Antenne
    nombres: list[int]
    total: int

    @property
    def par_theme(self) -> list[tuple[str, int]]:
        return list(zip(LIBELLES, self.nombres, strict=True))


@dataclass(frozen=True)
class Mot:
    """A word, as it is written most often; how many observations say it, antenna by antenna."""

    mot: str
    constats: int
    antennes: list[tuple[Antenne, int]]


@dataclass(frozen=True)
class Themes:
    lignes: list[LigneDeThemes]
    mots: list[Mot]
    # Observations of activities that name no antenna: counted nowhere above.
    sans_antenne: int


def themes_de(annee: int | None) -> Themes:
    """The observations of a year, or of all: two queries."""
    antennes = list(Antenne.objects.all())
    constats = LigneCompteRendu.objects.filter(rubrique=Rubrique.CONSTAT)
    if annee is not None:
        constats = constats.filter(activite__annee_retenue=annee)
    lus = constats.order_by("pk").values_list(
        "pk", "theme", "texte", "activite__liens_antennes__antenne"
    )
    par_theme: dict[int, Counter] = defaultdict(Counter)
    par_mot: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    ecrits: dict[str, Counter] = defaultdict(Counter)
    sans_antenne = set()
    for cle, theme, texte, antenne in lus:
        if antenne is None:
            sans_antenne.add(cle)
            continue
        par_theme[antenne][theme] += 1
        for mot, ecrit in _mots(texte):
            par_mot[mot][antenne].add(cle)
            ecrits[mot][ecrit] += 1
    return Themes(
        [_ligne(une, par_theme[une.pk]) for une in antennes if par_theme[une.pk]],
        _les_plus_repandus(antennes, par_mot, ecrits),
        len(sans_antenne),
    )


def _ligne(antenne: Antenne, nombres: Counter) -> LigneDeThemes:
    ordonnes = [nombres[theme] for theme in (*Theme.values, SANS_THEME)]
    return LigneDeThemes(antenne, ordonnes, sum(ordonnes))


def _les_plus_repandus(antennes: list[Antenne], par_mot: dict, ecrits: dict) -> list[Mot]:
    """The words of several antennas, those of most antennas first."""
    trouves = [
        Mot(
            ecrits[mot].most_common(1)[0][0],
            len(set().union(*siens.values())),
            [(une, len(siens[une.pk])) for une in antennes if une.pk in siens],
        )
        for mot, siens in par_mot.items()
        if len(siens) >= PARTOUT
    ]
    trouves.sort(key=lambda mot: (-len(mot.antennes), -mot.constats, plier(mot.mot)))
    return trouves[:MOTS_MONTRES]


def _mots(texte: str) -> list[tuple[str, str]]:
    """The words of a text that mean something, without their plural, and as they are written."""
    ecrits = {}
    for ecrit in ENTRE_LES_MOTS.sub(" ", texte).split():
        for plie in mots_de(ecrit)[:1]:
            if len(plie) >= LONGUEUR_D_UN_MOT and plie not in VIDES and not plie.isdigit():
                ecrits.setdefault(plie.rstrip("sx"), ecrit.lower())
    return list(ecrits.items())
