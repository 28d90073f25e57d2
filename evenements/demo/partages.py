"""Facts that other cells write too, under the same key."""

from acteurs.demo.annuaire import Annuaire
from acteurs.models.structures import PALLIATIFS
from cellule.demo.partage import FaitPartage, faits_partages

from .journal import Fait, Journal


def inscrire_les_faits_partages(journal: Journal, annuaire: Annuaire, annee: int) -> None:
    for partage in faits_partages(journal.monde.profil.code, annee):
        fait = journal.noter(
            partage.type,
            partage.jour,
            partage.intitule,
            debut=partage.debut,
            certain=True,
            role=partage.role,
            nature=partage.nature,
            modalite=partage.modalite,
            objectifs=partage.objectifs,
            programme=partage.programme,
            cle_partage=partage.cle,
            heures=7 if partage.type == "formation" else None,
        )
        if fait is not None:
            _participer(journal, annuaire, partage, fait)


def _participer(journal: Journal, annuaire: Annuaire, partage: FaitPartage, fait: Fait) -> None:
    hasard = journal.hasard("partage", partage.cle)
    if partage.type == "reunion_intercellules":
        # One meeting in nine is missed: invited is not present.
        journal.animer(fait, hasard.choice((1, 2, 2)), assidus=0.0 if hasard.random() < 0.11 else 1)
        return
    vivier = annuaire.gens(PALLIATIFS, le=fait.jour)
    combien = 12 if partage.type == "formation" else 30
    journal.emarger(fait, hasard.sample(vivier, min(combien, len(vivier))), assidus=0.82)
    if partage.type == "evenement":
        journal.compter(fait, 15, 60)
    journal.animer(fait, 2)
