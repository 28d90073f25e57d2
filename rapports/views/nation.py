"""The nation (DGOS): the compilation of a year, its files, and the regions without a cell."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cellule.actions.territoires import enregistrer_etat_region
from cellule.annees import AnneeIllisible, lire_annee
from cellule.champs import reporter_le_refus
from cellule.dossier.genres import cite
from cellule.droits import droit
from cellule.models import Cellule, EtatRegion, Region
from rapports.compilation.bilan import Bilan
from rapports.compilation.compiler import Compilation, compiler
from rapports.compilation.fichiers import FORMATS, nom_du_fichier, rediger
from rapports.compilation.lecture import lire_la_nation
from rapports.compilation.note import composer
from rapports.compilation.page import MARQUES, Tableau, lignes_des_totaux
from rapports.droits import nation as droits
from rapports.forms.nation import EtatRegionForm

ANNEES_PROPOSEES = 6
CASES = ("provisoires", "tous", "comparer")


class ChoixIllisible(ValueError):
    """A parameter of the address that says nothing; the message says which."""


@dataclass(frozen=True)
class Choix:
    """What the address asks for: a year and three boxes."""

    annee: int
    provisoires: bool = False
    tous: bool = False
    comparer: bool = False

    @classmethod
    def lire(cls, annee: str | None, demande: QueryDict, jour: date) -> "Choix":
        """The year whose reports are due by default: the one that has ended."""
        for nom in CASES:
            if demande.get(nom, "1") != "1":
                raise ChoixIllisible(f"{cite(demande[nom])} n’est pas une valeur de « {nom} ».")
        lue = lire_annee(annee, jour) if annee is not None else jour.year - 1
        if lue > jour.year:
            raise ChoixIllisible(f"L’année {lue} n’a pas commencé.")
        return cls(lue, **{nom: nom in demande for nom in CASES})

    def requete(self, **autres: object) -> str:
        """As a query string, with some of it changed."""
        cases = {nom: 1 for nom in CASES if autres.get(nom, getattr(self, nom))}
        return urlencode({"annee": autres.get("annee", self.annee), **cases})

    def compiler(self) -> tuple[Compilation, Compilation | None]:
        """The year, and the one before when it is compared."""
        annees = (self.annee, self.annee - 1) if self.comparer else (self.annee,)
        nation = lire_la_nation(*annees)
        une, *avant = (
            compiler(nation, annee, provisoires=self.provisoires, tous=self.tous)
            for annee in annees
        )
        return une, avant[0] if avant else None


@droit(droits.LIRE_LA_NATION.code)
@require_safe
def nation(request: HttpRequest) -> HttpResponse:
    """Regions by indicators, and the totals."""
    jour = timezone.localdate()
    erreur = ""
    try:
        choix = Choix.lire(request.GET.get("annee"), request.GET, jour)
    except (AnneeIllisible, ChoixIllisible) as refus:
        choix, erreur = Choix(jour.year - 1), str(refus)
    annees = sorted({*range(jour.year - ANNEES_PROPOSEES + 1, jour.year + 1), choix.annee})
    contexte = {
        "choix": choix,
        "annee": choix.annee,
        "annees": [(annee, choix.requete(annee=annee)) for annee in reversed(annees)],
        "erreur": erreur,
        "requete": choix.requete(),
        "avec_provisoires": choix.requete(provisoires=True),
        "formats": [(extension, extension.upper()) for extension in FORMATS],
    }
    if not erreur:
        compilation, avant = choix.compiler()
        tableau = Tableau(compilation, avant)
        contexte |= {
            "compilation": compilation,
            "avant": avant,
            "bilan": Bilan(compilation),
            "tableau": tableau,
            "totaux": lignes_des_totaux(tableau),
            "marques": MARQUES,
            "changees": [
                colonne.indicateur.code for colonne in tableau.colonnes if colonne.changee
            ],
        }
    return render(request, "rapports/nation.html", contexte, status=400 if erreur else 200)


@droit(droits.LIRE_LA_NATION.code)
@require_safe
def fichier(request: HttpRequest, annee: int, extension: str) -> HttpResponse:
    """What the page shows, as a file."""
    if extension not in FORMATS:
        raise Http404
    return _telecharger(request, annee, extension, FORMATS[extension][0])


@droit(droits.LIRE_LA_NATION.code)
@require_safe
def note(request: HttpRequest, annee: int) -> HttpResponse:
    """The two pages that the ministry reads: the socle, with the year before."""
    return _telecharger(request, annee, "pdf", "application/pdf")


def _telecharger(request: HttpRequest, annee: int, extension: str, genre: str) -> HttpResponse:
    try:
        choix = Choix.lire(str(annee), request.GET, timezone.localdate())
    except (AnneeIllisible, ChoixIllisible) as refus:
        return HttpResponse(f"{refus}\n", status=400, content_type="text/plain; charset=utf-8")
    if extension == "pdf":
        choix = replace(choix, tous=False, comparer=True)
    compilation, avant = choix.compiler()
    if extension == "pdf":
        contenu, nom = composer(compilation, avant), f"note-nationale-{annee}.pdf"
    else:
        contenu = rediger(extension, compilation, avant)
        nom = nom_du_fichier(compilation, extension)
    return HttpResponse(
        contenu,
        content_type=genre,
        headers={"Content-Disposition": f'attachment; filename="{nom}"'},
    )


@droit(droits.DIRE_L_ETAT.code)
@require_http_methods(["GET", "HEAD", "POST"])
def etat_par_la_nation(request: HttpRequest, region: str) -> HttpResponse:
    """The state of a region without a cell, as the DGOS knows it."""
    return _etat(request, region, reverse("national:accueil"), "Compilation nationale")


@droit(droits.DIRE_L_ETAT.code)
@require_http_methods(["GET", "HEAD", "POST"])
def etat_par_l_agence(request: HttpRequest, region: str) -> HttpResponse:
    """The same, said by the agency of the region."""
    return _etat(request, region, reverse("region", args=[region]), "Cellules de la région")


def _etat(request: HttpRequest, code: str, retour: str, page: str) -> HttpResponse:
    """A refused form keeps what was typed; a region that has a cell has no state to tell."""
    region = get_object_or_404(Region, pk=code)
    contexte = {"region": region, "retour": retour, "page": page}
    if cellules := list(Cellule.objects.filter(regions__contains=[code])):
        status = 409 if request.method == "POST" else 200
        contexte["cellules"] = cellules
        return render(request, "rapports/etat_region.html", contexte, status=status)
    etat = EtatRegion.objects.filter(region=region).first()
    initial = {"avancement": etat.avancement, "appui": etat.appui} if etat else {}
    formulaire = EtatRegionForm(request.POST or None, initial=initial)
    if request.method == "POST" and formulaire.is_valid():
        try:
            enregistrer_etat_region(region=code, **formulaire.cleaned_data)
        except ValidationError as refus:
            reporter_le_refus(formulaire, refus)
        else:
            messages.success(request, f"L’état de la région {region.nom} est enregistré.")
            return redirect(retour)
    status = 400 if request.method == "POST" else 200
    contexte["form"] = formulaire
    return render(request, "rapports/etat_region.html", contexte, status=status)
