"""The writes of the directory, of the people and of their projects."""

from .personnes import (
    creer_professionnel,
    enregistrer_copil,
    enregistrer_equipe,
    enregistrer_professionnels,
    modifier_professionnel,
    rattacher_a_une_structure,
)
from .projets import (
    creer_offre,
    creer_projet,
    enregistrer_actes,
    enregistrer_offres,
    enregistrer_process_postes,
    enregistrer_projets,
    modifier_offre,
    modifier_projet,
)
from .structures import (
    creer_structure,
    enregistrer_structures,
    enregistrer_verifications,
    fermer_structures,
    fusionner_structures,
    modifier_structure,
    publier_structures,
    recalculer_survivantes,
    verifier_la_fiche,
    verifier_structures,
)

__all__ = [
    "creer_offre",
    "creer_professionnel",
    "creer_projet",
    "creer_structure",
    "enregistrer_actes",
    "enregistrer_copil",
    "enregistrer_equipe",
    "enregistrer_offres",
    "enregistrer_process_postes",
    "enregistrer_professionnels",
    "enregistrer_projets",
    "enregistrer_structures",
    "enregistrer_verifications",
    "fermer_structures",
    "fusionner_structures",
    "modifier_offre",
    "modifier_professionnel",
    "modifier_projet",
    "modifier_structure",
    "publier_structures",
    "rattacher_a_une_structure",
    "recalculer_survivantes",
    "verifier_la_fiche",
    "verifier_structures",
]
