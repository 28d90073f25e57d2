"""The writes of the ground: the cell, and the writing of any table (`ecriture`)."""

from .cellules import creer_cellule, enregistrer_cellule, modifier_cellule

__all__ = ["creer_cellule", "enregistrer_cellule", "modifier_cellule"]
