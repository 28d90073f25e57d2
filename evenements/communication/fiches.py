"""The sheets of the communication."""

from functools import partial
from urllib.parse import urlencode

from django.http import HttpRequest

from cellule.actions.codes import creer_avec_code
from cellule.fiches import Fiche
from cellule.models import Cellule
from cellule.recherche import sorte_du_modele
from evenements import droits
from evenements.actions import (
    enregistrer_actions_campagne,
    enregistrer_diffusions,
    enregistrer_parutions,
    enregistrer_publications,
)
from evenements.communication import forms, listes
from evenements.communication.requetes import parutions, publications
from evenements.communication.rythme import prochain_numero
from evenements.models import ActionCampagne, Parution, Publication

ECRIRE = droits.COMMUNICATION_ECRIRE.code


def _creer(ecriture, modele, prefixe: str, **champs):
    """Without a code, the next one of its kind."""
    return creer_avec_code(modele, prefixe, lambda code: ecriture.creer({**champs, "code": code}))


def _autour_de_la_publication(request: HttpRequest, cellule: Cellule, ligne: Publication) -> dict:
    """The last issues of a publication, and its last reading of each measure."""
    relevees: dict[str, object] = {}
    for releve in ligne.audiences.order_by("-periode", "-pk"):
        relevees.setdefault(releve.mesure, releve)
    siennes = parutions().filter(publication=ligne).order_by("-date", "-pk")
    return {
        "parutions": list(siennes[:10]),
        "releves": list(relevees.values()),
        "attendu": prochain_numero(publications().get(pk=ligne.pk)),
        "prerempli": urlencode({"publication": sorte_du_modele(Publication).designer(ligne)}),
    }


def _autour_de_la_parution(request: HttpRequest, cellule: Cellule, ligne: Parution) -> dict:
    return {
        "documents": list(ligne.diffusions.order_by("pk")),
        "prerempli": urlencode({"parution": sorte_du_modele(Parution).designer(ligne)}),
    }


PUBLICATION = Fiche(
    nom="publication",
    ecriture=enregistrer_publications,
    formulaire=forms.PublicationForm,
    liste=listes.PUBLICATIONS,
    droit=ECRIRE,
    nouvelle="Nouvelle publication",
    creer=partial(_creer, enregistrer_publications, Publication, "pub-"),
    contexte=_autour_de_la_publication,
    gabarit="evenements/publication.html",
    suppression="Ses parutions et ses relevés d’audience partent et reviennent avec elle.",
)

PARUTION = Fiche(
    nom="parution",
    ecriture=enregistrer_parutions,
    formulaire=forms.ParutionForm,
    liste=listes.PARUTIONS,
    droit=ECRIRE,
    nouvelle="Nouvelle parution",
    creer=partial(_creer, enregistrer_parutions, Parution, "par-"),
    lignes=lambda: Parution.objects.select_related("publication", "action_campagne"),
    contexte=_autour_de_la_parution,
    gabarit="evenements/parution.html",
)

DIFFUSION = Fiche(
    nom="diffusion",
    ecriture=enregistrer_diffusions,
    formulaire=forms.DiffusionForm,
    liste=listes.PARUTIONS,
    droit=ECRIRE,
    nouvelle="Nouveau document diffusé",
)

ACTION_CAMPAGNE = Fiche(
    nom="action_campagne",
    ecriture=enregistrer_actions_campagne,
    formulaire=forms.ActionCampagneForm,
    liste=listes.CAMPAGNES,
    droit=ECRIRE,
    nouvelle="Nouvelle action de campagne",
    creer=partial(_creer, enregistrer_actions_campagne, ActionCampagne, "camp-"),
)
