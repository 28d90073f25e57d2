"""The pages of a kind of sheet: read, add, change, remove."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cellule.champs import reporter_le_refus
from cellule.droits import Vue, droit, peut
from cellule.messages import message_annulable
from cellule.models import Cellule
from cellule.trace import avec_trace

from .encarts import encarts_de
from .fiche import Fiche
from .formulaire import FormulaireDeFiche
from .lecture import lire_la_fiche

PARTIE = (
    "Cette fiche n’est plus là : quelqu’un l’a supprimée. Elle est peut-être dans la corbeille."
)
PARTIE_EN_COURS = (
    "Quelqu’un a supprimé cette fiche pendant que vous la remplissiez. Rien n’est perdu : "
    "enregistrez pour l’ajouter de nouveau, ou revenez sans enregistrer."
)

PAS_A_VOUS = "Cette fiche n’est pas de celles que vous tenez."


def vue_de_lecture(fiche: Fiche) -> Vue:
    """The page of a row."""

    @droit(fiche.liste.droit)
    @require_safe
    def lire(request: HttpRequest, cellule: Cellule, **cle: int) -> HttpResponse:
        ligne = get_object_or_404(fiche.toutes(), pk=cle[fiche.cle])
        contexte = {
            "fiche": fiche,
            "ligne": ligne,
            "titre": fiche.titre(ligne),
            "lignes": list(lire_la_fiche(fiche.table, ligne, sauf=fiche.ailleurs)),
            "peut_ecrire": peut(request, fiche.droit) and fiche.est_a(request, ligne),
            "adresses": _adresses(fiche, cellule, ligne),
            "encarts": encarts_de(fiche.nom, request, cellule, ligne, a_cote=False),
            "encarts_a_cote": encarts_de(fiche.nom, request, cellule, ligne, a_cote=True),
        }
        if fiche.contexte:
            contexte |= fiche.contexte(request, cellule, ligne)
        return render(request, fiche.gabarit, contexte)

    return lire


def vue_de_creation(fiche: Fiche) -> Vue:
    """The page of a new row; the address may fill some fields in (`?structure=…`)."""

    @droit(fiche.droit)
    @require_http_methods(["GET", "HEAD", "POST"])
    def ajouter(request: HttpRequest, cellule: Cellule) -> HttpResponse:
        envoi = request.POST if request.method == "POST" else None
        depart = fiche.formulaire.depart(request.GET)
        formulaire = fiche.formulaire(envoi, cellule=cellule, initial=depart)
        if envoi is not None and formulaire.is_valid():
            _exiger(request, fiche, None, formulaire)
            try:
                ligne, trace = avec_trace(lambda: fiche.creation()(**formulaire.colonnes()))
            except ValidationError as refus:
                reporter_le_refus(formulaire, refus, formulaire.champ_de)
            else:
                texte = f"« {fiche.titre(ligne)} » : {fiche.accorder('ajouté')}."
                retour = reverse(fiche.liste.vue, args=[cellule.code])
                message_annulable(request, texte, trace, suite=retour)
                if "encore" in request.POST:
                    return redirect(f"{request.path}?{request.GET.urlencode()}".rstrip("?"))
                return redirect(_suite(request, fiche, cellule, ligne))
        return _page(request, cellule, fiche, formulaire)

    return ajouter


def vue_de_modification(fiche: Fiche) -> Vue:
    """The form of a row; what another has changed or removed meanwhile is said, not lost."""

    @droit(fiche.droit)
    @require_http_methods(["GET", "HEAD", "POST"])
    def modifier(request: HttpRequest, cellule: Cellule, **cle: int) -> HttpResponse:
        pk = cle[fiche.cle]
        if request.method != "POST":
            ligne = get_object_or_404(fiche.toutes(), pk=pk)
            _exiger_la_sienne(request, fiche, ligne)
            return _page(
                request, cellule, fiche, fiche.formulaire(cellule=cellule, ligne=ligne), ligne
            )
        ligne = fiche.toutes().select_for_update(of=("self",)).filter(pk=pk).first()
        if ligne is None:
            formulaire = fiche.formulaire(request.POST, cellule=cellule)
            formulaire.add_error(None, PARTIE_EN_COURS)
            return _page(request, cellule, fiche, formulaire, status=HTTPStatus.CONFLICT)
        _exiger_la_sienne(request, fiche, ligne)
        formulaire = fiche.formulaire(request.POST, cellule=cellule, ligne=ligne)
        if formulaire.is_valid():
            _exiger(request, fiche, ligne, formulaire)
            try:
                trace = fiche.modification()(ligne, formulaire.colonnes())
            except ValidationError as refus:
                reporter_le_refus(formulaire, refus, formulaire.champ_de)
            else:
                texte = f"« {fiche.titre(ligne)} » : à jour."
                message_annulable(request, texte if trace else "Rien n’a changé.", trace)
                return redirect(_suite(request, fiche, cellule, ligne))
        return _page(request, cellule, fiche, formulaire, ligne)

    return modifier


def vue_de_suppression(fiche: Fiche) -> Vue:
    """To the bin at once; the message has a button that puts it back."""

    @droit(fiche.droit)
    @require_POST
    def supprimer(request: HttpRequest, cellule: Cellule, **cle: int) -> HttpResponse:
        retour = reverse(fiche.liste.vue, args=[cellule.code])
        ligne = fiche.toutes().select_for_update(of=("self",)).filter(pk=cle[fiche.cle]).first()
        if ligne is None:
            messages.info(request, PARTIE)
            return redirect(retour)
        _exiger_la_sienne(request, fiche, ligne)
        titre = fiche.titre(ligne)
        try:
            trace = fiche.ecriture.supprimer(ligne)
        except ValidationError as refus:
            messages.error(request, " ".join(refus.messages))
            return redirect(_adresses(fiche, cellule, ligne)["lecture"])
        texte = f"« {titre} » : {fiche.accorder('mis')} à la corbeille pour trente jours."
        message_annulable(request, texte, trace)
        return redirect(_demandee(request) or retour)

    return supprimer


def _exiger_la_sienne(request: HttpRequest, fiche: Fiche, ligne: Model) -> None:
    if not fiche.est_a(request, ligne):
        raise PermissionDenied(PAS_A_VOUS)


def _exiger(
    request: HttpRequest, fiche: Fiche, ligne: Model | None, formulaire: FormulaireDeFiche
) -> None:
    if fiche.exiger:
        fiche.exiger(request, ligne, formulaire.colonnes())


def _adresses(fiche: Fiche, cellule: Cellule, ligne: Model) -> dict[str, str]:
    cle = [cellule.code, ligne.pk]
    return {
        "lecture": reverse(fiche.nom, args=cle),
        "modification": reverse(f"modifier_{fiche.nom}", args=cle),
        "suppression": reverse(f"supprimer_{fiche.nom}", args=cle),
        "historique": reverse("historique_ligne", args=[cellule.code, fiche.table.nom, ligne.pk]),
    }


def _demandee(request: HttpRequest) -> str:
    """Where the page that led here wants to come back (`?suite=`), inside the site only."""
    # A column of the form may have the same name: an address begins with a slash.
    for suite in (*request.POST.getlist("suite"), *request.GET.getlist("suite")):
        if suite.startswith("/") and url_has_allowed_host_and_scheme(suite, allowed_hosts=None):
            return suite
    return ""


def _suite(request: HttpRequest, fiche: Fiche, cellule: Cellule, ligne: Model) -> str:
    return _demandee(request) or reverse(fiche.nom, args=[cellule.code, ligne.pk])


def _page(
    request: HttpRequest,
    cellule: Cellule,
    fiche: Fiche,
    formulaire: FormulaireDeFiche,
    ligne: Model | None = None,
    status: HTTPStatus | None = None,
) -> HttpResponse:
    liste = reverse(fiche.liste.vue, args=[cellule.code])
    lecture = reverse(fiche.nom, args=[cellule.code, ligne.pk]) if ligne else ""
    contexte = {
        "fiche": fiche,
        "form": formulaire,
        "ligne": ligne,
        "titre": f"Modifier : {fiche.titre(ligne)}" if ligne else fiche.nouvelle,
        "etapes": [
            (fiche.liste.titre, liste),
            *([(fiche.titre(ligne), lecture)] if ligne else []),
            ("Modifier" if ligne else fiche.nouvelle, ""),
        ],
        "retour": _demandee(request) or lecture or liste,
        "suite": _demandee(request),
        # A row that has gone is written as a new one.
        "adresse": "" if ligne else reverse(f"nouvelle_{fiche.nom}", args=[cellule.code]),
    }
    if status is None:
        status = HTTPStatus.OK
        if formulaire.is_bound:
            conflit = formulaire.change_entre_temps
            status = HTTPStatus.CONFLICT if conflit else HTTPStatus.BAD_REQUEST
    return render(request, "composants/page_de_saisie.html", contexte, status=status)
