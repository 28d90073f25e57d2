"""The writes of the ground: the cell, and the writing of any table (`ecriture`)."""

from .cellules import creer_cellule, enregistrer_cellule, modifier_cellule, suivre_le_fuseau

__all__ = ["creer_cellule", "enregistrer_cellule", "modifier_cellule", "suivre_le_fuseau"]
