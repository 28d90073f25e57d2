"""The exchange format: the dossier of a cell, in and out (`cellule/donnees/format/`).

`tables` and `genres` say what a table and a column are, `registre` keeps those that the apps
declare; `sources` reads folders and workbooks, `controle` checks them whole, `importation` and
`exportation` do the work of the two commands.
"""
