"""Reads of the journal."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from acteurs.models import Professionnel
from evenements.models import Activite, Seance, StatutActivite


def journal_de(annee: int, *, type: str = "", statut: str = "") -> QuerySet[Activite]:
    """The activities that count in a year, the latest first."""
    choix = {"annee_retenue": annee}
    if type:
        choix["type"] = type
    if statut:
        choix["statut_retenu"] = statut
    return Activite.objects.filter(**choix).order_by("-jour_retenu", "-pk")


def a_confirmer(annee: int, jour: date) -> QuerySet[Activite]:
    """Planned and past: nobody has said whether they took place (regles §1, `a_confirmer`).

    `a_des_seances`: a training whose sessions say it.
    """
    return (
        Activite.objects.filter(
            annee_retenue=annee, statut_retenu=StatutActivite.PLANIFIE, jour_retenu__lt=jour
        )
        .annotate(a_des_seances=Exists(Seance.objects.filter(activite=OuterRef("pk"))))
        .order_by("jour_retenu", "pk")
    )


def annees_du_journal() -> list[int]:
    """The years in which the journal has at least one activity, the latest first."""
    annees = Activite.objects.order_by("-annee_retenue").values_list("annee_retenue", flat=True)
    return list(annees.distinct())


def antennes_connues() -> QuerySet:
    """The antennas of the cell: `antennes` stands right of the journal, which knows it by name."""
    return Activite._meta.get_field("antennes").related_model.objects.all()


def equipe_de_la_cellule() -> QuerySet[Professionnel]:
    return Professionnel.objects.filter(equipe_cellule=True)
