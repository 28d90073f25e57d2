"""Teams met and never met, and the coverage of the territory, by the rules of A3."""

from collections import Counter

from django.db.models import Count

from acteurs.models import Structure
from cellule.instantane import (
    LIGNES_MAXI,
    Bloc,
    Cadre,
    Nature,
    Place,
    carte,
    section,
    tableau,
    texte,
)
from cellule.models import Departement
from cellule.typographie import INSECABLE, nombre
from evenements.models import TYPES_DE_RENCONTRE, Rencontre

from .contexte import Contexte, annuaire
from .rencontres import EQUIPE, conditions_des_classes

MOBILE = "EMSP"
RENCONTRES = ("Rencontres", Nature.NOMBRE)


def equipes_du_perimetre(cadre: Cadre) -> list[tuple[Structure, int]]:
    """The denominator of A3, each team with the number of counted activities that met it."""
    ctx = Contexte(cadre.cellule, cadre.annee, cadre.arret)
    vues = (
        Rencontre.objects.filter(
            ctx.comptable(TYPES_DE_RENCONTRE, "activite__"),
            conditions_des_classes(ctx, "structure__")[EQUIPE],
        )
        .order_by()
        .values_list("structure_id")
        .annotate(n=Count("activite_id", distinct=True))
    )
    rencontres = dict(vues)
    actives = annuaire().filter(conditions_des_classes(ctx)[EQUIPE])
    return [
        (equipe, rencontres.get(equipe.pk, 0))
        for equipe in actives.order_by("departement_id", "type", "cle_tri", "pk")
    ]


@section(
    "couverture",
    place=Place.MAILLAGE,
    titre="Les équipes dans les départements",
    si_vide="Aucune équipe du périmètre n’est active dans la région cette année.",
    rang=10,
)
def couverture(cadre: Cadre) -> list[Bloc]:
    total: Counter[str] = Counter()
    vues: Counter[str] = Counter()
    par_type: Counter[tuple[str, str]] = Counter()
    for equipe, rencontres in cadre.une_fois("equipes", equipes_du_perimetre):
        total[equipe.departement_id] += 1
        vues[equipe.departement_id] += rencontres > 0
        par_type[equipe.departement_id, equipe.type] += 1
    if not total:
        return []
    noms = dict(Departement.objects.values_list("code", "nom"))
    codes = sorted(cadre.cellule.departements)
    types = [t for t in cadre.cellule.types_du_perimetre() if any(par_type[c, t] for c in codes)]
    lignes = [
        (noms[c], *(par_type[c, t] for t in types), total[c], vues[c]) for c in codes
    ]  # fmt: skip
    sommes = (sum(par_type[c, t] for c in codes) for t in types)
    colonnes = [
        ("Département", Nature.TEXTE),
        *((type_, Nature.NOMBRE) for type_ in types),
        ("Équipes", Nature.NOMBRE),
        ("Rencontrées", Nature.NOMBRE),
    ]
    ensemble = ("Ensemble", *sommes, total.total(), vues.total())
    return [
        carte(
            "Équipes de soins palliatifs par département",
            "équipes du périmètre, actives au moins un jour de l’année",
            {c: (total[c], _equipes(total[c])) for c in codes},
        ),
        tableau("Équipes par département et par type", colonnes, lignes, total=ensemble),
    ]


def _equipes(n: int) -> str:
    if not n:
        return "aucune équipe"
    return f"{nombre(n)}{INSECABLE}équipe{'s' if n > 1 else ''}"


@section(
    "equipes",
    place=Place.EQUIPES,
    titre="Équipes rencontrées et non rencontrées",
    si_vide="Aucune équipe du périmètre n’est active dans la région cette année.",
)
def equipes(cadre: Cadre) -> list[Bloc]:
    toutes = cadre.une_fois("equipes", equipes_du_perimetre)
    noms = dict(Departement.objects.values_list("code", "nom"))
    colonnes = [("Équipe", Nature.TEXTE), ("Type", Nature.COURT), ("Département", Nature.COURT)]
    jamais = [(e.nom, e.type, noms[e.departement_id]) for e, n in toutes if not n]
    vues = [(e.nom, e.type, noms[e.departement_id], n) for e, n in toutes if n]
    return [
        tableau(titre, entetes, lignes[:LIGNES_MAXI], sur=len(lignes))
        for titre, entetes, lignes in (
            ("Équipes sans rencontre au journal de l’année", colonnes, jamais),
            ("Équipes rencontrées dans l’année", [*colonnes, RENCONTRES], vues),
        )
        if lignes
    ]


@section("vigilance_equipes", place=Place.VIGILANCE, titre="Équipes", si_vide="", rang=10)
def vigilance_equipes(cadre: Cadre) -> list[Bloc]:
    """Teams never met, departments without a team, or without a mobile one."""
    toutes = cadre.une_fois("equipes", equipes_du_perimetre)
    noms = dict(Departement.objects.values_list("code", "nom"))
    codes = sorted(cadre.cellule.departements)
    blocs = []
    if jamais := sum(not n for _, n in toutes):
        blocs.append(texte(f"Équipes du périmètre sans rencontre au journal de l’année{INSECABLE}: "
                           f"{nombre(jamais)}, nommées dans l’annexe E."))  # fmt: skip
    sans_equipe = _sans(codes, {e.departement_id for e, _ in toutes})
    sans_mobile = _sans(codes, {e.departement_id for e, _ in toutes if e.type == MOBILE})
    for manque, departements in (
        ("équipe du périmètre", sans_equipe),
        (f"équipe mobile ({MOBILE})", [c for c in sans_mobile if c not in sans_equipe]),
    ):
        if departements:
            lus = ", ".join(noms[c] for c in departements)
            blocs.append(texte(f"Départements sans {manque}{INSECABLE}: {lus}."))
    return blocs


def _sans(codes: list[str], couverts: set[str]) -> list[str]:
    return [code for code in codes if code not in couverts]
