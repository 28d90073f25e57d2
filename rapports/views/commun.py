"""What the pages of the report of a year share: the year of the address, whether it may be written,
what was taken away and may come back."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from cellule.annees import AnneeIllisible, lire_annee
from cellule.droits import peut
from cellule.models import Cellule, Trace
from indicateurs.views import sans_chiffres
from rapports import droits
from rapports.ouverture import RapportFerme, pourquoi_ferme
from rapports.versions import rapport_de


def du_rapport(vue: Callable) -> Callable:
    """Refuse in words a year that has no report: one to come, one that is no year."""

    @wraps(vue)
    def lue(request: HttpRequest, cellule: Cellule, annee: int, **designation) -> HttpResponse:
        jour = cellule.aujourdhui()
        try:
            lire_annee(str(annee), jour)
        except AnneeIllisible as erreur:
            return sans_chiffres(request, jour, erreur=str(erreur), status=400)
        if annee > jour.year:
            return sans_chiffres(request, jour, annee=annee, status=400)
        return vue(request, cellule, annee, **designation)

    return lue


def ecriture(request: HttpRequest, annee: int) -> dict[str, object]:
    """For a template: whether this person may write in this report now, and why not."""
    ferme = pourquoi_ferme(rapport_de(annee))
    peut_rediger = peut(request, droits.REDIGER.code)
    return {"peut_rediger": peut_rediger, "peut_ecrire": peut_rediger and not ferme, "ferme": ferme}


def code_du_refus(refus: ValidationError) -> int:
    """409 for a report that somebody has sent meanwhile, 400 for what is wrong in itself."""
    return 409 if isinstance(refus, RapportFerme) else 400


def a_annuler(cle: str, acte: str, annee: int) -> Trace | None:
    """What was just taken away (`?retire=`), from the trail of the cell: a button undoes it."""
    if not (cle.isascii() and cle.isdigit() and len(cle) <= 18):
        return None
    return Trace.objects.filter(pk=cle, acte=acte, objet__startswith=f"{annee}, ").first()
