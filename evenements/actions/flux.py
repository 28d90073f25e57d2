"""The addresses at which calendars read the journal, and what keeps them right."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.functions import TransactionNow
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, Now
from django.utils import timezone

from cellule.actions.ecriture import par_lots
from cellule.models import Utilisateur
from cellule.trace import tracer
from evenements.models import (
    JOURS_D_UNE_ANNULATION,
    JOURS_PASSES,
    Abonnement,
    Activite,
    ActiviteRetiree,
    PorteeAbonnement,
    empreinte_de,
)

OCTETS_DU_JETON = 32
PAR_PERSONNE = 10
# « Dernière lecture » is for people: two readings of the same hour are one.
ENTRE_DEUX_LECTURES = timedelta(hours=1)


def marquer(activites: Iterable[int]) -> None:
    """Count one more revision of these activities, written or with sessions written.

    One that this transaction has created was seen by nobody. One that comes back from the bin
    goes on from what was said of it while it was there.
    """
    dite = ActiviteRetiree.objects.filter(cle=OuterRef("pk")).values("revision")
    for lot in par_lots(activites):
        Activite.objects.filter(pk__in=lot, revisee_le__lt=TransactionNow()).update(
            revision=Greatest(F("revision"), Coalesce(Subquery(dite), Value(0))) + 1,
            revisee_le=Now(),
        )


def garder_les_retirees(cles: Sequence[int]) -> None:
    """Keep what calendars must be told of activities about to be removed, and no word of them.

    What is older is in nobody's calendar: its removal is told to nobody.
    """
    maintenant = timezone.now()
    depuis = maintenant.date() - timedelta(days=JOURS_PASSES)
    recentes = Q(jour_retenu__gte=depuis) | Q(seances__jour__gte=depuis)
    lignes = Activite.objects.filter(recentes, pk__in=cles).annotate(
        ses_antennes=ArrayAgg(
            "liens_antennes__antenne",
            distinct=True,
            filter=Q(liens_antennes__isnull=False),
            default=Value([]),
        )
    )
    gardees = [
        ActiviteRetiree(
            cle=une.pk,
            type=une.type,
            debut=une.debut,
            fin=une.fin,
            antennes=une.ses_antennes,
            seances=[seance.debut for seance in une.seances.all()],
            revision=une.revision + 1,
            retiree_le=maintenant,
        )
        for une in lignes.prefetch_related("seances")
    ]
    _oublier_les_anciennes()
    if gardees:
        ActiviteRetiree.objects.bulk_create(
            gardees,
            update_conflicts=True,
            unique_fields=["cellule", "cle"],
            update_fields=["type", "debut", "fin", "antennes", "seances", "revision", "retiree_le"],
        )


def _oublier_les_anciennes() -> None:
    limite = timezone.now() - timedelta(days=JOURS_D_UNE_ANNULATION)
    ActiviteRetiree.objects.filter(retiree_le__lt=limite).delete()


def creer_abonnement(
    *, utilisateur: Utilisateur, portee: str, antenne: models.Model | None = None
) -> tuple[Abonnement, str]:
    """Make an address; its token is given here, and nowhere else afterwards."""
    if Abonnement.objects.filter(utilisateur=utilisateur).count() >= PAR_PERSONNE:
        raise ValidationError(
            f"Vous avez déjà {PAR_PERSONNE} adresses : révoquez celles qui ne servent plus."
        )
    jeton = secrets.token_urlsafe(OCTETS_DU_JETON)
    abonnement = Abonnement(
        utilisateur=utilisateur,
        portee=PorteeAbonnement(portee),
        antenne=antenne,
        empreinte=empreinte_de(jeton),
    )
    with transaction.atomic():
        abonnement.save(force_insert=True)
        tracer(acte="créer : adresse de calendrier", objet=str(abonnement))
    return abonnement, jeton


def revoquer_abonnement(abonnement: Abonnement) -> None:
    """Close an address for good: calendars that read it find nothing there any more."""
    with transaction.atomic():
        tracer(acte="révoquer : adresse de calendrier", objet=str(abonnement))
        abonnement.delete()


def noter_la_lecture(abonnement: Abonnement) -> None:
    """Keep when a calendar last read the address. It is no act of anybody: no trace."""
    maintenant = timezone.now()
    a_noter = Q(lu_le=None) | Q(lu_le__lt=maintenant - ENTRE_DEUX_LECTURES)
    Abonnement.objects.filter(a_noter, pk=abonnement.pk).update(lu_le=maintenant)
