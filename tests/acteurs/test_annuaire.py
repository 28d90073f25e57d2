"""The directory of structures: what the journal adds to its list, what its page gathers."""

import re
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acteurs.actions import fusionner_structures
from acteurs.models import Structure, Verification
from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from cellule.typographie import il_y_a
from tests.ecrans.conftest import lu
from tests.fabriques import (
    ActiviteFabrique,
    AntenneFabrique,
    MandatCopilFabrique,
    OffreFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
    ProjetFabrique,
    StructureFabrique,
    StructureRencontreeFabrique,
    VerificationFabrique,
)

pytestmark = pytest.mark.django_db
LISTE = "/c/gironde/annuaire/"


@pytest.fixture(autouse=True)
def en_novembre():
    with time_machine.travel("2025-11-20 12:00+01:00", tick=False):
        yield


def noms(reponse) -> list[str]:
    lignes = reponse.content.decode().split('<th scope="row">')[1:]
    return [ligne.partition("</a>")[0].rpartition(">")[2] for ligne in lignes]


@pytest.fixture
def equipe(cellule) -> Structure:
    with perimetre(cellule, ecriture=True):
        return StructureFabrique(nom="EMSP du Bassin", telephone="05 56 00 00 00")


@pytest.mark.parametrize(
    ("activite", "compte"),
    [
        ({"type": "rencontre_equipe"}, True),
        ({"type": "groupe_travail"}, True),
        ({"type": "evenement", "role": "organisateur"}, False),
        ({"type": "formation", "role": "dispensee"}, False),
        ({"type": "copil"}, False),
        ({"type": "rencontre_equipe", "statut": "annule"}, False),
        ({"type": "rencontre_equipe", "statut": "planifie"}, False),
        ({"type": "rencontre_equipe", "debut": "2025-12-24"}, False),
    ],
)
def test_only_held_meetings_meet_a_structure(page, cellule, equipe, activite, compte):
    with perimetre(cellule, ecriture=True):
        tenue = ActiviteFabrique(**{"debut": "2025-03-04", **activite})
        ParticipationFabrique(activite=tenue, professionnel=ProfessionnelFabrique(structure=equipe))
    client = page()
    assert ("4 mars 2025" in lu(client.get(LISTE))) is compte
    assert noms(client.get(LISTE, {"rencontre": "cette_annee"})) == [equipe.nom] * compte
    assert noms(client.get(LISTE, {"rencontre": "jamais"})) == [equipe.nom] * (not compte)
    assert (tenue.intitule in lu(client.get(f"{LISTE}{equipe.pk}/"))) is compte


def test_the_team_of_the_cell_and_the_absent_meet_nobody(page, cellule, equipe):
    with perimetre(cellule, ecriture=True):
        reunion = ActiviteFabrique(debut="2025-03-04")
        de_la_cellule = ProfessionnelFabrique(structure=equipe, equipe_cellule=True)
        ParticipationFabrique(activite=reunion, professionnel=de_la_cellule)
        ParticipationFabrique(
            activite=reunion,
            professionnel=ProfessionnelFabrique(structure=equipe),
            statut="excuse",
        )
    assert noms(page().get(LISTE, {"rencontre": "jamais"})) == [equipe.nom]


def test_a_meeting_of_a_merged_sheet_is_one_of_its_survivor(page, cellule, equipe):
    with perimetre(cellule, ecriture=True):
        doublon = StructureFabrique(nom="Doublon")
        StructureRencontreeFabrique(
            structure=doublon, activite=ActiviteFabrique(debut="2024-01-02", intitule="Visite")
        )
        VerificationFabrique(structure=doublon, date=date(2025, 2, 1))
        fusionner_structures(absorbee=doublon, dans=equipe)
    client = page()
    assert noms(client.get(LISTE, {"rencontre": "longtemps", "fiche": "oui"})) == [equipe.nom]
    sienne = lu(client.get(f"{LISTE}{equipe.pk}/"))
    assert "Visite" in sienne and "Doublon" in sienne and "1 er février 2025" in sienne
    assert "Cette fiche est fusionnée" in lu(client.get(f"{LISTE}{doublon.pk}/"))


def test_eighteen_months_are_counted_to_the_day(page, cellule, equipe):
    with perimetre(cellule, ecriture=True):
        StructureRencontreeFabrique(structure=equipe, activite=ActiviteFabrique(debut="2024-05-20"))
    client = page()
    assert noms(client.get(LISTE, {"rencontre": "longtemps"})) == []
    assert noms(client.get(LISTE, {"rencontre": "a_rencontrer"})) == [equipe.nom]
    with time_machine.travel("2025-11-21 12:00+01:00", tick=False):
        assert noms(client.get(LISTE, {"rencontre": "longtemps"})) == [equipe.nom]


def test_a_sheet_is_up_to_date_for_a_year_after_its_check(page, cellule, equipe):
    with perimetre(cellule, ecriture=True):
        VerificationFabrique(structure=equipe, date=date(2024, 11, 19))
        VerificationFabrique(
            structure=StructureFabrique(nom="De justesse"), date=date(2024, 11, 20)
        )
        StructureFabrique(nom="Fermée depuis longtemps", fermee_le=date(2020, 1, 1))
    client = page()
    assert noms(client.get(LISTE, {"fiche": "non"})) == [equipe.nom]
    client.post(f"{LISTE}{equipe.pk}/verifier/")
    assert noms(client.get(LISTE, {"fiche": "oui"})) == ["De justesse", equipe.nom]
    with perimetre(cellule):
        (trace,) = Trace.objects.all()
        assert Verification.objects.get(date=date(2025, 11, 20)).auteur == "cellule"
    client.post(f"{LISTE}{equipe.pk}/verifier/")
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    assert noms(client.get(LISTE, {"fiche": "non"})) == [equipe.nom]


