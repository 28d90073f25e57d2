"""The directory, the people and their projects, for the demo cells."""

from cellule.demo.monde import Monde
from cellule.demo.registre import declarer

from .annuaire import Annuaire
from .communes import completer_les_communes
from .gouvernance import composer_l_equipe, composer_le_copil
from .partages import passer_et_partager
from .partenaires import inventer_des_partenaires
from .personnes import inventer_des_personnes
from .postes import relayer_des_offres, verifier_des_fiches
from .projets import accompagner_des_projets
from .reelles import reprendre_les_structures


@declarer
def peupler(monde: Monde) -> None:
    reprendre_les_structures(monde)
    inventer_des_partenaires(monde)
    annuaire = monde.outil(Annuaire)
    inventer_des_personnes(monde, annuaire)
    composer_l_equipe(monde, annuaire)
    composer_le_copil(monde, annuaire)
    accompagner_des_projets(monde, annuaire)
    passer_et_partager(monde)
    verifier_des_fiches(monde)
    relayer_des_offres(monde)


__all__ = ["Annuaire", "completer_les_communes", "peupler"]
