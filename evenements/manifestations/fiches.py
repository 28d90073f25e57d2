"""The satisfaction of an activity: a form, also drawn on the sheet of the activity."""

from django.http import HttpRequest
from django.urls import reverse

from cellule.droits import peut
from cellule.fiches import Fiche, FormulaireDeFiche
from cellule.models import Cellule
from cellule.recherche import sorte_du_modele
from evenements import droits
from evenements.actions import enregistrer_satisfactions, noter_la_satisfaction
from evenements.colonnes import SATISFACTIONS
from evenements.models import Activite, Satisfaction, StatutActivite

from .listes import MANIFESTATIONS
from .requetes import TYPES, satisfaction_de


class SatisfactionForm(FormulaireDeFiche):
    table = SATISFACTIONS
    champs = ("activite", "reponses", "note", "satisfaits", "commentaire")
    libelles = {"satisfaits": "Part de satisfaits (%)"}
    aides = {
        "note": "De 0 à 5, deux décimales au plus. La note, la part de satisfaits, ou les deux.",
        "commentaire": "N’écrivez jamais le nom d’un patient.",
    }


SATISFACTION = Fiche(
    nom="satisfaction",
    ecriture=enregistrer_satisfactions,
    formulaire=SatisfactionForm,
    liste=MANIFESTATIONS,
    droit=droits.ECRIRE.code,
    nouvelle="Noter la satisfaction",
    creer=noter_la_satisfaction,
    lignes=lambda: Satisfaction.objects.select_related("activite"),
    titre=lambda ligne: f"Satisfaction : {ligne.activite}",
)


def autour_de_l_activite(
    request: HttpRequest, cellule: Cellule, activite: Activite
) -> dict[str, object] | None:
    """What is noted, and the form to note or change it; nothing for other types, nor before."""
    if activite.type not in TYPES:
        return None
    notee = satisfaction_de(activite)
    if notee is None and activite.statut_retenu != StatutActivite.TENU:
        return None
    retour = reverse("activite", args=[cellule.code, activite.pk])
    designation = sorte_du_modele(Activite).designer(activite)
    if notee:
        adresse = reverse("modifier_satisfaction", args=[cellule.code, notee.pk])
    else:
        adresse = reverse("nouvelle_satisfaction", args=[cellule.code])
    return {
        "notee": notee,
        "form": SatisfactionForm(cellule=cellule, ligne=notee),
        "designation": designation,
        "peut_noter": peut(request, droits.ECRIRE.code),
        "adresse": adresse,
        "retour": f"{retour}#satisfaction",
    }
