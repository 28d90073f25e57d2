"""The writes of the words of the post."""

from django.db import transaction

from antennes.mandats.colonnes import FONCTIONS
from antennes.models import FonctionReferent
from cellule.actions.ecriture import Ecriture
from cellule.models import Trace
from cellule.trace import avec_trace

enregistrer_fonctions = Ecriture(FONCTIONS)


def dire_la_fonction(champs: dict) -> Trace | None:
    """One row a cell: written the first time, changed afterwards."""
    with transaction.atomic():
        sienne = FonctionReferent.objects.select_for_update().first()
        if sienne is not None:
            return enregistrer_fonctions.changer(sienne, champs)
        return avec_trace(lambda: enregistrer_fonctions.creer(champs))[1]
