"""The dashboard of a year and the page of one indicator."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cellule.annees import AnneeIllisible, annee_de_travail, lire_annee
from cellule.droits import droit
from cellule.models import Cellule
from evenements.requetes import annees_du_journal

from . import detail, droits, requetes
from .bord import autour, premiers_pas
from .calcul import AnneeNonCommencee
from .catalogue import CATALOGUE
from .libelles import changement_en_mots, raison_de_l_etat
from .presentation import Fiche, Tableau
from .resultats import Resultat
from .stockes import tendances


def avec_l_annee(vue: Callable) -> Callable:
    """Give the view the year of `?annee=`; a year that cannot be shown gets a page of its own."""

    @wraps(vue)
    def lue(request: HttpRequest, cellule: Cellule, **designation) -> HttpResponse:
        jour = cellule.aujourdhui()
        try:
            annee = lire_annee(request.GET.get("annee"), jour)
            return vue(request, cellule, annee, **designation)
        except AnneeIllisible as erreur:
            return sans_chiffres(request, jour, erreur=str(erreur), status=400)
        except AnneeNonCommencee:
            return sans_chiffres(request, jour, annee=annee)

    return lue


def sans_chiffres(
    request: HttpRequest, jour: date, *, annee: int | None = None, erreur: str = "", status=200
) -> HttpResponse:
    """No figure to show: say why, and where there are some."""
    contexte = {
        "annee": annee,
        "erreur": erreur,
        "a_venir": annee is not None and annee > jour.year,
        "annees": annees_du_journal(),
        "annee_de_travail": annee_de_travail(jour),
        "pas": premiers_pas(request),
    }
    return render(request, "indicateurs/sans_chiffres.html", contexte, status=status)


@droit(droits.LIRE.code)
@require_safe
@avec_l_annee
def tableau(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    """The 24 indicators of a year, the socle first, and what the day asks for."""
    lu = requetes.annee_du_tableau(cellule, annee)
    jour = lu.resultats.arret
    if requetes.est_vide(lu.resultats):
        return sans_chiffres(request, jour, annee=annee)
    contexte = {
        "tableau": Tableau(lu.resultats, lu.avant, tendances(lu.stockes, lu.resultats.values())),
        "annee": annee,
        "annees": requetes.annees_proposees(jour, annee),
        "annee_du_rapport": annee < jour.year and annee == annee_de_travail(jour),
        **autour(request, cellule, lu),
    }
    return render(request, "indicateurs/tableau.html", contexte)


@droit(droits.LIRE.code)
@require_safe
@avec_l_annee
def indicateur(request: HttpRequest, cellule: Cellule, annee: int, code: str) -> HttpResponse:
    """Where the figure comes from: rule, measures, breakdown, rows counted and excluded."""
    if code not in CATALOGUE.en(annee):
        raise Http404("Cet indicateur n’existe pas.")
    resultats, avants = requetes.annee_et_precedente(cellule, annee, [code])
    resultat, avant = resultats[code], avants.get(code)
    zero_constate = requetes.zero_est_constate(code, annee)
    contexte = {
        "fiche": Fiche(resultat, avant, annee),
        "indicateur": resultat.indicateur,
        "raison": raison_de_l_etat(resultat, zero_constate=zero_constate),
        "mesures": detail.comparer(resultat, avant),
        "ventilations": detail.ventiler(resultat),
        "bilan": detail.bilan(resultat),
        "exclusions": detail.exclusions(resultat),
        "annee": annee,
        "annees": [
            une
            for une in requetes.annees_proposees(resultats.arret, annee)
            if code in CATALOGUE.en(une)
        ],
        "arret": resultats.arret,
        "changement": changement_en_mots(
            CATALOGUE.en(annee - 1).get(code),
            resultat.indicateur,
            annee=annee,
            version=resultats.version,
        ),
        **_voisins(code, annee),
        **_lignes(request, resultat),
    }
    status = 400 if contexte["erreur"] else 200
    return render(request, "indicateurs/indicateur.html", contexte, status=status)


def _voisins(code: str, annee: int) -> dict[str, object]:
    """The indicators before and after, in the framework of the year."""
    tous = list(CATALOGUE.en(annee).values())
    rang = next(rang for rang, un in enumerate(tous) if un.code == code)
    return {
        "precedent": tous[rang - 1] if rang else None,
        "suivant": tous[rang + 1] if rang + 1 < len(tous) else None,
    }


def _lignes(request: HttpRequest, resultat: Resultat) -> dict[str, object]:
    """The rows asked for by `?lignes=` (a reason; those counted otherwise) and `?page=`."""
    raison = request.GET.get("lignes", "")
    if raison and raison not in resultat.exclus:
        return _liste(None, raison, "Aucune ligne n’est exclue pour ce motif.")
    pages = Paginator(detail.Lignes(resultat, raison), detail.LIGNES_PAR_PAGE)
    try:
        return _liste(pages.page(request.GET.get("page", 1)), raison)
    except InvalidPage:
        nombre = pages.num_pages
        pluriel = "s" if nombre > 1 else ""
        return _liste(None, raison, f"Cette page n’existe pas : la liste a {nombre} page{pluriel}.")


def _liste(page: Page | None, raison: str, erreur: str = "") -> dict[str, object]:
    lignes = list(page) if page else []
    return {
        "page": page,
        "lignes": lignes,
        "raison_choisie": raison,
        "erreur": erreur,
        # Some tables have no code, no date or no nature: no empty column for them.
        "colonnes": {
            nom: any(getattr(ligne, nom) for ligne in lignes) for nom in ("code", "date", "nature")
        },
    }
