"""What counts of an activity: the day and the status of its sessions, or its own (regles §1)."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from cellule.actions.cellules import au_changement_de_fuseau
from cellule.actions.ecriture import par_lots
from cellule.actions.redaction import LOT
from cellule.dossier.genres import cite
from cellule.models import Cellule
from cellule.moments import jour_local, precede
from cellule.perimetre import exiger
from evenements.models import Activite, Seance, StatutActivite, TypeActivite

AVEC_DECALAGE = r"T.*(Z|[+-]\d{2}:\d{2})$"
RETENUS = ["jour_retenu", "annee_retenue", "statut_retenu"]


def retenir(activites: Iterable[int]) -> None:
    """Bring up to date what is kept of these activities, after themselves or their sessions."""
    for lot in par_lots(activites):
        seances: dict[int, list[tuple[str, date]]] = {}
        lignes = Seance.objects.filter(activite_id__in=lot)
        for activite, statut, jour in lignes.values_list("activite_id", "statut", "jour"):
            seances.setdefault(activite, []).append((statut, jour))
        changees = []
        # The others keep their own day and status already.
        concernees = Activite.objects.filter(pk__in=lot).filter(
            Q(pk__in=seances) | ~Q(jour_retenu=F("jour_debut")) | ~Q(statut_retenu=F("statut"))
        )
        for activite in concernees:
            formation = activite.type == TypeActivite.FORMATION
            if _poser(activite, seances.get(activite.pk, []) if formation else []):
                changees.append(activite)
        _reecrire(Activite, changees, RETENUS)


def _poser(activite: Activite, seances: list[tuple[str, date]]) -> bool:
    """Set what is kept of one activity; True if it changed."""
    statut, jour = retenus(activite.statut, activite.jour_debut, seances)
    if (statut, jour) == (activite.statut_retenu, activite.jour_retenu):
        return False
    activite.statut_retenu, activite.jour_retenu, activite.annee_retenue = statut, jour, jour.year
    return True


def retenus(statut: str, jour: date, seances: list[tuple[str, date]]) -> tuple[str, date]:
    """« Trainings with sessions » (regles §1): the status and the day that count."""
    if not seances:
        return statut, jour
    for voulu in (StatutActivite.TENU, StatutActivite.PLANIFIE):
        jours = [le for s, le in seances if s == voulu]
        if jours:
            break
    else:
        jours = [le for _, le in seances]
    if any(s == StatutActivite.TENU for s, _ in seances):
        statut = StatutActivite.TENU
    elif statut == StatutActivite.TENU:
        statut = StatutActivite.PLANIFIE
    return str(statut), min(jours)


@au_changement_de_fuseau
def recalculer_jours() -> None:
    """Move to the cell's new time zone every moment written with an offset, of every year."""
    zone = Cellule.objects.get(pk=exiger(ecriture=True).cellule_id).zone
    touchees: set[int] = set()
    activites = Activite.objects.filter(Q(debut__regex=AVEC_DECALAGE) | Q(fin__regex=AVEC_DECALAGE))
    for lot in par_lots(activites.order_by("pk").iterator(LOT)):
        for activite in lot:
            if activite.fin and precede(activite.fin, activite.debut, zone):
                raise ValidationError(
                    {"fuseau": f"dans ce fuseau, la fin de {cite(activite.code)} précède son début"}
                )
            activite.jour_debut = jour_local(activite.debut, zone)
        _reecrire(Activite, lot, ["jour_debut"])
        touchees.update(activite.pk for activite in lot)
    seances = Seance.objects.filter(debut__regex=AVEC_DECALAGE)
    for lot in par_lots(seances.order_by("pk").iterator(LOT)):
        for seance in lot:
            seance.jour = jour_local(seance.debut, zone)
        _reecrire(Seance, lot, ["jour"])
        touchees.update(seance.activite_id for seance in lot)
    retenir(sorted(touchees))


def _reecrire(modele: type[models.Model], lignes: list, champs: list[str]) -> None:
    """Update rows read whole: an insertion that always conflicts is ten times as fast as
    `bulk_update`, whose CASE grows with every row."""
    modele.objects.bulk_create(
        lignes, batch_size=LOT, update_conflicts=True, unique_fields=["id"], update_fields=champs
    )
