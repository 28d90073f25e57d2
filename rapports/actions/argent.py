"""The convention, the resources and the expenses."""

from django.core.exceptions import ValidationError
from django.db import models

from cellule.actions.codes import creer_avec_code
from cellule.models import Trace
from rapports.colonnes import CONVENTIONS, DEPENSES, FINANCEMENTS
from rapports.models import Convention

from .programme import enregistrer_programme
from .retrait import EcritureRevocable

enregistrer_conventions = EcritureRevocable(CONVENTIONS)
enregistrer_financements = EcritureRevocable(FINANCEMENTS)
enregistrer_depenses = EcritureRevocable(DEPENSES)

REVOCABLES = {
    ecriture.table.nom: ecriture
    for ecriture in (
        enregistrer_conventions,
        enregistrer_financements,
        enregistrer_depenses,
        enregistrer_programme,
    )
}


def creer_convention(**champs: object) -> Convention:
    """Add an agreement; its code is the next of its first year: « conv-2026-001 »."""
    prefixe = f"conv-{str(champs.get('debut', ''))[:4]}-"
    return creer_avec_code(
        Convention,
        prefixe,
        lambda code: enregistrer_conventions.creer({**champs, "code": code}),
    )


def retablir(trace: Trace) -> models.Model:
    """Put back a row of the money or of the programme that this trace says was removed."""
    retrait = trace.details.get("retrait") if isinstance(trace.details, dict) else None
    if not isinstance(retrait, dict) or retrait.get("table") not in REVOCABLES:
        raise ValidationError("Rien n’est à rétablir ici.")
    return REVOCABLES[retrait["table"]].retablir(trace)
