"""The sheets of projects, acts of support, calls and good practices."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from acteurs import droits
from acteurs.actions import creer_appel, creer_pratique, creer_projet
from acteurs.actions.projets import enregistrer_actes, tenir_projets
from acteurs.actions.suivi import tenir_appels, tenir_pratiques
from acteurs.forms_fiches_projets import ActeDeFicheForm, AppelForm, PratiqueForm, ProjetForm
from acteurs.forms_projets import ActeForm, EtapeForm
from acteurs.listes_projets import APPELS, PRATIQUES, PROJETS
from acteurs.models import Acte, AppelAProjets, BonnePratique, Projet
from acteurs.partages import pratique_d_un_projet, reproduction
from acteurs.requetes_projets import (
    BIENTOT,
    FINIES,
    acte_propose,
    est_silencieux,
    semblables_ailleurs,
    semblables_de,
)
from acteurs.tables_projets import TONS_DES_ETAPES
from cellule.droits import peut
from cellule.fiches import Fiche
from cellule.models import Cellule


def ton_de(etape: str) -> tuple[str, str]:
    ton = TONS_DES_ETAPES[etape]
    return (ton, "") if isinstance(ton, str) else ton


def autour_du_projet(request: HttpRequest, cellule: Cellule, projet: Projet) -> dict[str, object]:
    """What was done, what resembles it, where it may go."""
    jour, actes = timezone.localdate(), list(projet.actes.order_by("-date", "-pk"))
    nouvelle, pratique = (
        reverse(vue, args=[cellule.code]) for vue in ("nouvelle_projet", "nouvelle_pratique")
    )
    return {
        "actes": actes,
        "ton": ton_de(projet.etape),
        "a_relancer": projet.relance_le and projet.relance_le <= jour,
        "silence": est_silencieux(projet, actes, jour),
        "fini": projet.etape in FINIES,
        "court_encore": projet.etape in FINIES
        and projet.debut_accompagnement
        and not projet.fin_accompagnement,
        "etape_form": EtapeForm(initial={"etape": projet.etape}),
        "acte_form": ActeForm(initial=acte_propose(projet, jour)),
        "repliques": list(projet.repliques.select_related("porteur")),
        "pratiques": list(projet.pratiques.all()),
        "semblables": semblables_de(projet),
        "semblables_ailleurs": semblables_ailleurs(projet),
        "reproduire": f"{nouvelle}?{urlencode(reproduction(projet))}",
        "en_pratique": f"{pratique}?{urlencode(pratique_d_un_projet(projet))}",
        "peut_ecrire": peut(request, droits.ECRIRE_PROJETS.code),
    }


def autour_de_l_appel(
    request: HttpRequest, cellule: Cellule, appel: AppelAProjets
) -> dict[str, object]:
    jour = timezone.localdate()
    reste = (appel.echeance - jour).days if appel.echeance else None
    return {
        "jour": jour,
        "clos": reste is not None and reste < 0,
        "bientot": reste is not None and 0 <= reste <= BIENTOT.days,
        "reste": reste,
    }


# Drawn by the page of a project itself.
AILLEURS = (
    "intitule",
    "nature",
    "etape",
    "modele",
    "source",
    "relance_le",
    "relance_texte",
    "partage",
    "resultat",
)
PROJET = Fiche(
    nom="projet",
    ecriture=tenir_projets,
    formulaire=ProjetForm,
    liste=PROJETS,
    droit=droits.ECRIRE_PROJETS.code,
    nouvelle="Nouveau projet",
    creer=creer_projet,
    lignes=lambda: Projet.objects.select_related("porteur", "modele"),
    contexte=autour_du_projet,
    gabarit="acteurs/projet.html",
    ailleurs=AILLEURS,
    feminin=False,
    suppression="Ses actes d’accompagnement vont à la corbeille avec lui.",
    icone="folder-kanban",
)
ACTE = Fiche(
    nom="acte",
    ecriture=enregistrer_actes,
    formulaire=ActeDeFicheForm,
    liste=PROJETS,
    droit=droits.ECRIRE_PROJETS.code,
    nouvelle="Nouvel acte d’accompagnement",
    lignes=lambda: Acte.objects.select_related("projet"),
    titre=lambda acte: f"{acte.get_nature_display().capitalize()}, {acte.projet}",
    gabarit="acteurs/acte_lu.html",
    feminin=False,
    icone="handshake",
)
APPEL = Fiche(
    nom="appel",
    ecriture=tenir_appels,
    formulaire=AppelForm,
    liste=APPELS,
    droit=droits.ECRIRE_PROJETS.code,
    nouvelle="Nouvel appel",
    creer=creer_appel,
    contexte=autour_de_l_appel,
    gabarit="acteurs/appel.html",
    ailleurs=("intitule", "nature", "partage"),
    feminin=False,
    icone="megaphone",
)
PRATIQUE = Fiche(
    nom="pratique",
    ecriture=tenir_pratiques,
    formulaire=PratiqueForm,
    liste=PRATIQUES,
    droit=droits.ECRIRE_PROJETS.code,
    nouvelle="Nouvelle bonne pratique",
    creer=creer_pratique,
    lignes=lambda: BonnePratique.objects.select_related("projet", "structure"),
    gabarit="acteurs/pratique.html",
    ailleurs=("titre", "projet", "partage"),
    icone="leaf",
)
