"""The writes of the directory, of the people and of their projects."""

from acteurs.communes.actions import (
    creer_commune,
    enregistrer_communes,
    enregistrer_echanges,
    noter_un_echange,
)

from .affectations import enregistrer_affectations
from .doublons import ecarter_la_paire, remettre_la_paire
from .fusions import ce_qui_cite, fusionner_deux_structures, fusionner_personnes
from .groupes import creer_groupe, enregistrer_groupes
from .offres import pourvoir, remettre_en_ligne
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
from .suivi import (
    changer_l_etape,
    creer_appel,
    creer_pratique,
    dire_relayes,
    fixer_la_relance,
    noter_un_acte,
    partager,
)

__all__ = [
    "ce_qui_cite",
    "changer_l_etape",
    "creer_appel",
    "creer_commune",
    "creer_groupe",
    "creer_offre",
    "creer_pratique",
    "creer_professionnel",
    "creer_projet",
    "creer_structure",
    "dire_relayes",
    "ecarter_la_paire",
    "enregistrer_actes",
    "enregistrer_affectations",
    "enregistrer_communes",
    "enregistrer_copil",
    "enregistrer_echanges",
    "enregistrer_equipe",
    "enregistrer_groupes",
    "enregistrer_offres",
    "enregistrer_process_postes",
    "enregistrer_professionnels",
    "enregistrer_projets",
    "enregistrer_structures",
    "enregistrer_verifications",
    "fermer_structures",
    "fixer_la_relance",
    "fusionner_deux_structures",
    "fusionner_personnes",
    "fusionner_structures",
    "modifier_offre",
    "modifier_professionnel",
    "modifier_projet",
    "modifier_structure",
    "noter_un_acte",
    "noter_un_echange",
    "partager",
    "pourvoir",
    "publier_structures",
    "rattacher_a_une_structure",
    "recalculer_survivantes",
    "remettre_en_ligne",
    "remettre_la_paire",
    "verifier_la_fiche",
    "verifier_structures",
]
