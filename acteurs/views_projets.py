"""The board of the projects, what is done on one of them, what the other cells share."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from acteurs import droits
from acteurs.actions.suivi import changer_l_etape, fixer_la_relance, noter_un_acte
from acteurs.forms_projets import ActeForm, EtapeForm
from acteurs.listes_projets import ONGLETS, PROJETS
from acteurs.models import AppelAProjets, BonnePratique, EtapeProjet, Projet
from acteurs.partages import presenter, reprise_d_un_appel, reprise_d_un_projet
from acteurs.requetes_projets import (
    FINIES,
    acte_propose,
    partagee,
    projets_de,
    sans_acte_recent,
    tableau_par_etape,
)
from cellule.droits import droit, peut
from cellule.listes.etat import lire_etat
from cellule.messages import message_annulable
from cellule.models import Cellule, ModelePartage

CHAINE = [etape for etape in EtapeProjet.values if etape != EtapeProjet.ABANDONNE]
ACCOMPAGNEMENT_OUVERT = (
    " L’accompagnement, lui, court toujours : donnez sa fin sur la fiche quand vous l’arrêtez."
)


# --- The board -----------------------------------------------------------------------


@droit(droits.LIRE_PROJETS.code)
@require_safe
def tableau_des_projets(request: HttpRequest, cellule: Cellule) -> HttpResponse:
    """The projects by stage; the filters are those of the list, in the address too."""
    etat = lire_etat(PROJETS, request.GET, projets_de(cellule))
    projets = etat.filtre.qs if etat.juste else Projet.objects.none()
    colonnes = tableau_par_etape(projets) if etat.juste else []
    jour = timezone.localdate()
    montres = [carte.pk for colonne in colonnes for carte in colonne.cartes]
    muets = sans_acte_recent(Projet.objects.filter(pk__in=montres), jour)
    contexte = {
        "etat": etat,
        "colonnes": [(colonne, _voisines(colonne.etape)) for colonne in colonnes],
        "vide": not montres,
        "muets": set(muets.values_list("pk", flat=True)) if montres else set(),
        "jour": jour,
        "onglets": ONGLETS,
        "peut_ecrire": peut(request, droits.ECRIRE_PROJETS.code),
    }
    statut = HTTPStatus.OK if etat.juste else HTTPStatus.BAD_REQUEST
    return render(request, "acteurs/tableau_des_projets.html", contexte, status=statut)


def _voisines(etape: str) -> list[tuple[str, str, str]]:
    """Where a card may go from here in one press: icon, stage, words."""
    mots = dict(EtapeProjet.choices)
    if etape == EtapeProjet.ABANDONNE:
        return [("arrow-left", EtapeProjet.EN_COURS.value, mots[EtapeProjet.EN_COURS])]
    rang = CHAINE.index(etape)
    avant = [("arrow-left", CHAINE[rang - 1])] if rang else []
    apres = [("arrow-right", CHAINE[rang + 1])] if rang + 1 < len(CHAINE) else []
    return [(icone, vers, mots[vers]) for icone, vers in (*avant, *apres)]


@droit(droits.ECRIRE_PROJETS.code)
@require_POST
def deplacer_un_projet(request: HttpRequest, cellule: Cellule, projet: int) -> HttpResponse:
    """Move a project to a stage, from the board or from its sheet."""
    ligne = get_object_or_404(Projet.objects.select_for_update(), pk=projet)
    retour = reverse("projet", args=[cellule.code, projet])
    if request.POST.get("vers") == "tableau":
        requete = QueryDict(request.POST.get("requete", "")).urlencode()
        retour = reverse("tableau_des_projets", args=[cellule.code]) + f"?{requete}".rstrip("?")
    formulaire = EtapeForm(request.POST)
    if not formulaire.is_valid():
        message_annulable(request, "Choisissez une étape de la liste : rien n’est changé.", None)
        return redirect(retour)
    combien, trace = changer_l_etape([ligne], **formulaire.cleaned_data)
    if combien:
        texte = f"« {ligne} » : {ligne.get_etape_display()}."
        court = ligne.debut_accompagnement and not ligne.fin_accompagnement
        if ligne.etape in FINIES and court:
            texte += ACCOMPAGNEMENT_OUVERT
        message_annulable(request, texte, trace)
    return redirect(retour)


# --- Acts of support -----------------------------------------------------------------


@droit(droits.ECRIRE_PROJETS.code)
@require_http_methods(["GET", "HEAD", "POST"])
def nouvel_acte(request: HttpRequest, cellule: Cellule, projet: int) -> HttpResponse:
    """Note what was done for a project, and when to get back to it."""
    ligne = get_object_or_404(Projet, pk=projet)
    formulaire = ActeForm(request.POST or None, initial=acte_propose(ligne, timezone.localdate()))
    if request.method == "POST" and formulaire.is_valid():
        donnees = dict(formulaire.cleaned_data)
        relance = {nom: donnees.pop(nom) for nom in ("relance_le", "relance_texte")}
        noter_un_acte(ligne, **donnees)
        if any(getattr(ligne, nom) != valeur for nom, valeur in relance.items()):
            fixer_la_relance([ligne], **relance)
        message_annulable(request, "L’acte est noté.", None)
        return redirect(reverse("projet", args=[cellule.code, projet]))
    statut = HTTPStatus.BAD_REQUEST if formulaire.is_bound else HTTPStatus.OK
    contexte = {"projet": ligne, "form": formulaire}
    return render(request, "acteurs/acte.html", contexte, status=statut)


# --- What the other cells share ------------------------------------------------------


@droit(droits.LIRE_PROJETS.code)
@require_safe
def projet_partage(request: HttpRequest, cellule: Cellule, projet_partage: int) -> HttpResponse:
    ligne = _exiger(Projet, projet_partage)
    reprise = ("Reproduire chez nous", "nouvelle_projet", reprise_d_un_projet(ligne))
    return _page_partagee(request, cellule, ligne, "liste_projets_partages", reprise)


@droit(droits.LIRE_PROJETS.code)
@require_safe
def appel_partage(
    request: HttpRequest, cellule: Cellule, appelaprojets_partage: int
) -> HttpResponse:
    ligne = _exiger(AppelAProjets, appelaprojets_partage)
    reprise = ("Le noter chez nous", "nouvelle_appel", reprise_d_un_appel(ligne))
    return _page_partagee(request, cellule, ligne, "liste_appels_partages", reprise)


@droit(droits.LIRE_PROJETS.code)
@require_safe
def pratique_partage(
    request: HttpRequest, cellule: Cellule, bonnepratique_partage: int
) -> HttpResponse:
    ligne = _exiger(BonnePratique, bonnepratique_partage)
    reprise = ("En faire un projet chez nous", "nouvelle_projet", reprise_d_un_projet(ligne))
    return _page_partagee(request, cellule, ligne, "liste_pratiques_partagees", reprise)


def _exiger(modele: type[Model], cle: int) -> ModelePartage:
    ligne = partagee(modele, cle)
    if ligne is None:
        raise Http404
    return ligne


def _page_partagee(
    request: HttpRequest,
    cellule: Cellule,
    ligne: ModelePartage,
    liste: str,
    reprise: tuple[str, str, dict[str, str]],
) -> HttpResponse:
    """A row as the other cells read it; its own cell sees it so too."""
    mots, vue, champs = reprise
    a_nous = ligne.cellule_id == cellule.pk
    contexte = {
        "ligne": ligne,
        "a_nous": a_nous,
        "presentation": presenter(ligne),
        "liste": reverse(liste, args=[cellule.code]),
        "reprendre": mots,
        "adresse": f"{reverse(vue, args=[cellule.code])}?{urlencode(champs)}",
        "peut_ecrire": peut(request, droits.ECRIRE_PROJETS.code),
    }
    return render(request, "acteurs/partage.html", contexte)
