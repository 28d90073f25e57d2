"""The antennas in the annual report: territory, référents in share of posts, meetings."""

from django.db.models import Count, Q

from antennes.models import Antenne, Mandat
from cellule.instantane import Bloc, Cadre, Nature, Place, section, tableau, texte
from cellule.models import Departement


@section(
    "antennes",
    place=Place.MAILLAGE,
    titre="Les antennes",
    si_vide="La cellule n’a pas d’antenne.",
    rang=20,
)
def antennes(cadre: Cadre) -> list[Bloc]:
    touchees = list(Antenne.objects.filter(cadre.touche("ouverte_le", "fermee_le")))
    if not touchees:
        return []
    noms = dict(Departement.objects.values_list("code", "nom"))
    reunions = cadre.une_fois("reunions_d_antenne", _reunions)
    referents = _referents(cadre)
    lignes = []
    for antenne in touchees:
        close = antenne.fermee_le is not None and antenne.fermee_le < cadre.dernier
        lignes.append((
            antenne.nom,
            antenne.get_nature_display(),
            ", ".join(noms[code] for code in antenne.departements),
            antenne.fermee_le if close else None,
            referents.get(antenne.pk, 0),
            reunions.get(antenne.pk, 0),
        ))  # fmt: skip
    colonnes = [
        ("Antenne", Nature.TEXTE),
        ("Territoire", Nature.COURT),
        ("Départements", Nature.TEXTE),
        ("Fermée le", Nature.DATE),
        ("Référents", Nature.NOMBRE),
        ("Réunions", Nature.NOMBRE),
    ]
    note = "Une réunion commune à plusieurs antennes est écrite sur la ligne de chacune."
    return [tableau("Antennes de l’année", colonnes, lignes, note=note)]


def _referents(cadre: Cadre) -> dict[int, int]:
    """How many people hold a mandate of référent on each antenna on the last day."""
    mandats = Mandat.objects.filter(cadre.actif_au_dernier_jour("debut", "fin"))
    personnes: dict[int, set[int]] = {}
    for antenne, personne in mandats.values_list("antenne_id", "professionnel_id"):
        personnes.setdefault(antenne, set()).add(personne)
    return {antenne: len(qui) for antenne, qui in personnes.items()}


def _reunions(cadre: Cadre) -> dict[int, int]:
    """Held meetings of each antenna, up to the last day."""
    tenues = Q(
        activites__type="reunion_antenne",
        activites__annee_retenue=cadre.annee,
        activites__statut_retenu="tenu",
        activites__jour_retenu__lte=cadre.dernier,
    )
    lignes = Antenne.objects.annotate(nombre=Count("activites", filter=tenues)).order_by()
    return dict(lignes.values_list("pk", "nombre"))


@section(
    "antennes_sans_reunion",
    place=Place.VIGILANCE,
    titre="Antennes sans réunion",
    si_vide="",
    rang=20,
)
def antennes_sans_reunion(cadre: Cadre) -> list[Bloc]:
    """The antennas open on the last day where no meeting was held in the year."""
    reunions = cadre.une_fois("reunions_d_antenne", _reunions)
    ouvertes = Antenne.objects.filter(cadre.actif_au_dernier_jour("ouverte_le", "fermee_le"))
    noms = [a.nom for a in ouvertes if not reunions.get(a.pk)]
    if not noms:
        return []
    return [texte(f"Antennes sans réunion tenue dans l’année\u00a0: {', '.join(noms)}.")]
