"""The catalogue: the 24 indicators of the national framework, in its own words."""

from datetime import date

import pytest

from cellule.perimetre import perimetre
from indicateurs.calcul import calculer
from indicateurs.catalogue import CATALOGUE, CODES, Etat, Mission
from indicateurs.catalogue.versions import Catalogue

INDICATEURS = CATALOGUE.en(2025)

# The wording of the instruction, COFIL corrected to COPIL, the apostrophe as typed there.
LIBELLES = {
    "D1": "Fonction et structure d'appartenance des membres du COPIL",
    "D2": "Nombre de réunions du COPIL réalisées dans l'année",
    "D3": "Réalisation d'un état des lieux des problématiques territoriales rencontrées, des "
    "besoins et des attentes des acteurs",
    "D4": "Réalisation d'actions en lien avec l'ARS et/ou les partenariats (nombre, nature et "
    "objectifs)",
    "D5": "Mise à disposition d'un site internet, ou d'un lien, donnant accès aux informations "
    "utiles à l'orientation vers les ressources et équipes spécialisées",
    "D6": "Contribution à la mise à jour des données régionales",
    "D7": "Nature et nombre d'enquêtes réalisées (en lien avec l'ARS ; en association avec "
    "d'autres cellules régionales ; dans le cadre de partenariats, résultant d'enquêtes "
    "conduites au niveau national ...)",
    "D8": "Nombre de réunions organisées par l'ARS auxquelles la cellule a participé",
    "A1": "Mise en place de moyens de contact et d'accueil (téléphonique, messagerie email, etc.)",
    "A2": "Nature et nombre de partenaires régionaux rencontrés et projets communs construits",
    "A3": "Nature et nombre d'équipes en soins palliatifs rencontrées dans l'année, par rapport "
    "au nombre total d'équipes sur la région",
    "A4": "Si mise en place d'antennes départementales/territoriales réunissant les acteurs de "
    "soins palliatifs : nombre d'antennes, nature et nombre de participants",
    "A5": "Nombre et nature des projets accompagnés",
    "A6": "Mise en place d'un process pour favoriser la rencontre des professionnels sur les "
    "postes à pourvoir",
    "A7": "Mutualisation et circulation d'informations, en inter-région et avec les autres "
    "cellules",
    "A8": "Nombre de réunions inter-cellules",
    "C1": "Nature et nombre d'acteurs partenaires des soins palliatifs rencontrés (ex. URPS, "
    "ESMS, communautés professionnelles territoriales de santé [CPTS]...) et objectifs",
    "C2": "Nombre d'évènements organisés par la cellule, programme et nombre de participants",
    "C3": "Nombre d'évènements auxquels la cellule a été associée, programme et nombre de "
    "participants",
    "C4": "Nombre de formations soutenues techniquement, ou dispensées par la cellule, "
    "objectifs/programme et nombre de participants",
    "C5": "Mise en place et périodicité de newsletters / bulletins d'information publiés sur "
    "les activités de la cellule, et nombre d'abonnés (dont nombre de référentiels et "
    "recommandations de bonnes pratiques diffusés et fréquence)",
    "I1": "Lancement d'actions à visée de relais de campagnes nationales",
    "I2": "Mise en place d'outils et alimentation de canaux de communication (pages internet, "
    "publications sur les réseaux sociaux, sur des plateformes collaboratives, mailings, etc.) "
    "et nombre de visiteurs/d'abonnés/d'inscrits/de destinataires",
    "I3": "Mise à jour régulière du site internet et suivi des données de consultation",
}

