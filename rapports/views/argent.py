"""The money of a year: resources, use of the credits, balances, agreements."""

from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cellule.droits import droit
from cellule.instantane import Cadre, demander
from cellule.models import Cellule
from cellule.typographie import en_capitale, en_euros
from rapports import droits
from rapports.actions import enregistrer_depenses, enregistrer_financements
from rapports.forms.argent import DepenseForm, FinancementForm
from rapports.models import Financement, GenrePiece
from rapports.requetes import argent as requetes_argent
from rapports.views.commun import du_rapport
from rapports.views.lignes import Sorte, ajouter, changer, ecrits, supprimer

# Beside the team of a cell, « à titre indicatif » (instruction DGOS/R4/2022/252, annexe, 2-3).
ETP_INDICATIF = Decimal(3)


@droit(droits.LIRE.code)
@require_safe
@du_rapport
def finances(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    """Resources, expenses and what is left of them, the team, the agreements."""
    cadre = Cadre(cellule, annee, cellule.aujourdhui())
    finance = requetes_argent.finance(annee)
    contexte = {
        "annee": annee,
        "annees": requetes_argent.annees_connues(cadre.arret, annee),
        "finance": finance,
        "chiffres": _chiffres(finance, annee),
        "postes": _postes(finance),
        "ecart_des_depenses": _ecart(finance["total"], finance["precedent"], "depenses"),
        "lignes": requetes_argent.lignes_de(annee),
        "etp": _equipe(cadre),
        "conventions": requetes_argent.conventions_de(annee),
        "fige": requetes_argent.rapport_fige(annee),
        "document": GenrePiece.BILAN_FINANCIER,
        **ecrits(request, annee, "finance"),
    }
    return render(request, "rapports/finances.html", contexte)


def _chiffres(finance: dict, annee: int) -> list[tuple[str, str, str, str]]:
    """The four figures of the year: title, amount, what it is, the year before."""
    total, avant = finance["total"], finance["precedent"]
    return [
        (titre, total[cle], note, avant[cle])
        for titre, cle, note in (
            ("Ressources", "ressources", "FIR et autres ressources"),
            ("Dépenses", "depenses", "toutes natures, toutes sources"),
            ("Solde de l’année", "solde", "ressources moins dépenses"),
            ("Disponible", "cumul", f"avec ce qui restait des années avant {annee}"),
        )
    ]


def _postes(finance: dict) -> list[dict[str, object]]:
    """The kinds of expense: beside last year, and as a share of the year's."""
    total = Decimal(finance["total"]["depenses"])
    return [
        poste
        | {
            "ecart": Decimal(poste["montant"]) - Decimal(poste["precedent"]),
            "part": Decimal(poste["montant"]) * 100 / total if total > 0 else None,
        }
        for poste in finance["postes"]
    ]


def _ecart(total: dict, avant: dict, cle: str) -> Decimal:
    return Decimal(total[cle]) - Decimal(avant[cle])


def _equipe(cadre: Cadre) -> dict[str, object]:
    """The full-time equivalents of the year beside the indicative three."""
    lus = demander("etp", cadre)
    en_poste, moyen = Decimal(lus["en_poste"]), Decimal(lus["moyen"])
    return {
        "en_poste": en_poste,
        "moyen": moyen,
        "indicatif": ETP_INDICATIF,
        "part": en_poste * 100 / ETP_INDICATIF,
        "jour": cadre.dernier,
    }


# --- A row ---------------------------------------------------------------------------


def _ressource(annee: int, ligne: Financement | None, envoi, **options) -> FinancementForm:
    deja = ligne.convention if ligne else None
    proposees = requetes_argent.conventions_proposees(annee, deja)
    return FinancementForm(envoi, conventions=proposees, **options)


RESSOURCE = Sorte(
    ecriture=enregistrer_financements,
    montrer=FinancementForm.montrer,
    formulaire=_ressource,
    creer=lambda annee, colonnes: enregistrer_financements.creer({**colonnes, "annee": annee}),
    titre=lambda f: f"{en_capitale(f.origine or f.get_source_display())}, {en_euros(f.montant)}",
    nouvelle="Nouvelle ressource",
    page="finances",
    nom_de_la_page="Finances",
    ancre="ressources",
    creation="nouvelle_ressource",
    suppression="supprimer_ressource",
)
DEPENSE = Sorte(
    ecriture=enregistrer_depenses,
    montrer=DepenseForm.montrer,
    formulaire=lambda annee, ligne, envoi, **options: DepenseForm(envoi, **options),
    creer=lambda annee, colonnes: enregistrer_depenses.creer({**colonnes, "annee": annee}),
    titre=lambda d: f"{en_capitale(d.libelle or d.get_poste_display())}, {en_euros(d.montant)}",
    nouvelle="Nouvelle dépense",
    page="finances",
    nom_de_la_page="Finances",
    ancre="depenses",
    creation="nouvelle_depense",
    suppression="supprimer_depense",
)


@droit(droits.ARGENT.code)
@require_http_methods(["GET", "HEAD", "POST"])
@du_rapport
def nouvelle_ressource(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    courante = requetes_argent.conventions_proposees(annee)
    depart = {"source": "fir", "convention": courante[-1].code if courante else ""}
    return ajouter(request, cellule, annee, RESSOURCE, depart)


@droit(droits.ARGENT.code)
@require_http_methods(["GET", "HEAD", "POST"])
@du_rapport
def ressource(request: HttpRequest, cellule: Cellule, annee: int, financement: int):
    return changer(request, cellule, annee, RESSOURCE, {"pk": financement, "annee": annee})


@droit(droits.ARGENT.code)
@require_POST
@du_rapport
def supprimer_ressource(request: HttpRequest, cellule: Cellule, annee: int, financement: int):
    return supprimer(request, cellule, annee, RESSOURCE, {"pk": financement, "annee": annee})


@droit(droits.ARGENT.code)
@require_http_methods(["GET", "HEAD", "POST"])
@du_rapport
def nouvelle_depense(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    return ajouter(request, cellule, annee, DEPENSE, {"source": "fir"})


@droit(droits.ARGENT.code)
@require_http_methods(["GET", "HEAD", "POST"])
@du_rapport
def depense(request: HttpRequest, cellule: Cellule, annee: int, depense: int) -> HttpResponse:
    return changer(request, cellule, annee, DEPENSE, {"pk": depense, "annee": annee})


@droit(droits.ARGENT.code)
@require_POST
@du_rapport
def supprimer_depense(request: HttpRequest, cellule: Cellule, annee: int, depense: int):
    return supprimer(request, cellule, annee, DEPENSE, {"pk": depense, "annee": annee})
