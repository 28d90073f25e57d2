"""Teams met and never met, and the coverage of the territory, by the rules of A3."""

from django.db.models import Count

from acteurs.models import Structure
from antennes.models import Antenne
from cellule.instantane import (
    LIGNES_MAXI,
    Bloc,
    Cadre,
    Nature,
    Place,
    section,
    tableau,
    texte,
)
from cellule.models import Departement
from cellule.typographie import INSECABLE, nombre
from evenements.models import TYPES_DE_RENCONTRE, Rencontre

from .contexte import Contexte, annuaire
from .couverture import MOBILE, Couverture, carte_de_couverture
from .rencontres import EQUIPE, conditions_des_classes

RENCONTRES = ("Rencontres", Nature.NOMBRE)
ZONE_FRAGILISEE = (
    "Le cadre national demande de repérer les zones où manquent des professionnels référents ou "
    "des équipes qui se déplacent à domicile. Est signalé ici un département où aucune équipe "
    f"mobile ({MOBILE}) du périmètre n’est active dans l’année, ou dont aucune équipe n’a été "
    "rencontrée. C’est un repère pour l’action de la cellule, sans comparaison entre les "
    "départements."
)


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


def couverture_du_territoire(cadre: Cadre) -> Couverture:
    lues = cadre.une_fois("equipes", equipes_du_perimetre)
    lue = Couverture.de((e.departement_id, e.type, bool(n)) for e, n in lues)
    ouvertes = Antenne.objects.filter(cadre.actif_au_dernier_jour("ouverte_le", "fermee_le"))
    for departements in ouvertes.values_list("departements", flat=True):
        lue.antennes.update(departements)
    return lue


@section(
    "couverture",
    place=Place.MAILLAGE,
    titre="Les équipes dans les départements",
    si_vide="Aucune équipe du périmètre n’est active dans la région cette année.",
    rang=10,
)
def couverture(cadre: Cadre) -> list[Bloc]:
    lue = cadre.une_fois("couverture", couverture_du_territoire)
    if not lue.total:
        return []
    codes = sorted(cadre.cellule.departements)
    return [
        carte_de_couverture(lue, codes),
        _table_de_couverture(cadre, lue, codes),
    ]


def _table_de_couverture(cadre: Cadre, lue: Couverture, codes: list[str]) -> Bloc:
    noms = dict(Departement.objects.values_list("code", "nom"))
    types = [
        t for t in cadre.cellule.types_du_perimetre() if any(lue.par_type[c, t] for c in codes)
    ]
    lignes = [
        (noms[c], *(lue.par_type[c, t] for t in types), lue.total[c], lue.vues[c],
         lue.total[c] - lue.vues[c], lue.antennes[c])
        for c in codes
    ]  # fmt: skip
    sommes = (sum(lue.par_type[c, t] for c in codes) for t in types)
    colonnes = [
        ("Département", Nature.TEXTE),
        *((type_, Nature.NOMBRE) for type_ in types),
        ("Équipes", Nature.NOMBRE),
        ("Rencontrées", Nature.NOMBRE),
        ("Non rencontrées", Nature.NOMBRE),
        ("Antennes", Nature.NOMBRE),
    ]
    total, vues = lue.total.total(), lue.vues.total()
    # An antenna may touch several departments: their numbers do not add up.
    ensemble = ("Ensemble", *sommes, total, vues, total - vues, None)
    return tableau("Équipes par département et par type", colonnes, lignes, total=ensemble)


@section(
    "zones_fragilisees",
    place=Place.MAILLAGE,
    titre="Les zones fragilisées",
    si_vide="L’annuaire n’a pas d’équipe du périmètre cette année\u00a0: ces zones ne peuvent pas "
    "être repérées.",
    rang=15,
)
def zones_fragilisees(cadre: Cadre) -> list[Bloc]:
    """What the framework asks to identify (instruction, annexe, 3-1), by department."""
    lue = cadre.une_fois("couverture", couverture_du_territoire)
    if not lue.total:
        return []
    noms = dict(Departement.objects.values_list("code", "nom"))
    motifs = {c: lue.pourquoi_fragile(c) for c in sorted(cadre.cellule.departements)}
    lignes = [(noms[c], motif) for c, motif in motifs.items() if motif]
    blocs = [texte(ZONE_FRAGILISEE)]
    if not lignes:
        return [*blocs, texte("Aucun département n’est dans ce cas cette année.")]
    colonnes = [("Département", Nature.TEXTE), ("Constat de l’année", Nature.TEXTE)]
    return [*blocs, tableau("Départements signalés", colonnes, lignes)]


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
    lue = cadre.une_fois("couverture", couverture_du_territoire)
    noms = dict(Departement.objects.values_list("code", "nom"))
    codes = sorted(cadre.cellule.departements)
    blocs = []
    if jamais := lue.total.total() - lue.vues.total():
        blocs.append(texte(f"Équipes du périmètre sans rencontre au journal de l’année{INSECABLE}: "
                           f"{nombre(jamais)}, nommées dans l’annexe E."))  # fmt: skip
    sans_equipe = [c for c in codes if not lue.total[c]]
    sans_mobile = [c for c in codes if lue.total[c] and not lue.par_type[c, MOBILE]]
    for manque, departements in (
        ("équipe du périmètre", sans_equipe),
        (f"équipe mobile ({MOBILE})", sans_mobile),
    ):
        if departements:
            lus = ", ".join(noms[c] for c in departements)
            blocs.append(texte(f"Départements sans {manque}{INSECABLE}: {lus}."))
    return blocs
