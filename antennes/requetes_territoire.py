"""Reads of the territory: teams to meet, and what each department has or lacks today."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import BooleanField, Case, Max, Q, QuerySet, Value, When

from acteurs.gouvernance.requetes import actifs
from acteurs.models import Structure, TypeStructure
from acteurs.models.structures import PALLIATIFS
from acteurs.offre import AVEC_LITS
from antennes.models import Mandat
from antennes.requetes import ouvertes
from cellule.models import Cellule, Departement
from evenements.enrichissements import LONGTEMPS, avec_la_derniere_rencontre, mois_avant
from evenements.models import Rencontre
from evenements.requetes_rencontres import rencontres_tenues

# Without one of these, or without a référent, a department is a fragile zone.
OFFRES = (TypeStructure.EMSP, TypeStructure.USP, TypeStructure.HAD)
SANS_REFERENT = "référent territorial"


def _actives(cellule: Cellule) -> QuerySet[Structure]:
    """The palliative teams of the own region active today (regles §1)."""
    return Structure.objects.filter(
        ouvertes(cellule.aujourdhui()),
        survivante=None,
        type__in=PALLIATIFS,
        departement__in=cellule.departements,
    )


def equipes_de(cellule: Cellule) -> QuerySet[Structure]:
    """Those teams, with the last day on which each was met and whether A3 counts its type."""
    siennes = _actives(cellule).annotate(
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
    """The departments of the cell in the order of INSEE; four queries whatever their number."""
    jour = cellule.aujourdhui()
    departements = Departement.objects.filter(pk__in=cellule.departements).order_by("pk")
    zones = {departement.code: Zone(departement) for departement in departements}
    _compter(zones, _avec_leur_jour(cellule, jour), jour)
    du_jour = actifs(Mandat.objects.filter(ouvertes_par_l_antenne(jour)), jour)
    lignes = du_jour.order_by().values_list("antenne__departements", "professionnel_id")
    for codes, personne in lignes:
        for code in zones.keys() & set(codes):
            zones[code].referents.add(personne)
    return list(zones.values())


def _avec_leur_jour(cellule: Cellule, jour: date) -> Iterable[tuple]:
    """Department, type, beds and last meeting of each team. The meetings are grouped on their own:
    joined to the sheets first, 40,000 activities took six seconds."""
    tenues = Rencontre.objects.filter(rencontres_tenues(jour, "activite__")).order_by()
    derniers = tenues.values("structure_id").annotate(dernier=Max("activite__jour_retenu"))
    jours = dict(derniers.values_list("structure_id", "dernier"))
    lues = _actives(cellule).order_by().values_list("pk", "departement_id", "type", "lits")
    for cle, departement, type_, lits in lues:
        yield departement, type_, lits, jours.get(cle)


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
