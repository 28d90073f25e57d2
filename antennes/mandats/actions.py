"""The writes of the words of the post, and of what a mandate hands over."""

from django.db import IntegrityError, transaction

from antennes.mandats.colonnes import FONCTIONS
from antennes.models import DossierDePassation, FonctionReferent, Mandat
from cellule.actions.ecriture import Ecriture
from cellule.models import Trace
from cellule.trace import avec_trace, tracer

enregistrer_fonctions = Ecriture(FONCTIONS)


def dire_la_fonction(champs: dict) -> Trace | None:
    """One row a cell: written the first time, changed afterwards."""
    with transaction.atomic():
        sienne = FonctionReferent.objects.select_for_update().first()
        if sienne is not None:
            return enregistrer_fonctions.changer(sienne, champs)
        return avec_trace(lambda: enregistrer_fonctions.creer(champs))[1]


def garder_la_passation(mandat: Mandat, pdf: bytes) -> bool:
    """False when the file of this end is there already: the unique key decides."""
    try:
        with transaction.atomic():
            DossierDePassation.objects.create(mandat=mandat, fin=mandat.fin, pdf=pdf)
            tracer(
                acte="écrire le dossier de passation",
                objet=str(mandat),
                details={"fin": mandat.fin.isoformat()},
                table="referents",
                cle=mandat.pk,
            )
    except IntegrityError:
        return False
    return True
