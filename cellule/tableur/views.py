"""The three steps of an import: the file, its columns, the report of a trial then the import.

Each reads the file that the first has kept; going back changes nothing and forgets nothing.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cellule.droits import Vue, droit, peut
from cellule.listes.liste import LISTES
from cellule.models import Cellule, Depot, Travail
from cellule.travaux import demander
from cellule.typographie import nombre

from .actions import deposer, lire_le_depot, regler, traiter
from .declaration import NATURE, Importable, importables
from .entete import Tableau, lire_le_tableau, texte_de
from .forms import ColonnesForm, EnTeteForm, FichierForm
from .lecture import Feuille, FichierIllisible, Grille, ouvrir
from .rapport import en_csv
from .reglages import Reglages, choisir_la_feuille, completer, proposer

# Beyond, a page would make the person wait: a job does it.
LIGNES_AUSSITOT = 2_000
APERCU, MONTREES = 20, 100
CHANGE = "Les colonnes ont changé depuis ce contrôle : relisez-le, puis importez."
FORMULAIRE = ["GET", "HEAD", "POST"]


class Pages:
    """The views of the import of one table, all guarded by its right."""

    def __init__(self, importable: Importable) -> None:
        self.importable = importable

    def fichier(self) -> Vue:
        @droit(self.importable.droit)
        @require_http_methods(FORMULAIRE)
        def voir(request: HttpRequest, cellule: Cellule) -> HttpResponse:
            return _fichier(request, cellule, self.importable)

        return voir

    def colonnes(self) -> Vue:
        return self._du_depot(_colonnes, require_http_methods(FORMULAIRE))

    def controle(self) -> Vue:
        return self._du_depot(_controle, require_http_methods(FORMULAIRE))

    def erreurs(self) -> Vue:
        return self._du_depot(_erreurs, require_safe)

    def avancement(self) -> Vue:
        return self._du_depot(_avancement, require_safe)

    def _du_depot(self, faire: Callable, methodes: Callable) -> Vue:
        @droit(self.importable.droit)
        @methodes
        @wraps(faire)
        def voir(request: HttpRequest, cellule: Cellule, depot: int) -> HttpResponse:
            ligne = get_object_or_404(Depot, pk=depot)
            if ligne.table != self.importable.nom:
                return _vers(cellule, importables()[ligne.table], ligne, "colonnes")
            return faire(request, cellule, self.importable, ligne)

        return voir


def _vers(cellule: Cellule, importable: Importable, depot: Depot, etape: str) -> HttpResponse:
    return redirect(f"{importable.vue}_{etape}", cellule=cellule.code, depot=depot.pk)


def _contexte(request: HttpRequest, cellule: Cellule, importable: Importable, etape: int) -> dict:
    liste = LISTES.get(importable.nom)
    adresse = reverse(liste.vue, args=[cellule.code]) if liste else ""
    chemin = [(liste.titre, adresse)] if liste else []
    return {
        "importable": importable,
        "etape": etape,
        "adresse_liste": adresse,
        "depart": reverse(importable.vue, args=[cellule.code]),
        "chemin": [*chemin, (f"Importer : {importable.titre.lower()}", "")],
        "autres": [
            (une.titre, reverse(une.vue, args=[cellule.code]), une is importable)
            for une in importables().values()
            if peut(request, une.droit)
        ],
    }


# --- 1. the file ---


def _fichier(request: HttpRequest, cellule: Cellule, importable: Importable) -> HttpResponse:
    envoi = (request.POST, request.FILES) if request.method == "POST" else ()
    formulaire = FichierForm(*envoi)
    if envoi and formulaire.is_valid():
        nom, octets = formulaire.contenu()
        try:
            depot = deposer(importable, nom=nom, octets=octets, deposant=request.user)
        except FichierIllisible as refus:
            formulaire.add_error("fichier" if nom else "texte", str(refus))
        else:
            return _vers(cellule, importable, depot, "colonnes")
    contexte = _contexte(request, cellule, importable, 1) | {"form": formulaire}
    status = HTTPStatus.BAD_REQUEST if envoi else HTTPStatus.OK
    return render(request, "tableur/fichier.html", contexte, status=status)


# --- 2. its columns ---


def _colonnes(
    request: HttpRequest, cellule: Cellule, importable: Importable, depot: Depot
) -> HttpResponse:
    if depot.importe_le:
        return _vers(cellule, importable, depot, "controle")
    demande = request.POST if request.method == "POST" else request.GET
    feuilles = ouvrir(bytes(depot.octets))
    erreur = ""
    try:
        feuille = choisir_la_feuille(feuilles, demande.get("feuille", _gardee(depot)))
    except FichierIllisible as refus:
        feuille, erreur = choisir_la_feuille(feuilles, None), str(refus)
    grille = feuille.lire()
    lecture = EnTeteForm(demande if "entete" in demande else None, grille=grille)
    reglages = _reglages(importable, depot, feuille, grille, lecture)
    tableau = lire_le_tableau(grille, reglages.entete, reglages.hauteur)
    if not lecture.is_bound:
        lecture.initial = {"entete": reglages.entete, "hauteur": reglages.hauteur}
    formulaire = ColonnesForm(
        request.POST if request.method == "POST" else None,
        importable=importable, tableau=tableau, reglages=reglages,
    )  # fmt: skip
    fautive = bool(erreur or lecture.errors)
    if request.method == "POST" and not fautive and formulaire.is_valid():
        regler(depot, formulaire.reglages())
        return _executer(request, cellule, importable, depot, essai=True)
    contexte = _contexte(request, cellule, importable, 2) | {
        "depot": depot,
        "feuille": feuille,
        "feuilles": feuilles,
        "notes": grille.notes,
        "lecture": lecture,
        "form": formulaire,
        "reglages": reglages,
        "erreur": erreur,
        **_apercu(importable, tableau, reglages),
    }
    fautive = fautive or request.method == "POST"
    status = HTTPStatus.BAD_REQUEST if fautive else HTTPStatus.OK
    return render(request, "tableur/colonnes.html", contexte, status=status)


def _gardee(depot: Depot) -> str | None:
    return depot.reglages["feuille"] if depot.reglages else None


def _reglages(
    importable: Importable, depot: Depot, feuille: Feuille, grille: Grille, lecture: EnTeteForm
) -> Reglages:
    """What is asked by the address, else what was chosen before, else what is found."""
    if lecture.is_bound and lecture.is_valid():
        entete, hauteur = lecture.cleaned_data["entete"], lecture.cleaned_data["hauteur"]
        tableau = lire_le_tableau(grille, entete, hauteur)
        return completer(importable, feuille.nom, tableau, entete, hauteur)
    if not lecture.is_bound and _gardee(depot) == feuille.nom:
        return Reglages.de_json(depot.reglages)
    return proposer(importable, feuille, grille)


def _apercu(importable: Importable, tableau: Tableau, reglages: Reglages) -> dict:
    """The first rows as they are read, under the headings and what becomes of them."""
    devient = {place: importable.libelle(nom) for nom, place in reglages.colonnes.items()}
    places = [colonne.place for colonne in tableau.colonnes]
    return {
        "tableau": tableau,
        "titres": [(c.lettre, c.titre, devient.get(c.place, "")) for c in tableau.colonnes],
        "premieres": [
            (r.numero, [texte_de(c) for c in (*r.cellules, *[None] * len(places))][: len(places)])
            for r in tableau.lignes[:APERCU]
        ],
    }


def _executer(
    request: HttpRequest, cellule: Cellule, importable: Importable, depot: Depot, *, essai: bool
) -> HttpResponse:
    """Do it now, or ask for the job that does it."""
    if depot.lignes > LIGNES_AUSSITOT:
        demander(
            NATURE,
            parametres={"depot": depot.pk, "essai": essai, "reglages": depot.empreinte},
            demandeur=request.user,
        )
        return _vers(cellule, importable, depot, "suivi")
    rapport = traiter(depot, lire_le_depot(depot), cellule=cellule, essai=essai)
    if not essai and not rapport["total_erreurs"]:
        messages.success(request, en_une_phrase(rapport))
    return _vers(cellule, importable, depot, "controle")


def en_une_phrase(rapport: dict) -> str:
    comptes = [
        (rapport["crees"], "créée"),
        (rapport["modifies"], "modifiée"),
        (rapport["inchanges"], "inchangée"),
    ]
    mots = [f"{nombre(n)} {mot}{'s' if n > 1 else ''}" for n, mot in comptes if n]
    return f"Import fait : {', '.join(mots)}." if mots else "Import fait : rien n’a changé."


# --- 3. the report ---


def _controle(
    request: HttpRequest, cellule: Cellule, importable: Importable, depot: Depot
) -> HttpResponse:
    if not depot.rapport:
        return _vers(cellule, importable, depot, "colonnes")
    if request.method == "POST" and not depot.importe_le:
        if request.POST.get("reglages") != depot.empreinte:
            messages.error(request, CHANGE)
        elif not depot.rapport["total_erreurs"]:
            return _executer(request, cellule, importable, depot, essai=False)
        return _vers(cellule, importable, depot, "controle")
    rapport = depot.rapport
    contexte = _contexte(request, cellule, importable, 4 if depot.importe_le else 3) | {
        "depot": depot,
        "rapport": rapport,
        "a_importer": rapport.get("crees", 0) + rapport.get("modifies", 0),
        **{
            nom: rapport.get(nom, [])[:MONTREES]
            for nom in ("erreurs", "avis", "ecartees", "changements")
        },
        "montrees": MONTREES,
    }
    return render(request, "tableur/controle.html", contexte)


def _erreurs(
    request: HttpRequest, cellule: Cellule, importable: Importable, depot: Depot
) -> HttpResponse:
    """The errors as a file, to correct the spreadsheet beside it."""
    nom = f"{cellule.code}-{importable.nom}-erreurs.csv"
    return HttpResponse(
        en_csv(depot.rapport.get("erreurs", [])),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{nom}"'},
    )


def _avancement(
    request: HttpRequest, cellule: Cellule, importable: Importable, depot: Depot
) -> HttpResponse:
    """Where the job is. `?vu=` is what the page already shows: nothing new, nothing sent."""
    travail = Travail.objects.filter(nature=NATURE, parametres__depot=depot.pk).first()
    if travail is None:
        return _vers(cellule, importable, depot, "controle")
    signature = f"{travail.etat}-{travail.essais}-{travail.progression}-{travail.etape}"
    if request.htmx and request.GET.get("vu") == signature:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    if travail.etat == Travail.Etat.FAIT and not request.htmx:
        return _vers(cellule, importable, depot, "controle")
    contexte = _contexte(request, cellule, importable, 3) | {
        "depot": depot,
        "travail": travail,
        "vu": signature,
    }
    return render(request, "tableur/avancement.html", contexte)
