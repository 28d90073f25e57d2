"""The sheet of an activity, and the lines of its minutes."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from acteurs.models import TypeStructure
from cellule.fiches import Fiche, FormulaireDeFiche
from cellule.models import Cellule
from cellule.recherche import sorte_du_modele
from cellule.typographie import en_capitale
from evenements import droits, requetes
from evenements.actions import (
    ajouter_une_ligne,
    changer_activite,
    enregistrer_activites,
    enregistrer_comptes_rendus,
    noter_activite,
)
from evenements.colonnes import COMPTES_RENDUS
from evenements.journal.formulaire import ActiviteForm
from evenements.journal.listes import JOURNAL
from evenements.models import Activite, LigneCompteRendu, Rubrique, StatutPresence

SANS_STRUCTURE = "Sans structure"


def _autour(request: HttpRequest, cellule: Cellule, ligne: Activite) -> dict[str, object]:
    participations = list(requetes.participations_de(ligne))
    lignes = requetes.compte_rendu_de(ligne)
    types = {t.value: t.label for t in TypeStructure}
    presences = [
        (types.get(genre, SANS_STRUCTURE), n) for genre, n in requetes.par_type(participations)
    ]
    designation = sorte_du_modele(Activite).designer(ligne)
    retour = reverse("activite", args=[cellule.code, ligne.pk])
    return {
        "presents": [p for p in participations if p.statut == StatutPresence.PRESENT],
        "autres": [p for p in participations if p.statut != StatutPresence.PRESENT],
        "presences": presences,
        "nombre_de_nommes": sum(n for _, n in presences),
        "seances": requetes.seances_de(ligne),
        "rubriques": [
            (rubrique, [une for une in lignes if une.rubrique == rubrique]) for rubrique in Rubrique
        ],
        "nouvelle_ligne": urlencode({"activite": designation, "suite": f"{retour}#compte-rendu"}),
        "a_confirmer": ligne.statut_retenu == "planifie"
        and ligne.jour_retenu < cellule.aujourdhui(),
    }


ACTIVITE = Fiche(
    nom="activite",
    ecriture=enregistrer_activites,
    formulaire=ActiviteForm,
    liste=JOURNAL,
    droit=droits.ECRIRE.code,
    nouvelle="Nouvelle activité",
    creer=noter_activite,
    changer=changer_activite,
    contexte=_autour,
    gabarit="evenements/activite.html",
    ailleurs=("intitule", "type", "statut", "debut", "fin"),
    suppression="Ses présences, ses séances et son compte rendu partent et reviennent avec elle.",
)


class LigneForm(FormulaireDeFiche):
    """One line of the minutes."""

    table = COMPTES_RENDUS
    champs = (
        "activite",
        "rubrique",
        "texte",
        "theme",
        "suite",
        "responsable",
        "echeance",
        "projet",
    )
    aides = {
        "theme": "Pour un constat.",
        "suite": "Pour une proposition ou une décision.",
        "texte": "N’écrivez jamais le nom d’un patient.",
        "projet": "Celui qui y répond.",
    }
    libelles = {"suite": "Où en est-on ?"}


LIGNE = Fiche(
    nom="ligne_compte_rendu",
    ecriture=enregistrer_comptes_rendus,
    formulaire=LigneForm,
    liste=JOURNAL,
    droit=droits.ECRIRE.code,
    nouvelle="Nouvelle ligne de compte rendu",
    creer=ajouter_une_ligne,
    lignes=lambda: LigneCompteRendu.objects.select_related("activite"),
    titre=lambda ligne: f"{en_capitale(ligne.get_rubrique_display())} : {ligne.texte[:80]}",
)
