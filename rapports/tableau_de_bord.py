"""Where the report of a year is: its figures, its texts, what is left to do, what the agency would
see if it were sent today.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cellule.instantane import Cadre, Place, sections
from cellule.models import Cellule
from cellule.texte_riche import est_vide
from cellule.typographie import INSECABLE
from indicateurs.accord import compter
from indicateurs.calcul import calculer
from indicateurs.catalogue import Etat
from indicateurs.completer import ACompleter, est_au_journal, lignes_a_completer
from indicateurs.presentation import Fiche, resumer
from rapports.models import Convention, Correction, IndicateurPropre, Texte
from rapports.redaction import RUBRIQUES, Rubrique
from rapports.requetes.argent import finance
from rapports.requetes.convention import programme
from rapports.requetes.textes import reprises_pour, textes_de

NOMS_CITES = 4


@dataclass(frozen=True)
class Lumiere:
    """An indicator of the report: its state, what it waits for, what the cell adds to it."""

    fiche: Fiche
    corrigee: bool
    commentee: bool

    @property
    def attend(self) -> str:
        """What it waits for, besides the lines of the journal that the page lists."""
        resultat = self.fiche.resultat
        if resultat.etat is not Etat.INCOMPLET:
            return self.fiche.attend
        return ", ".join(
            compter(resultat.mesures[mesure.nom], mesure.libelle)
            for mesure in resultat.indicateur.mesures
            if mesure.nom in resultat.indicateur.manques
            and resultat.mesures[mesure.nom]
            and not est_au_journal(resultat, mesure.nom)
        )


@dataclass(frozen=True)
class TexteARediger:
    """A narrative section and where it is."""

    rubrique: Rubrique
    texte: Texte | None
    repris_de: int | None

    @property
    def cle(self) -> str:
        return self.rubrique.cle

    @property
    def ecrit(self) -> bool:
        return self.texte is not None and not est_vide(self.texte.contenu)

    @property
    def a_relire(self) -> bool:
        """Last year's text stands there, and nobody has said that it still holds."""
        return self.texte is None and self.repris_de is not None

    @property
    def badge(self) -> tuple[str, str, str]:
        if self.ecrit:
            return "écrit", "ok", "circle-check"
        if self.a_relire:
            return f"repris de {self.repris_de}, à relire", "attention", "history"
        return "vide", "prune", "circle-dashed"


@dataclass(frozen=True)
class Partie:
    """A part that the platform fills in, and whether the cell comments on it."""

    code: str
    titre: str
    si_vide: str
    remplie: bool
    commentee: bool

    @property
    def cle(self) -> str:
        return f"section:{self.code}"

    @property
    def badge(self) -> tuple[str, str, str]:
        if self.remplie:
            return "remplie", "ok", "circle-check"
        return "vide", "prune", "circle-dashed"


