"""The review of a report by its agency: the whole, part by part, what is left in one click."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cellule.champs import reporter_le_refus
from cellule.droits import droit, peut
from cellule.models import Cellule, Region
from cellule.typographie import INSECABLE
from indicateurs.calcul import AnneeNonCommencee
from rapports.actions.cycle import Auteur, PassageRefuse
from rapports.actions.examen import accepter_le_reste, aviser
from rapports.courriels import Evenement, prevenir
from rapports.cycle import badge
from rapports.droits import ars as droits
from rapports.examen import Cible, en_mots, groupes
from rapports.forms.examen import AvisForm
from rapports.models import Cote, GenreAvis
from rapports.presentation.examen import FicheExaminee, Preuve, listes_de
from rapports.region import dans_une_cellule_de_la_region
from rapports.requetes.examen import Examen, delegations_de, examen_de
from rapports.requetes.region import annee_suivie, socle_de

PREUVES_PAR_PAGE = 50
DIT = {
    GenreAvis.ACCEPTE: "accepté",
    GenreAvis.QUESTION: "la question est posée à la cellule",
    GenreAvis.CORRECTION: "la correction est demandée à la cellule",
}


@droit(droits.LIRE_LA_REGION.code)
@require_safe
@dans_une_cellule_de_la_region
def rapport(request: HttpRequest, region: str, cellule: Cellule, annee: int) -> HttpResponse:
    """The last version handed over; before that, the figures of the socle, said provisional."""
    contexte = contexte_de(region, cellule, annee)
    examen = examen_de(annee)
    contexte |= {"suivie": annee_suivie(cellule, annee), "arret": cellule.aujourdhui()}
    if examen is None:
        try:
            contexte |= {"socle": socle_de(cellule, annee)}
        except AnneeNonCommencee:
            contexte |= {"pas_commencee": True}
        status = 400 if "pas_commencee" in contexte else 200
        return render(request, "rapports/ars/attente.html", contexte, status=status)
    contexte |= {
        "examen": examen,
        "badge": badge(examen.rapport.etat, Cote.ARS),
        "mots": en_mots(examen.fils.values()),
        "groupes": [
            (nom, [(fil, fiche_de(examen, fil.cible)) for fil in fils])
            for nom, fils in groupes(examen.fils)
        ],
        "delegations": delegations_de(examen.rapport, cellule.aujourdhui()),
        "peut_examiner": examen.ouvert and peut(request, droits.EXAMINER.code),
    }
    return render(request, "rapports/ars/examen.html", contexte)


@droit(droits.EXAMINER.code)
@require_http_methods(["GET", "HEAD", "POST"])
@dans_une_cellule_de_la_region
def partie(
    request: HttpRequest, region: str, cellule: Cellule, annee: int, cible: str
) -> HttpResponse:
    """One indicator or section: what it holds, where it comes from, what was said of it."""
    examen = examen_de(annee)
    if examen is None or cible not in examen.fils:
        raise Http404
    depart = {"version": examen.version.pk}
    formulaire, status = AvisForm(request.POST or None, initial=depart), 200
    if request.method == "POST":
        status = 400
        if formulaire.is_valid():
            try:
                _dire(request, region, examen, cible, formulaire)
            except PassageRefuse as refus:
                reporter_le_refus(formulaire, refus)
                status = 409
            except ValidationError as refus:
                reporter_le_refus(formulaire, refus)
            else:
                return _apres(request, examen, region, cellule, cible, formulaire.genre)
    contexte = contexte_de(region, cellule, annee) | {
        "examen": examen,
        "badge": badge(examen.rapport.etat, Cote.ARS),
        "fil": examen.fils[cible],
        "cible": examen.fils[cible].cible,
        "titre_du_rapport": f"Rapport {annee}",
        "depuis": f"Depuis la version {examen.precedente.numero}" if examen.precedente else "",
        "changements": examen.changements.get(cible, []),
        "form": formulaire,
        "peut_examiner": examen.ouvert,
    }
    contexte |= _voisines(examen, cible) | _contenu(request, examen, examen.fils[cible].cible)
    if "erreur" in contexte:
        status = 400
    return render(request, "rapports/ars/partie.html", contexte, status=status)


@droit(droits.EXAMINER.code)
@require_POST
@dans_une_cellule_de_la_region
def accepter_tout(request: HttpRequest, region: str, cellule: Cellule, annee: int) -> HttpResponse:
    """Accept what nothing was said of; `inchangees`: what was accepted before and is the same."""
    examen = examen_de(annee)
    if examen is None:
        raise Http404
    seulement = request.POST.get("parties") == "inchangees"
    cibles = examen.inchangees if seulement else examen.restent
    try:
        acceptees = accepter_le_reste(
            annee=annee,
            version=_entier(request.POST.get("version")),
            cibles=[cible.cle for cible in cibles],
            auteur=auteur_de(request, region),
        )
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
    else:
        mots = f"{len(acceptees)} parties acceptées." if len(acceptees) > 1 else "C’est accepté."
        messages.success(request, mots if acceptees else "Il ne restait rien à accepter.")
    return redirect("ars_rapport", region=region, code_cellule=cellule.code, annee=annee)


def contexte_de(region: str, cellule: Cellule, annee: int) -> dict:
    """What every page of a report says of where it is."""
    return {"region": get_object_or_404(Region, pk=region), "cellule": cellule, "annee": annee}


def auteur_de(request: HttpRequest, region: str) -> Auteur:
    return Auteur(str(request.user), f"ARS {Region.objects.get(pk=region).nom}")


def fiche_de(examen: Examen, cible: Cible) -> FicheExaminee | None:
    if not cible.est_un_indicateur:
        return None
    return FicheExaminee(examen.photo["indicateurs"][cible.code])


def _dire(
    request: HttpRequest, region: str, examen: Examen, cible: str, formulaire: AvisForm
) -> None:
    """Write it; only a question, which waits for an answer, is told by mail at once."""
    avis = aviser(
        annee=examen.rapport.annee,
        version=formulaire.cleaned_data["version"],
        cible=cible,
        genre=formulaire.genre,
        texte=formulaire.cleaned_data["texte"],
        auteur=auteur_de(request, region),
    )
    if avis.genre == GenreAvis.QUESTION:
        prevenir(Evenement.QUESTION, examen.rapport, auteur=avis.auteur, texte=avis.texte)


def _apres(
    request: HttpRequest, examen: Examen, region: str, cellule: Cellule, cible: str, genre: str
) -> HttpResponse:
    """Once accepted, to the next part that waits; a question stays on its page."""
    messages.success(request, f"{examen.fils[cible].cible.titre}{INSECABLE}: {DIT[genre]}.")
    designation = {
        "region": region,
        "code_cellule": cellule.code,
        "annee": examen.rapport.annee,
    }
    liste = reverse("ars_rapport", kwargs=designation)
    if request.POST.get("retour") == "liste":
        return redirect(f"{liste}#{examen.fils[cible].cible.ancre}")
    if genre != GenreAvis.ACCEPTE:
        return redirect("ars_partie", **designation, cible=cible)
    cles = list(examen.fils)
    rang = cles.index(cible)
    suite = (cle for cle in cles[rang + 1 :] + cles[:rang] if not examen.fils[cle].vue)
    if suivante := next(suite, None):
        return redirect("ars_partie", **designation, cible=suivante)
    return redirect(liste)


def _voisines(examen: Examen, cible: str) -> dict:
    cles = list(examen.fils)
    rang = cles.index(cible)
    return {
        "precedente": examen.fils[cles[rang - 1]].cible if rang else None,
        "suivante": examen.fils[cles[rang + 1]].cible if rang + 1 < len(cles) else None,
    }


def _contenu(request: HttpRequest, examen: Examen, cible: Cible) -> dict:
    """What the part holds, from the frozen content alone."""
    contexte = {
        "texte": examen.photo["textes"].get(cible.cle, ""),
        "listes": listes_de(examen.photo, cible.cle),
        "fiche": fiche_de(examen, cible),
    }
    # Tables want the whole width: what is said of them comes under.
    contexte["large"] = bool(contexte["listes"]) and contexte["fiche"] is None
    return contexte | _preuves(request, contexte["fiche"]) if contexte["fiche"] else contexte


def _preuves(request: HttpRequest, fiche: FicheExaminee) -> dict:
    """The rows counted, or those left out (`?lignes=exclues`), page by page."""
    exclues = request.GET.get("lignes") == "exclues"
    lignes: list[Preuve] = fiche.exclues if exclues else fiche.comptees
    contexte: dict = {"exclues": exclues}
    try:
        page: Page = Paginator(lignes, PREUVES_PAR_PAGE).page(request.GET.get("page", 1))
    except InvalidPage:
        return contexte | {"erreur": "Cette page de la liste n’existe pas."}
    return contexte | {"page": page}


def _entier(texte: str | None) -> int:
    return int(texte) if texte and texte.isdecimal() else 0
