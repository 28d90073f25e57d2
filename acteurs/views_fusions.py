"""Duplicates: those that one may suspect, the preview of a merge, the merge."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from acteurs import droits
from acteurs.actions import ecarter_la_paire, remettre_la_paire
from acteurs.doublons import paires_ecartees, personnes_en_double, structures_en_double
from acteurs.fusion import PERSONNES, STRUCTURES, Fusion
from acteurs.listes import ONGLETS
from acteurs.models import PaireEcartee
from cellule.champs import reporter_le_refus
from cellule.choix import ChampFiche
from cellule.droits import Vue, droit, peut
from cellule.messages import message_annulable
from cellule.models import Cellule

FUSIONS = {fusion.sorte: fusion for fusion in (STRUCTURES, PERSONNES)}


@droit(droits.LIRE.code)
@require_safe
def doublons(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """The pairs that look alike, and those that were set aside."""
    contexte = {
        "onglets": ONGLETS,
        "groupes": [
            ("structures", "Structures", STRUCTURES.fiche.nom, structures_en_double()),
            ("professionnels", "Personnes", PERSONNES.fiche.nom, personnes_en_double()),
        ],
        "ecartees": paires_ecartees(),
        "peut_ecrire": peut(request, droits.ECRIRE.code),
    }
    return render(request, "acteurs/doublons.html", contexte)


@droit(droits.ECRIRE.code)
@require_POST
def ecarter_doublon(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """These two are two; or propose again a pair set aside (`paire`)."""
    retour = redirect("doublons", cellule.code)
    if paire := _cle(request, "paire"):
        remettre_la_paire(get_object_or_404(PaireEcartee, pk=paire))
        messages.success(request, "Cette paire est de nouveau proposée.")
        return retour
    fusion = FUSIONS.get(request.POST.get("sorte", ""))
    if fusion is None or _cle(request, "une") == _cle(request, "autre"):
        return HttpResponseBadRequest("Ce formulaire ne dit pas quelles fiches sont distinctes.")
    une, autre = (get_object_or_404(fusion.fiche.modele, pk=_cle(request, nom))
                  for nom in ("une", "autre"))  # fmt: skip
    ecarter_la_paire(fusion.sorte, une, autre)
    messages.success(
        request, f"« {une} » et « {autre} » : deux fiches distinctes, qui ne sont plus proposées."
    )
    return retour


def _cle(request: HttpRequest, nom: str) -> int:
    texte = request.POST.get(nom) or request.GET.get(nom) or ""
    return int(texte) if texte.isascii() and texte.isdigit() and len(texte) < 18 else 0


def vue_de_fusion(fusion: Fusion) -> Vue:
    """The page of a merge into a sheet: `?avec=` says which other, else one chooses it."""

    @droit(droits.ECRIRE.code)
    @require_http_methods(["GET", "HEAD", "POST"])
    def fusionner(request: HttpRequest, cellule: Cellule, **cle: int) -> HttpResponse:
        fiches = fusion.fiche.toutes()
        reste = get_object_or_404(fiches, pk=cle[fusion.fiche.cle])
        avec = _cle(request, "avec")
        if not avec:
            return _choisir(request, cellule, fusion, reste)
        doublon = get_object_or_404(fiches, pk=avec)
        if doublon.pk == reste.pk:
            raise Http404
        if request.method == "POST":
            try:
                trace = fusion.faire(
                    doublon=doublon,
                    reste=reste,
                    valeurs=fusion.choisies(reste, doublon, request.POST),
                )
            except ValidationError as refus:
                messages.error(request, " ".join(refus.messages))
                return _apercu(request, cellule, fusion, (reste, doublon), HTTPStatus.BAD_REQUEST)
            message_annulable(request, f"« {doublon} » est fusionnée dans « {reste} ».", trace)
            return redirect(fusion.fiche.nom, cellule.code, reste.pk)
        return _apercu(request, cellule, fusion, (reste, doublon))

    return fusionner


def _choisir(request: HttpRequest, cellule: Cellule, fusion: Fusion, reste: Model) -> HttpResponse:
    """Name the duplicate."""
    formulaire = ChoixDuDoublon(fusion, request.GET if "doublon" in request.GET else None)
    status = HTTPStatus.OK
    if formulaire.is_bound:
        if formulaire.is_valid():
            choisi = formulaire.cleaned_data["doublon"]
            if choisi.pk != reste.pk:
                return redirect(f"{request.path}?avec={choisi.pk}")
            reporter_le_refus(
                formulaire, ValidationError({"doublon": "Choisissez une autre fiche qu’elle-même."})
            )
        status = HTTPStatus.BAD_REQUEST
    contexte = {"fusion": fusion, "reste": reste, "form": formulaire}
    contexte |= _autour(fusion, cellule, reste)
    return render(request, "acteurs/fusion_choisir.html", contexte, status=status)


class ChoixDuDoublon(forms.Form):
    """Which sheet goes."""

    def __init__(self, fusion: Fusion, *args) -> None:
        super().__init__(*args)
        self.fields["doublon"] = ChampFiche(fusion.sorte, label="Fiche en double")


def _apercu(
    request: HttpRequest,
    cellule: Cellule,
    fusion: Fusion,
    paire: tuple[Model, Model],
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    reste, doublon = paire
    inverse = reverse(fusion.vue, args=[cellule.code, doublon.pk])
    contexte = {
        "fusion": fusion,
        "reste": reste,
        "doublon": doublon,
        "choix": list(fusion.cote_a_cote(reste, doublon)),
        "deplace": fusion.deplace(doublon),
        "inverse": f"{inverse}?avec={reste.pk}",
        **_autour(fusion, cellule, reste),
    }
    return render(request, "acteurs/fusion.html", contexte, status=status)


def _autour(fusion: Fusion, cellule: Cellule, reste: Model) -> dict[str, str]:
    return {
        "fiche_url": reverse(fusion.fiche.nom, args=[cellule.code, reste.pk]),
        "liste_titre": fusion.fiche.liste.titre,
        "liste_url": reverse(fusion.fiche.liste.vue, args=[cellule.code]),
    }
