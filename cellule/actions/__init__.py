"""The writes of the ground: the cell, documents, and the writing of any table (`ecriture`)."""

from .cellules import creer_cellule, enregistrer_cellule, modifier_cellule, suivre_le_fuseau
from .documents import ajouter_un_document, enregistrer_documents, retirer_un_document

__all__ = [
    "ajouter_un_document",
    "creer_cellule",
    "enregistrer_cellule",
    "enregistrer_documents",
    "modifier_cellule",
    "retirer_un_document",
    "suivre_le_fuseau",
]
