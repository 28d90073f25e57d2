"""The sections that the apps register agree with the indicators, and are cut when too long."""

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured

from acteurs.designations import fonctions_de
from cellule import instantane
from cellule.instantane import LIGNES_MAXI, Cadre, Nature, Place, debut_de, section, tableau
from evenements.models import Activite
from tests.fabriques import (
    ActiviteFabrique,
    AntenneConcerneeFabrique,
    AntenneFabrique,
    MandatFabrique,
    ParticipationFabrique,
    PosteCelluleFabrique,
    ProfessionnelFabrique,
    SeanceFabrique,
    StructureFabrique,
    StructureRencontreeFabrique,
)

# The session's fixtures load the database, which pytest-django makes for marked tests only.
pytestmark = pytest.mark.django_db
ARRET = date(2026, 1, 31)


def lire(code: str, cellule, annee: int = 2025, arret: date = ARRET) -> list[dict]:
    une = next(s for s in instantane.sections() if s.code == code)
    return une.lire(Cadre(cellule, annee, arret))


def colonne(bloc: dict, titre: str) -> list:
    rang = [c["titre"] for c in bloc["colonnes"]].index(titre)
    return [ligne[rang] for ligne in bloc["lignes"]]


def tableau_de(annee, code: str, rang: int = 0) -> dict:
    blocs = next(s for s in annee.photo["sections"] if s["code"] == code)["blocs"]
    return [b for b in blocs if b["genre"] == "tableau"][rang]


def mesures(annee, code: str) -> dict:
    return annee.resultats[code]["mesures"]


def test_events_of_the_annex_add_up_to_the_indicators(annee):
    bloc = tableau_de(annee, "evenements")
    lues = list(zip(colonne(bloc, "La cellule est"), colonne(bloc, "Participants"), strict=True))
    organises = [n for role, n in lues if role != "associée"]
    associes = [n for role, n in lues if role == "associée"]
    assert len(organises) == mesures(annee, "C2")["evenements"]
    assert sum(organises) == mesures(annee, "C2")["participations"]
    assert len(associes) == mesures(annee, "C3")["evenements"]
    assert sum(n or 0 for n in associes) == mesures(annee, "C3")["participations"]
    assert associes.count(None) == mesures(annee, "C3")["non_renseignes"]


def test_trainings_of_the_annex_add_up_to_the_indicator(annee):
    bloc = tableau_de(annee, "formations")
    assert len(bloc["lignes"]) == mesures(annee, "C4")["formations"]
    assert sum(colonne(bloc, "Séances")) == mesures(annee, "C4")["seances"]
    assert sum(h or 0 for h in colonne(bloc, "Heures")) == mesures(annee, "C4")["heures"]
    assert sum(colonne(bloc, "Participants")) == mesures(annee, "C4")["participations"]


def test_teams_of_the_annex_are_those_of_the_ratio(annee):
    jamais, vues = (tableau_de(annee, "equipes", rang) for rang in (0, 1))
    assert len(jamais["lignes"]) == mesures(annee, "A3")["jamais_rencontrees"]
    assert len(vues["lignes"]) == mesures(annee, "A3")["rencontrees"]


def test_coverage_adds_up_to_the_ratio(annee):
    bloc = tableau_de(annee, "couverture")
    for titre, mesure in (
        ("Équipes", "total"),
        ("Rencontrées", "rencontrees"),
        ("Non rencontrées", "jamais_rencontrees"),
    ):
        rang = [c["titre"] for c in bloc["colonnes"]].index(titre)
        assert sum(colonne(bloc, titre)) == bloc["total"][rang] == mesures(annee, "A3")[mesure]
    types = annee.resultats["A3"]["ventilation"]
    for titre in ("USP", "EMSP", "ERRSPP", "HDJ", "ETSP"):
        assert sum(colonne(bloc, titre)) == types[titre]["total"]


@pytest.mark.parametrize(
    ("section_", "code", "mesure"),
    [
        ("projets", "A5", "projets"),
        ("actions", "D4", "actions"),
        ("ressources", "D5", "ressources"),
        ("enquetes", "D7", "enquetes"),
        ("contacts", "A1", "moyens"),
        ("postes_a_pourvoir", "A6", "offres"),
        ("mutualisations", "A7", "partages"),
        ("lettres", "C5", "newsletters"),
        ("campagnes", "I1", "actions"),
        ("canaux", "I2", "canaux"),
    ],
)
def test_list_has_as_many_rows_as_the_indicator(annee, section_, code, mesure):
    assert len(tableau_de(annee, section_)["lignes"]) == mesures(annee, code)[mesure] > 0


