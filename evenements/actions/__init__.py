"""The writes of the journal, of attendance, minutes and communication."""

from .communication import (
    enregistrer_actions_campagne,
    enregistrer_audiences,
    enregistrer_diffusions,
    enregistrer_parutions,
    enregistrer_publications,
)
from .fusions import rapprocher_les_presences
from .journal import (
    creer_activite,
    enregistrer_activites,
    enregistrer_comptes_rendus,
    enregistrer_participations,
    enregistrer_presences,
    enregistrer_seances,
    modifier_activite,
    planifier_seances,
)
from .missions import (
    enregistrer_actions,
    enregistrer_diagnostics,
    enregistrer_enquetes,
    enregistrer_moyens_contact,
    enregistrer_mutualisations,
    enregistrer_ressources_web,
)
from .retenues import recalculer_jours, retenir
from .saisie import changer_activite, noter_activite, reporter_activite
from .satisfaction import enregistrer_satisfactions, noter_la_satisfaction

__all__ = [
    "changer_activite",
    "creer_activite",
    "enregistrer_actions",
    "enregistrer_actions_campagne",
    "enregistrer_activites",
    "enregistrer_audiences",
    "enregistrer_comptes_rendus",
    "enregistrer_diagnostics",
    "enregistrer_diffusions",
    "enregistrer_enquetes",
    "enregistrer_moyens_contact",
    "enregistrer_mutualisations",
    "enregistrer_participations",
    "enregistrer_parutions",
    "enregistrer_presences",
    "enregistrer_publications",
    "enregistrer_ressources_web",
    "enregistrer_satisfactions",
    "enregistrer_seances",
    "modifier_activite",
    "noter_activite",
    "noter_la_satisfaction",
    "planifier_seances",
    "rapprocher_les_presences",
    "recalculer_jours",
    "reporter_activite",
    "retenir",
]
