"""Newsletters with their rhythm, channels with their audience, campaigns."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum

from cellule.instantane import Bloc, Cadre, Nature, debut_de, section, tableau
from evenements.models import FLUX, STOCKS, ActionCampagne, Audience, Publication


@section(
    "lettres", place="C5", titre="Lettres", si_vide="Aucune lettre d’information n’est ouverte."
)
def lettres(cadre: Cadre) -> list[Bloc]:
    """« périodicité […] et nombre d’abonnés », letter by letter."""
    lues, sur = debut_de(
        _ouvertes(cadre)
        .filter(nature="newsletter")
        .annotate(
            numeros=Count("parutions", filter=cadre.dans_l_annee("parutions__date")),
            abonnes=_dernier_releve(cadre, "abonnes"),
        )
    )
    lignes = [(p.nom, p.get_periodicite_display() or None, p.numeros, p.abonnes) for p in lues]
    colonnes = [
        ("Lettre", Nature.TEXTE),
        ("Périodicité déclarée", Nature.COURT),
        ("Numéros parus", Nature.NOMBRE),
        ("Abonnés", Nature.NOMBRE),
    ]
    return [tableau("Lettres d’information ouvertes", colonnes, lignes, sur=sur)] if lignes else []


@section(
    "campagnes", place="I1", titre="Actions", si_vide="Aucune campagne nationale n’a été relayée."
)
def campagnes(cadre: Cadre) -> list[Bloc]:
    lues, sur = debut_de(
        ActionCampagne.objects.filter(cadre.dans_l_annee("date")).order_by("date", "pk")
    )
    lignes = [(a.campagne, a.date, a.nature or None, a.public or None) for a in lues]
    colonnes = [
        ("Campagne", Nature.TEXTE),
        ("Jour", Nature.DATE),
        ("Nature", Nature.TEXTE),
        ("Public", Nature.TEXTE),
    ]
    return (
        [tableau("Actions qui relaient une campagne", colonnes, lignes, sur=sur)] if lignes else []
    )


@section("canaux", place="I2", titre="Canaux", si_vide="Aucun canal n’est ouvert.")
def canaux(cadre: Cadre) -> list[Bloc]:
    """« nombre de visiteurs/d’abonnés/d’inscrits/de destinataires », channel by channel: figures
    of different channels are not added up in words."""
    lus, sur = debut_de(
        _ouvertes(cadre)
        .exclude(nature="newsletter")
        .annotate(
            posts=Count(
                "parutions",
                filter=cadre.dans_l_annee("parutions__date") & Q(parutions__mise_a_jour=False),
            ),
            **{stock.value: _dernier_releve(cadre, stock.value) for stock in STOCKS},
            **{flux.value: _somme_de_l_annee(cadre, flux.value) for flux in FLUX},
        )
    )
    mesures = [*STOCKS, *FLUX]
    lignes = [
        (p.nom, p.get_nature_display(), p.posts, *(getattr(p, m.value) for m in mesures))
        for p in lus
    ]
    colonnes = [
        ("Canal", Nature.TEXTE),
        ("Nature", Nature.COURT),
        ("Parutions", Nature.NOMBRE),
        *((m.label.capitalize(), Nature.NOMBRE) for m in mesures),
    ]
    return [tableau("Canaux ouverts et leur audience", colonnes, lignes, sur=sur)] if lignes else []


def _ouvertes(cadre: Cadre) -> QuerySet[Publication]:
    return Publication.objects.filter(
        cadre.actif_au_dernier_jour("ouvert_le", "ferme_le")
    ).order_by("nom", "pk")


def _dernier_releve(cadre: Cadre, mesure: str) -> Subquery:
    """The last reading of a stock up to the last day."""
    releves = Audience.objects.filter(
        publication=OuterRef("pk"), mesure=mesure, date__lte=cadre.dernier
    ).order_by("-date", "-pk")
    return Subquery(releves.values("valeur")[:1])


def _somme_de_l_annee(cadre: Cadre, mesure: str) -> Subquery:
    """The sum of a flow over the months of the year that were read."""
    releves = Audience.objects.filter(
        cadre.dans_l_annee("date"), publication=OuterRef("pk"), mesure=mesure
    ).order_by()
    return Subquery(releves.values("publication").annotate(somme=Sum("valeur")).values("somme"))
