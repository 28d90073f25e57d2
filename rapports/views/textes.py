"""The texts of the report: written, saved by themselves, compared when two people wrote at once."""

from difflib import SequenceMatcher

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cellule.champs import reporter_le_refus
from cellule.droits import droit
from cellule.models import Cellule
from cellule.texte_riche import en_html
from cellule.typographie import heure
from rapports import droits
from rapports.actions.textes import Ecrit, enregistrer_texte
from rapports.forms.redaction import TexteForm
from rapports.models import RevisionTexte
from rapports.redaction import INDICATEUR, PAR_CLE, RUBRIQUES, titre_de
from rapports.requetes.textes import Page, commentaire_precedent, historique, page_de
from rapports.views.commun import code_du_refus, du_rapport, ecriture


@droit(droits.LIRE.code)
@require_safe
@du_rapport
def texte(request: HttpRequest, cellule: Cellule, annee: int, cle: str) -> HttpResponse:
    """One text: the editor for who may write, the text for who may read."""
    return _montrer(request, annee, cle)


@droit(droits.REDIGER.code)
@require_POST
@du_rapport
def enregistrer(request: HttpRequest, cellule: Cellule, annee: int, cle: str) -> HttpResponse:
    """Save a text. The page asks for JSON every few seconds; a form without script, for a page.

    Two people at once is no error: what is set aside is written too, and shown beside.
    """
    formulaire = TexteForm(request.POST, titre=_titre(annee, cle))
    en_json = request.headers.get("Accept", "") == "application/json"
    if formulaire.is_valid():
        try:
            ecrit = enregistrer_texte(
                annee=annee, cle=cle, auteur=str(request.user), **formulaire.cleaned_data
            )
        except ValidationError as refus:
            status = code_du_refus(refus)
            if en_json:
                return JsonResponse({"message": " ".join(refus.messages)}, status=status)
            reporter_le_refus(formulaire, refus)
            return _montrer(request, annee, cle, formulaire, status)
        if en_json:
            return JsonResponse(_dire(cellule, annee, cle, ecrit))
        return _revenir(request, cellule, annee, cle, ecrit)
    if en_json:
        return JsonResponse({"message": "Ce texte n’a pas pu être lu."}, status=400)
    return _montrer(request, annee, cle, formulaire, 400)


@droit(droits.REDIGER.code)
@require_safe
@du_rapport
def comparer(
    request: HttpRequest, cellule: Cellule, annee: int, cle: str, ecarte: int
) -> HttpResponse:
    """The text that was set aside beside the one that is there: keep one, or put them together."""
    mienne = get_object_or_404(
        RevisionTexte.objects.select_related("texte"),
        pk=ecarte,
        conflit=True,
        texte__annee=annee,
        texte__cle=cle,
    )
    actuel = mienne.texte
    reunis = TexteForm(
        initial={"contenu": reunir(actuel.contenu, mienne.contenu), "depuis": actuel.revision},
        titre="Les deux textes réunis",
    )
    contexte = {
        **_contexte(request, annee, cle),
        "mienne": mienne,
        "actuel": actuel,
        "form": reunis,
    }
    return render(request, "rapports/comparer.html", contexte)


@droit(droits.LIRE.code)
@require_safe
@du_rapport
def revisions(request: HttpRequest, cellule: Cellule, annee: int, cle: str) -> HttpResponse:
    """The history of a text: who wrote what, and a way back to each."""
    contexte = _contexte(request, annee, cle)
    page: Page = contexte["page"]
    contexte["revisions"] = historique(page.texte) if page.texte else []
    return render(request, "rapports/revisions.html", contexte)


def reunir(autre: str, mien: str) -> str:
    """Both texts in one: the lines that they share once, then each one's own, the other's first."""
    la, ici = autre.split("\n"), mien.split("\n")
    lignes: list[str] = []
    for genre, debut, fin, debut_ici, fin_ici in SequenceMatcher(
        None, la, ici, autojunk=False
    ).get_opcodes():
        lignes += la[debut:fin]
        if genre != "equal":
            lignes += ici[debut_ici:fin_ici]
    return "\n".join(lignes)


def _titre(annee: int, cle: str) -> str:
    titre = titre_de(cle, annee)
    if titre is None:
        raise Http404("Ce texte n’est pas dans le rapport.")
    return titre


def _contexte(request: HttpRequest, annee: int, cle: str) -> dict[str, object]:
    rubrique = PAR_CLE.get(cle)
    return {
        "annee": annee,
        "cle": cle,
        "titre": _titre(annee, cle),
        "rubrique": rubrique,
        "page": page_de(annee, cle),
        "precedent": None if rubrique else commentaire_precedent(annee, cle),
        "voisines": _voisines(cle),
        **ecriture(request, annee),
    }


def _voisines(cle: str) -> dict[str, object]:
    """The sections before and after, in the order of the report."""
    cles = [rubrique.cle for rubrique in RUBRIQUES]
    if cle not in cles:
        return {}
    rang = cles.index(cle)
    return {
        "avant": RUBRIQUES[rang - 1] if rang else None,
        "apres": RUBRIQUES[rang + 1] if rang + 1 < len(cles) else None,
    }


def _montrer(
    request: HttpRequest,
    annee: int,
    cle: str,
    formulaire: TexteForm | None = None,
    status: int = 200,
) -> HttpResponse:
    contexte = _contexte(request, annee, cle)
    page: Page = contexte["page"]
    depart = {"contenu": page.contenu, "depuis": page.revision}
    contexte["form"] = formulaire or TexteForm(initial=depart, titre=contexte["titre"])
    return render(request, "rapports/texte.html", contexte, status=status)


def _dire(cellule: Cellule, annee: int, cle: str, ecrit: Ecrit) -> dict[str, object]:
    """What the script is told: the revision to start from next, or where both texts are."""
    if ecrit.ecarte:
        auteur = ecrit.texte.auteur or "Quelqu’un"
        return {
            "etat": "conflit",
            "message": f"{auteur} a écrit ici pendant ce temps. Rien n’est perdu : votre texte est "
            "gardé à part.",
            "adresse": _adresse("rapport_texte_comparer", cellule, annee, cle, ecrit.ecarte.pk),
        }
    return {
        "etat": "enregistre",
        "revision": ecrit.texte.revision,
        "message": f"Enregistré à {heure(timezone.localtime())}",
        "html": en_html(ecrit.texte.contenu),
    }


def _revenir(
    request: HttpRequest, cellule: Cellule, annee: int, cle: str, ecrit: Ecrit
) -> HttpResponse:
    """After a form without script: the comparison, the indicator, or the text itself."""
    if ecrit.ecarte:
        return redirect(_adresse("rapport_texte_comparer", cellule, annee, cle, ecrit.ecarte.pk))
    messages.success(request, f"« {_titre(annee, cle)} » : texte enregistré.")
    genre, _, code = cle.partition(":")
    if genre == INDICATEUR:
        return redirect(_adresse("rapport_indicateur", cellule, annee, code))
    return redirect(_adresse("rapport_texte", cellule, annee, cle))


def _adresse(nom: str, cellule: Cellule, *arguments: object) -> str:
    return reverse(nom, args=[cellule.code, *arguments])
