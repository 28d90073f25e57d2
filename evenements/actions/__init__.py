"""The writes of the journal, of attendance, minutes and communication."""

from .communication import (
    enregistrer_actions_campagne,
    enregistrer_audiences,
    enregistrer_diffusions,
    enregistrer_parutions,
    enregistrer_publications,
)
from .fusions import rapprocher_les_presences
from .groupes import dire_le_groupe, enregistrer_reunions_de_groupes
from .journal import (
    ajouter_une_ligne,
    creer_activite,
    enregistrer_activites,
    enregistrer_comptes_rendus,
    enregistrer_participations,
    enregistrer_presences,
    enregistrer_seances,
    modifier_activite,
    planifier_seances,
)
from .lettre import (
    annoncer_dans,
    enregistrer_annonces,
    faire_paraitre,
    noter_pour_la_lettre,
    retirer_de_la_lettre,
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
    "ajouter_une_ligne",
    "annoncer_dans",
    "changer_activite",
    "creer_activite",
    "dire_le_groupe",
    "enregistrer_actions",
    "enregistrer_actions_campagne",
    "enregistrer_activites",
    "enregistrer_annonces",
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
    "enregistrer_reunions_de_groupes",
    "enregistrer_satisfactions",
    "enregistrer_seances",
    "faire_paraitre",
    "modifier_activite",
    "noter_activite",
    "noter_la_satisfaction",
    "noter_pour_la_lettre",
    "planifier_seances",
    "rapprocher_les_presences",
    "recalculer_jours",
    "reporter_activite",
    "retenir",
    "retirer_de_la_lettre",
]
