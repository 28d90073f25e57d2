"""Mission 3: palliative culture and good practice (C1 to C5)."""

from collections import Counter

from django.db.models import Count, Q, Sum

from evenements.models import TYPES_DE_RENCONTRE
from indicateurs import apports
from indicateurs.candidats import ListeDeCandidats
from indicateurs.contexte import Contexte
from indicateurs.frequentation import ASSOCIES, FORMATIONS, ORGANISES
from indicateurs.rencontres import ACTEUR

from .base import Calcul, Mesure, Mission, NatureMesure, nombre, oui_non
from .versions import Catalogue

CATALOGUE = Catalogue()
EVENEMENTS = (
    "Organisation d’évènements de partage d’expérience, accompagnés ou réalisés avec l’appui de "
    "la cellule, destinés aux professionnels et intervenants de l’accompagnement"
)


@CATALOGUE.declarer(
    "C1",
    Mission.CULTURE,
    rubrique=EVENEMENTS,
    titre="Acteurs partenaires rencontrés",
    libelle="Nature et nombre d’acteurs partenaires des soins palliatifs rencontrés (ex. URPS, "
    "ESMS, communautés professionnelles territoriales de santé [CPTS]...) et objectifs",
    regle="On compte les structures ni palliatives, ni ARS, ni d’échelon régional rencontrées "
    "dans l’année, une fois chacune ; les partenaires régionaux sont en A2.",
    candidat="rencontre",
    tables=("activites", "participations", "professionnels", "structures"),
    mesures=(
        nombre("acteurs", "acteurs rencontrés"),
        nombre("rencontres", "rencontres"),
        nombre("sans_objectif", "rencontres sans objectif écrit"),
    ),
    ventilation="type_structure",
    ventilation_titre="Acteurs par type de structure",
)
def acteurs_partenaires(ctx: Contexte) -> Calcul:
    candidats = ctx.journal.candidates(
        *TYPES_DE_RENCONTRE, exige=ACTEUR, sinon="sans_acteur_partenaire"
    )
    par_type = ctx.rencontres.structures_par_type(ACTEUR)
    sans_objectif = ctx.rencontres.activites(ACTEUR).sans_objectif
    return Calcul(
        candidats,
        {
            "acteurs": sum(par_type.values()),
            "rencontres": candidats.comptes,
            "sans_objectif": sans_objectif,
        },
        dict(par_type),
        incomplet=sans_objectif > 0,
    )


@CATALOGUE.declarer(
    "C2",
    Mission.CULTURE,
    rubrique=EVENEMENTS,
    socle=True,
    titre="Évènements organisés",
    libelle="Nombre d’évènements organisés par la cellule, programme et nombre de participants",
    regle="On compte les évènements tenus dont la cellule est organisatrice ou co-organisatrice ; "
    "les participations sont les présents nommés, plus les non nommés.",
    candidat="évènement",
    tables=("activites", "participations", "professionnels"),
    mesures=(
        nombre("evenements", "évènements"),
        nombre("participations", "participations"),
        nombre("personnes", "personnes différentes, au moins"),
        nombre("non_renseignes", "sans participants renseignés"),
        nombre("sans_programme", "sans programme"),
    ),
    ventilation_titre="Évènements par nature",
    apports=apports.evenements,
)
def evenements_organises(ctx: Contexte) -> Calcul:
    return _evenements(ctx, ORGANISES, "organisateur", "co_organisateur", avec_les_personnes=True)


@CATALOGUE.declarer(
    "C3",
    Mission.CULTURE,
    rubrique=EVENEMENTS,
    titre="Évènements auxquels la cellule est associée",
    libelle="Nombre d’évènements auxquels la cellule a été associée, programme et nombre de "
    "participants",
    regle="On compte les évènements tenus, organisés par d’autres, auxquels la cellule a pris "
    "part ; les participations sont celles de l’évènement entier.",
    candidat="évènement",
    tables=("activites", "participations", "professionnels"),
    mesures=(
        nombre("evenements", "évènements"),
        nombre("participations", "participations"),
        nombre("non_renseignes", "sans participants renseignés"),
        nombre("sans_programme", "sans programme"),
    ),
    ventilation_titre="Évènements par nature",
    apports=apports.evenements,
)
def evenements_associes(ctx: Contexte) -> Calcul:
    return _evenements(ctx, ASSOCIES, "associe", avec_les_personnes=False)


def _evenements(ctx: Contexte, famille: str, *roles: str, avec_les_personnes: bool) -> Calcul:
    candidats = ctx.journal.candidates("evenement", roles=roles)
    affluence = ctx.frequentation.affluence(famille)
    sans_programme = candidats.comptes_ou("sans_programme")
    par_nature: Counter[str] = Counter()
    for nature, n in candidats.comptes_par("nature").items():
        par_nature[nature or "autre"] += n
    return Calcul(
        candidats,
        {
            "evenements": candidats.comptes,
            "participations": affluence.participations,
            "non_renseignes": affluence.non_renseignees,
            "sans_programme": sans_programme,
            **({"personnes": affluence.personnes} if avec_les_personnes else {}),
        },
        dict(par_nature),
        incomplet=affluence.non_renseignees > 0 or sans_programme > 0,
    )


