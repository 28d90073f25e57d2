"""The file of a long list, as a job; and what people have asked for lately."""

from django.db.models import QuerySet
from django.utils.module_loading import autodiscover_modules

from cellule.actions.exports import EXPORT as NATURE
from cellule.models import Travail, Utilisateur
from cellule.travaux import Suivi, travail

from .exportation import exporter, nom_du_fichier
from .liste import LISTES


@travail(NATURE, titre="Export d’une liste ({liste}, {forme})")
def preparer(suivi: Suivi, *, liste: str, parametres: str, forme: str) -> dict:
    """Write the file of a list, as its address asked for it."""
    autodiscover_modules("listes", "enrichissements")
    suivi.avancer(10, "Lecture des lignes")
    with suivi.lecture():
        contenu = exporter(LISTES[liste], suivi.cellule, parametres, forme)
        nom = nom_du_fichier(LISTES[liste], suivi.cellule, forme)
    suivi.avancer(95, "Enregistrement du fichier")
    suivi.deposer(nom, contenu)
    return {"octets": len(contenu)}


def exports_de(personne: Utilisateur) -> QuerySet[Travail]:
    """The exports that a person has asked for in the cell, the latest first."""
    return Travail.objects.filter(nature=NATURE, demandeur=personne).order_by("-cree_le", "-pk")
