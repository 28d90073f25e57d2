"""The pages of a list: the list itself, its acts."""

from collections.abc import Mapping
from functools import lru_cache
from http import HTTPStatus
from types import MappingProxyType

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import EmptyPage
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cellule.droits import TABLE, Vue, droit, peut
from cellule.models import Cellule
from cellule.typographie import nombre

from .actes import LIGNES_PAR_ACTE, Acte, choisies
from .etat import TAILLES, Etat, lire_etat
from .exportation import LIGNES_AUSSITOT, nom_du_fichier, tableau_de
from .fichiers import FORMATS
from .liste import EXPORT, VUE, Liste
from .vues_enregistrees import vues_de

PAGE_ABSENTE = "Cette page de la liste n’existe pas."
TROP_DE_LIGNES = "Un acte porte sur {} lignes au plus : affinez les filtres, puis recommencez."
AUCUNE_LIGNE = "Choisissez au moins une ligne."


def vue_de_liste(liste: Liste) -> Vue:
    """The page of a list, and its files."""

    @droit(liste.droit)
    @require_safe
    def voir(request: HttpRequest, cellule: Cellule) -> HttpResponse:
        if liste.depart and not request.GET:
            return redirect(f"{request.path}?{liste.depart(cellule)}")
        etat = lire_etat(liste, request.GET, liste.toutes(cellule))
        forme = request.GET.get("export", "")
        if forme:
            return _fichier(request, etat, cellule, forme)
        return _page(request, etat, cellule)

    return voir


def _fichier(request: HttpRequest, etat: Etat, cellule: Cellule, forme: str) -> HttpResponse:
    """A file of exactly what the page shows; a wrong address is refused, never half answered."""
    if forme not in FORMATS:
        etat.erreurs.append("Ce format de fichier n’existe pas.")
    elif etat.juste and etat.paginer().count > LIGNES_AUSSITOT:
        etat.erreurs.append(
            f"Au-delà de {nombre(LIGNES_AUSSITOT)} lignes, le fichier se prépare à part : "
            "demandez-le par le menu « Exporter »."
        )
    if not etat.juste:
        return _page(request, etat, cellule)
    reponse = HttpResponse(
        FORMATS[forme].ecrire(tableau_de(etat, cellule)), content_type=FORMATS[forme].mime
    )
    nom = nom_du_fichier(etat.liste, cellule, forme)
    reponse["Content-Disposition"] = f'attachment; filename="{nom}"'
    return reponse


def _page(request: HttpRequest, etat: Etat, cellule: Cellule) -> HttpResponse:
    liste, paginateur, page = etat.liste, etat.paginer(), None
    if etat.juste:
        try:
            page = paginateur.page(etat.page)
            page.object_list = etat.lignes_de(page)
        except EmptyPage:
            etat.erreurs.append(PAGE_ABSENTE)
    actes = liste.actes if liste.droit_ecrire and peut(request, liste.droit_ecrire) else ()
    permises = {
        nom: colonne
        for nom, colonne in liste.table.declarees().items()
        if not colonne.droit or peut(request, colonne.droit)
    }
    table = liste.table([], sequence=etat.colonnes, exclude=_cachees(etat, permises))
    contexte = {
        "liste": liste,
        "etat": etat,
        "page": page,
        "entetes": list(table.entetes(etat.tri, etat.adresse)),
        "corps": table.corps(
            page.object_list if page else [], cellule=cellule.code, a_cocher=bool(actes)
        ),
        "actes": actes,
        "titre_colonne": liste.table.titre(),
        "colonnes": [
            (nom, colonne.verbose_name, nom in etat.colonnes) for nom, colonne in permises.items()
        ],
        "tailles": TAILLES,
        "formats": [
            (code, forme.mots, etat.adresse(**{EXPORT: code, VUE: None}))
            for code, forme in FORMATS.items()
        ],
        "aussitot": LIGNES_AUSSITOT,
        "peut_ecrire": bool(liste.droit_ecrire) and peut(request, liste.droit_ecrire),
        "ordre": _ordre_en_mots(etat),
        "adresses": _adresses(liste, cellule.code),
        **vues_de(request, etat),
    }
    if liste.contexte:
        contexte |= liste.contexte(request, cellule, etat)
    gabarit = "composants/liste.html" if _est_un_fragment(request) else liste.gabarit
    status = HTTPStatus.OK if etat.juste else HTTPStatus.BAD_REQUEST
    return render(request, gabarit, contexte, status=status)


