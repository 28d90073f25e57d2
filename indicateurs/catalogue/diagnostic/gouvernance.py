"""D1 to D4: the COPIL, diagnoses, actions with the ARS and partners."""

from collections import Counter, defaultdict

from django.db.models import Exists, OuterRef

from acteurs.models import MandatCopil
from evenements.models import Action, Diagnostic, PartenaireAction
from indicateurs import apports
from indicateurs.candidats import ListeDeCandidats
from indicateurs.catalogue.base import (
    Calcul,
    Mesure,
    Mission,
    NatureMesure,
    nombre,
    oui_non,
)
from indicateurs.catalogue.versions import Catalogue
from indicateurs.contexte import Contexte

COPIL = "Constitution et réunions du COPIL"
DIAGNOSTICS = "Contribution aux diagnostics territoriaux"

CATALOGUE = Catalogue()


@CATALOGUE.declarer(
    "D1",
    Mission.DIAGNOSTIC,
    rubrique=COPIL,
    titre="Membres du comité de pilotage",
    libelle="Fonction et structure d’appartenance des membres du COPIL",
    regle="On compte les personnes dont un mandat au comité de pilotage est en cours au dernier "
    "jour de l’année, une fois chacune.",
    candidat="mandat au COPIL",
    tables=("copil",),
    mesures=(
        nombre("membres", "membres"),
        nombre("titulaires", "titulaires"),
        nombre("colleges", "collèges représentés, sur dix"),
        nombre("arrivees", "mandats commencés dans l’année"),
        nombre("departs", "mandats finis dans l’année"),
    ),
    ventilation="college",
    ventilation_titre="Membres par collège",
)
def membres_du_copil(ctx: Contexte) -> Calcul:
    candidats = ListeDeCandidats(
        MandatCopil.objects.filter(ctx.actif_dans_l_annee("debut", "fin")).select_related(
            "structure"
        ),
        lambda m: "" if ctx.actif_au_dernier_jour(m.debut, m.fin) else "termine",
        lambda m: (m.structure.code, m.debut, m.fonction, m.get_college_display()),
    )
    par_college = defaultdict(set)
    for mandat in candidats.comptees:
        par_college[mandat.college].add(mandat.professionnel_id)
    titulaires = {m.professionnel_id for m in candidats.comptees if m.qualite == "titulaire"}
    return Calcul(
        candidats,
        {
            "membres": len(set().union(*par_college.values())),
            "titulaires": len(titulaires),
            "colleges": len(par_college),
            "arrivees": sum(ctx.dans_l_annee(m.debut) for m in candidats.tous),
            "departs": sum(ctx.dans_l_annee(m.fin) for m in candidats.tous),
        },
        {college: len(personnes) for college, personnes in par_college.items()},
    )


@CATALOGUE.declarer(
    "D2",
    Mission.DIAGNOSTIC,
    rubrique=COPIL,
    socle=True,
    titre="Réunions du comité de pilotage",
    libelle="Nombre de réunions du COPIL réalisées dans l’année",
    regle="On compte les réunions du comité de pilotage tenues dans l’année ; le bureau et les "
    "groupes de travail n’en sont pas.",
    candidat="réunion",
    tables=("activites",),
    mesures=(nombre("reunions", "réunions tenues"),),
    apports=apports.reunions,
)
def reunions_du_copil(ctx: Contexte) -> Calcul:
    candidats = ctx.journal.candidates("copil")
    return Calcul(candidats, {"reunions": candidats.comptes})


@CATALOGUE.declarer(
    "D3",
    Mission.DIAGNOSTIC,
    rubrique=DIAGNOSTICS,
    socle=True,
    titre="État des lieux des territoires",
    libelle="Réalisation d’un état des lieux des problématiques territoriales rencontrées, des "
    "besoins et des attentes des acteurs",
    regle="Oui si un diagnostic publié depuis cinq ans au plus est connu au dernier jour de "
    "l’année.",
    candidat="diagnostic",
    tables=("diagnostics",),
    mesures=(
        oui_non("realise", "état des lieux réalisé"),
        nombre("publies_dans_annee", "publiés dans l’année"),
        Mesure("derniere_publication", "dernière publication", NatureMesure.DATE),
        nombre("departements_couverts", "départements couverts"),
        nombre("departements_total", "départements de la cellule"),
    ),
)
def etat_des_lieux(ctx: Contexte) -> Calcul:
    def motif(diagnostic: Diagnostic) -> str:
        publie_le = diagnostic.publie_le
        if diagnostic.statut == "en_cours" or publie_le > ctx.dernier:
            return "en_cours"
        # Five years, day for day; the tuple spares 29 February.
        if (publie_le.year + 5, publie_le.month, publie_le.day) < (
            ctx.dernier.year,
            ctx.dernier.month,
            ctx.dernier.day,
        ):
            return "ancien"
        return ""

    candidats = ListeDeCandidats(
        Diagnostic.objects.filter(statut__in=("publie", "en_cours")),
        motif,
        lambda d: ("", d.publie_le, d.intitule, d.get_statut_display()),
    )
    comptes, siens = candidats.comptees, set(ctx.cellule.departements)
    return Calcul(
        candidats,
        {
            "realise": bool(comptes),
            "publies_dans_annee": sum(ctx.dans_l_annee(d.publie_le) for d in comptes),
            "derniere_publication": max((d.publie_le for d in comptes), default=None),
            "departements_couverts": len(siens & {c for d in comptes for c in d.departements}),
            "departements_total": len(siens),
        },
    )


@CATALOGUE.declarer(
    "D4",
    Mission.DIAGNOSTIC,
    rubrique=DIAGNOSTICS,
    socle=True,
    titre="Actions avec l’ARS et les partenaires",
    libelle="Réalisation d’actions en lien avec l’ARS et/ou les partenariats (nombre, nature et "
    "objectifs)",
    regle="On compte les actions menées au moins un jour dans l’année, en cours ou terminées ; "
    "une action sur plusieurs années compte chaque année.",
    candidat="action",
    tables=("actions",),
    mesures=(
        nombre("actions", "actions"),
        nombre("avec_ars", "avec l’ARS"),
        nombre("avec_partenaires", "avec des partenaires"),
        nombre("sans_objectif", "sans objectif écrit"),
    ),
    ventilation_titre="Actions par nature",
)
def actions_en_lien(ctx: Contexte) -> Calcul:
    partenaires = PartenaireAction.objects.filter(action=OuterRef("pk"))
    candidats = ListeDeCandidats(
        Action.objects.filter(ctx.actif_dans_l_annee("debut", "fin")).annotate(
            a_des_partenaires=Exists(partenaires)
        ),
        lambda a: a.statut if a.statut in ("abandonnee", "prevue") else "",
        lambda a: ("", a.debut, a.intitule, a.nature),
    )
    comptes = candidats.comptees
    sans_objectif = sum(not a.objectifs for a in comptes)
    return Calcul(
        candidats,
        {
            "actions": len(comptes),
            "avec_ars": sum(a.avec_ars for a in comptes),
            "avec_partenaires": sum(a.a_des_partenaires for a in comptes),
            "sans_objectif": sans_objectif,
        },
        dict(Counter(a.nature for a in comptes)),
        incomplet=sans_objectif > 0,
    )
