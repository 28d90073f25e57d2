"""Mission 2: relations with the palliative actors (A1 to A8)."""

from collections import Counter

from django.db.models import Exists, OuterRef

from acteurs.models import PALLIATIFS, Offre, ProcessPostes
from antennes.models import Antenne
from evenements.models import TYPES_DE_RENCONTRE, MoyenContact, Mutualisation
from indicateurs.candidats import ListeDeCandidats
from indicateurs.contexte import Contexte
from indicateurs.frequentation import ANTENNES
from indicateurs.rencontres import AUTRE_EQUIPE, EQUIPE, PARTENAIRE

from .base import Calcul, Catalogue, Etat, Mission, Ventilation, nombre, oui_non, pourcentage, taux

CATALOGUE = Catalogue()
VISIBILITE = "Identification et visibilité de la cellule"
RELATIONS = "Animation des relations avec les acteurs"
SOUTIEN = "Soutien aux acteurs de soins palliatifs"
INTERCELLULES = "Participation à la dynamique inter-cellules"
HORS_PERIMETRE = "hors_perimetre:"


@CATALOGUE.declarer(
    "A1",
    Mission.ANIMATION,
    rubrique=VISIBILITE,
    socle=True,
    titre="Moyens de contact et d’accueil",
    libelle="Mise en place de moyens de contact et d’accueil (téléphonique, messagerie email, "
    "etc.)",
    regle="Oui si un moyen de contact est ouvert au dernier jour de l’année.",
    candidat="moyen de contact",
    mesures=(
        oui_non("en_place", "moyens de contact en place"),
        nombre("moyens", "moyens ouverts"),
    ),
    ventilation="nature_contact",
    ventilation_titre="Moyens par nature",
)
def moyens_de_contact(ctx: Contexte) -> Calcul:
    candidats = ListeDeCandidats(
        MoyenContact.objects.filter(ctx.actif_dans_l_annee("debut", "fin")),
        lambda m: "" if ctx.actif_au_dernier_jour(m.debut, m.fin) else "ferme",
        lambda m: ("", m.debut, m.valeur, m.get_nature_display()),
    )
    comptes = candidats.comptees
    return Calcul(
        candidats,
        {"en_place": bool(comptes), "moyens": len(comptes)},
        dict(Counter(m.nature for m in comptes)),
    )


@CATALOGUE.declarer(
    "A2",
    Mission.ANIMATION,
    rubrique=VISIBILITE,
    titre="Partenaires régionaux rencontrés",
    libelle="Nature et nombre de partenaires régionaux rencontrés et projets communs construits",
    regle="On compte les structures d’échelon régional, ni palliatives ni ARS, rencontrées dans "
    "l’année, une fois chacune ; un même acteur n’est jamais à la fois ici et en C1.",
    candidat="rencontre",
    mesures=(
        nombre("partenaires", "partenaires rencontrés"),
        nombre("rencontres", "rencontres"),
        nombre("projets_communs", "projets communs construits"),
    ),
    ventilation="type_structure",
    ventilation_titre="Partenaires par type de structure",
)
def partenaires_regionaux(ctx: Contexte) -> Calcul:
    candidats = ctx.journal.candidates(
        *TYPES_DE_RENCONTRE, exige=PARTENAIRE, sinon="sans_partenaire_regional"
    )
    par_type = ctx.rencontres.structures_par_type(PARTENAIRE)
    communs = sum(
        p.commun and p.a_un_partenaire and ctx.dans_l_annee(p.construit_le) for p in ctx.projets
    )
    return Calcul(
        candidats,
        {
            "partenaires": sum(par_type.values()),
            "rencontres": candidats.comptes,
            "projets_communs": communs,
        },
        dict(par_type),
        renseigne=communs > 0,
    )