@CATALOGUE.declarer(
    "C4",
    Mission.CULTURE,
    rubrique=EVENEMENTS,
    socle=True,
    titre="Formations",
    libelle="Nombre de formations soutenues techniquement, ou dispensées par la cellule, "
    "objectifs/programme et nombre de participants",
    regle="On compte les formations tenues, à la date de leur première séance tenue ; leurs "
    "séances comptent toutes ici, même celles de l’année suivante.",
    candidat="formation",
    tables=("activites", "seances", "participations", "professionnels"),
    mesures=(
        nombre("formations", "formations"),
        nombre("seances", "séances tenues"),
        Mesure("heures", "heures", NatureMesure.HEURES),
        nombre("participations", "participations"),
        nombre("personnes", "personnes différentes, au moins"),
        nombre("non_renseignees", "sans participants renseignés"),
        nombre("sans_programme", "sans objectifs ni programme"),
    ),
    ventilation="role",
    ventilation_titre="Formations par rôle de la cellule",
    apports=apports.formations,
)
def formations(ctx: Contexte) -> Calcul:
    candidats = ctx.journal.candidates("formation")
    affluence = ctx.frequentation.affluence(FORMATIONS)
    tenues = Q(seances__statut="tenu", seances__jour__lte=ctx.arret)
    # The subquery spares the trainings without sessions from counting once per missing session.
    sommes = (
        candidats.comptees()
        .annotate(
            inscrites=Count("seances"),
            tenues=Count("seances", filter=tenues),
            heures_tenues=Sum("seances__heures", filter=tenues),
        )
        .aggregate(
            seances=Sum("tenues"),
            sans_seance=Count("pk", filter=Q(inscrites=0)),
            heures_seances=Sum("heures_tenues"),
            heures_seules=Sum("heures", filter=Q(inscrites=0)),
        )
    )
    heures = [h for h in (sommes["heures_seances"], sommes["heures_seules"]) if h is not None]
    sans_programme = candidats.comptes_ou("sans_objectifs", "sans_programme")
    return Calcul(
        candidats,
        {
            "formations": candidats.comptes,
            "seances": (sommes["seances"] or 0) + sommes["sans_seance"],
            "heures": sum(heures) if heures else None,
            "participations": affluence.participations,
            "personnes": affluence.personnes,
            "non_renseignees": affluence.non_renseignees,
            "sans_programme": sans_programme,
        },
        dict(candidats.comptes_par("role")),
        incomplet=affluence.non_renseignees > 0 or sans_programme > 0,
    )


@CATALOGUE.declarer(
    "C5",
    Mission.CULTURE,
    rubrique=EVENEMENTS,
    socle=True,
    titre="Lettres d’information",
    libelle="Mise en place et périodicité de newsletters / bulletins d’information publiés sur "
    "les activités de la cellule, et nombre d’abonnés (dont nombre de référentiels et "
    "recommandations de bonnes pratiques diffusés et fréquence)",
    regle="On compte les numéros parus dans l’année ; les abonnés sont ceux du dernier relevé de "
    "chaque lettre, jamais une somme de numéros.",
    candidat="numéro",
    tables=("publications", "parutions", "audiences", "diffusions"),
    mesures=(
        nombre("numeros", "numéros parus"),
        oui_non("en_place", "lettre en place"),
        nombre("abonnes", "abonnés"),
        nombre("newsletters", "lettres ouvertes"),
        nombre("sans_lecture", "lettres sans relevé d’abonnés"),
        nombre("documents_distincts", "référentiels et recommandations diffusés"),
        nombre("diffusions", "diffusions de ces documents"),
    ),
    ventilation="publication",
    ventilation_titre="Numéros par lettre",
)
def lettres_d_information(ctx: Contexte) -> Calcul:
    audience = ctx.audience
    candidats = ListeDeCandidats(
        [p for p in audience.parutions if p.publication.nature == "newsletter"],
        lambda p: "date_future" if p.date > ctx.dernier else "",
        lambda p: (p.code, p.date, p.intitule, p.publication.nom),
    )
    actives = [p for p in audience.publications if p.nature == "newsletter"]
    ouvertes = [p for p in actives if ctx.actif_au_dernier_jour(p.ouvert_le, p.ferme_le)]
    sans_lecture = sum((p.pk, "abonnes") not in audience.derniers_stocks for p in ouvertes)
    documents, diffusions = audience.diffusions_de_reference()
    return Calcul(
        candidats,
        {
            "numeros": candidats.comptes,
            "en_place": candidats.comptes > 0,
            "abonnes": audience.stock("abonnes", ouvertes),
            "newsletters": len(ouvertes),
            "sans_lecture": sans_lecture,
            "documents_distincts": documents,
            "diffusions": diffusions,
        },
        dict(Counter(p.publication.code for p in candidats.comptees)),
        renseigne=bool(actives),
        incomplet=sans_lecture > 0,
    )
