"""The review as the agency sees it: the parts of a version, what was said of each, what is left.

Everything is read from the frozen content: the parts are those that the version has, whatever the
cell has written since.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cellule.typographie import INSECABLE
from indicateurs.accord import compter
from rapports.models import Avis, Cote, GenreAvis
from rapports.redaction import AUTRES, PAR_CLE

TEXTES, LISTES, COMPTES = "Textes de la cellule", "Listes et tableaux", "Finance et programme"
A_EXAMINER = ("à examiner", "neutre", "circle-dashed")
SANS_REMARQUE = ("sans remarque", "neutre", "circle-minus")
REPONDU = ("réponse reçue", "attention", "mail")
SITUATIONS = {
    GenreAvis.ACCEPTE: ("accepté", "ok", "circle-check"),
    GenreAvis.QUESTION: ("question posée", "info", "circle-question-mark"),
    GenreAvis.CORRECTION: ("correction demandée", "attention", "triangle-alert"),
}
EN_NOMBRE = {
    GenreAvis.CORRECTION: "corrections demandées",
    GenreAvis.QUESTION: "questions posées",
    GenreAvis.ACCEPTE: "acceptés",
}
VIGILANCE = "vigilance"


@dataclass(frozen=True)
class Cible:
    """A part of the report that is reviewed by itself; `cle` as in `Texte.cle`."""

    cle: str
    titre: str
    groupe: str
    socle: bool = False

    @property
    def genre(self) -> str:
        return self.cle.partition(":")[0]

    @property
    def code(self) -> str:
        return self.cle.partition(":")[2]

    @property
    def ancre(self) -> str:
        """Its place in the page that lists them."""
        return self.cle.replace(":", "-")

    @property
    def est_un_indicateur(self) -> bool:
        return self.genre == "indicateur"


def cibles_de(photo: dict) -> dict[str, Cible]:
    """The parts of a version by key: indicators by mission, texts, lists, money and programme."""
    toutes = [
        Cible(
            f"indicateur:{code}",
            photo["indicateurs"][code]["titre"],
            mission["libelle"],
            photo["indicateurs"][code]["socle"],
        )
        for mission in photo["missions"]
        for code in mission["indicateurs"]
    ]
    textes = photo["textes"]
    toutes += [Cible(cle, r.titre, TEXTES) for cle, r in PAR_CLE.items() if textes.get(cle)]
    # A list printed under an indicator is read, and spoken of, with it.
    toutes += [
        Cible(f"section:{section['code']}", _titre(section), LISTES)
        for section in photo["sections"]
        if section["place"] not in photo["indicateurs"] and (section["blocs"] or section["si_vide"])
    ]
    toutes += [Cible(cle, titre, COMPTES) for cle, titre in AUTRES.items()]
    return {cible.cle: cible for cible in toutes}


def _titre(section: dict) -> str:
    """« Formations (liste) »: an indicator has the same name."""
    if section["place"] == VIGILANCE:
        return f"Point de vigilance{INSECABLE}: {section['titre'].lower()}"
    return f"{section['titre']} (liste)"


@dataclass(frozen=True)
class Fil:
    """What was said of one part: of this version, and of those handed over before; `ouvert` while
    the agency may still speak."""

    cible: Cible
    ouvert: bool = True
    messages: list[Avis] = field(default_factory=list)
    anciens: list[Avis] = field(default_factory=list)

    @property
    def avis(self) -> Avis | None:
        """The last word of the agency on this version."""
        return next((a for a in reversed(self.messages) if a.cote == Cote.ARS), None)

    @property
    def vue(self) -> bool:
        return self.avis is not None

    @property
    def acceptee(self) -> bool:
        return self.vue and self.avis.genre == GenreAvis.ACCEPTE

    @property
    def a_corriger(self) -> bool:
        return self.vue and self.avis.genre == GenreAvis.CORRECTION

    @property
    def en_question(self) -> bool:
        """Asked, and not answered yet."""
        return self.vue and self.avis.genre == GenreAvis.QUESTION and not self.repondue

    @property
    def repondue(self) -> bool:
        """The cell has the last word: the agency's turn."""
        return bool(self.messages) and self.messages[-1].cote == Cote.CELLULE

    @property
    def situation(self) -> tuple[str, str, str]:
        """Words, tone and icon, for a badge."""
        if not self.vue:
            return A_EXAMINER if self.ouvert else SANS_REMARQUE
        return REPONDU if self.repondue else SITUATIONS[GenreAvis(self.avis.genre)]

    @property
    def demandes_d_avant(self) -> list[Avis]:
        """What was asked of the version before, whose answer is this version."""
        demandes = (GenreAvis.QUESTION, GenreAvis.CORRECTION)
        return [a for a in self._de_la_version_d_avant if a.genre in demandes]

    @property
    def echange_d_avant(self) -> list[Avis]:
        """The same with the answers of the cell."""
        dits = [a for a in self._de_la_version_d_avant if a.genre != GenreAvis.ACCEPTE]
        return dits if self.demandes_d_avant else []

    @property
    def _de_la_version_d_avant(self) -> list[Avis]:
        return [a for a in self.anciens if a.version_id == self.anciens[-1].version_id]

    @property
    def acceptee_avant(self) -> bool:
        """The last word on the version before was that it is accepted."""
        avant = next((a for a in reversed(self.anciens) if a.cote == Cote.ARS), None)
        return avant is not None and avant.genre == GenreAvis.ACCEPTE


