"""What a phone sends of a meeting: by whom, once, whole or not at all."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image

from antennes.models import BrouillonDeReunion, PhotoDeReunion, SaisieDeReunion
from antennes.terrain.actions import Reunion, noter_la_reunion
from antennes.terrain.images import OCTETS_MAXI
from cellule.models import Corbeille, Role
from cellule.perimetre import perimetre
from evenements.models import Activite, LigneCompteRendu, Participation
from tests.fabriques import (
    ActiviteFabrique,
    AdhesionFabrique,
    AntenneConcerneeFabrique,
    AntenneFabrique,
    CelluleFabrique,
    MandatFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
    StructureFabrique,
)


@pytest.fixture
def cellule(db):
    return CelluleFabrique(code="gironde")


@pytest.fixture
def sienne(cellule):
    """The antenna of a référent, with somebody of its department."""
    lui = AdhesionFabrique(role=Role.REFERENT, cellule=cellule).utilisateur
    with perimetre(cellule, ecriture=True):
        antenne = AntenneFabrique(nom="Antenne de la Gironde", departements=["33"])
        MandatFabrique(antenne=antenne, professionnel=ProfessionnelFabrique(utilisateur=lui))
        antenne.venue = ProfessionnelFabrique(structure=StructureFabrique(departement_id="33"))
    antenne.compte = lui
    return antenne


def adresse(antenne, suite: str = "reunion") -> str:
    return f"/c/gironde/terrain/{antenne.pk}/{suite}/"


def envoi(antenne, **autres) -> dict:
    return {
        "cle": str(uuid4()),
        "jour": "2026-09-03",
        "modalite": "presentiel",
        "presents": [antenne.venue.pk],
    } | autres


def en_json(client, antenne, donnees):
    return client.post(adresse(antenne), donnees, headers={"Accept": "application/json"})


# --- Whose antennas ------------------------------------------------------------------


def test_a_referent_writes_in_his_own_antennas_only(cellule, sienne, client):
    with perimetre(cellule, ecriture=True):
        autre, finie = AntenneFabrique(), AntenneFabrique()
        lui = ProfessionnelFabrique._meta.model.objects.get(utilisateur=sienne.compte)
        MandatFabrique(antenne=finie, professionnel=lui, fin=date(2025, 1, 31))
    ailleurs = CelluleFabrique(code="ailleurs")
    with perimetre(ailleurs, ecriture=True):
        etrangere = AntenneFabrique()
    client.force_login(sienne.compte)
    assert client.get(adresse(sienne)).status_code == 200
    for antenne, code in ((autre, 403), (finie, 403), (etrangere, 404)):
        for methode in ("get", "post"):
            reponse = getattr(client, methode)(adresse(antenne), envoi(sienne))
            assert reponse.status_code == code, (antenne, methode)
        for suite in ("brouillon", "brouillon/photo"):
            assert client.put(adresse(antenne, suite)).status_code == code
    assert client.get(f"/c/ailleurs/terrain/{etrangere.pk}/reunion/").status_code == 404
    with perimetre(cellule):
        assert not Activite.objects.exists()
    lues = client.get("/c/gironde/terrain/").content.decode()
    assert "Antenne de la Gironde" in lues
    assert autre.nom not in lues


def test_the_team_writes_in_all_and_a_reader_in_none(cellule, sienne, client):
    for role, code in ((Role.CHARGE_MISSION, 200), (Role.LECTEUR, 403)):
        client.force_login(AdhesionFabrique(role=role, cellule=cellule).utilisateur)
        assert client.get(adresse(sienne)).status_code == code


# --- Once, whole ---------------------------------------------------------------------


def test_a_meeting_is_logged_with_its_people_minutes_and_photo(cellule, sienne, client):
    client.force_login(sienne.compte)
    feuille = BytesIO()
    image = Image.new("RGB", (40, 30), "white")
    image.save(feuille, "JPEG", exif=_avec_un_lieu())
    photo = SimpleUploadedFile("f.jpg", feuille.getvalue(), "image/jpeg")
    textes = {"constat": "Pas d’astreinte\n\n  Peu de lits ", "decision": "Écrire à l’ARS"}
    reponse = client.post(
        adresse(sienne), envoi(sienne, anonymes="7", theme="Astreinte", photo=photo, **textes)
    )
    with perimetre(cellule):
        activite = Activite.objects.get()
        assert reponse.url == f"/c/gironde/terrain/reunions/{activite.pk}/"
        assert (activite.intitule, activite.type, activite.statut) == (
            "Astreinte", "reunion_antenne", "tenu",
        )  # fmt: skip
        assert list(activite.antennes.all()) == [sienne]
        assert activite.anonymes == 7
        assert [p.professionnel for p in Participation.objects.all()] == [sienne.venue]
        assert list(LigneCompteRendu.objects.values_list("rubrique", "texte")) == [
            ("constat", "Pas d’astreinte"), ("constat", "Peu de lits"),
            ("decision", "Écrire à l’ARS"),
        ]  # fmt: skip
        gardee = Image.open(BytesIO(bytes(PhotoDeReunion.objects.get().octets)))
    assert not gardee.getexif()
    page = client.get(reponse.url).content.decode()
    assert "8 présents" in page.replace("\xa0", " ")


def _avec_un_lieu() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = "Téléphone"
    return exif


def test_what_is_sent_again_is_the_same_meeting(cellule, sienne, client):
    client.force_login(sienne.compte)
    donnees = envoi(sienne)
    suites = {en_json(client, sienne, donnees).json()["suite"] for _ in range(3)}
    assert len(suites) == 1
    with perimetre(cellule):
        assert Activite.objects.count() == SaisieDeReunion.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_that_arrive_together_are_one(cellule, sienne):
    cle = uuid4()

    def envoyer(_) -> int:
        try:
            with perimetre(cellule, ecriture=True):
                reunion = Reunion(sienne, cle, date(2026, 9, 3), presents=[sienne.venue.pk])
                activite, _ = noter_la_reunion(reunion, auteur=sienne.compte)
                return activite.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as doigts:
        assert len(set(doigts.map(envoyer, range(6)))) == 1
    with perimetre(cellule):
        assert Activite.objects.count() == Participation.objects.count() == 1


def test_the_planned_meeting_becomes_held(cellule, sienne, client):
    jour = cellule.aujourdhui() - timedelta(days=2)
    with perimetre(cellule, ecriture=True):
        prevue = ActiviteFabrique(
            type="reunion_antenne", statut="planifie", statut_retenu="planifie",
            debut=f"{jour}T14:00", jour_debut=jour, jour_retenu=jour, annee_retenue=jour.year,
        )  # fmt: skip
        AntenneConcerneeFabrique(activite=prevue, antenne=sienne)
        absente = ProfessionnelFabrique()
        ParticipationFabrique(activite=prevue, professionnel=sienne.venue, statut="inscrit")
        ParticipationFabrique(activite=prevue, professionnel=absente, statut="inscrit")
    client.force_login(sienne.compte)
    assert f'value="{prevue.pk}"' in client.get(adresse(sienne)).content.decode()
    client.post(adresse(sienne), envoi(sienne, prevue=prevue.pk, jour=str(jour)))
    with perimetre(cellule):
        tenue = Activite.objects.get()
        assert (tenue.pk, tenue.statut_retenu, tenue.debut) == (prevue.pk, "tenu", f"{jour}T14:00")
        assert dict(Participation.objects.values_list("professionnel", "statut")) == {
            sienne.venue.pk: "present",
            absente.pk: "absent",
        }


@pytest.mark.parametrize(
    ("faute", "champ", "mots"),
    [
        ({"jour": "2999-01-01"}, "jour", "à venir"),
        ({"jour": ""}, "jour", "obligatoire"),
        ({"presents": []}, "__all__", "Cochez qui était là"),
        ({"presents": ["987654321"]}, "__all__", "plus dans l’annuaire"),
        ({"constat": "Mme Durand née le 3/4/1950"}, "constat", "donnée de patient"),
        ({"photo": SimpleUploadedFile("f.jpg", b"<html>")}, "photo", "ne se lit pas"),
        ({"cle": "rien"}, "cle", "UUID"),
    ],
)
def test_what_is_wrong_is_said_at_its_place_and_nothing_is_kept(
    faute, champ, mots, cellule, sienne, client
):
    client.force_login(sienne.compte)
    reponse = en_json(client, sienne, envoi(sienne, theme="Gardé", **faute))
    assert reponse.status_code == 400
    assert mots in " ".join(reponse.json()["erreurs"][champ])
    page = client.post(adresse(sienne), envoi(sienne, theme="Gardé", **faute))
    assert page.status_code == 400
    assert 'value="Gardé"' in page.content.decode()
    with perimetre(cellule):
        assert not Activite.objects.exists()


def test_one_takes_back_what_one_has_sent_and_nobody_else(cellule, sienne, client):
    client.force_login(sienne.compte)
    suite = en_json(client, sienne, envoi(sienne)).json()["suite"]
    autre = AdhesionFabrique(role=Role.REFERENT, cellule=cellule).utilisateur
    client.force_login(autre)
    assert client.post(f"{suite}annuler/").status_code == 403
    client.force_login(sienne.compte)
    assert client.post(f"{suite}annuler/").status_code == 302
    with perimetre(cellule):
        assert not Activite.objects.exists()
        assert Corbeille.objects.count() == 1


# --- Drafts --------------------------------------------------------------------------


def test_a_draft_follows_its_author_alone_and_leaves_with_the_meeting(cellule, sienne, client):
    client.force_login(sienne.compte)
    cle, contenu = str(uuid4()), [["constat", "Peu de lits"], ["presents", "3"]]
    corps = json.dumps({"cle": cle, "contenu": contenu})

    def garder() -> int:
        url = adresse(sienne, "brouillon")
        return client.put(url, corps, content_type="application/json").status_code

    assert garder() == garder() == 204
    assert "Peu de lits" in client.get(adresse(sienne)).content.decode()
    equipe = AdhesionFabrique(role=Role.RESPONSABLE, cellule=cellule).utilisateur
    client.force_login(equipe)
    assert "Peu de lits" not in client.get(adresse(sienne)).content.decode()
    client.force_login(sienne.compte)
    en_json(client, sienne, envoi(sienne, cle=cle))
    assert garder() == 204  # an old page that did not know
    with perimetre(cellule):
        assert not BrouillonDeReunion.objects.exists()


@pytest.mark.parametrize(
    "corps",
    ["", "[]", '{"cle": "x", "contenu": []}', '{"contenu": [["a"]]}', "x" * 200_001],
    ids=["vide", "liste", "cle", "paire", "lourd"],
)
def test_a_draft_that_is_none_is_refused(corps, sienne, client):
    client.force_login(sienne.compte)
    url = adresse(sienne, "brouillon")
    assert client.put(url, corps, content_type="application/json").status_code == 400


def _jpeg() -> bytes:
    feuille = BytesIO()
    Image.new("RGB", (40, 30), "white").save(feuille, "JPEG", exif=_avec_un_lieu())
    return feuille.getvalue()


def _mettre(client, antenne, cle, octets: bytes) -> int:
    url = f"{adresse(antenne, 'brouillon/photo')}?cle={cle}"
    return client.put(url, octets, content_type="image/jpeg").status_code


@pytest.mark.parametrize("sans_photo, photos", [("", 1), ("oui", 0)], ids=["gardee", "retiree"])
def test_the_photo_of_a_draft_leaves_with_the_meeting_from_any_device(
    sans_photo, photos, cellule, sienne, client
):
    client.force_login(sienne.compte)
    cle = str(uuid4())
    assert _mettre(client, sienne, cle, _jpeg()) == 204
    assert client.get(adresse(sienne)).context["brouillon"]["photo"]
    gardee = client.get(adresse(sienne, "brouillon/photo"))
    assert not Image.open(BytesIO(gardee.content)).getexif()
    suite = en_json(client, sienne, envoi(sienne, cle=cle, sans_photo=sans_photo))
    assert suite.status_code == 200
    assert client.get(adresse(sienne, "brouillon/photo")).status_code == 204
    assert _mettre(client, sienne, cle, _jpeg()) == 204  # an old page that did not know
    with perimetre(cellule):
        assert PhotoDeReunion.objects.count() == photos
        assert not BrouillonDeReunion.objects.exists()


def test_the_photo_of_a_draft_is_of_one_meeting_and_of_its_author(cellule, sienne, client):
    client.force_login(sienne.compte)
    cle, autre = str(uuid4()), str(uuid4())
    _mettre(client, sienne, cle, _jpeg())
    equipe = AdhesionFabrique(role=Role.RESPONSABLE, cellule=cellule).utilisateur
    client.force_login(equipe)
    assert client.get(adresse(sienne, "brouillon/photo")).status_code == 204
    client.force_login(sienne.compte)
    # Another meeting is begun: the sheet of the first is not that of the second.
    corps = json.dumps({"cle": autre, "contenu": [["constat", "Peu de lits"]]})
    client.put(adresse(sienne, "brouillon"), corps, content_type="application/json")
    assert client.get(adresse(sienne, "brouillon/photo")).status_code == 204
    assert _mettre(client, sienne, cle, _jpeg()) == 204
    assert client.get(adresse(sienne, "brouillon/photo")).status_code == 204
    _mettre(client, sienne, autre, _jpeg())
    assert client.get(adresse(sienne, "brouillon/photo")).status_code == 200
    assert client.delete(f"{adresse(sienne, 'brouillon/photo')}?cle={autre}").status_code == 204
    assert client.get(adresse(sienne, "brouillon/photo")).status_code == 204
    assert "Peu de lits" in client.get(adresse(sienne)).content.decode()


def test_a_photo_of_a_draft_that_is_none_is_refused(sienne, client):
    client.force_login(sienne.compte)
    assert _mettre(client, sienne, uuid4(), b"<html>") == 400
    assert _mettre(client, sienne, "x", _jpeg()) == 400
    assert _mettre(client, sienne, uuid4(), b"\xff\xd8" + b"0" * OCTETS_MAXI) == 400


# --- Pages ---------------------------------------------------------------------------


def test_the_page_costs_the_same_for_one_person_and_thirty(
    cellule, sienne, client, django_assert_num_queries, django_assert_max_num_queries
):
    client.force_login(sienne.compte)
    with perimetre(cellule, ecriture=True):
        tenue = ActiviteFabrique(type="reunion_antenne")
        AntenneConcerneeFabrique(activite=tenue, antenne=sienne)
        ParticipationFabrique(activite=tenue, professionnel=sienne.venue)
    with django_assert_max_num_queries(20) as une:
        client.get(adresse(sienne))
    with perimetre(cellule, ecriture=True):
        for _ in range(29):
            ParticipationFabrique(activite=tenue)
    with django_assert_num_queries(len(une)):
        page = client.get(adresse(sienne)).content.decode()
    assert page.count('name="presents"') == 30


def test_only_the_people_of_its_departments_go_to_the_device(cellule, sienne, client):
    with perimetre(cellule, ecriture=True):
        loin = StructureFabrique(departement_id="40")
        ProfessionnelFabrique(nom="Quelqu’un d’ailleurs", structure=loin)
        ProfessionnelFabrique(nom="Quelqu’un d’ici", structure=sienne.venue.structure)
    client.force_login(sienne.compte)
    page = client.get(adresse(sienne))
    noms = [nom for _, nom, _ in page.context["annuaire"]]
    assert any("d’ici" in nom for nom in noms)
    assert not any("d’ailleurs" in nom for nom in noms)
    assert page["Cache-Control"] == "private, no-store"


def test_signing_out_clears_the_device_and_an_expired_session_does_not(sienne, client):
    client.force_login(sienne.compte)
    assert client.post("/compte/logout/")["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in client.get(adresse(sienne))
