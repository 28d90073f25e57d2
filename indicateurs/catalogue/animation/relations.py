"""A1 to A4: visibility of the cell, partners, teams, antennas."""

from collections import Counter

from django.db.models import Exists, OuterRef

from acteurs.models import PALLIATIFS
from antennes.models import Antenne
from evenements.models import TYPES_DE_RENCONTRE, MoyenContact
from indicateurs.candidats import ListeDeCandidats
from indicateurs.catalogue.base import (
    Calcul,
    Mission,
    Ventilation,
    nombre,
    oui_non,
    pourcentage,
    taux,
)
from indicateurs.catalogue.versions import Catalogue
from indicateurs.contexte import Contexte
from indicateurs.frequentation import ANTENNES
from indicateurs.rencontres import AUTRE_EQUIPE, EQUIPE, PARTENAIRE

VISIBILITE = "Identification et visibilité de la cellule"
RELATIONS = "Animation des relations avec les acteurs"
HORS_PERIMETRE = "hors_perimetre:"

CATALOGUE = Catalogue()


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
    tables=("moyens_contact",),
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
    tables=("activites", "participations", "professionnels", "structures", "projets"),
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
    tables=("activites", "participations", "professionnels", "structures"),
    mesures=(
        nombre("rencontrees", "équipes rencontrées"),
        nombre("total", "équipes de la région"),
        taux("taux", "part des équipes rencontrées"),
        nombre("jamais_rencontrees", "équipes non rencontrées"),
    ),
    ventilation="type_equipe",
    ventilation_titre="Équipes rencontrées par type",
    sans_objet="Aucune équipe du périmètre n’est active dans la région cette année.",
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
    tables=("activites", "participations", "professionnels", "structures", "antennes"),
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
    sans_objet="La cellule n’a encore aucune antenne.",
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
