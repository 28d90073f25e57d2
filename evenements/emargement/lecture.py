"""The two entries: a text that was pasted, a file that was given."""

import re

from .libres import lire_lignes_libres
from .lignes import Faute, Liste, ListeIllisible
from .sources import (
    en_texte,
    rangees_du_classeur,
    rangees_du_texte,
    refuser_les_autres_fichiers,
)
from .tableaux import lire_tableau, trouver_les_titres

SEPARATEURS = ("\t", ";", ",")
VIDE = "Aucune personne n’a été trouvée dans cette liste."
FINS_DE_LIGNE = re.compile(r"\r\n?|\u2028|\u2029|\x0b|\x0c")


def lire_texte(texte: str) -> Liste:
    """The people of a pasted list, or `ListeIllisible`."""
    texte = FINS_DE_LIGNE.sub("\n", texte.removeprefix("\ufeff"))
    if "\0" in texte:
        ligne = texte[: texte.index("\0")].count("\n") + 1
        raise ListeIllisible(Faute(ligne, "caractère nul (U+0000) : ce n’est pas un texte"))
    return _non_vide(_lire(texte))


def _lire(texte: str) -> Liste:
    for separateur in SEPARATEURS:
        if separateur in texte:
            # A line of addresses or a sentence is no table: its quotes mean nothing.
            lignes = [[*ligne.split(separateur)] for ligne in texte.split("\n")]
            if trouver_les_titres(lignes) is not None:
                return lire_tableau(rangees_du_texte(texte, separateur))
    if trouver_les_titres([[ligne] for ligne in texte.split("\n")]) is not None:
        return lire_tableau(rangees_du_texte(texte, "\t"))
    return lire_lignes_libres(list(enumerate(texte.split("\n"), start=1)))


def lire_fichier(octets: bytes, nom: str) -> Liste:
    """The people of a file: a workbook .xlsx, else a text."""
    refuser_les_autres_fichiers(octets, nom)
    if not octets.startswith(b"PK"):
        return lire_texte(en_texte(octets))
    feuilles = rangees_du_classeur(octets, nom)
    for rangees in feuilles:
        if trouver_les_titres([r.cellules for r in rangees]) is not None:
            return _non_vide(lire_tableau(rangees))
    rangees = next((r for r in feuilles if any(ligne.brut for ligne in r)), [])
    return _non_vide(lire_lignes_libres([(r.numero, r.cellules) for r in rangees]))


def _non_vide(liste: Liste) -> Liste:
    if not liste.lignes:
        raise ListeIllisible(Faute(0, VIDE))
    return liste
