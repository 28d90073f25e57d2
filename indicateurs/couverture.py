"""The coverage of the territory by the rules of A3: teams, teams met, « zones fragilisées »."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from cellule.instantane import Bloc, carte
from cellule.typographie import INSECABLE, nombre

from .contexte import Contexte, annuaire
from .rencontres import EQUIPE, conditions_des_classes

MOBILE = "EMSP"


@dataclass(frozen=True)
class Couverture:
    """The teams of the perimeter in each department: how many, how many met, of which types."""

    total: Counter[str] = field(default_factory=Counter)
    vues: Counter[str] = field(default_factory=Counter)
    par_type: Counter[tuple[str, str]] = field(default_factory=Counter)
    antennes: Counter[str] = field(default_factory=Counter)

    @classmethod
    def de(cls, equipes: Iterable[tuple[str, str, bool]]) -> "Couverture":
        """From the teams: department, type, whether it was met."""
        lue = cls()
        for departement, type_, vue in equipes:
            lue.total[departement] += 1
            lue.vues[departement] += vue
            lue.par_type[departement, type_] += 1
        return lue

    def pourquoi_fragile(self, code: str) -> str:
        """What makes a department a « zone fragilisée », in words; empty when nothing does."""
        if not self.total[code]:
            return "aucune équipe du périmètre active dans l’année"
        motifs = []
        if not self.par_type[code, MOBILE]:
            motifs.append(f"aucune équipe mobile ({MOBILE}) active dans l’année")
        if not self.vues[code] and self.vues.total():
            motifs.append("aucune équipe rencontrée dans l’année")
        return ", ".join(motifs)


def couverture_de(ctx: Contexte) -> Couverture:
    """The coverage, from the meetings that the indicators of the year have already read."""
    vues = ctx.rencontres.structures(EQUIPE)
    actives = annuaire().filter(conditions_des_classes(ctx)[EQUIPE]).order_by()
    return Couverture.de(
        (departement, type_, cle in vues)
        for cle, departement, type_ in actives.values_list("pk", "departement_id", "type")
    )


def carte_de_couverture(lue: Couverture, codes: list[str]) -> Bloc:
    return carte(
        "Équipes de soins palliatifs rencontrées dans chaque département",
        "sur le nombre d’équipes du périmètre, actives au moins un jour de l’année, dont la "
        "carte donne la teinte",
        {c: _sur_la_carte(lue.vues[c], lue.total[c]) for c in codes},
        reperes=("antenne ouverte au dernier jour", [c for c in codes if lue.antennes[c]]),
        hachures=("zone fragilisée", [c for c in codes if lue.pourquoi_fragile(c)]),
    )


def _sur_la_carte(vues: int, total: int) -> tuple[int, str, str]:
    """The shade, the words for who does not see it, and what is written on the department."""
    if not total:
        return 0, "aucune équipe", "0"
    s = "s" if total > 1 else ""
    mots = f"{nombre(total)}{INSECABLE}équipe{s}, dont {nombre(vues)} rencontrée"
    return total, f"{mots}{'s' if vues > 1 else ''}", f"{nombre(vues)} sur {nombre(total)}"
