"""The sheets of a mandate and of a post."""

from django.http import HttpRequest

from acteurs import droits
from acteurs.actions import (
    creer_groupe,
    enregistrer_copil,
    enregistrer_equipe,
    enregistrer_groupes,
)
from acteurs.gouvernance import requetes
from acteurs.gouvernance.forms import GroupeForm, MandatForm, PosteForm
from acteurs.gouvernance.listes import GROUPES, MANDATS, POSTES
from acteurs.models import GroupeDeTravail
from cellule.fiches import Fiche
from cellule.models import Cellule

MANDAT = Fiche(
    nom="mandat_copil",
    ecriture=enregistrer_copil,
    formulaire=MandatForm,
    liste=MANDATS,
    droit=droits.GOUVERNANCE_ECRIRE.code,
    nouvelle="Nouveau mandat",
    lignes=requetes.mandats,
    titre=lambda mandat: str(mandat.professionnel),
    feminin=False,
)

POSTE = Fiche(
    nom="poste",
    ecriture=enregistrer_equipe,
    formulaire=PosteForm,
    liste=POSTES,
    droit=droits.GOUVERNANCE_ECRIRE.code,
    nouvelle="Nouveau poste",
    lignes=requetes.postes,
    titre=lambda poste: f"{poste.professionnel}, {poste.fonction}",
    feminin=False,
)


def _autour_du_groupe(request: HttpRequest, cellule: Cellule, ligne: GroupeDeTravail) -> dict:
    liens = ligne.liens_membres.select_related("professionnel__structure")
    return {
        "membres": [lien.professionnel for lien in liens.order_by("professionnel__cle_tri", "pk")],
        "termine": ligne.fin is not None and ligne.fin < cellule.aujourdhui(),
    }


GROUPE = Fiche(
    nom="groupe",
    ecriture=enregistrer_groupes,
    formulaire=GroupeForm,
    liste=GROUPES,
    droit=droits.GOUVERNANCE_ECRIRE.code,
    nouvelle="Nouveau groupe de travail",
    creer=creer_groupe,
    lignes=requetes.groupes,
    contexte=_autour_du_groupe,
    gabarit="acteurs/groupe.html",
    ailleurs=("code", "nom", "membres"),
    feminin=False,
    suppression="Ses réunions restent au journal, avec leurs présences et leurs comptes rendus.",
)
