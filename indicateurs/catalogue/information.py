"""Mission 4: information of the public (I1 to I3)."""

from collections import Counter

from evenements.models import FLUX, STOCKS, ActionCampagne
from indicateurs.candidats import ListeDeCandidats
from indicateurs.contexte import Contexte

from .base import Calcul, Mission, nombre, oui_non
from .versions import Catalogue

CATALOGUE = Catalogue()
OUTILS = (
    "Mise en place d’outils de communications permettant la diffusion d’informations régulières "
    "à destination du grand public et autres professionnels"
)


@CATALOGUE.declarer(
    "I1",
    Mission.INFORMATION,
    rubrique=OUTILS,
    socle=True,
    titre="Relais de campagnes nationales",
    libelle="Lancement d’actions à visée de relais de campagnes nationales",
    regle="On compte les actions propres de la cellule qui relaient une campagne nationale dans "
    "l’année.",
    candidat="action de campagne",
    tables=("actions_campagne",),
    mesures=(
        nombre("actions", "actions"),
        oui_non("lance", "actions lancées"),
        nombre("campagnes", "campagnes relayées"),
    ),
    ventilation_titre="Actions par campagne",
)
def relais_de_campagnes(ctx: Contexte) -> Calcul:
    candidats = ListeDeCandidats(
        ActionCampagne.objects.filter(ctx.date_dans_l_annee("date", jusqu_au_bout=True)),
        lambda a: "date_future" if a.date > ctx.dernier else "",
        lambda a: (a.code, a.date, a.campagne, a.nature),
    )
    par_campagne = Counter(a.campagne for a in candidats.comptees)
    return Calcul(
        candidats,
        {
            "actions": candidats.comptes,
            "lance": candidats.comptes > 0,
            "campagnes": len(par_campagne),
        },
        dict(par_campagne),
    )


@CATALOGUE.declarer(
    "I2",
    Mission.INFORMATION,
    rubrique=OUTILS,
    socle=True,
    titre="Canaux de communication",
    libelle="Mise en place d’outils et alimentation de canaux de communication (pages internet, "
    "publications sur les réseaux sociaux, sur des plateformes collaboratives, mailings, etc.) et "
    "nombre de visiteurs/d’abonnés/d’inscrits/de destinataires",
    regle="On compte les canaux ouverts au dernier jour de l’année ; abonnés et inscrits sont "
    "ceux du dernier relevé, visiteurs, visites et destinataires la somme des mois relevés.",
    candidat="canal",
    tables=("publications", "parutions", "audiences"),
    mesures=(
        nombre("canaux", "canaux ouverts"),
        nombre("parutions", "parutions"),
        nombre("abonnes", "abonnés"),
        nombre("inscrits", "inscrits"),
        nombre("visiteurs", "visiteurs"),
        nombre("visites", "visites"),
        nombre("destinataires", "destinataires"),
        nombre("sans_lecture", "canaux sans relevé"),
    ),
    ventilation="nature_publication",
    ventilation_titre="Canaux par nature",
)
def canaux_de_communication(ctx: Contexte) -> Calcul:
    audience = ctx.audience
    candidats = ListeDeCandidats(
        [p for p in audience.publications if p.nature != "newsletter"],
        lambda p: "" if ctx.actif_au_dernier_jour(p.ouvert_le, p.ferme_le) else "ferme",
        lambda p: (p.code, p.ouvert_le, p.nom, p.get_nature_display()),
    )
    comptes = candidats.comptees
    pks = {p.pk for p in comptes}
    sans_lecture = sum(not p.lue for p in comptes)
    return Calcul(
        candidats,
        {
            "canaux": len(comptes),
            "parutions": sum(
                p.publication_id in pks and not p.mise_a_jour and p.date <= ctx.dernier
                for p in audience.parutions
            ),
            **{mesure.value: audience.stock(mesure, comptes) for mesure in STOCKS},
            **{mesure.value: audience.flux(mesure, comptes) for mesure in FLUX},
            "sans_lecture": sans_lecture,
        },
        dict(Counter(p.nature for p in comptes)),
        incomplet=sans_lecture > 0,
    )


@CATALOGUE.declarer(
    "I3",
    Mission.INFORMATION,
    rubrique=OUTILS,
    titre="Mise à jour et consultation du site",
    libelle="Mise à jour régulière du site internet et suivi des données de consultation",
    regle="On compte les mois de l’année où le site, ou la page, a été mis à jour.",
    candidat="mise à jour",
    tables=("publications", "parutions", "audiences"),
    mesures=(
        nombre("mois_a_jour", "mois avec une mise à jour"),
        nombre("mises_a_jour", "mises à jour"),
        nombre("visites", "visites"),
        nombre("mois_lus", "mois avec un relevé de visites"),
    ),
)
def mises_a_jour_du_site(ctx: Contexte) -> Calcul:
    candidats = ListeDeCandidats(
        [
            p
            for p in ctx.audience.parutions
            if p.mise_a_jour and p.publication.nature in ("site", "page")
        ],
        lambda p: "date_future" if p.date > ctx.dernier else "",
        lambda p: (p.code, p.date, p.intitule, p.publication.nom),
    )
    visites, mois_lus = ctx.audience.visites_des_sites()
    return Calcul(
        candidats,
        {
            "mois_a_jour": len({p.date.month for p in candidats.comptees}),
            "mises_a_jour": candidats.comptes,
            "visites": visites,
            "mois_lus": mois_lus,
        },
    )
