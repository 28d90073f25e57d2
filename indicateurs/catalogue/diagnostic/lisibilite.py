"""D5 to D8: readability of the offer and of the activity."""

from collections import Counter

from django.db.models import Exists, OuterRef, Q

from acteurs.models import Structure, Verification
from evenements.models import Enquete, RessourceWeb
from indicateurs import apports
from indicateurs.candidats import ListeDeCandidats
from indicateurs.catalogue.base import (
    Calcul,
    Mission,
    nombre,
    oui_non,
    pourcentage,
    taux,
)
from indicateurs.catalogue.versions import Catalogue
from indicateurs.contexte import Contexte, annuaire

OFFRE = "Amélioration de la lisibilité de l’offre de soins"
ACTIVITE = "Lisibilité de l’activité"

CATALOGUE = Catalogue()


@CATALOGUE.declarer(
    "D5",
    Mission.DIAGNOSTIC,
    rubrique=OFFRE,
    socle=True,
    titre="Site ou lien d’orientation",
    libelle="Mise à disposition d’un site internet, ou d’un lien, donnant accès aux informations "
    "utiles à l’orientation vers les ressources et équipes spécialisées",
    regle="Oui si un site, une page ou un lien est en ligne au dernier jour de l’année.",
    candidat="ressource en ligne",
    tables=("ressources_web",),
    mesures=(
        oui_non("disponible", "site ou lien disponible"),
        nombre("ressources", "ressources en ligne"),
    ),
    ventilation="nature_ressource",
    ventilation_titre="Ressources par nature",
)
def ressources_en_ligne(ctx: Contexte) -> Calcul:
    candidats = ListeDeCandidats(
        RessourceWeb.objects.filter(ctx.actif_dans_l_annee("en_ligne_le", "retiree_le")),
        lambda r: "" if ctx.actif_au_dernier_jour(r.en_ligne_le, r.retiree_le) else "retiree",
        lambda r: ("", r.en_ligne_le, r.url, r.get_nature_display()),
    )
    comptes = candidats.comptees
    return Calcul(
        candidats,
        {"disponible": bool(comptes), "ressources": len(comptes)},
        dict(Counter(r.nature for r in comptes)),
    )


@CATALOGUE.declarer(
    "D6",
    Mission.DIAGNOSTIC,
    rubrique=OFFRE,
    titre="Fiches de l’annuaire vérifiées",
    libelle="Contribution à la mise à jour des données régionales",
    regle="On compte les structures de l’annuaire vérifiées dans l’année par une personne, une "
    "fois chacune, rapportées aux structures actives de la région.",
    candidat="structure vérifiée",
    tables=("verifications", "structures"),
    mesures=(
        nombre("fiches_verifiees", "fiches vérifiées"),
        nombre("fiches_actives", "fiches actives"),
        taux("taux", "part des fiches vérifiées"),
    ),
    ventilation="type_structure",
    ventilation_titre="Fiches vérifiées par type de structure",
)
def fiches_verifiees(ctx: Contexte) -> Calcul:
    verifications = Verification.objects.filter(
        Q(structure=OuterRef("pk")) | Q(structure__survivante=OuterRef("pk")),
        ctx.date_dans_l_annee("date"),
    )

    def motif(structure: Structure) -> str:
        if structure.departement_id not in ctx.cellule.departements:
            return "hors_region"
        active = ctx.touche_l_annee(structure.ouverte_le, structure.fermee_le)
        return "" if active else "inactive"

    candidats = ListeDeCandidats(
        annuaire().filter(Exists(verifications)),
        motif,
        lambda s: (s.code, None, s.nom, s.get_type_display()),
    )
    actives = sum(ctx.fiches_actives_par_type.values())
    return Calcul(
        candidats,
        {
            "fiches_verifiees": candidats.comptes,
            "fiches_actives": actives,
            "taux": pourcentage(candidats.comptes, actives),
        },
        dict(Counter(s.type for s in candidats.comptees)),
    )


@CATALOGUE.declarer(
    "D7",
    Mission.DIAGNOSTIC,
    rubrique=ACTIVITE,
    titre="Enquêtes réalisées",
    libelle="Nature et nombre d’enquêtes réalisées (en lien avec l’ARS ; en association avec "
    "d’autres cellules régionales ; dans le cadre de partenariats, résultant d’enquêtes conduites "
    "au niveau national ...)",
    regle="On compte les enquêtes réalisées par la cellule et closes dans l’année ; une enquête "
    "seulement relayée ne compte pas.",
    candidat="enquête",
    tables=("enquetes",),
    mesures=(
        nombre("enquetes", "enquêtes réalisées"),
        taux("taux_reponse", "taux de réponse"),
    ),
    ventilation="cadre",
    ventilation_titre="Enquêtes par cadre",
    apports=apports.enquetes,
)
def enquetes_realisees(ctx: Contexte) -> Calcul:
    def motif(enquete: Enquete) -> str:
        if enquete.statut == "annulee":
            return "annulee"
        if enquete.statut in ("prevue", "ouverte") or enquete.close_le > ctx.dernier:
            return "en_cours"
        return "relayee" if enquete.realisation == "relayee" else ""

    tout = {"jusqu_au_bout": True}
    candidats = ListeDeCandidats(
        Enquete.objects.filter(
            (Q(statut="close") & ctx.date_dans_l_annee("close_le", **tout))
            | (~Q(statut="close") & ctx.date_dans_l_annee("ouverte_le", **tout))
        ),
        motif,
        lambda e: ("", e.close_le or e.ouverte_le, e.intitule, e.get_cadre_display()),
    )
    comptes = candidats.comptees
    connues = [e for e in comptes if e.destinataires is not None and e.reponses is not None]
    return Calcul(
        candidats,
        {
            "enquetes": len(comptes),
            "taux_reponse": pourcentage(
                sum(e.reponses for e in connues), sum(e.destinataires for e in connues)
            ),
        },
        dict(Counter(e.cadre for e in comptes)),
    )


@CATALOGUE.declarer(
    "D8",
    Mission.DIAGNOSTIC,
    rubrique=ACTIVITE,
    titre="Réunions organisées par l’ARS",
    libelle="Nombre de réunions organisées par l’ARS auxquelles la cellule a participé",
    regle="On compte les réunions de l’ARS tenues où un membre de l’équipe de la cellule était "
    "présent.",
    candidat="réunion",
    tables=("activites", "participations", "professionnels"),
    mesures=(nombre("reunions", "réunions"),),
)
def reunions_de_l_ars(ctx: Contexte) -> Calcul:
    candidats = ctx.journal.candidates(
        "reunion_ars", exige="cellule_presente", sinon="cellule_absente"
    )
    return Calcul(candidats, {"reunions": candidats.comptes})
