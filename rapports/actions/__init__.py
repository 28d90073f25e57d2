"""The writes of what the report owes to the ARS: convention, money, programme."""

from .argent import (
    creer_convention,
    enregistrer_conventions,
    enregistrer_depenses,
    enregistrer_financements,
)
from .programme import dire_la_realisation, enregistrer_programme, reporter

__all__ = [
    "creer_convention",
    "dire_la_realisation",
    "enregistrer_conventions",
    "enregistrer_depenses",
    "enregistrer_financements",
    "enregistrer_programme",
    "reporter",
]
