"""People sign by themselves: nobody is lost, doubled, or shown to the others."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from lxml.html import document_fromstring

from acteurs.models import Professionnel
from antennes.models import FeuilleASigner, Signature
from antennes.terrain.signature.adresse import sceller
from cellule.models import Role
from cellule.perimetre import perimetre
from evenements.models import Participation
from tests.fabriques import (
    ActiviteFabrique,
    AdhesionFabrique,
    AntenneConcerneeFabrique,
    AntenneFabrique,
    CelluleFabrique,
    FeuilleASignerFabrique,
    MandatFabrique,
    ProfessionnelFabrique,
    StructureFabrique,
)


@pytest.fixture
def cellule(db):
    return CelluleFabrique(code="gironde")


@pytest.fixture
def feuille(cellule):
    with perimetre(cellule, ecriture=True):
        return FeuilleASignerFabrique(activite=ActiviteFabrique(type="reunion_antenne"))


def adresse(feuille, cellule: str = "gironde") -> str:
    return f"/signer/{cellule}/{sceller(feuille)}/"


def envoi(n: int) -> dict[str, str]:
    return {"prenom": f"Camille {n}", "nom": "Martin", "fonction": "IDE", "structure": "EHPAD"}


@pytest.mark.django_db(transaction=True)
def test_three_hundred_people_at_once_with_double_taps(cellule, feuille):
    """Each of them taps twice, and the answers cross."""
    url = adresse(feuille)

    def taper(n: int) -> int:
        try:
            return Client().post(url, envoi(n % 300)).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as telephones:
        assert set(telephones.map(taper, range(600))) == {200}
    with perimetre(cellule):
        signatures = Signature.objects.filter(feuille=feuille)
        assert signatures.count() == 300
        assert signatures.values("prenom").distinct().count() == 300


def test_one_signs_once_whatever_the_accents_and_two_homonyms_are_two(client, cellule, feuille):
    url = adresse(feuille)
    assert "Votre nom est sur la feuille" in client.post(url, envoi(1)).content.decode()
    encore = {**envoi(1), "nom": "MARTÏN", "structure": "ehpad"}
    assert "déjà sur la feuille" in client.post(url, encore).content.decode()
    client.post(url, {**envoi(1), "structure": "CHU"})
    with perimetre(cellule):
        assert Signature.objects.count() == 2


def test_an_address_that_we_did_not_write_opens_nothing(client, cellule, feuille):
    autre = CelluleFabrique(code="ailleurs")
    with perimetre(autre, ecriture=True):
        la_bas = FeuilleASignerFabrique()
    sien = sceller(feuille)
    for url in (
        f"/signer/gironde/{sien[:-1]}x/",
        f"/signer/gironde/{feuille.cellule_id}-{feuille.pk}/",
        f"/signer/gironde/{sceller(la_bas)}/",
        f"/signer/ailleurs/{sien}/",
        f"/signer/nulle-part/{sien}/",
    ):
        assert client.get(url).status_code == 404, url
        assert client.post(url, envoi(1)).status_code == 404, url
    with perimetre(autre):
        assert not Signature.objects.exists()


def test_a_closed_sheet_takes_nobody_and_says_what_to_do(client, cellule, feuille):
    with perimetre(cellule, ecriture=True):
        feuille.ferme_le = timezone.now() - timedelta(minutes=1)
        feuille.save()
    assert "Cette feuille est fermée" in client.get(adresse(feuille)).content.decode()
    reponse = client.post(adresse(feuille), envoi(1))
    assert reponse.status_code == 400
    with perimetre(cellule):
        assert not Signature.objects.exists()


def test_a_name_is_asked_and_nothing_typed_is_lost(client, feuille):
    reponse = client.post(adresse(feuille), {"prenom": "Camille", "nom": " "})
    assert reponse.status_code == 400
    assert 'value="Camille"' in reponse.content.decode()


def test_the_page_shows_nobody_of_the_directory_nor_who_has_signed(client, cellule, feuille):
    with perimetre(cellule, ecriture=True):
        ProfessionnelFabrique(nom="Secret", structure=StructureFabrique(nom="Discrète"))
    client.post(adresse(feuille), {**envoi(1), "nom": "Premier"})
    page = client.get(adresse(feuille)).content.decode()
    assert not any(mot in page for mot in ("Secret", "Discrète", "Premier"))


def test_a_referent_opens_the_sheet_of_his_meetings_only(client, cellule):
    lui = AdhesionFabrique(role=Role.REFERENT, cellule=cellule).utilisateur
    with perimetre(cellule, ecriture=True):
        sienne, autre = AntenneFabrique(), AntenneFabrique()
        MandatFabrique(antenne=sienne, professionnel=ProfessionnelFabrique(utilisateur=lui))
        reunions = [AntenneConcerneeFabrique(antenne=une).activite for une in (sienne, autre)]
    client.force_login(lui)
    urls = [f"/c/gironde/terrain/feuilles/{une.pk}/" for une in reunions]
    assert [client.post(url).status_code for url in urls] == [302, 403]
    page = client.get(urls[0]).content.decode()
    assert "<svg" in page
    with perimetre(cellule):
        feuille = FeuilleASigner.objects.get()
    assert adresse(feuille) in page
    client.post(urls[0], {"fermer": "oui"})
    assert "La feuille est fermée" in client.get(urls[0]).content.decode()


def test_signatures_are_checked_against_the_directory_and_nobody_is_created_silently(
    client, cellule, feuille
):
    with perimetre(cellule, ecriture=True):
        connue = ProfessionnelFabrique(nom="Martin", prenom="Camille 1")
    for n in (1, 2):
        client.post(adresse(feuille), envoi(n))
    client.force_login(AdhesionFabrique(role=Role.CHARGE_MISSION, cellule=cellule).utilisateur)
    url = f"/c/gironde/terrain/feuilles/{feuille.activite_id}/verifier/"
    revue = client.get(url).context["revue"]
    lignes = {une.ligne.prenom: une for une in revue.lignes}
    assert lignes["Camille 1"].personne == connue.pk
    formulaire = client.get(url).content.decode()
    donnees = champs_de(formulaire)
    donnees[f"choix-{lignes['Camille 1'].rang}"] = f"p{connue.pk}"
    donnees[f"choix-{lignes['Camille 2'].rang}"] = "anonyme"
    assert client.post(url, donnees).status_code == 302
    with perimetre(cellule):
        assert [p.professionnel for p in Participation.objects.all()] == [connue]
        assert Professionnel.objects.count() == 1
        assert not Signature.objects.filter(verifiee_le=None).exists()


def champs_de(page: str) -> dict[str, str]:
    """The fields of the form of the review, as a browser sends them."""
    (formulaire,) = [
        f for f in document_fromstring(page).forms if f.method == "POST" and "lignes" in f.fields
    ]
    return dict(formulaire.form_values())