def test_open_and_closed(page, cellule, equipe):
    with perimetre(cellule, ecriture=True):
        StructureFabrique(nom="Dernier jour", fermee_le=date(2025, 11, 20))
        StructureFabrique(nom="Fermée", fermee_le=date(2025, 11, 19))
        StructureFabrique(nom="À venir", ouverte_le=date(2025, 11, 21))
    assert noms(page().get(LISTE, {"ouverte": "oui"})) == ["Dernier jour", equipe.nom]
    assert noms(page().get(LISTE, {"ouverte": "non"})) == ["Fermée"]


@pytest.mark.parametrize(
    ("acte", "champ", "valeur"),
    [
        ({"acte": "publier"}, "publiee", True),
        (
            {"acte": "fermer", "fermee_le": "2025-10-31", "confirme": "1"},
            "fermee_le",
            date(2025, 10, 31),
        ),
    ],
)
def test_acts_on_many_sheets_leave_one_trace_that_undoes_them(page, cellule, acte, champ, valeur):
    with perimetre(cellule, ecriture=True):
        cles = [StructureFabrique().pk for _ in range(3)]
    client = page()
    client.post(f"{LISTE}actes/", {"lignes": cles[:2], "requete": "", **acte})
    with perimetre(cellule):
        (trace,) = Trace.objects.all()
        lues = Structure.objects.order_by("pk").values_list(champ, flat=True)
        assert list(lues) == [valeur, valeur, False if champ == "publiee" else None]
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        assert not Structure.objects.filter(**{champ: valeur}).exists()


def test_checks_of_many_sheets_are_undone_from_their_message(page, cellule):
    with perimetre(cellule, ecriture=True):
        cles = [StructureFabrique().pk for _ in range(3)]
    client = page()
    reponse = client.post(
        f"{LISTE}actes/",
        {"lignes": cles[:2], "requete": "", "acte": "verifier", "confirme": "1",
         "jour": "2025-11-20", "auteur": "cellule"},
        follow=True,
    )  # fmt: skip
    assert "2 lignes changées" in lu(reponse)
    (annuler,) = re.findall(r'action="([^"]+/annuler/[^"]*)"', reponse.content.decode())
    with perimetre(cellule):
        assert Verification.objects.count() == 2
    client.post(annuler.replace("&amp;", "&"))
    with perimetre(cellule):
        assert not Verification.objects.exists()


def peupler(cellule, equipe: Structure, combien: int) -> None:
    with perimetre(cellule, ecriture=True):
        for _ in range(combien):
            personne = ProfessionnelFabrique(structure=equipe)
            reunion = ActiviteFabrique()
            StructureRencontreeFabrique(structure=equipe, activite=reunion)
            ParticipationFabrique(
                activite=reunion, professionnel=ProfessionnelFabrique(equipe_cellule=True)
            )
            MandatCopilFabrique(structure=equipe, professionnel=personne)
            ProjetFabrique(porteur=equipe)
            OffreFabrique(structure=equipe)
            VerificationFabrique(structure=equipe)
            AntenneFabrique(departements=["33"])
            StructureFabrique(fusionnee_dans=equipe, survivante=equipe)


@pytest.mark.parametrize("adresse", ["", "{}/"])
def test_pages_ask_as_many_queries_for_one_row_as_for_thirty(page, cellule, equipe, adresse):
    client, adresse = page(), LISTE + adresse.format(equipe.pk)
    peupler(cellule, equipe, 1)
    client.get(adresse)
    with CaptureQueriesContext(connection) as peu:
        client.get(adresse)
    peupler(cellule, equipe, 30)
    with CaptureQueriesContext(connection) as beaucoup:
        assert client.get(adresse).status_code == 200
    assert len(beaucoup) == len(peu) <= 40


def test_readers_see_the_page_without_its_acts(page, cellule, equipe):
    lecteur = page(Role.LECTEUR)
    assert "Vérifiée aujourd’hui" not in lu(lecteur.get(f"{LISTE}{equipe.pk}/"))
    assert lecteur.post(f"{LISTE}{equipe.pk}/verifier/").status_code == 403
    with perimetre(cellule):
        assert not Verification.objects.exists()


@pytest.mark.parametrize(
    ("jour", "dit"),
    [
        (date(2025, 11, 20), "aujourd’hui"),
        (date(2025, 11, 19), "hier"),
        (date(2025, 9, 21), "il y a 60\u00a0jours"),
        (date(2025, 9, 20), "il y a 2\u00a0mois"),
        (date(2023, 11, 21), "il y a 23\u00a0mois"),
        (date(2023, 11, 20), "il y a 2\u00a0ans"),
    ],
)
def test_how_long_ago(jour, dit):
    assert il_y_a(jour, date(2025, 11, 20)) == dit


def test_people_are_found_by_when_they_were_last_seen(page, cellule, equipe):
    with perimetre(cellule, ecriture=True):
        for nom, jour, statut in (
            ("Ancienne", "2024-01-02", "present"),
            ("Venue", "2025-03-04", "present"),
            ("Excusée", "2025-03-04", "excuse"),
        ):
            ParticipationFabrique(
                activite=ActiviteFabrique(debut=jour, type="evenement", role="organisateur"),
                professionnel=ProfessionnelFabrique(nom=nom, prenom="", structure=equipe),
                statut=statut,
            )
    client, liste = page(), f"{LISTE}professionnels/"
    assert noms(client.get(liste, {"presence": "jamais"})) == ["Excusée"]
    assert noms(client.get(liste, {"presence": "longtemps"})) == ["Ancienne"]
    assert noms(client.get(liste, {"tri": "vue_le"})) == ["Ancienne", "Venue", "Excusée"]