class TableauDuRapport:
    """The report of a year as the cell works on it; read in its perimeter."""

    def __init__(self, cellule: Cellule, annee: int) -> None:
        self.cellule, self.annee = cellule, annee
        self.resultats = calculer(cellule, annee)
        self.arret: date = self.resultats.arret
        self.textes = textes_de(annee)
        corriges = Correction.objects.filter(annee=annee).values_list("code", flat=True)
        self.corriges = set(corriges)

    @cached_property
    def lumieres(self) -> list[Lumiere]:
        return [
            Lumiere(
                Fiche(resultat, None, self.annee),
                code in self.corriges,
                self._a_un_texte(f"indicateur:{code}"),
            )
            for code, resultat in self.resultats.items()
        ]

    @property
    def socle(self) -> list[Lumiere]:
        return [une for une in self.lumieres if une.fiche.indicateur.socle]

    @property
    def autres(self) -> list[Lumiere]:
        return [une for une in self.lumieres if not une.fiche.indicateur.socle]

    @property
    def resumes(self) -> list:
        titres = (("indicateurs socle", self.socle), ("autres indicateurs", self.autres))
        return [resumer(titre, (u.fiche.resultat for u in unes)) for titre, unes in titres]

    @cached_property
    def redaction(self) -> list[TexteARediger]:
        reprises = reprises_pour(self.annee)
        return [
            TexteARediger(une, self.textes.get(une.cle), reprises.get(une.cle)) for une in RUBRIQUES
        ]

    @cached_property
    def parties(self) -> list[Partie]:
        """The registered sections. Those under an indicator are spoken of with it; one that is only
        printed when it has something to say, and has nothing, is left out."""
        cadre = Cadre(self.cellule, self.annee, self.arret)
        parties = [
            Partie(
                s.code,
                f"Point de vigilance{INSECABLE}: {s.titre.lower()}"
                if s.place == Place.VIGILANCE
                else s.titre,
                s.si_vide,
                bool(s.lire(cadre)),
                self._a_un_texte(f"section:{s.code}"),
            )
            for s in sections()
            if s.place not in self.resultats
        ]
        return [partie for partie in parties if partie.remplie or partie.si_vide]

    @cached_property
    def propres(self) -> int:
        return IndicateurPropre.objects.filter(annee=self.annee).count()

    @cached_property
    def journal(self) -> list[ACompleter]:
        return lignes_a_completer(self.cellule, self.annee, self.arret)

    @property
    def a_completer(self) -> list[Lumiere]:
        """What no line of the journal would complete: the socle first, the incomplete first."""
        attendues = [une for une in self.lumieres if une.attend]
        return sorted(
            attendues,
            key=lambda u: (
                not u.fiche.indicateur.socle,
                u.fiche.resultat.etat is Etat.NON_RENSEIGNE,
            ),
        )

    @property
    def a_ecrire(self) -> list[TexteARediger]:
        return [un for un in self.redaction if not un.ecrit]

    @property
    def rien_a_faire(self) -> bool:
        return not (self.journal or self.a_completer or self.a_ecrire)

    # --- If it were sent today ---

    @cached_property
    def si_envoye(self) -> list[tuple[str, str]]:
        """What the agency would find missing: an icon and a sentence each; empty when nothing."""
        return [*self._chiffres(), *self._textes(), *self._argent()]

    def _chiffres(self) -> Iterable[tuple[str, str]]:
        for etat, icone, mots in (
            (Etat.INCOMPLET, "triangle-alert", "incomplets"),
            (Etat.NON_RENSEIGNE, "circle-dashed", "non renseignés"),
        ):
            for sorte, unes in (("indicateurs socle", self.socle), ("autres", self.autres)):
                noms = [u.fiche.indicateur.code for u in unes if u.fiche.resultat.etat is etat]
                if noms:
                    compte = compter(len(noms), f"{sorte} {mots}")
                    yield icone, f"{compte}{INSECABLE}: {', '.join(noms)}."

    def _textes(self) -> Iterable[tuple[str, str]]:
        for icone, mots, unes in (
            ("pencil", "textes vides", [t for t in self.a_ecrire if not t.a_relire]),
            ("history", "textes repris à relire", [t for t in self.a_ecrire if t.a_relire]),
        ):
            if unes:
                noms = _citer([un.rubrique.titre for un in unes])
                yield icone, f"{compter(len(unes), mots)}{INSECABLE}: {noms}."
        if vides := [partie for partie in self.parties if not partie.remplie]:
            noms = _citer([partie.titre for partie in vides])
            yield "inbox", f"{compter(len(vides), 'parties vides')}{INSECABLE}: {noms}."

    def _argent(self) -> Iterable[tuple[str, str]]:
        cadre = Cadre(self.cellule, self.annee, self.arret)
        argent = finance(self.annee)
        if not Convention.objects.filter(cadre.touche("debut", "fin")).exists():
            yield "landmark", "Aucune convention ne couvre l’année."
        if not argent["financements"]:
            yield "landmark", "Aucun financement n’est saisi."
        if not argent["depenses"]:
            yield "landmark", "Aucune dépense n’est saisie."
        if not programme(cadre, self.annee + 1):
            yield "calendar-days", f"Le programme d’actions {self.annee + 1} est vide."

    def _a_un_texte(self, cle: str) -> bool:
        texte = self.textes.get(cle)
        return texte is not None and not est_vide(texte.contenu)


def _citer(noms: list[str]) -> str:
    """« Impact, Perspectives et 3 autres »."""
    if len(noms) <= NOMS_CITES:
        return ", ".join(noms)
    reste = len(noms) - NOMS_CITES + 1
    return f"{', '.join(noms[: NOMS_CITES - 1])} et {reste} autres"