def _est_un_fragment(request: HttpRequest) -> bool:
    """htmx swaps the list alone; it restores a whole page from the history."""
    return bool(request.htmx) and not request.htmx.history_restore_request


def _cachees(etat: Etat, permises: dict) -> list[str]:
    visibles = {nom for nom in permises if nom in etat.colonnes}
    return [nom for nom in etat.liste.table.declarees() if nom not in visibles]


def _ordre_en_mots(etat: Etat) -> str:
    """« triées par Nom », for the caption."""
    declarees = etat.liste.table.declarees()
    mots = []
    for une in etat.tri:
        nom = declarees[une.removeprefix("-")].verbose_name
        mots.append(f"{nom}, ordre inverse" if une.startswith("-") else str(nom))
    return ", puis ".join(mots)


@lru_cache(maxsize=1024)
def _adresses(liste: Liste, cellule: str) -> Mapping[str, str]:
    noms = {"liste": liste.vue, "vues": f"{liste.vue}_vues", "exports": "exports"}
    if liste.actes:
        noms["actes"] = f"{liste.vue}_actes"
    if liste.creation:
        noms["creation"] = liste.creation
    if liste.importation:
        noms["importation"] = f"importer_{liste.importation}"
    return MappingProxyType({cle: reverse(nom, args=[cellule]) for cle, nom in noms.items()})


# --- Acts on many rows ---------------------------------------------------------------


def vue_des_actes(liste: Liste) -> Vue:
    """Do an act on the rows ticked, or on all that the filters keep."""

    @droit(liste.droit_ecrire)
    @require_POST
    def agir(request: HttpRequest, cellule: Cellule) -> HttpResponse:
        retour = reverse(liste.vue, args=[cellule.code])
        etat = lire_etat(liste, QueryDict(request.POST.get("requete", "")), liste.toutes(cellule))
        acte = next((a for a in liste.actes if a.code == request.POST.get("acte")), None)
        if not etat.juste or acte is None:
            messages.error(request, "Choisissez un acte de la liste : rien n’est fait.")
            return redirect(retour)
        ici = f"{retour}{etat.adresse()}"
        tous, cles = request.POST.get("portee") == "tous", request.POST.getlist("lignes")
        lignes = choisies(etat.filtre.qs, cles, tous=tous)
        if not lignes or len(lignes) > LIGNES_PAR_ACTE:
            message = TROP_DE_LIGNES.format(nombre(LIGNES_PAR_ACTE)) if lignes else AUCUNE_LIGNE
            messages.error(request, message)
            return redirect(ici)
        envoi = request.POST if "confirme" in request.POST or not acte.demande else None
        formulaire = acte.formulaire(envoi) if acte.formulaire else None
        pret = envoi is not None and (formulaire is None or formulaire.is_valid())
        if pret and _faire(request, acte, lignes, formulaire):
            return redirect(ici)
        contexte = {
            "liste": liste,
            "acte": acte,
            "form": formulaire,
            "lignes": lignes,
            "tous": tous,
            "requete": request.POST.get("requete", ""),
            "retour": ici,
            "adresse": reverse(f"{liste.vue}_actes", args=[cellule.code]),
        }
        status = HTTPStatus.BAD_REQUEST if envoi is not None else HTTPStatus.OK
        return render(request, "composants/acte_sur_plusieurs.html", contexte, status=status)

    return agir


def _faire(request: HttpRequest, acte: Acte, lignes: list, formulaire) -> bool:
    """Do it and say it; False, with words, when all of it is refused."""
    try:
        fait, trace = acte.faire(lignes, **(formulaire.cleaned_data if formulaire else {}))
    except ValidationError as refus:
        if formulaire:
            formulaire.add_error(None, refus)
        else:
            messages.error(request, " ".join(refus.messages))
        return formulaire is None
    texte = fait if isinstance(fait, str) else _changees(acte, fait)
    retour = reverse("annuler", args=[request.cellule.code, trace.pk]) if trace else ""
    messages.success(request, texte, extra_tags=retour)
    return True


def _changees(acte: Acte, lignes: int) -> str:
    s = "s" if lignes > 1 else ""
    return f"{acte.libelle} : {nombre(lignes)} ligne{s} changée{s}."


def verifier(liste: Liste) -> None:
    """A list whose rights are unknown would answer nobody, or everybody."""
    for code in filter(None, (liste.droit, liste.droit_ecrire)):
        TABLE[code]
