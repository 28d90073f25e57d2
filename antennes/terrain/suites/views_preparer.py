"""« Préparer une réunion » of an antenna: its day beside the holidays, its theme, its people; more
people invited to one that is planned."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from acteurs.models import Professionnel
from antennes import droits
from antennes.models import Antenne
from antennes.requetes import ouvertes
from antennes.terrain.acces import exiger_son_antenne
from cellule.champs import reporter_le_refus
from cellule.droits import droit
from cellule.models import Cellule, Utilisateur
from cellule.typographie import jour_en_lettres, nombre
from evenements.models import Activite

from .actions import inviter, planifier_la_reunion
from .forms_preparer import InviterForm, PreparerForm
from .preparation import (
    Conge,
    a_venir,
    besoins_de,
    ce_jour_la,
    conges,
    en_bref,
    habitues_de,
    invitables,
    joignable,
    periode,
    zones_inconnues,
)
from .views import sa_reunion


@droit(droits.TERRAIN.code)
@require_http_methods(["GET", "HEAD", "POST"])
def preparer(request: HttpRequest, cellule: Cellule, antenne: int) -> HttpResponse:
    """A GET proposes; a POST plans the meeting and invites those who are ticked."""
    sienne = get_object_or_404(Antenne, pk=antenne)
    exiger_son_antenne(request, sienne)
    jour = cellule.aujourdhui()
    habitues, fermes = habitues_de([sienne], jour), conges(sienne.departements, jour)
    formulaire = _formulaire(
        cellule, sienne, habitues, request.POST if request.method == "POST" else None, fermes
    )
    if formulaire.is_valid():
        try:
            reunion = _planifier(sienne, formulaire, request.user)
        except ValidationError as refus:
            reporter_le_refus(formulaire, refus)
        else:
            _dire(request, reunion, formulaire)
            return redirect("activite", cellule.code, reunion.pk)
    contexte = {
        "antenne": sienne,
        "form": formulaire,
        "conges": [(periode(conge), conge.mots) for conge in fermes],
        "zones_inconnues": zones_inconnues(sienne.departements),
        "sans_adresse": [personne for personne in habitues if not joignable(personne)],
    }
    statut = HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK
    return render(request, "antennes/suites/preparer.html", contexte, status=statut)


def _formulaire(
    cellule: Cellule,
    antenne: Antenne,
    habitues: list[Professionnel],
    envoi: QueryDict | None,
    fermes: list[Conge],
) -> PreparerForm:
    joignables = [personne for personne in habitues if joignable(personne)]
    autres = Antenne.objects.filter(ouvertes(cellule.aujourdhui())).exclude(pk=antenne.pk)
    return PreparerForm(
        envoi,
        cellule=cellule,
        besoins=besoins_de(antenne),
        autres=list(autres.order_by("cle_tri", "pk")),
        habitues=joignables,
        a_eviter=en_bref(fermes),
        initial={"heure": "14:00", "invites": [str(personne.pk) for personne in joignables]},
    )


def _planifier(antenne: Antenne, formulaire: PreparerForm, par: Utilisateur) -> Activite:
    donnees, besoins = formulaire.cleaned_data, formulaire.choisies("besoins")
    antennes = [antenne, *formulaire.choisies("avec")]
    noms = " et ".join(une.nom for une in antennes)
    return planifier_la_reunion(
        intitule=f"Antenne {noms} – {formulaire.sujet}"[:500],
        debut=f"{donnees['jour']:%Y-%m-%d}T{donnees['heure']:%H:%M}",
        heures=donnees["heures"],
        modalite=donnees["modalite"],
        lieu=donnees["lieu"],
        objectifs="\n".join([formulaire.sujet, *(f"– {b.texte}" for b in besoins)]),
        programme=donnees["programme"],
        antennes=antennes,
        intervenants=donnees["intervenants"],
        invites=formulaire.choisies("invites"),
        par=par,
    )


def _dire(request: HttpRequest, reunion: Activite, formulaire: PreparerForm) -> None:
    combien = len(formulaire.cleaned_data.get("invites", ()))
    s = "s" if combien > 1 else ""
    jour = jour_en_lettres(reunion.jour_retenu, forme="jour")
    suite = f" {nombre(combien)} invitation{s} part{'ent' if s else ''}." if combien else ""
    messages.success(request, f"Réunion planifiée, {jour}.{suite}")
    departements = {d for une in reunion.antennes.all() for d in une.departements}
    if tombe := ce_jour_la(sorted(departements), reunion.jour_retenu):
        messages.warning(request, f"Ce jour-là : {', '.join(tombe)}.")


@droit(droits.TERRAIN.code)
@require_http_methods(["GET", "HEAD", "POST"])
def inviter_a_la_reunion(request: HttpRequest, cellule: Cellule, reunion: int) -> HttpResponse:
    """Invite the usual people to a meeting that is planned: one put off, or planned elsewhere."""
    activite, jour = sa_reunion(request, reunion), cellule.aujourdhui()
    prevue = a_venir(activite, jour)
    gens = invitables(activite, jour) if prevue else []
    formulaire = InviterForm(
        request.POST if request.method == "POST" else None,
        gens=gens,
        initial={"invites": [str(une.pk) for une in gens]},
    )
    if prevue and formulaire.is_valid():
        combien = inviter(activite, formulaire.choisis, par=request.user)
        s = "s" if combien > 1 else ""
        messages.success(request, f"{nombre(combien)} invitation{s} part{'ent' if s else ''}.")
        return redirect("activite", cellule.code, activite.pk)
    contexte = {"activite": activite, "form": formulaire, "prevue": prevue, "gens": gens}
    statut = HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK
    return render(request, "antennes/suites/inviter.html", contexte, status=statut)
