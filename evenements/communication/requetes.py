"""Reads of the communication."""

from django.db.models import Count, F, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from evenements.models import Diffusion, Parution, Publication


def publications() -> QuerySet[Publication]:
    """The publications, with how many issues they have and the day of the last one."""
    siennes = Parution.objects.filter(publication=OuterRef("pk")).order_by().values("publication")
    return Publication.objects.annotate(
        nombre_de_parutions=Coalesce(Subquery(siennes.values(n=Count("pk"))), 0),
        derniere_parution=Subquery(siennes.values(d=Max("date"))),
    )


def parutions() -> QuerySet[Parution]:
    """The issues, with a title even where none was given, and their documents counted."""
    siens = Diffusion.objects.filter(parution=OuterRef("pk")).order_by().values("parution")
    return Parution.objects.select_related("publication", "action_campagne").annotate(
        titre=Coalesce(NullIf("intitule", Value("")), F("publication__nom")),
        nombre_de_documents=Coalesce(Subquery(siens.values(n=Count("pk"))), 0),
    )
