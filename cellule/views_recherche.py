"""The search box: its page, its suggestions, and those of the fields that name a row."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from cellule.droits import CHERCHER, droit, peut
from cellule.models import Cellule
from cellule.recherche import Sorte, sorte_de, sortes_visibles
from cellule.recherche.mots import assez_long, premieres
from cellule.recherche.nommer import proposer
from cellule.recherche.resultats import Recherche

LONGUEUR_MAXIMALE = 200
PAR_PAGE = 50
SUGGESTIONS = 4


@droit(CHERCHER.code)
@require_safe
def rechercher(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """What the words name, by kind; of one kind, page by page."""
    q = request.GET.get("q", "").strip()
    demande = request.GET.get("sorte", "")
    visibles = {sorte.nom: sorte for sorte in sortes_visibles(request)}
    contexte = {"q": q, "groupes": [], "approche": False, "erreur": "", "page": None}
    if demande and demande not in visibles:
        contexte["erreur"] = "Cette sorte de résultats n’existe pas."
    elif len(q) > LONGUEUR_MAXIMALE:
        contexte["erreur"] = f"Une recherche a {LONGUEUR_MAXIMALE} caractères au plus."
    elif q and not assez_long(q):
        contexte["erreur"] = "Tapez au moins deux lettres ou chiffres."
    elif q:
        recherche = Recherche(request, cellule, q)
        trouver = _d_une_sorte if demande else _de_toutes
        contexte |= trouver(recherche, visibles.get(demande), request.GET.get("page", 1))
    statut = 400 if contexte["erreur"] else 200
    return render(request, "cellule/rechercher.html", contexte, status=statut)


def _de_toutes(recherche: Recherche, sorte: None, numero: object) -> dict[str, object]:
    groupes = recherche.groupes()
    if groupes:
        return {"groupes": groupes, "total": sum(groupe.total for groupe in groupes)}
    return {"groupes": recherche.approchants(), "approche": True}


def _d_une_sorte(recherche: Recherche, sorte: Sorte, numero: object) -> dict[str, object]:
    try:
        page = Paginator(recherche.lignes(sorte), PAR_PAGE).page(numero)
    except InvalidPage:
        return {"erreur": "Cette page de la liste n’existe pas."}
    return {
        "page": page,
        "sorte": sorte,
        "toutes": urlencode({"q": recherche.q}),
        "lignes": recherche.montrer(sorte, page.object_list),
    }


@droit(CHERCHER.code)
@require_safe
def choisir(request: HttpRequest, cellule: Cellule, sorte: str) -> JsonResponse:
    """The rows that a field may name, for who types in it."""
    demandee, q = sorte_de(sorte), request.GET.get("q", "").strip()
    if demandee is None:
        raise Http404("Cette sorte de fiches n’existe pas.")
    if not peut(request, demandee.droit):
        raise PermissionDenied("Il faut le droit de lire ces fiches.")
    lisible = assez_long(q) and len(q) <= LONGUEUR_MAXIMALE
    resultats = [
        {
            "valeur": demandee.designer(ligne),
            "nom": demandee.nommer(ligne),
            "detail": demandee.decrire(ligne),
            "mention": demandee.mention(ligne),
        }
        for ligne in (proposer(demandee, q) if lisible else [])
    ]
    return JsonResponse({"resultats": resultats})


@droit(CHERCHER.code)
@require_safe
def suggestions(request: HttpRequest, cellule: Cellule) -> JsonResponse:
    """The first rows of each kind, for who types in the search box."""
    q = request.GET.get("q", "").strip()
    resultats = []
    if assez_long(q) and len(q) <= LONGUEUR_MAXIMALE:
        recherche = Recherche(request, cellule, q)
        for sorte in sortes_visibles(request):
            lignes = list(premieres(recherche.lignes(sorte), SUGGESTIONS))
            resultats += [
                {
                    "nom": trouvee.nom,
                    "detail": sorte.singulier,
                    "mention": trouvee.mention,
                    "adresse": trouvee.adresse,
                }
                for trouvee in recherche.montrer(sorte, lignes)
                if trouvee.adresse
            ]
    return JsonResponse({"resultats": resultats})