def test_channels_and_letters_add_up_to_their_indicators(annee):
    canaux, lettres = tableau_de(annee, "canaux"), tableau_de(annee, "lettres")
    for titre in ("Abonnés", "Visiteurs", "Visites", "Destinataires", "Parutions"):
        somme = sum(n or 0 for n in colonne(canaux, titre))
        assert somme == mesures(annee, "I2")[titre.lower().replace("é", "e")]
    assert sum(colonne(lettres, "Abonnés")) == mesures(annee, "C5")["abonnes"]
    assert sum(colonne(lettres, "Numéros parus")) == mesures(annee, "C5")["numeros"]


def test_copil_is_listed_by_college_with_function_and_structure(annee):
    bloc = tableau_de(annee, "copil")
    assert len(bloc["lignes"]) == annee.resultats["D1"]["comptes"]
    assert len(set(colonne(bloc, "Collège"))) == mesures(annee, "D1")["colleges"]


def test_team_is_counted_in_full_time_equivalents_on_the_last_day(dans_la_cellule):
    PosteCelluleFabrique(fonction="coordination", etp="0.8")
    PosteCelluleFabrique(fonction="mission", etp="0.5", fin=date(2025, 6, 30))
    PosteCelluleFabrique(fonction="avant", etp="1", fin=date(2024, 12, 31))
    PosteCelluleFabrique(fonction="après", etp="1", debut=date(2026, 1, 2))
    (bloc,) = lire("equipe", dans_la_cellule)
    assert colonne(bloc, "Fonction") == ["coordination", "mission"]
    assert bloc["total"][-1] == 0.8


def test_antenna_shows_its_held_meetings_and_referents_of_the_last_day(dans_la_cellule):
    antenne, muette = AntenneFabrique(nom="Nord"), AntenneFabrique(nom="Sud")
    MandatFabrique(antenne=antenne)
    MandatFabrique(antenne=antenne, fin=date(2025, 3, 1))
    for statut in ("tenu", "tenu", "annule"):
        AntenneConcerneeFabrique(
            antenne=antenne, activite=ActiviteFabrique(type="reunion_antenne", statut=statut)
        )
    (bloc,) = lire("antennes", dans_la_cellule)
    assert [ligne[0] for ligne in bloc["lignes"]] == ["Nord", "Sud"]
    assert colonne(bloc, "Référents") == [1, 0]
    assert colonne(bloc, "Réunions") == [2, 0]
    (alerte,) = lire("antennes_sans_reunion", dans_la_cellule)
    assert muette.nom in alerte["texte"]
    assert antenne.nom not in alerte["texte"]


def test_departments_without_a_mobile_team_are_named(dans_la_cellule):
    StructureFabrique(type="EMSP", departement_id="33")
    StructureFabrique(type="USP", departement_id="40")
    textes = [bloc["texte"] for bloc in lire("vigilance_equipes", dans_la_cellule)]
    assert textes[1:] == ["Départements sans équipe mobile (EMSP)\u00a0: Landes."]


def test_fragile_zones_are_told_with_their_definition_and_no_rank(dans_la_cellule):
    StructureFabrique(type="EMSP", departement_id="33")
    StructureFabrique(type="USP", departement_id="40")
    definition, signales = lire("zones_fragilisees", dans_la_cellule)
    assert "aucune équipe mobile (EMSP)" in definition["texte"]
    assert signales["lignes"] == [["Landes", "aucune équipe mobile (EMSP) active dans l’année"]]
    carte = lire("couverture", dans_la_cellule)[0]
    assert carte["hachures"] == {"mots": "zone fragilisée", "codes": ["40"]}


def test_department_where_no_team_was_met_is_told_once_a_team_was_met(dans_la_cellule):
    vue = StructureFabrique(type="EMSP", departement_id="33")
    StructureFabrique(type="EMSP", departement_id="40")
    assert len(lire("zones_fragilisees", dans_la_cellule)) == 2
    assert lire("zones_fragilisees", dans_la_cellule)[1]["genre"] == "texte"
    StructureRencontreeFabrique(structure=vue, activite=ActiviteFabrique(type="rencontre_equipe"))
    _, signales = lire("zones_fragilisees", dans_la_cellule)
    assert signales["lignes"] == [["Landes", "aucune équipe rencontrée dans l’année"]]


