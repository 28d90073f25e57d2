"""What a list gives: its lines, what was left aside and why."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from evenements.models import StatutPresence

from .noms import cle_du_nom

# More people than any meeting has; a page with more lines could not be reviewed.
LIGNES_MAXI = 500
# The faults that are worth saying at once.
FAUTES_MAXI = 20
# The lines left aside that are worth showing.
ECARTEES_MAXI = 100
# As long as the columns of the directory.
TEXTE_MAXI = 200
TEXTES = ("nom", "prenom", "structure", "fonction", "brut")

# When a person stands twice in a list, what was said last does not undo a presence.
ORDRE_DES_STATUTS = (
    StatutPresence.PRESENT.value,
    StatutPresence.EXCUSE.value,
    StatutPresence.ABSENT.value,
    StatutPresence.INSCRIT.value,
    "",
)


class Faute(NamedTuple):
    ligne: int
    raison: str

    def __str__(self) -> str:
        return f"Ligne {self.ligne} : {self.raison}" if self.ligne else self.raison


class ListeIllisible(Exception):
    """The list is refused whole: the lines at fault and the reason of each."""

    def __init__(self, *fautes: Faute) -> None:
        self.fautes = fautes
        super().__init__("\n".join(map(str, fautes)))


class Ecartee(NamedTuple):
    """A line that names nobody: a title, a total."""

    numero: int
    brut: str
    raison: str


@dataclass(frozen=True)
class LigneLue:
    """One person of the list; `statut` is empty when the list does not say it."""

    numero: int
    nom: str = ""
    prenom: str = ""
    courriel: str = ""
    structure: str = ""
    fonction: str = ""
    statut: str = ""
    brut: str = ""

    @cached_property
    def cle(self) -> str:
        return cle_du_nom(self.nom, self.prenom)

    @property
    def designation(self) -> str:
        return f"{self.prenom} {self.nom}".strip() or self.courriel


@dataclass
class Liste:
    """The people of a list, each once."""

    lignes: list[LigneLue] = field(default_factory=list)
    ecartees: list[Ecartee] = field(default_factory=list)
    repetees: int = 0
    # Where the lines of a name, or of an address, stand.
    _rangs: dict[str, list[int]] = field(default_factory=dict, repr=False)

    def ajouter(self, ligne: LigneLue) -> None:
        """Add a person; who left the meeting and came back is still one person."""
        ligne = replace(ligne, **{nom: getattr(ligne, nom)[:TEXTE_MAXI] for nom in TEXTES})
        cles = [cle for cle in (ligne.courriel.casefold(), ligne.cle) if cle]
        for rang in [rang for cle in cles for rang in self._rangs.get(cle, ())]:
            if _la_meme_personne(self.lignes[rang], ligne):
                self.lignes[rang] = _reunir(self.lignes[rang], ligne)
                self.repetees += 1
                return
        if len(self.lignes) == LIGNES_MAXI:
            raise ListeIllisible(
                Faute(ligne.numero, f"plus de {LIGNES_MAXI} personnes : donnez-les en deux fois")
            )
        for cle in cles:
            self._rangs.setdefault(cle, []).append(len(self.lignes))
        self.lignes.append(ligne)

    def ecarter(self, numero: int, brut: str, raison: str) -> None:
        if len(self.ecartees) < ECARTEES_MAXI:
            self.ecartees.append(Ecartee(numero, brut[:TEXTE_MAXI], raison))


def _la_meme_personne(une: LigneLue, autre: LigneLue) -> bool:
    """Same address or, without two addresses to compare, same name and same structure."""
    memes_noms = une.cle == autre.cle or not une.cle or not autre.cle
    if une.courriel and autre.courriel:
        return memes_noms and une.courriel.casefold() == autre.courriel.casefold()
    memes_structures = une.structure.casefold() == autre.structure.casefold()
    return une.cle == autre.cle != "" and (
        memes_structures or not une.structure or not autre.structure
    )


def _reunir(une: LigneLue, autre: LigneLue) -> LigneLue:
    statut = min(une.statut, autre.statut, key=ORDRE_DES_STATUTS.index)
    champs = ("courriel", "structure", "fonction")
    champs = champs if une.cle else (*champs, "nom", "prenom")
    manquants = {nom: getattr(autre, nom) for nom in champs if not getattr(une, nom)}
    return replace(une, statut=statut, **manquants)
