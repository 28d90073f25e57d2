"""Mission 1: diagnoses and readability of the offer (D1 to D8)."""

from indicateurs.catalogue.versions import Catalogue

from . import gouvernance, lisibilite

CATALOGUE = Catalogue.reunir(gouvernance.CATALOGUE, lisibilite.CATALOGUE)
