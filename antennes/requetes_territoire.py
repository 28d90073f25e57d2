"""Reads of the territory: teams to meet, and what each department has or lacks today."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from acteurs.gouvernance.requetes import actifs
from acteurs.models import Structure, TypeStructure
from acteurs.models.structures import PALLIATIFS
from acteurs.offre import AVEC_LITS
from antennes.models import Mandat
from antennes.requetes import ouvertes
from cellule.models import Cellule, Departement
from evenements.enrichissements import LONGTEMPS, avec_la_derniere_rencontre, mois_avant

# Without one of these, or without a référent, a department is a fragile zone.
OFFRES = (TypeStructure.EMSP, TypeStructure.USP, TypeStructure.HAD)
SANS_REFERENT = "référent territorial"


def equipes_de(cellule: Cellule) -> QuerySet[Structure]:
    """The palliative teams of the own region active today, with the last day on which each was met
    (regles §1) and whether A3 counts its type."""
    siennes = Structure.objects.filter(
        ouvertes(cellule.aujourdhui()),
        survivante=None,
        type__in=PALLIATIFS,
        departement__in=cellule.departements,
    ).annotate(
        au_perimetre=Case(
            When(type__in=cellule.types_du_perimetre(), then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        )
    )
    return avec_la_derniere_rencontre(siennes.select_related("departement"))


def plus_depuis(jour: date, mois: int) -> Q:
    """Never met, or not since the same day so many months earlier."""
    return Q(derniere_rencontre=None) | Q(derniere_rencontre__lt=mois_avant(jour, mois))


@dataclass
class Zone:
    """A department on a day: its teams by type, its beds, its référents, who is to be met."""

    departement: Departement
    par_type: Counter[str] = field(default_factory=Counter)
    lits: int = 0
    lits_inconnus: int = 0
    referents: set[int] = field(default_factory=set)
    jamais: int = 0
    a_revoir: int = 0

    @property
    def code(self) -> str:
        return self.departement.code

    @property
    def equipes(self) -> int:
        return self.par_type.total()

    @property
    def a_voir(self) -> int:
        """Never met, or not for long."""
        return self.jamais + self.a_revoir

    @property
    def manques(self) -> list[str]:
        """What is missing; with anything here the department is a fragile zone."""
        offres = [f"{t.label} ({t.value})" for t in OFFRES if not self.par_type[t.value]]
        return offres if self.referents else [*offres, SANS_REFERENT]

    @property
    def types(self) -> list[tuple[str, int]]:
        return [(type_, self.par_type[type_]) for type_ in PALLIATIFS]


def zones_de(cellule: Cellule) -> list[Zone]:
    """The departments of the cell in the order of INSEE; three queries whatever their number."""
    jour = cellule.aujourdhui()
    departements = Departement.objects.filter(pk__in=cellule.departements).order_by("pk")
    zones = {departement.code: Zone(departement) for departement in departements}
    colonnes = ("departement_id", "type", "lits", "derniere_rencontre")
    _compter(zones, equipes_de(cellule).order_by().values_list(*colonnes), jour)
    du_jour = actifs(Mandat.objects.filter(ouvertes_par_l_antenne(jour)), jour)
    lignes = du_jour.order_by().values_list("antenne__departements", "professionnel_id")
    for codes, personne in lignes:
        for code in zones.keys() & set(codes):
            zones[code].referents.add(personne)
    return list(zones.values())


def ouvertes_par_l_antenne(jour: date) -> Q:
    """Mandates whose antenna is open on a day."""
    return Q(antenne__ouverte_le__lte=jour) & (
        Q(antenne__fermee_le=None) | Q(antenne__fermee_le__gte=jour)
    )


def _compter(zones: dict[str, Zone], equipes: Iterable[tuple], jour: date) -> None:
    longtemps = mois_avant(jour, LONGTEMPS)
    for code, type_, lits, derniere in equipes:
        zone = zones[code]
        zone.par_type[type_] += 1
        if type_ in AVEC_LITS:
            zone.lits += lits or 0
            zone.lits_inconnus += lits is None
        if derniere is None:
            zone.jamais += 1
        elif derniere < longtemps:
            zone.a_revoir += 1
