"""Mission 2: relations with the palliative actors (A1 to A8)."""

from indicateurs.catalogue.versions import Catalogue

from . import relations, soutien

CATALOGUE = Catalogue.reunir(relations.CATALOGUE, soutien.CATALOGUE)
