"""Step 3: what a trial found, the words to translate, the import; its progress, its errors."""

from dataclasses import replace
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cellule.models import Cellule, Depot, Travail
from cellule.patients import A_CONFIRMER
from cellule.tableur.actions import regler
from cellule.tableur.declaration import NATURE, Importable
from cellule.tableur.forms import MotsForm
from cellule.tableur.rapport import en_csv
from cellule.tableur.reglages import Reglages

from .commun import contexte_de, executer, vers

MONTREES = 100
LISTES_DU_RAPPORT = ("erreurs", "suspects", "avis", "ecartees", "changements")
CHANGE = "Les colonnes ont changé depuis ce contrôle : relisez-le, puis importez."
A_RELIRE = (
    "Relisez les textes signalés, puis confirmez qu’ils ne contiennent aucune donnée de patient."
)


def voir_le_controle(
    request: HttpRequest, cellule: Cellule, importable: Importable, depot: Depot
) -> HttpResponse:
    rapport = depot.rapport
    if not rapport:
        return vers(cellule, importable, depot, "colonnes")
    inconnus = rapport.get("inconnus", [])
    if request.method == "POST" and not depot.importe_le:
        mots = MotsForm(request.POST, importable=importable, inconnus=inconnus)
        if request.POST.get("reglages") != depot.empreinte:
            messages.error(request, CHANGE)
        elif "traduire" in request.POST and mots.is_valid():
            reglages = Reglages.de_json(depot.reglages)
            regler(depot, replace(reglages, valeurs=mots.valeurs(reglages.valeurs)))
            return executer(request, cellule, importable, depot, essai=True)
        elif rapport.get("suspects") and "relu" not in request.POST:
            messages.error(request, A_RELIRE)
        elif not rapport["total_erreurs"]:
            return executer(request, cellule, importable, depot, essai=False)
        return vers(cellule, importable, depot, "controle")
    contexte = contexte_de(request, cellule, importable, 4 if depot.importe_le else 3) | {
        "depot": depot,
        "rapport": rapport,
        "mots": MotsForm(importable=importable, inconnus=inconnus) if inconnus else None,
        "a_importer": rapport.get("crees", 0) + rapport.get("modifies", 0),
        **{nom: rapport.get(nom, [])[:MONTREES] for nom in LISTES_DU_RAPPORT},
        "montrees": MONTREES,
        "a_confirmer": A_CONFIRMER,
    }
    return render(request, "tableur/controle.html", contexte)


def telecharger_les_erreurs(
    request: HttpRequest, cellule: Cellule, importable: Importable, depot: Depot
) -> HttpResponse:
    """The errors as a file, to correct the spreadsheet beside it."""
    nom = f"{cellule.code}-{importable.nom}-erreurs.csv"
    return HttpResponse(
        en_csv(depot.rapport.get("erreurs", [])),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{nom}"'},
    )


def voir_l_avancement(
    request: HttpRequest, cellule: Cellule, importable: Importable, depot: Depot
) -> HttpResponse:
    """Where the job is. `?vu=` is what the page already shows: nothing new, nothing sent."""
    travail = Travail.objects.filter(nature=NATURE, parametres__depot=depot.pk).first()
    if travail is None:
        return vers(cellule, importable, depot, "controle")
    signature = f"{travail.etat}-{travail.essais}-{travail.progression}-{travail.etape}"
    if request.htmx and request.GET.get("vu") == signature:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    if travail.etat == Travail.Etat.FAIT and not request.htmx:
        return vers(cellule, importable, depot, "controle")
    contexte = contexte_de(request, cellule, importable, 3) | {
        "depot": depot,
        "travail": travail,
        "vu": signature,
    }
    return render(request, "tableur/avancement.html", contexte)
