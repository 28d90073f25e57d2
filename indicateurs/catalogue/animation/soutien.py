"""A5 to A8: support to the actors, exchanges between cells."""

from collections import Counter

from acteurs.models import Offre, ProcessPostes
from evenements.models import Mutualisation
from indicateurs import apports
from indicateurs.candidats import ListeDeCandidats
from indicateurs.catalogue.base import (
    Calcul,
    Etat,
    Mission,
    nombre,
    oui_non,
)
from indicateurs.catalogue.versions import Catalogue
from indicateurs.contexte import Contexte

SOUTIEN = "Soutien aux acteurs de soins palliatifs"
INTERCELLULES = "Participation à la dynamique inter-cellules"

CATALOGUE = Catalogue()


@CATALOGUE.declarer(
    "A5",
    Mission.ANIMATION,
    rubrique=SOUTIEN,
    socle=True,
    titre="Projets accompagnés",
    libelle="Nombre et nature des projets accompagnés",
    regle="On compte les projets dont l’accompagnement était ouvert au moins un jour de l’année ; "
    "un projet seulement relayé ne compte pas.",
    candidat="projet",
    tables=("projets", "actes"),
    mesures=(
        nombre("projets", "projets accompagnés"),
        nombre("nouveaux", "nouveaux"),
        nombre("poursuivis", "poursuivis"),
        nombre("clos", "clos dans l’année"),
        nombre("sans_acte", "sans acte dans l’année"),
    ),
    ventilation_titre="Projets par nature",
)
def projets_accompagnes(ctx: Contexte) -> Calcul:
    candidats = ListeDeCandidats(
        [
            p
            for p in ctx.projets
            if (
                ctx.touche_l_annee(p.debut_accompagnement, p.fin_accompagnement)
                if p.debut_accompagnement
                else p.a_un_acte
            )
        ],
        lambda p: "" if p.debut_accompagnement else "relaye",
        lambda p: (p.code, p.debut_accompagnement, p.intitule, p.nature),
    )
    comptes = candidats.comptees
    return Calcul(
        candidats,
        {
            "projets": len(comptes),
            "nouveaux": sum(p.debut_accompagnement >= ctx.premier for p in comptes),
            "poursuivis": sum(p.debut_accompagnement < ctx.premier for p in comptes),
            "clos": sum(ctx.dans_l_annee(p.fin_accompagnement) for p in comptes),
            "sans_acte": sum(not p.a_un_acte for p in comptes),
        },
        dict(Counter(p.nature for p in comptes)),
    )


@CATALOGUE.declarer(
    "A6",
    Mission.ANIMATION,
    rubrique=SOUTIEN,
    titre="Rencontre sur les postes à pourvoir",
    libelle="Mise en place d’un process pour favoriser la rencontre des professionnels sur les "
    "postes à pourvoir",
    regle="Oui si un process est ouvert au dernier jour de l’année ; les offres publiées dans "
    "l’année comptent une fois, même remises en ligne.",
    candidat="offre",
    tables=("offres", "process_postes"),
    mesures=(
        oui_non("en_place", "process en place"),
        nombre("offres", "offres relayées"),
        nombre("pourvues", "offres pourvues"),
    ),
)
def postes_a_pourvoir(ctx: Contexte) -> Calcul:
    toutes = list(Offre.objects.all())
    candidats = ListeDeCandidats(
        [o for o in toutes if ctx.dans_l_annee(o.publiee_le)],
        lambda o: "repost" if o.repost_de_id else "",
        lambda o: (o.code, o.publiee_le, o.poste, ""),
    )
    premieres = {o.pk: o.repost_de_id for o in toutes}

    def premiere(pk: int) -> int:
        while premieres[pk]:
            pk = premieres[pk]
        return pk

    pourvues = {premiere(o.pk) for o in toutes if o.pourvue_le and o.pourvue_le <= ctx.dernier}
    process = list(ProcessPostes.objects.filter(debut__lte=ctx.dernier))
    en_place = any(ctx.actif_au_dernier_jour(p.debut, p.fin) for p in process)
    if en_place:
        etat = Etat.VALEUR
    else:
        etat = Etat.ZERO if candidats.tous or process else Etat.NON_RENSEIGNE
    return Calcul(
        candidats,
        {
            "en_place": en_place,
            "offres": candidats.comptes,
            "pourvues": sum(o.pk in pourvues for o in candidats.comptees),
        },
        etat=etat,
    )


@CATALOGUE.declarer(
    "A7",
    Mission.ANIMATION,
    rubrique=INTERCELLULES,
    titre="Mutualisations avec d’autres cellules",
    libelle="Mutualisation et circulation d’informations, en inter-région et avec les autres "
    "cellules",
    regle="On compte les outils, informations, projets et formations partagés dans l’année avec "
    "d’autres cellules.",
    candidat="partage",
    tables=("mutualisations",),
    mesures=(
        nombre("partages", "partages"),
        nombre("cellules", "autres cellules"),
    ),
    ventilation="nature_mutualisation",
    ventilation_titre="Partages par nature",
)
def mutualisations(ctx: Contexte) -> Calcul:
    candidats = ListeDeCandidats(
        Mutualisation.objects.filter(ctx.date_dans_l_annee("date")),
        lambda m: "",
        lambda m: ("", m.date, m.intitule, m.get_nature_display()),
    )
    comptes = candidats.comptees
    autres = {code for m in comptes for code in m.cellules} - {ctx.cellule.code}
    return Calcul(
        candidats,
        {"partages": len(comptes), "cellules": len(autres)},
        dict(Counter(m.nature for m in comptes)),
    )


@CATALOGUE.declarer(
    "A8",
    Mission.ANIMATION,
    rubrique=INTERCELLULES,
    socle=True,
    titre="Réunions inter-cellules",
    libelle="Nombre de réunions inter-cellules",
    regle="On compte les réunions entre cellules tenues où un membre de l’équipe de la cellule "
    "était présent.",
    candidat="réunion",
    tables=("activites", "participations", "professionnels"),
    mesures=(nombre("reunions", "réunions"),),
    apports=apports.reunions,
)
def reunions_intercellules(ctx: Contexte) -> Calcul:
    candidats = ctx.journal.candidates(
        "reunion_intercellules", exige="cellule_presente", sinon="cellule_absente"
    )
    return Calcul(candidats, {"reunions": candidats.comptes})