# The measures of regles §2; the first is the main one.
MESURES = {
    "D1": "membres titulaires colleges arrivees departs",
    "D2": "reunions",
    "D3": "realise publies_dans_annee derniere_publication departements_couverts "
    "departements_total",
    "D4": "actions avec_ars avec_partenaires sans_objectif",
    "D5": "disponible ressources",
    "D6": "fiches_verifiees fiches_actives taux",
    "D7": "enquetes taux_reponse",
    "D8": "reunions",
    "A1": "en_place moyens",
    "A2": "partenaires rencontres projets_communs",
    "A3": "rencontrees total taux jamais_rencontrees",
    "A4": "antennes antennes_reunies reunions participations personnes structures non_renseignees",
    "A5": "projets nouveaux poursuivis clos sans_acte",
    "A6": "en_place offres pourvues",
    "A7": "partages cellules",
    "A8": "reunions",
    "C1": "acteurs rencontres sans_objectif",
    "C2": "evenements participations personnes non_renseignes sans_programme",
    "C3": "evenements participations non_renseignes sans_programme",
    "C4": "formations seances heures participations personnes non_renseignees sans_programme",
    "C5": "numeros en_place abonnes newsletters sans_lecture documents_distincts diffusions",
    "I1": "actions lance campagnes",
    "I2": "canaux parutions abonnes inscrits visiteurs visites destinataires sans_lecture",
    "I3": "mois_a_jour mises_a_jour visites mois_lus",
}


def sans_typographie(texte: str) -> str:
    """Typographic apostrophes and no-break spaces are the printer's, not the framework's."""
    for signe, dactylographie in {"’": "'", "\u00a0": " ", "\u202f": " "}.items():
        texte = texte.replace(signe, dactylographie)
    return texte


def test_the_24_indicators_are_there_in_the_order_of_the_framework():
    assert tuple(LIBELLES) == CODES
    assert [code for code, i in INDICATEURS.items() if i.code != code] == []
    assert {CATALOGUE.version(annee) for annee in (2000, 2025, 2100)} == {"2022.1"}


@pytest.mark.parametrize("code", LIBELLES)
def test_wording_is_the_official_one(code):
    assert sans_typographie(INDICATEURS[code].libelle) == LIBELLES[code]


def test_thirteen_indicators_are_the_socle():
    assert CATALOGUE.socle(2025) == (
        "D2",
        "D3",
        "D4",
        "D5",
        "A1",
        "A3",
        "A5",
        "A8",
        "C2",
        "C4",
        "C5",
        "I1",
        "I2",
    )


def test_each_mission_has_its_indicators():
    lettres = {code: indicateur.mission.value for code, indicateur in INDICATEURS.items()}

    assert lettres == {code: code[0] for code in CODES}
    assert {mission.value for mission in Mission} == {"D", "A", "C", "I"}


@pytest.mark.parametrize("code", MESURES)
def test_measures_are_those_of_the_rules_and_the_main_one_comes_first(code):
    indicateur = INDICATEURS[code]

    assert {mesure.nom for mesure in indicateur.mesures} == set(MESURES[code].split())
    assert indicateur.principale == MESURES[code].split()[0]


def test_a_code_declared_twice_is_refused():
    catalogue = Catalogue()
    champs = {"rubrique": "", "titre": "", "libelle": "", "regle": "", "candidat": "",
              "mesures": ()}  # fmt: skip
    catalogue.declarer("X1", Mission.DIAGNOSTIC, **champs)(lambda ctx: None)

    with pytest.raises(ValueError, match="X1"):
        catalogue.declarer("X1", Mission.DIAGNOSTIC, **champs)(lambda ctx: None)
    with pytest.raises(ValueError, match="X1"):
        Catalogue.reunir(catalogue, catalogue)


@pytest.mark.parametrize("arret", [date(2025, 1, 1), date(2025, 6, 30), date(2027, 1, 1)])
def test_every_indicator_answers_on_an_empty_cell(cellule, arret):
    with perimetre(cellule):
        resultats = calculer(cellule, 2025, arret=arret)
        lignes = [r.candidats.lignes(motif=None, debut=0, taille=10) for r in resultats.values()]

    assert tuple(resultats) == CODES
    assert lignes == [[]] * 24
    for code, resultat in resultats.items():
        attendu = Etat.SANS_OBJET if code in ("A3", "A4") else Etat.NON_RENSEIGNE
        assert (resultat.etat, resultat.total, resultat.ventilation) == (attendu, 0, {})


def test_only_the_codes_asked_for_are_computed(cellule):
    with perimetre(cellule):
        assert tuple(calculer(cellule, 2025, arret=date(2026, 1, 1), codes=["C5", "D2"])) == (
            "C5", "D2",
        )  # fmt: skip
