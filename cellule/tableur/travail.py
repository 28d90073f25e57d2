"""The job that imports a long file, or tries to."""

from cellule.models import Depot
from cellule.travaux import Suivi, TravailImpossible, travail

from .actions import lire_le_depot, traiter
from .declaration import NATURE
from .lecture import FichierIllisible


@travail(NATURE, titre="Import d’un tableur")
def importer_un_tableur(suivi: Suivi, *, depot: int, essai: bool, reglages: str) -> dict:
    """`reglages` stands for how the file is read: it may have been changed meanwhile."""
    suivi.avancer(5, "Lecture du fichier")
    with suivi.lecture():
        ligne = Depot.objects.filter(pk=depot).first()
    if ligne is None or ligne.empreinte != reglages:
        raise TravailImpossible("Ce fichier a changé ou n’est plus là : recommencez l’import.")
    try:
        tableau = lire_le_depot(ligne)
    except FichierIllisible as refus:
        raise TravailImpossible(str(refus)) from None
    suivi.avancer(40, "Contrôle des lignes" if essai else "Écriture des lignes")
    with suivi.ecriture():
        rapport = traiter(ligne, tableau, cellule=suivi.cellule, essai=essai)
    return {"erreurs": rapport["total_erreurs"]}
