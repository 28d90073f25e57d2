"""What a page logs at once: an activity, the team that was there, the sessions of a training."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from acteurs.models import GroupeDeTravail
from cellule.models import Trace
from evenements.models import Activite, Seance, StatutActivite, StatutPresence, TypeActivite

from .groupes import dire_le_groupe
from .journal import (
    creer_activite,
    enregistrer_activites,
    enregistrer_presences,
    planifier_seances,
)

COPIEES = ("type", "intitule", "role", "nature", "modalite", "objectifs", "programme", "lieu",
           "heures", "cle_partage")  # fmt: skip


def noter_activite(
    *,
    equipe: Iterable[str] = (),
    seances: Iterable[Mapping[str, object]] = (),
    groupe: GroupeDeTravail | str | None = None,
    **champs,
) -> Activite:
    """Log an activity with the people of the team that were there, its sessions, its group."""
    with transaction.atomic():
        activite = creer_activite(**champs)
        dire_le_groupe(activite, groupe)
        if presents := [
            {"professionnel": code, "statut": StatutPresence.PRESENT} for code in equipe
        ]:
            enregistrer_presences(activite, presents)
        if seances := list(seances):
            planifier_seances(activite, seances)
            activite.refresh_from_db()
    return activite


def changer_activite(activite: Activite, champs: Mapping[str, object]) -> Trace | None:
    """Change a line and, where they are given, its sessions and its group; return the trace of the
    line, or that of the group when the line stays as it was."""
    colonnes = dict(champs)
    seances = colonnes.pop("seances", None)
    a_dire, groupe = "groupe" in colonnes, colonnes.pop("groupe", None)
    with transaction.atomic():
        trace = enregistrer_activites.changer(activite, colonnes)
        if a_dire or activite.type != TypeActivite.GROUPE_TRAVAIL:
            trace_du_groupe = dire_le_groupe(activite, groupe)
            trace = trace or trace_du_groupe
        if seances is not None:
            deja = {s.debut[:16]: s.debut for s in Seance.objects.filter(activite=activite)}
            # A moment that a file gave with seconds or an offset stays as it was written.
            for seance in seances:
                seance["debut"] = deja.get(seance["debut"], seance["debut"])
            planifier_seances(activite, seances)
            activite.refresh_from_db()
    return trace


def reporter_activite(activite: Activite, *, jour: date) -> tuple[Activite, Trace | None]:
    """Put an activity off to another day: it stays, « reportée », and a planned one is added.

    Return the new one, and the trace of what the first has become."""
    if Seance.objects.filter(activite=activite).exists():
        raise ValidationError("Une formation à séances se reporte séance par séance.")
    if str(jour) <= activite.debut[:10]:
        raise ValidationError("La nouvelle date vient après celle qui est reportée.")
    with transaction.atomic():
        nouvelle = creer_activite(
            **{nom: getattr(activite, nom) for nom in COPIEES},
            debut=f"{jour}{activite.debut[10:16]}",
            statut=StatutActivite.PLANIFIE,
            antennes=list(activite.antennes.all()),
            structures=list(activite.structures.all()),
        )
        if lien := activite.liens_groupes.select_related("groupe").first():
            dire_le_groupe(nouvelle, lien.groupe)
        trace = enregistrer_activites.changer(activite, {"statut": StatutActivite.REPORTE})
    return nouvelle, trace