@CATALOGUE.declarer(
    "A3",
    Mission.ANIMATION,
    rubrique=RELATIONS,
    socle=True,
    titre="Équipes de soins palliatifs rencontrées",
    libelle="Nature et nombre d’équipes en soins palliatifs rencontrées dans l’année, par rapport "
    "au nombre total d’équipes sur la région",
    regle="On compte les équipes du périmètre rencontrées dans l’année, une fois chacune, "
    "rapportées aux équipes de la région actives au moins un jour de l’année.",
    candidat="rencontre",
    mesures=(
        nombre("rencontrees", "équipes rencontrées"),
        nombre("total", "équipes de la région"),
        taux("taux", "part des équipes rencontrées"),
        nombre("jamais_rencontrees", "équipes non rencontrées"),
    ),
    ventilation="type_equipe",
    ventilation_titre="Équipes rencontrées par type",
)
def equipes_rencontrees(ctx: Contexte) -> Calcul:
    candidats = ctx.journal.candidates(
        *TYPES_DE_RENCONTRE, exige=EQUIPE, sinon="sans_equipe_du_perimetre"
    )
    rencontrees = ctx.rencontres.structures_par_type(EQUIPE, AUTRE_EQUIPE)
    actives = ctx.fiches_actives_par_type
    perimetre = ctx.cellule.types_du_perimetre()
    ventilation: Ventilation = {}
    for type_ in PALLIATIFS:
        libelle = type_ if type_ in perimetre else f"{HORS_PERIMETRE}{type_}"
        ventilation[libelle] = {
            "rencontrees": rencontrees.get(type_, 0),
            "total": actives.get(type_, 0),
        }
    vues = sum(rencontrees.get(type_, 0) for type_ in perimetre)
    total = sum(actives.get(type_, 0) for type_ in perimetre)
    return Calcul(
        candidats,
        {
            "rencontrees": vues,
            "total": total,
            "taux": pourcentage(vues, total),
            "jamais_rencontrees": total - vues,
        },
        ventilation,
        sans_objet=total == 0,
    )


@CATALOGUE.declarer(
    "A4",
    Mission.ANIMATION,
    rubrique=RELATIONS,
    titre="Antennes et participants",
    libelle="Si mise en place d’antennes départementales/territoriales réunissant les acteurs de "
    "soins palliatifs : nombre d’antennes, nature et nombre de participants",
    regle="On compte les antennes ouvertes au dernier jour, et les participants de leurs réunions "
    "tenues dans l’année, nommés ou non ; l’équipe de la cellule et les intervenants ne comptent "
    "pas, sauf mention contraire.",
    candidat="réunion d’antenne",
    mesures=(
        nombre("antennes", "antennes"),
        nombre("antennes_reunies", "antennes réunies"),
        nombre("reunions", "réunions"),
        nombre("participations", "participations"),
        nombre("personnes", "personnes différentes, au moins"),
        nombre("structures", "structures représentées"),
        nombre("non_renseignees", "réunions sans participants renseignés"),
    ),
    ventilation="type_participant",
    ventilation_titre="Participations par type de structure",
)
def antennes_et_participants(ctx: Contexte) -> Calcul:
    candidats = ctx.journal.candidates(
        "reunion_antenne", exige="antenne_nommee", sinon="sans_antenne"
    )
    reunions = candidats.comptees().filter(antennes=OuterRef("pk"))
    antennes = list(Antenne.objects.annotate(reunie=Exists(reunions)))
    ouvertes = [a for a in antennes if a.ouverte_le <= ctx.dernier]
    affluence = ctx.frequentation.affluence(ANTENNES)
    return Calcul(
        candidats,
        {
            "antennes": sum(ctx.actif_au_dernier_jour(a.ouverte_le, a.fermee_le) for a in ouvertes),
            "antennes_reunies": sum(a.reunie for a in antennes),
            "reunions": candidats.comptes,
            "participations": affluence.participations,
            "personnes": affluence.personnes,
            "structures": affluence.structures,
            "non_renseignees": affluence.non_renseignees,
        },
        ctx.frequentation.participations_par_type(),
        renseigne=True,
        incomplet=affluence.non_renseignees > 0,
        sans_objet=not ouvertes,
    )


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
    mesures=(nombre("reunions", "réunions"),),
)
def reunions_intercellules(ctx: Contexte) -> Calcul:
    candidats = ctx.journal.candidates(
        "reunion_intercellules", exige="cellule_presente", sinon="cellule_absente"
    )
    return Calcul(candidats, {"reunions": candidats.comptes})
