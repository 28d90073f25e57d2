"""Reads of the directory."""

from datetime import date, timedelta

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from acteurs.models import (
    Affectation,
    MandatCopil,
    Offre,
    PartenaireDeProjet,
    Professionnel,
    Projet,
    Structure,
    Verification,
)
from cellule.models import Cellule

# A sheet that nobody has checked for so long is to be checked.
UN_AN = timedelta(days=365)


def verifications_par_survivante() -> QuerySet[Verification]:
    """The checks, each with the surviving structure that it counts for (regles, D6)."""
    return Verification.objects.annotate(
        pour=Coalesce("structure__survivante_id", "structure_id")
    ).order_by()


def structures_de(cellule: Cellule) -> QuerySet[Structure]:
    """The sheets of the directory; one that was merged into another is no row of its own
    (regles §1, « Surviving structure »).

    `a_jour`: checked for less than a year; empty for one that is closed.
    """
    jour = cellule.aujourdhui()
    siennes = verifications_par_survivante().filter(pour=OuterRef("pk"), date__lte=jour)
    return (
        Structure.objects.filter(fusionnee_dans=None)
        .select_related("departement")
        .annotate(
            verifiee_le=Subquery(siennes.values("pour").annotate(d=Max("date")).values("d")),
            a_jour=Case(
                When(fermee_le__lt=jour, then=Value(None)),
                default=Exists(siennes.filter(date__gte=jour - UN_AN)),
                output_field=BooleanField(),
            ),
        )
    )


def professionnels_de(cellule: Cellule) -> QuerySet[Professionnel]:
    """The people of the network, with their structure."""
    return Professionnel.objects.select_related("structure__departement")


# --- One structure -------------------------------------------------------------------

# The last checks, offers and projects that its page shows; the lists have the others.
MONTREES = 10


def verifications_de(structure: Structure) -> list[Verification]:
    """Its last checks, those of the sheets merged into it included."""
    siennes = verifications_par_survivante().filter(pour=structure.pk)
    return list(siennes.order_by("-date", "-pk")[:MONTREES])


def autour_de(structure: Structure, jour: date) -> dict[str, list]:
    """What cites a structure, or a sheet merged into it: a fixed number of queries."""
    absorbees = list(structure.absorbees.order_by("cle_tri", "pk"))
    siennes = Q(structure=structure) | Q(structure__in=absorbees)
    projets = Projet.objects.filter(
        Q(porteur__in=[structure, *absorbees])
        | Q(pk__in=PartenaireDeProjet.objects.filter(siennes).values("projet"))
    ).select_related("porteur")
    mandats = MandatCopil.objects.filter(siennes).select_related("professionnel")
    return {
        "absorbees": absorbees,
        **qui_y_travaille(siennes, jour),
        "projets": list(projets.order_by("-debut_accompagnement", "-pk")[:MONTREES]),
        "offres": list(Offre.objects.filter(siennes).order_by("-publiee_le", "-pk")[:MONTREES]),
        "mandats": list(mandats.order_by("-debut", "-pk")),
    }


def qui_y_travaille(siennes: Q, jour: date) -> dict[str, list]:
    """Who works there now, with what is known of it, and who did before."""
    affectations = (
        Affectation.objects.filter(siennes)
        .select_related("professionnel")
        .order_by("professionnel__cle_tri", "-debut", "pk")
    )
    presentes, passees = [], []
    for une in affectations:
        (passees if une.fin and une.fin < jour else presentes).append(une)
    dites = {une.professionnel_id for une in presentes}
    # The main structure is known without its dates where only a file has said it.
    presentes += [
        Affectation(professionnel=personne)
        for personne in Professionnel.objects.filter(siennes)
        if personne.pk not in dites
    ]
    presentes.sort(key=lambda une: une.professionnel.cle_tri)
    return {"personnes": presentes, "parties": passees}


# --- One person ----------------------------------------------------------------------


def autour_de_la_personne(personne: Professionnel) -> dict[str, list]:
    """Her seats on the steering committee and her posts in the cell, the latest first."""
    mandats = personne.mandats_copil.select_related("structure")
    return {
        "mandats": list(mandats.order_by("-debut", "-pk")),
        "postes": list(personne.postes.order_by("-debut", "-pk")),
        "affectations": list(
            personne.affectations.select_related("structure").order_by(
                F("fin").desc(nulls_first=True), F("debut").desc(nulls_last=True), "pk"
            )
        ),
    }
