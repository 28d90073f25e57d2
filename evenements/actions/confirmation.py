"""Say what became of an activity whose day is over."""

from datetime import date

from evenements.models import Activite, Seance, StatutActivite

from .journal import modifier_activite, planifier_seances


def dire_ce_qui_a_eu_lieu(activite: Activite, *, statut: str, jour: date) -> Activite:
    """Held, cancelled or put off. Of a training with sessions, the past ones say it."""
    seances = list(Seance.objects.filter(activite=activite))
    if not seances:
        return modifier_activite(activite, statut=statut)

    def devient(seance: Seance) -> str:
        passee = seance.statut == StatutActivite.PLANIFIE and seance.jour < jour
        return statut if passee else seance.statut

    planifier_seances(
        activite,
        [{"debut": s.debut, "heures": s.heures, "statut": devient(s)} for s in seances],
    )
    if not any(s.jour >= jour and s.statut == StatutActivite.PLANIFIE for s in seances):
        # No session to come: the training itself is over too.
        activite.refresh_from_db()
        return modifier_activite(activite, statut=statut)
    return activite
