"""The saved views of a list: those that a page offers, and what is done to them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from cellule.actions.filtres import (
    enregistrer_filtre,
    mettre_a_jour_le_filtre,
    supprimer_le_filtre,
)
from cellule.droits import Vue, droit, peut
from cellule.models import Cellule, FiltreEnregistre
from cellule.tri import plier

from .etat import Etat, lire_etat
from .liste import VUE, Liste


def _siennes(request: HttpRequest, liste: Liste):
    """The views that a person may use: their own and those of the cell."""
    siennes = Q(utilisateur=request.user.pk) | Q(utilisateur=None)
    return FiltreEnregistre.objects.filter(siennes, liste=liste.nom)


def vues_de(request: HttpRequest, etat: Etat) -> dict[str, object]:
    """What the page of a list says of them."""
    # Sorted here: an order takes longer to write in SQL than these few names to sort.
    vues = sorted(_siennes(request, etat.liste).order_by(), key=lambda v: (plier(v.nom), v.pk))
    courante = next((vue for vue in vues if vue.pk == etat.vue), None)
    return {
        "vues": [
            {
                "nom": vue.nom,
                "adresse": f"?{vue.parametres}&{VUE}={vue.pk}"
                if vue.parametres
                else f"?{VUE}={vue.pk}",
                "commune": vue.utilisateur_id is None,
                "courante": vue is courante,
            }
            for vue in vues
        ],
        "vue_courante": courante,
        "vue_changee": bool(courante) and courante.parametres != etat.parametres(),
        "peut_changer_la_vue": bool(courante) and _peut_changer(request, etat.liste, courante),
    }


def _peut_changer(request: HttpRequest, liste: Liste, vue: FiltreEnregistre) -> bool:
    """One's own; one of the cell, for those who write in the list."""
    if vue.utilisateur_id is not None:
        return vue.utilisateur_id == request.user.pk
    return bool(liste.droit_ecrire) and peut(request, liste.droit_ecrire)


def vue_des_vues(liste: Liste) -> Vue:
    """Keep the view that the page shows, change it, or remove it."""

    @droit(liste.droit)
    @require_POST
    def enregistrer(request: HttpRequest, cellule: Cellule) -> HttpResponse:
        retour = reverse(liste.vue, args=[cellule.code])
        etat = lire_etat(liste, QueryDict(request.POST.get("requete", "")), liste.toutes(cellule))
        if not etat.juste:
            messages.error(request, "Cette vue ne se lit plus : rien n’est enregistré.")
            return redirect(retour)
        ici = f"{retour}{etat.adresse()}"
        if request.POST.get("vue"):
            return _changer_la_vue(request, liste, etat, retour)
        commune = request.POST.get("pour") == "cellule"
        if commune and not (liste.droit_ecrire and peut(request, liste.droit_ecrire)):
            messages.error(request, "Seule l’équipe de la cellule enregistre une vue pour tous.")
            return redirect(ici)
        try:
            vue = enregistrer_filtre(
                liste=liste.nom,
                nom=request.POST.get("nom", ""),
                parametres=etat.parametres(),
                utilisateur=None if commune else request.user,
            )
        except ValidationError as refus:
            messages.error(request, " ".join(refus.messages))
            return redirect(ici)
        messages.success(request, f"La vue « {vue.nom} » est enregistrée.")
        return redirect(f"{retour}{etat.adresse(vue=vue.pk)}")

    return enregistrer


def _changer_la_vue(request: HttpRequest, liste: Liste, etat: Etat, retour: str) -> HttpResponse:
    numero = request.POST.get("vue", "")
    if not numero.isascii() or not numero.isdigit():
        raise Http404
    vue = get_object_or_404(_siennes(request, liste), pk=int(numero))
    if not _peut_changer(request, liste, vue):
        messages.error(request, "Cette vue est à toute la cellule : seule son équipe la change.")
    elif "supprimer" in request.POST:
        supprimer_le_filtre(vue)
        messages.success(request, f"La vue « {vue.nom} » est supprimée.")
        return redirect(f"{retour}{etat.adresse(vue=None)}")
    else:
        mettre_a_jour_le_filtre(vue, parametres=etat.parametres())
        messages.success(request, f"La vue « {vue.nom} » est à jour.")
    return redirect(f"{retour}{etat.adresse(vue=vue.pk)}")
