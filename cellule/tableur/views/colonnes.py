"""Step 2: the sheet, the header, the column of each heading, with the first rows."""

from dataclasses import replace
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cellule.models import Cellule, Depot
from cellule.tableur.actions import regler
from cellule.tableur.declaration import Importable
from cellule.tableur.entete import Tableau, lire_le_tableau, texte_de
from cellule.tableur.forms import ColonnesForm, EnTeteForm
from cellule.tableur.lecture import Feuille, FichierIllisible, Grille, ouvrir
from cellule.tableur.reglages import Reglages, choisir_la_feuille, completer, proposer

from .commun import contexte_de, executer, vers

APERCU = 20


def voir_les_colonnes(
    request: HttpRequest, cellule: Cellule, importable: Importable, depot: Depot
) -> HttpResponse:
    if depot.importe_le:
        return vers(cellule, importable, depot, "controle")
    demande = request.POST if request.method == "POST" else request.GET
    feuilles = ouvrir(bytes(depot.octets))
    erreur = ""
    try:
        feuille = choisir_la_feuille(feuilles, demande.get("feuille", _gardee(depot)))
    except FichierIllisible as refus:
        feuille, erreur = choisir_la_feuille(feuilles, None), str(refus)
    grille = feuille.lire()
    lecture = EnTeteForm(demande if "entete" in demande else None, grille=grille)
    reglages = _reglages(importable, depot, feuille, grille, lecture)
    tableau = lire_le_tableau(grille, reglages.entete, reglages.hauteur)
    if not lecture.is_bound:
        lecture.initial = {"entete": reglages.entete, "hauteur": reglages.hauteur}
    formulaire = ColonnesForm(
        request.POST if request.method == "POST" else None,
        importable=importable, tableau=tableau, reglages=reglages,
    )  # fmt: skip
    fautive = bool(erreur or lecture.errors)
    if request.method == "POST" and not fautive and formulaire.is_valid():
        regler(depot, formulaire.reglages())
        return executer(request, cellule, importable, depot, essai=True)
    contexte = contexte_de(request, cellule, importable, 2) | {
        "depot": depot,
        "feuille": feuille,
        "feuilles": feuilles,
        "notes": grille.notes,
        "lecture": lecture,
        "form": formulaire,
        "reglages": reglages,
        "erreur": erreur,
        **_apercu(importable, tableau, reglages),
    }
    fautive = fautive or request.method == "POST"
    status = HTTPStatus.BAD_REQUEST if fautive else HTTPStatus.OK
    return render(request, "tableur/colonnes.html", contexte, status=status)


def _gardee(depot: Depot) -> str | None:
    return depot.reglages["feuille"] if depot.reglages else None


def _reglages(
    importable: Importable, depot: Depot, feuille: Feuille, grille: Grille, lecture: EnTeteForm
) -> Reglages:
    """What is asked by the address, else what was chosen before, else what is found."""
    if lecture.is_bound and lecture.is_valid():
        entete, hauteur = lecture.cleaned_data["entete"], lecture.cleaned_data["hauteur"]
        tableau = lire_le_tableau(grille, entete, hauteur)
        relus = completer(importable, feuille.nom, tableau, entete, hauteur)
        return replace(relus, valeurs=depot.reglages.get("valeurs", {}))
    if not lecture.is_bound and _gardee(depot) == feuille.nom:
        return Reglages.de_json(depot.reglages)
    return proposer(importable, feuille, grille)


def _apercu(importable: Importable, tableau: Tableau, reglages: Reglages) -> dict:
    """The first rows as they are read, under the headings and what becomes of them."""
    devient = {place: importable.libelle(nom) for nom, place in reglages.colonnes.items()}
    places = [colonne.place for colonne in tableau.colonnes]
    return {
        "tableau": tableau,
        "titres": [(c.lettre, c.titre, devient.get(c.place, "")) for c in tableau.colonnes],
        "premieres": [
            (r.numero, [texte_de(c) for c in (*r.cellules, *[None] * len(places))][: len(places)])
            for r in tableau.lignes[:APERCU]
        ],
    }
