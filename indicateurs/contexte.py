"""What the 24 indicators share: the year, the day of the calculation, the year's reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from acteurs.models import Acte, PartenaireDeProjet, Projet, Structure
from cellule.models import Cellule

from .activites import JournalDeLAnnee
from .audience import AudienceDeLAnnee
from .frequentation import Frequentation
from .rencontres import Rencontres


class AnneeNonCommencee(ValueError):
    """« A year that has not begun on J is refused, not computed. » (regles §1)"""

    def __init__(self, annee: int, jour: date) -> None:
        super().__init__(
            f"L’année {annee} n’a pas commencé au {jour.isoformat()} : il n’y a rien à calculer."
        )


@dataclass(frozen=True)
class Contexte:
    """A cell, a civil year Y and the day of the calculation J (regles §1, « Common notions »).

    Must be used inside the perimeter of the cell. Reads shared by several indicators are done
    once and kept.
    """

    cellule: Cellule
    annee: int
    arret: date

    def __post_init__(self) -> None:
        if self.premier > self.arret:
            raise AnneeNonCommencee(self.annee, self.arret)

    @property
    def premier(self) -> date:
        return date(self.annee, 1, 1)

    @property
    def dernier(self) -> date:
        """The last day: min(31 December Y, J)."""
        return min(date(self.annee, 12, 31), self.arret)

    def touche_l_annee(self, debut: date | None, fin: date | None) -> bool:
        return (debut is None or debut <= self.dernier) and (fin is None or fin >= self.premier)

    def dans_l_annee(self, jour: date | None) -> bool:
        """In Y, up to the last day."""
        return jour is not None and self.premier <= jour <= self.dernier

    def actif_au_dernier_jour(self, debut: date | None, fin: date | None) -> bool:
        return (debut is None or debut <= self.dernier) and (fin is None or fin >= self.dernier)

    def actif_dans_l_annee(self, debut: str, fin: str) -> Q:
        """Active in Y, also « touches Y »: the fields' interval has a day of [1 Jan, last day]."""
        return (Q(**{f"{debut}__isnull": True}) | Q(**{f"{debut}__lte": self.dernier})) & (
            Q(**{f"{fin}__isnull": True}) | Q(**{f"{fin}__gte": self.premier})
        )

    def comptable(self, types: Iterable[str], prefixe: str = "") -> Q:
        """Activities of these types to which no common reason applies: held, in Y, up to the last
        day. The same as `activites.motif_commun` empty, on the columns of the index."""
        return Q(
            **{
                f"{prefixe}annee_retenue": self.annee,
                f"{prefixe}type__in": list(types),
                f"{prefixe}statut_retenu": "tenu",
                f"{prefixe}jour_retenu__lte": self.dernier,
            }
        )

    def date_dans_l_annee(self, champ: str, *, jusqu_au_bout: bool = False) -> Q:
        """The field is in Y up to the last day, or in the whole of Y."""
        fin = date(self.annee, 12, 31) if jusqu_au_bout else self.dernier
        return Q(**{f"{champ}__gte": self.premier, f"{champ}__lte": fin})

    def region_propre(self, prefixe: str = "") -> Q:
        """« Own region »: the department is one of the cell's (regles §1)."""
        return Q(**{f"{prefixe}departement__in": self.cellule.departements})

    def structure_active(self, prefixe: str = "") -> Q:
        return self.actif_dans_l_annee(f"{prefixe}ouverte_le", f"{prefixe}fermee_le")

    def fiches_actives(self) -> QuerySet[Structure]:
        """The directory, own region, active in Y (D6; the denominator of A3 is a part of it)."""
        return annuaire().filter(self.region_propre(), self.structure_active())

    @cached_property
    def fiches_actives_par_type(self) -> dict[str, int]:
        lignes = self.fiches_actives().order_by().values("type").annotate(nombre=Count("pk"))
        return {ligne["type"]: ligne["nombre"] for ligne in lignes}

    @cached_property
    def projets(self) -> list[Projet]:
        """The projects that A2 or A5 may look at, with `a_un_acte` in Y and `a_un_partenaire`."""
        ici = {"projet": OuterRef("pk")}
        actes = Acte.objects.filter(self.date_dans_l_annee("date"), **ici)
        accompagnes = Q(debut_accompagnement__isnull=False) & self.actif_dans_l_annee(
            "debut_accompagnement", "fin_accompagnement"
        )
        return list(
            Projet.objects.annotate(
                a_un_acte=Exists(actes),
                a_un_partenaire=Exists(PartenaireDeProjet.objects.filter(**ici)),
            ).filter(
                accompagnes
                | Q(debut_accompagnement__isnull=True, a_un_acte=True)
                | (Q(commun=True) & self.date_dans_l_annee("construit_le"))
            )
        )

    @cached_property
    def journal(self) -> JournalDeLAnnee:
        return JournalDeLAnnee(self)

    @cached_property
    def frequentation(self) -> Frequentation:
        return Frequentation(self)

    @cached_property
    def rencontres(self) -> Rencontres:
        return Rencontres(self)

    @cached_property
    def audience(self) -> AudienceDeLAnnee:
        return AudienceDeLAnnee(self)


def annuaire() -> QuerySet[Structure]:
    """« Directory: surviving structures of type ≠ CELLULE. » (regles §1)"""
    return Structure.objects.filter(survivante__isnull=True).exclude(type="CELLULE")