@dataclass(frozen=True)
class Avancement:
    """« 18 des 24 indicateurs examinés »."""

    vues: int
    total: int

    @property
    def restent(self) -> int:
        return self.total - self.vues


def fils_de(
    cibles: dict[str, Cible], avis: Iterable[Avis], version: int, *, ouvert: bool = True
) -> dict[str, Fil]:
    """The threads by key; what was said of a part that the version no longer has is left out."""
    fils = {cle: Fil(cible, ouvert) for cle, cible in cibles.items()}
    for un in avis:
        if fil := fils.get(un.cible):
            (fil.messages if un.version_id == version else fil.anciens).append(un)
    return fils


def avancement(fils: Iterable[Fil]) -> Avancement:
    fils = list(fils)
    return Avancement(sum(fil.vue for fil in fils), len(fils))


def en_mots(fils: Iterable[Fil]) -> list[tuple[str, str, str]]:
    """« 18 acceptés », « 2 corrections demandées »: badges, what waits for the agency first."""
    fils = list(fils)
    comptes = [
        (sum(f.repondue for f in fils), "réponses reçues", *REPONDU[1:]),
        (sum(not f.vue and f.ouvert for f in fils), "à examiner", *A_EXAMINER[1:]),
    ]
    for genre, mots in EN_NOMBRE.items():
        tels = sum(f.vue and not f.repondue and f.avis.genre == genre for f in fils)
        comptes.append((tels, mots, *SITUATIONS[genre][1:]))
    return [(compter(n, mots), ton, icone) for n, mots, ton, icone in comptes if n]


def groupes(fils: dict[str, Fil]) -> list[tuple[str, list[Fil]]]:
    """The threads by group, in the order of the report."""
    ranges: dict[str, list[Fil]] = {}
    for fil in fils.values():
        ranges.setdefault(fil.cible.groupe, []).append(fil)
    return list(ranges.items())


def motif_propose(fils: Iterable[Fil]) -> str:
    """The motive of a correction, from those asked part by part."""
    lignes = [f"- {_nom(fil.cible)}{INSECABLE}: {fil.avis.texte}" for fil in fils if fil.a_corriger]
    return "\n".join(lignes)


def _nom(cible: Cible) -> str:
    return f"{cible.code}, {cible.titre}" if cible.est_un_indicateur else cible.titre
