"""« Territoires » and « Équipes à rencontrer », held against the counting rules (regles §1, A3)."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from acteurs.models import Structure
from antennes.requetes_territoire import zones_de
from cellule.models import Role
from cellule.perimetre import perimetre
from indicateurs.calcul import calculer
from tests.fabriques import (
    ActiviteFabrique,
    AntenneFabrique,
    CelluleFabrique,
    MandatFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
    StructureFabrique,
    StructureRencontreeFabrique,
)

pytestmark = pytest.mark.django_db
ICI = "/c/gironde/territoires/"
LISTE = f"{ICI}a-rencontrer/"


def texte(reponse) -> str:
    return " ".join(reponse.content.decode().split())


@pytest.fixture
def jour() -> date:
    return timezone.localdate()


def rencontrer(structure: Structure, jour: date, **champs) -> None:
    """A meeting with a team, held unless told otherwise."""
    champs = {"type": "rencontre_equipe", "statut": "tenu", **champs}
    activite = ActiviteFabrique(debut=jour.isoformat(), **champs)
    StructureRencontreeFabrique(activite=activite, structure=structure)


@pytest.fixture
def equipes(cellule, jour) -> set[str]:
    """Teams of the region by what was noted of them, and sheets that are no team to meet."""
    hier = jour - timedelta(days=1)
    with perimetre(cellule, ecriture=True):
        siennes = {
            nom: StructureFabrique(nom=nom)
            for nom in ("Recente", "Ancienne", "Prevue", "Annulee", "Evenement", "Copil",
                        "Representee", "Par la cellule", "Excusee", "Absorbante", "Sans rien")
        }  # fmt: skip
        rencontrer(siennes["Recente"], jour)
        rencontrer(siennes["Ancienne"], jour - timedelta(days=900))
        rencontrer(siennes["Prevue"], jour + timedelta(days=9), statut="planifie")
        rencontrer(siennes["Annulee"], hier, statut="annule")
        rencontrer(siennes["Evenement"], hier, type="evenement", role="organisateur")
        rencontrer(siennes["Copil"], hier, type="copil")
        reunion = ActiviteFabrique(type="reunion_antenne", debut=hier.isoformat())
        for nom, champs, statut in (
            ("Representee", {}, "present"),
            ("Par la cellule", {"equipe_cellule": True}, "present"),
            ("Excusee", {}, "excuse"),
        ):
            personne = ProfessionnelFabrique(structure=siennes[nom], **champs)
            ParticipationFabrique(activite=reunion, professionnel=personne, statut=statut)
        absorbee = StructureFabrique(
            nom="Absorbee", fusionnee_dans=siennes["Absorbante"], survivante=siennes["Absorbante"]
        )
        rencontrer(absorbee, hier)
        StructureFabrique(nom="Ailleurs", departement_id="974")
        StructureFabrique(nom="Partie", fermee_le=hier)
        StructureFabrique(nom="Future", ouverte_le=jour + timedelta(days=1))
        StructureFabrique(nom="Maison", type="EHPAD")
    return set(siennes)


JAMAIS = {"Prevue", "Annulee", "Evenement", "Copil", "Par la cellule", "Excusee", "Sans rien"}
AUTRES = {"Absorbee", "Ailleurs", "Partie", "Future", "Maison"}


def listees(reponse) -> set[str]:
    assert reponse.status_code == 200
    page = reponse.content.decode()
    noms = JAMAIS | AUTRES | {"Recente", "Ancienne", "Representee", "Absorbante"}
    return {nom for nom in noms if f">{nom}</a>" in page}


def test_only_a_meeting_held_meets_a_team(page, equipes):
    client = page()
    assert listees(client.get(LISTE, {"rencontre": "jamais"})) == JAMAIS
    assert listees(client.get(LISTE, {"mois": 18})) == JAMAIS | {"Ancienne"}
    assert listees(client.get(LISTE, {"mois": 18, "rencontre": "deja"})) == {"Ancienne"}
    assert listees(client.get(LISTE, {"mois": 60})) == JAMAIS
    assert listees(client.get(LISTE, {"rencontre": "deja", "taille": 200})) == equipes - JAMAIS
    assert client.get(LISTE, {"mois": 0}).status_code == 400
    depart = client.get(LISTE, follow=True)
    assert depart.redirect_chain[-1][0].endswith("?mois=18")


def test_the_teams_met_this_year_are_those_of_the_indicator(page, cellule, equipes, jour):
    """A3 on this day, for teams active today."""
    with perimetre(cellule, ecriture=True):
        Structure.objects.filter(nom__in=("Partie", "Future")).delete()
    with perimetre(cellule):
        a3 = calculer(cellule, jour.year, arret=jour)["A3"].mesures
        zones = zones_de(cellule)
    lues = listees(page().get(LISTE, {"rencontre": "cette_annee", "perimetre": "oui"}))
    hier = jour - timedelta(days=1)
    if hier.year == jour.year:
        assert lues == {"Recente", "Representee", "Absorbante"}
        assert len(lues) == a3["rencontrees"]
    assert a3["total"] == sum(zone.equipes for zone in zones)


def test_a_zone_says_what_it_lacks(page, cellule, jour):
    cellule.departements = ["24", "33"]
    cellule.save()
    hier = jour - timedelta(days=1)
    with perimetre(cellule, ecriture=True):
        for type_ in ("EMSP", "USP", "HAD"):
            StructureFabrique(type=type_, lits=4)
            StructureFabrique(type=type_, departement_id="24", fermee_le=hier)
        ailleurs = StructureFabrique(type="DAC")
        personne = ProfessionnelFabrique(structure=ailleurs)
        du_33, du_24 = AntenneFabrique(), AntenneFabrique(departements=["24"], fermee_le=hier)
        MandatFabrique(antenne=du_33, professionnel=personne)
        MandatFabrique(antenne=du_24, professionnel=personne)
    with perimetre(cellule):
        dordogne, gironde = zones_de(cellule)
    assert (gironde.manques, gironde.lits, gironde.lits_inconnus) == ([], 4, 0)
    assert (dordogne.equipes, len(dordogne.manques)) == (0, 4)
    lue = texte(page().get(ICI))
    assert "1 département sur 2" in lue
    ligne = lue.split("Dordogne (24)</a>")[1].split("</tr>")[0]
    assert "équipe mobile de soins palliatifs (EMSP)" in ligne and "référent territorial" in ligne
    assert "Complète" in lue.split("Gironde (33)</a>")[1].split("</tr>")[0]
    svg = lue.split('role="img"')[1].split("</svg>")[0]
    assert "Dordogne : 0 équipe, zone fragile" in svg.split("</title>")[0]
    with perimetre(cellule, ecriture=True):
        MandatFabrique(antenne=du_33, professionnel=personne, fin=hier)
        type(du_33).objects.filter(pk=du_33.pk).update(fermee_le=hier)
    with perimetre(cellule):
        assert zones_de(cellule)[1].manques == ["référent territorial"]


def test_a_cell_of_one_department_has_a_table_and_no_map(page, cellule, equipes):
    cellule.departements = ["33"]
    cellule.save()
    lue = texte(page().get(ICI))
    assert 'role="img"' not in lue and "Gironde (33)" in lue
    assert "7 équipes" in lue and "8 équipes" in lue


def test_who_may_write_notes_a_meeting_from_the_list(page, cellule):
    with perimetre(cellule, ecriture=True):
        StructureFabrique(nom="EMSP du Médoc", code="str-9")
    noter = "journal/nouvelle/?type=rencontre_equipe&amp;structures=EMSP+du+M%C3%A9doc+%28str-9%29"
    assert noter in texte(page().get(LISTE, {"mois": 18}))
    lecteur = page(Role.LECTEUR)
    assert "EMSP du Médoc" in texte(lecteur.get(LISTE, {"mois": 18}))
    assert "journal/nouvelle/" not in texte(lecteur.get(LISTE, {"mois": 18}))
    fichier = page().get(LISTE, {"mois": 18, "export": "csv"}).content.decode()
    assert "EMSP du Médoc" in fichier and "Noter" not in fichier


def test_strangers_see_nothing_and_another_cell_is_not_counted(page, cellule, voisine):
    with perimetre(voisine, ecriture=True):
        StructureFabrique(nom="Equipe d’ailleurs", departement_id="33")
        MandatFabrique()
    client = page()
    assert "d’ailleurs" not in texte(client.get(LISTE, {"mois": 18}))
    with perimetre(cellule):
        (gironde,) = [zone for zone in zones_de(cellule) if zone.code == "33"]
    assert (gironde.equipes, gironde.referents) == (0, set())
    autre = CelluleFabrique(code="voisine-nord")
    assert client.get(f"/c/{autre.code}/territoires/").status_code == 404


@pytest.mark.parametrize("adresse", [ICI, f"{LISTE}?mois=18"])
def test_pages_cost_the_same_for_one_row_and_thirty(
    page, cellule, adresse, django_assert_num_queries, django_assert_max_num_queries
):
    client = page()
    with perimetre(cellule, ecriture=True):
        MandatFabrique()
    with django_assert_max_num_queries(15) as une:
        client.get(adresse)
    with perimetre(cellule, ecriture=True):
        for _ in range(29):
            MandatFabrique()
    with django_assert_num_queries(len(une)):
        assert client.get(adresse).status_code == 200
