"""One page for one row of the money or of the programme: add, change, remove, put back."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from cellule.actions.ecriture import Ecriture
from cellule.champs import reporter_le_refus
from cellule.concurrence import AvecTemoin
from cellule.droits import peut
from cellule.messages import message_annulable
from cellule.models import Cellule
from cellule.trace import avec_trace
from rapports import droits
from rapports.requetes.textes import page_de

AJOUTEE, CHANGEE, SUPPRIMEE = "« {} » : ajouté.", "« {} » : à jour.", "« {} » : supprimé."
PARTIE = "Cette ligne n’est plus là : quelqu’un l’a supprimée."
PARTIE_EN_COURS = (
    "Quelqu’un a supprimé cette ligne pendant que vous la remplissiez. Rien n’est perdu : "
    "enregistrez pour l’ajouter de nouveau, ou revenez sans enregistrer."
)


@dataclass(frozen=True)
class Sorte:
    """A kind of row that has a page: its actions, its form, its addresses, its words.

    `formulaire` makes the form from the year, the row (None for a new one) and what is sent;
    `ancre` is where the rows stand in the page that lists them.
    """

    ecriture: Ecriture
    montrer: Callable[[Model], dict[str, str]]
    formulaire: Callable[..., AvecTemoin]
    creer: Callable[[int, dict[str, object]], Model]
    titre: Callable[[Model], str]
    nouvelle: str
    page: str
    nom_de_la_page: str
    ancre: str
    creation: str
    suppression: str

    @property
    def modele(self) -> type[Model]:
        return self.ecriture.table.modele


def ecrits(request: HttpRequest, annee: int, cle: str) -> dict[str, object]:
    """For a page of the money or of the programme: its comment, what this person may do there."""
    return {
        "cle": cle,
        "commentaire": page_de(annee, cle).contenu,
        "peut_ecrire": peut(request, droits.ARGENT.code),
        "peut_rediger": peut(request, droits.REDIGER.code),
        "peut_faire": peut(request, droits.FAIRE.code),
    }


def ajouter(
    request: HttpRequest, cellule: Cellule, annee: int, sorte: Sorte, depart: dict | None = None
) -> HttpResponse:
    """The page of a new row."""
    envoi = request.POST if request.method == "POST" else None
    formulaire = sorte.formulaire(annee, None, envoi, initial=depart)
    if envoi is not None and formulaire.is_valid():
        try:
            ligne, trace = avec_trace(lambda: sorte.creer(annee, formulaire.colonnes()))
        except ValidationError as refus:
            reporter_le_refus(formulaire, refus)
        else:
            message_annulable(request, AJOUTEE.format(sorte.titre(ligne)), trace)
            suite = sorte.creation if "encore" in request.POST else sorte.page
            return redirect(suite, cellule=cellule.code, annee=annee)
    return _page(request, cellule, annee, sorte, formulaire)


def changer(
    request: HttpRequest, cellule: Cellule, annee: int, sorte: Sorte, criteres: dict
) -> HttpResponse:
    """The page of a row; what another has changed or removed meanwhile is said, not lost."""
    if request.method != "POST":
        ligne = get_object_or_404(sorte.modele, **criteres)
        present = sorte.montrer(ligne)
        formulaire = sorte.formulaire(annee, ligne, None, present=present)
        return _page(request, cellule, annee, sorte, formulaire, ligne)
    ligne = sorte.modele.objects.select_for_update().filter(**criteres).first()
    if ligne is None:
        formulaire = sorte.formulaire(annee, None, request.POST)
        formulaire.add_error(None, PARTIE_EN_COURS)
        return _page(request, cellule, annee, sorte, formulaire, status=HTTPStatus.CONFLICT)
    formulaire = sorte.formulaire(annee, ligne, request.POST, present=sorte.montrer(ligne))
    if formulaire.is_valid():
        try:
            trace = sorte.ecriture.changer(ligne, formulaire.colonnes())
        except ValidationError as refus:
            reporter_le_refus(formulaire, refus)
        else:
            message_annulable(request, CHANGEE.format(sorte.titre(ligne)), trace)
            return redirect(sorte.page, cellule=cellule.code, annee=annee)
    return _page(request, cellule, annee, sorte, formulaire, ligne)


def supprimer(
    request: HttpRequest, cellule: Cellule, annee: int, sorte: Sorte, criteres: dict
) -> HttpResponse:
    """Remove a row at once; the message has a button that puts it back."""
    ligne = sorte.modele.objects.select_for_update().filter(**criteres).first()
    if ligne is None:
        messages.info(request, PARTIE)
        return redirect(sorte.page, cellule=cellule.code, annee=annee)
    titre = sorte.titre(ligne)
    try:
        trace = sorte.ecriture.supprimer(ligne)
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
    else:
        message_annulable(request, SUPPRIMEE.format(titre), trace)
    # To the top of the page, where the message is.
    return redirect(sorte.page, cellule=cellule.code, annee=annee)


def _page(
    request: HttpRequest,
    cellule: Cellule,
    annee: int,
    sorte: Sorte,
    formulaire: AvecTemoin,
    ligne: Model | None = None,
    status: HTTPStatus | None = None,
) -> HttpResponse:
    retour = f"{reverse(sorte.page, args=[cellule.code, annee])}#{sorte.ancre}"
    contexte = {
        "annee": annee,
        "sorte": sorte,
        "form": formulaire,
        "ligne": ligne,
        "titre": sorte.titre(ligne) if ligne else sorte.nouvelle.format(suivante=annee + 1),
        "retour": retour,
        # A row that has gone is written as a new one.
        "adresse": "" if ligne else reverse(sorte.creation, args=[cellule.code, annee]),
    }
    if status is None:
        status = HTTPStatus.OK
        if formulaire.is_bound:
            conflit = formulaire.change_entre_temps
            status = HTTPStatus.CONFLICT if conflit else HTTPStatus.BAD_REQUEST
    return render(request, "rapports/ligne.html", contexte, status=status)
