"""Sheets: one row of an exchange-format table, read, written, removed, put back by pages.

A `Fiche` declares the kind; its pages are the same for all (docs/decisions/one-list-engine.md):

    STRUCTURE = Fiche(nom="structure", ecriture=enregistrer_structures, formulaire=StructureForm, …)
    urlpatterns = [*chemins_de_fiche(STRUCTURE, "c/<slug:cellule>/annuaire/")]
"""

from .fiche import Fiche
from .formulaire import FormulaireDeFiche
from .urls import chemins_de_fiche

__all__ = ["Fiche", "FormulaireDeFiche", "chemins_de_fiche"]
