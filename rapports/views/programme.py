"""The programme of actions: what was done of the year's, what is planned for the next."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cellule.droits import droit
from cellule.instantane import Cadre
from cellule.models import Cellule
from cellule.typographie import en_capitale
from indicateurs.catalogue import CATALOGUE
from rapports import droits
from rapports.actions import dire_la_realisation, enregistrer_programme, reporter
from rapports.actions.programme import TERMINEES
from rapports.forms.programme import ActionForm, SuiteForm
from rapports.models import GenrePiece, LigneProgramme, Mission
from rapports.requetes.argent import annees_connues, rapport_fige
from rapports.requetes.programme import par_mission, pilotes_imprimes, programme_de
from rapports.views.commun import du_rapport
from rapports.views.lignes import Sorte, ajouter, changer, ecrits, supprimer

A_REVOIR = "Rien n’est encore enregistré : relisez les lignes signalées, puis enregistrez."


@droit(droits.LIRE.code)
@require_http_methods(["GET", "HEAD"])
@du_rapport
def programme(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    """Last year's actions and what became of them; next year's, by mission."""
    lignes = programme_de(annee)
    return _page(request, cellule, annee, [SuiteForm(ligne=ligne) for ligne in lignes])


@droit(droits.ARGENT.code)
@require_POST
@du_rapport
def bilan_du_programme(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    """Say what became of the year's actions, all in one go."""
    lignes = programme_de(annee, pour_ecrire=True)
    formulaires = [SuiteForm(request.POST, ligne=ligne) for ligne in lignes]
    if [formulaire for formulaire in formulaires if not formulaire.is_valid()]:
        conflit = any(formulaire.change_entre_temps for formulaire in formulaires)
        status = HTTPStatus.CONFLICT if conflit else HTTPStatus.BAD_REQUEST
        return _page(request, cellule, annee, formulaires, status=status)
    suites = {formulaire.ligne.pk: formulaire.suite() for formulaire in formulaires}
    changees = dire_la_realisation(annee=annee, suites=suites)
    if changees:
        messages.success(request, f"Bilan enregistré pour {changees} action{'s'[: changees > 1]}.")
    choisie = next((une for une in lignes if str(une.pk) == request.POST.get("reporter")), None)
    if choisie:
        _reporter(request, choisie, annee + 1)
    elif not changees:
        messages.info(request, "Rien n’a changé.")
    return redirect("programme", cellule=cellule.code, annee=annee)


def _reporter(request: HttpRequest, ligne: LigneProgramme, annee: int) -> None:
    """Put an unfinished action in the programme of the year after, and say so."""
    titre = en_capitale(ligne.action)
    try:
        _, neuve = reporter(ligne, annee=annee)
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
        return
    if neuve:
        messages.success(
            request, f"« {titre} » est au programme {annee}, à la même date : relisez-la."
        )
    else:
        messages.info(request, f"« {titre} » est déjà au programme {annee}.")


def _page(
    request: HttpRequest,
    cellule: Cellule,
    annee: int,
    formulaires: list[SuiteForm],
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    cadre = Cadre(cellule, annee, cellule.aujourdhui())
    suivantes = programme_de(annee + 1)
    tenues = [formulaire.ligne for formulaire in formulaires]
    pilotes = pilotes_imprimes(cadre, [*tenues, *suivantes])
    contexte = {
        "annee": annee,
        "precedente": annee - 1,
        "suivante": annee + 1,
        "annees": annees_connues(cadre.arret, annee),
        "missions": _tenues(formulaires, {_identite(ligne) for ligne in suivantes}, pilotes),
        "comptes": _comptes(tenues),
        "nombre_de_tenues": len(tenues),
        "suivantes": [
            (mission, [_prevue(ligne, pilotes) for ligne in lignes])
            for mission, lignes in par_mission(suivantes)
        ],
        "nombre_de_suivantes": len(suivantes),
        "fautifs": [f for f in formulaires if f.errors],
        "conflit": status == HTTPStatus.CONFLICT,
        "a_revoir": A_REVOIR,
        "fige": rapport_fige(annee),
        "document": GenrePiece.PROGRAMME,
        **ecrits(request, annee, "programme"),
    }
    return render(request, "rapports/programme.html", contexte, status=status)


def _tenues(
    formulaires: list[SuiteForm], reprises: set, pilotes: dict[str, str]
) -> list[tuple[Mission, list[dict]]]:
    """The lines of the year with their form, and whether they may be carried over."""
    lignes = [
        {
            "ligne": formulaire.ligne,
            "form": formulaire,
            "pilote": pilotes.get(formulaire.ligne.pilote, formulaire.ligne.pilote),
            "reprise": _identite(formulaire.ligne) in reprises,
            "reportable": formulaire.ligne.realisation not in TERMINEES,
        }
        for formulaire in formulaires
    ]
    groupes = [(m, [une for une in lignes if une["ligne"].mission == m]) for m in Mission]
    return [(mission, siennes) for mission, siennes in groupes if siennes]


def _prevue(ligne: LigneProgramme, pilotes: dict[str, str]) -> tuple[LigneProgramme, str, str]:
    """A line of the year after, its pilot as the report prints it, the title of its indicator."""
    indicateur = CATALOGUE.en(ligne.annee).get(ligne.indicateur)
    titre = indicateur.titre if indicateur else ""
    return ligne, pilotes.get(ligne.pilote, ligne.pilote), titre


def _identite(ligne: LigneProgramme) -> tuple[str, str, str]:
    return ligne.mission, ligne.objectif, ligne.action


def _comptes(lignes: list[LigneProgramme]) -> list[tuple[str, int]]:
    """How many actions of each outcome, those of which nothing is said last."""
    dites = [ligne.get_realisation_display() if ligne.realisation else "à dire" for ligne in lignes]
    return [(mot, dites.count(mot)) for mot in dict.fromkeys(dites)]


# --- A line --------------------------------------------------------------------------

ACTION = Sorte(
    ecriture=enregistrer_programme,
    montrer=ActionForm.montrer,
    formulaire=lambda annee, ligne, envoi, **options: ActionForm(
        envoi, annee=ligne.annee if ligne else annee + 1, **options
    ),
    creer=lambda annee, colonnes: enregistrer_programme.creer({**colonnes, "annee": annee + 1}),
    titre=lambda ligne: en_capitale(ligne.action),
    nouvelle="Nouvelle action pour {suivante}",
    page="programme",
    nom_de_la_page="Programme d’actions",
    ancre="suivant",
    creation="nouvelle_action",
    suppression="supprimer_action",
)


@droit(droits.ARGENT.code)
@require_http_methods(["GET", "HEAD", "POST"])
@du_rapport
def nouvelle_action(request: HttpRequest, cellule: Cellule, annee: int) -> HttpResponse:
    """Plan an action for the year after."""
    return ajouter(request, cellule, annee, ACTION)


@droit(droits.ARGENT.code)
@require_http_methods(["GET", "HEAD", "POST"])
@du_rapport
def action(request: HttpRequest, cellule: Cellule, annee: int, ligneprogramme: int):
    return changer(request, cellule, annee, ACTION, _criteres(annee, ligneprogramme))


@droit(droits.ARGENT.code)
@require_POST
@du_rapport
def supprimer_action(request: HttpRequest, cellule: Cellule, annee: int, ligneprogramme: int):
    return supprimer(request, cellule, annee, ACTION, _criteres(annee, ligneprogramme))


def _criteres(annee: int, cle: int) -> dict[str, object]:
    """A line of the year or of the next: both are on the page."""
    return {"pk": cle, "annee__in": (annee, annee + 1)}
