"""A list as a file: the rows, order and columns of the address, and how they were asked for."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.http import QueryDict

from cellule.models import Cellule
from cellule.typographie import jour_en_lettres

from .etat import Etat, lire_etat
from .fichiers import FORMATS, Tableau
from .liste import Liste

# Beyond, the file is made by a job: a page does not last ten seconds.
LIGNES_AUSSITOT = 5000
LOT = 2000


def tableau_de(etat: Etat, cellule: Cellule) -> Tableau:
    """What the page shows, whole, read by lots."""
    liste = etat.liste
    declarees = liste.table.declarees()
    ecrites = [nom for nom in etat.colonnes if declarees[nom].forme]
    absentes = [nom for nom in declarees if nom not in ecrites]
    table = liste.table([], sequence=ecrites, exclude=absentes)
    return Tableau(
        titre=liste.titre,
        entetes=[(declarees[nom].verbose_name, declarees[nom].forme) for nom in ecrites],
        lignes=table.valeurs(_par_lots(etat)),
        notes=_notes(etat, cellule),
    )


def _par_lots(etat: Etat) -> Iterator:
    """One reading of the database; what is read beforehand comes by lots."""
    return etat.lignes.iterator(chunk_size=LOT)


def _notes(etat: Etat, cellule: Cellule) -> list[tuple[str, str]]:
    filtres = [mots for _, mots in etat.filtre.actifs()] or ["aucun"]
    return [
        ("Liste", etat.liste.titre),
        ("Cellule", cellule.nom),
        ("Exportée le", jour_en_lettres(cellule.aujourdhui())),
        *(("Filtre", mots) for mots in filtres),
        ("Données", "Aucune donnée de patient. Diffusion à votre charge."),
    ]


def nom_du_fichier(liste: Liste, cellule: Cellule, forme: str) -> str:
    jour = cellule.aujourdhui().isoformat()
    return f"{cellule.code}-{liste.nom}-{jour}.{FORMATS[forme].extension}"


def exporter(liste: Liste, cellule: Cellule, parametres: str, forme: str) -> bytes:
    """The file that an address asks for; ValidationError says what is wrong with it."""
    etat = lire_etat(liste, QueryDict(parametres), liste.toutes(cellule))
    if not etat.juste:
        raise ValidationError(etat.erreurs)
    return FORMATS[forme].ecrire(tableau_de(etat, cellule))
