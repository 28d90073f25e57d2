"""What a merge would do: the values side by side, what would move, why it may be refused."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Model
from django.utils.safestring import SafeString

from acteurs.actions import (
    ce_qui_cite,
    fusionner_deux_structures,
    fusionner_personnes,
)
from acteurs.fiches import PROFESSIONNEL, STRUCTURE
from acteurs.models import Ressemblance
from cellule.dossier.mots import libelle
from cellule.fiches import Fiche
from cellule.fiches.lecture import en_mots
from cellule.models import Trace
from cellule.typographie import typo

RESTE, DOUBLON = "reste", "doublon"


@dataclass(frozen=True)
class Fusion:
    """One kind of merge: its sheets, the columns that are chosen, the act."""

    sorte: str
    fiche: Fiche
    faire: Callable[..., Trace]
    # What the duplicate takes with it, in words.
    deplace: Callable[[Model], list[str]]
    sauf: tuple[str, ...] = ("code",)

    @property
    def vue(self) -> str:
        return f"fusionner_{self.fiche.nom}"

    def colonnes(self):
        return [une for une in self.fiche.table.colonnes if une.nom not in self.sauf]

    def cote_a_cote(self, reste: Model, doublon: Model) -> Iterator["Choix"]:
        """The columns that differ; what is empty on the one that stays comes from the other."""
        dites = self.fiche.ecriture.valeurs
        siennes, autres = dites(reste), dites(doublon)
        for colonne in self.colonnes():
            nom = colonne.nom
            if siennes[nom] != autres[nom]:
                vide = siennes[nom] in (None, "", [])
                yield Choix(
                    nom,
                    typo(libelle(colonne)),
                    en_mots(colonne, reste),
                    en_mots(colonne, doublon),
                    DOUBLON if vide else RESTE,
                )

    def choisies(
        self, reste: Model, doublon: Model, demande: Mapping[str, str]
    ) -> dict[str, object]:
        """The columns that the sheet that stays takes from the other."""
        autres = self.fiche.ecriture.valeurs(doublon)
        noms = [une.nom for une in self.colonnes()]
        return {nom: autres[nom] for nom in noms if demande.get(f"choix_{nom}") == DOUBLON}


@dataclass(frozen=True)
class Choix:
    """A column that differs: both values in words, and the one proposed."""

    nom: str
    libelle: str
    reste: SafeString
    doublon: SafeString
    propose: str


STRUCTURES = Fusion(
    Ressemblance.STRUCTURES,
    STRUCTURE,
    fusionner_deux_structures,
    lambda doublon: [],
    sauf=("code", "fusionnee_dans"),
)
PERSONNES = Fusion(Ressemblance.PROFESSIONNELS, PROFESSIONNEL, fusionner_personnes, ce_qui_cite)