def test_map_marks_the_departments_of_open_antennas(dans_la_cellule):
    StructureFabrique(type="EMSP", departement_id="33")
    AntenneFabrique(departements=["33"])
    AntenneFabrique(departements=["40"], fermee_le=date(2025, 3, 1))
    carte, bloc = lire("couverture", dans_la_cellule)
    assert carte["reperes"]["codes"] == ["33"]
    assert colonne(bloc, "Antennes") == [1, 0]


def test_no_zone_is_told_where_the_directory_is_empty(dans_la_cellule):
    assert lire("zones_fragilisees", dans_la_cellule) == []


def test_session_of_next_year_counts_with_its_training(dans_la_cellule):
    formation = ActiviteFabrique(type="formation", role="dispensee", debut="2025-12-15")
    SeanceFabrique(activite=formation, jour=date(2025, 12, 15), heures=3, statut="tenu")
    SeanceFabrique(activite=formation, jour=date(2026, 1, 12), heures=4, statut="tenu")
    SeanceFabrique(activite=formation, jour=date(2026, 3, 1), heures=9, statut="planifie")
    (bloc,) = lire("formations", dans_la_cellule)
    assert (colonne(bloc, "Séances"), colonne(bloc, "Heures")) == ([2], [7])


def test_unknown_attendance_is_not_zero(dans_la_cellule):
    roles = {"type": "evenement", "role": "associe"}
    ActiviteFabrique(debut="2025-02-01", **roles)
    ActiviteFabrique(debut="2025-03-01", anonymes=0, **roles)
    present = ActiviteFabrique(debut="2025-04-01", anonymes=5, **roles)
    personne = ProfessionnelFabrique()
    for _ in range(2):  # twice in one event: one person
        ParticipationFabrique(activite=present, professionnel=personne, statut="present")
    (bloc,) = lire("evenements", dans_la_cellule)
    assert colonne(bloc, "Participants") == [None, 0, 6]


def test_long_list_is_cut_and_says_how_long_it_was(dans_la_cellule):
    ActiviteFabrique.create_batch(LIGNES_MAXI + 3, type="copil")
    (bloc,) = lire("reunions_du_copil", dans_la_cellule)
    assert (len(bloc["lignes"]), bloc["sur"]) == (LIGNES_MAXI, LIGNES_MAXI + 3)
    lues, sur = debut_de(Activite.objects.all())
    assert (len(lues), sur) == (LIGNES_MAXI, LIGNES_MAXI + 3)


def test_section_declared_twice_is_refused():
    with pytest.raises(ImproperlyConfigured):
        section("equipe", place=Place.CELLULE, titre="", si_vide="")(lambda cadre: [])


def test_every_section_stands_somewhere_the_report_prints():
    places = {*Place, *(f"{m}{n}" for m in "DACI" for n in range(1, 9))}
    assert {s.place for s in instantane.sections()} <= places
    assert {*Place} <= {s.place for s in instantane.sections()}


def test_shared_read_is_done_once(cellule):
    cadre, lectures = Cadre(cellule, 2025, ARRET), []
    for _ in range(2):
        assert cadre.une_fois("essai", lambda c: lectures.append(c) or 7) == 7
    assert lectures == [cadre]


def test_block_is_json_with_whole_numbers_whole():
    bloc = tableau("T", [("A", Nature.TEXTE), ("B", Nature.DATE)], [("x", date(2025, 1, 2))])
    assert bloc["lignes"] == [["x", "2025-01-02"]]


@pytest.mark.parametrize(
    ("designation", "imprime"),
    [
        ("P-7", "coordination"),
        ("Anne-Marie Le Goff", "coordination"),
        ("LE GOFF", "coordination"),
        ("Anne-Marie", "coordination"),  # of the team: known by her first name
        ("Dr Kerné et l’équipe", "médecin"),
        ("Yann", None),  # a first name of the network alone designates nobody for sure
        ("l’équipe mobile", None),
        ("Goffinet", None),
    ],
)
def test_designation_is_printed_as_a_function(dans_la_cellule, designation, imprime):
    anne = ProfessionnelFabrique(
        code="P-7", nom="Le Goff", prenom="Anne-Marie", equipe_cellule=True,
        cle_tri="le goff anne-marie",
    )  # fmt: skip
    PosteCelluleFabrique(professionnel=anne, fonction="coordination")
    PosteCelluleFabrique(professionnel=anne, fonction="avant", fin=date(2024, 6, 1))
    ProfessionnelFabrique(nom="Kerné", prenom="Yann", profession="médecin", cle_tri="kerne yann")
    assert fonctions_de([designation], date(2025, 12, 31)).get(designation) == imprime
