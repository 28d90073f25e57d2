"""The import of the spreadsheets that people have (maison §6, interface §5.2).

`lecture` reads a file of any kind into cells that keep their place; `entete` finds the table in a
sheet; `reglages` says which column is which; `preparation` recognises, completes and checks the
rows; `actions` writes them through the `Ecriture` of their table, all or none. An app declares
what may be imported in its `importables.py`.
"""

from .declaration import Cle, Importable, importables, inscrire

__all__ = ["Cle", "Importable", "importables", "inscrire"]
