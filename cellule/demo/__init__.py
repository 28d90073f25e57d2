"""Demonstration data: two invented cells around real structures, and the example's dossier.

Each app has a `demo` that adds to a `Monde` the rows of its own tables, in the shape of the
exchange format, and declares it in `registre`. `chargement` hands the rows to the apps' own bulk
actions; `comptes` makes one account per role; `garde` keeps these accounts out of production.

The rows depend on the cell and the day, on nothing else: two runs on the same day are equal, and
what lies well in the past does not move from one day to the next.
"""
