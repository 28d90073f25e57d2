"""Minutes sent to those who were there: once per version, corrected by the next one."""

import io

import pytest
from django.core import mail
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from antennes.models import CompteRendu, EnvoiDeCompteRendu
from cellule.models import Role, Trace, Travail
from cellule.perimetre import perimetre
from evenements.models import LigneCompteRendu, Participation
from tests.ecrans.conftest import lu
from tests.fabriques import (
    AdhesionFabrique,
    LigneCompteRenduFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
    StructureFabrique,
)

from .conftest import Terrain

pytestmark = pytest.mark.django_db
ICI = "compte-rendu/"


def envoyer(terrain: Terrain, numero: int = 1):
    return terrain.client().post(terrain.adresse(ICI), {"numero": numero})


def corriger(terrain: Terrain, **champs) -> None:
    with perimetre(terrain.cellule, ecriture=True):
        LigneCompteRendu.objects.filter(activite=terrain.reunion).update(**champs)


def textes(courriel) -> str:
    ((_, octets, _),) = courriel.attachments
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(octets)).pages)


def test_the_page_says_what_leaves_and_to_whom(terrain):
    page = lu(terrain.client().get(terrain.adresse(ICI)))
    assert "Compte rendu : Antenne Sud – douleur, 12 juin 2025" in page.replace("\xa0", " ")
    assert "alba@exemple.fr" in page and "bost@exemple.fr" in page
    assert "Lou Cros" in page.partition("Sans adresse")[2]
    assert "diaz@exemple.fr" not in page
    assert "Envoyer à 2 personnes" in page.replace("\xa0", " ")


def test_each_one_who_was_there_gets_a_mail_of_their_own_with_the_pdf(terrain, mener):
    assert envoyer(terrain).status_code == 302
    assert mener() == ["alba@exemple.fr", "bost@exemple.fr"]
    for courriel in mener.courriels:
        assert len(courriel.recipients()) == 1
        assert courriel.reply_to == ["referent@gironde.fr"]
        autre = ({"alba@exemple.fr", "bost@exemple.fr"} - set(courriel.to)).pop()
        assert autre not in courriel.message().as_string()
        assert "Former les soignants de nuit" in textes(courriel)
    with perimetre(terrain.cellule):
        version = CompteRendu.objects.get()
        assert (version.numero, version.auteur) == (1, "Claude Morel")
        assert {e.envoye_par for e in EnvoiDeCompteRendu.objects.all()} == {"Claude Morel"}
        assert Trace.objects.filter(acte="figer un compte rendu").count() == 1


def test_the_file_says_that_it_is_accessible_and_archival(terrain, mener):
    envoyer(terrain)
    mener()
    octets = mener.courriels[0].attachments[0][1]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in octets
    lecteur = PdfReader(io.BytesIO(octets))
    assert lecteur.trailer["/Root"]["/Lang"] == "fr"
    assert lecteur.metadata.title.startswith("Compte rendu")


def test_nobody_gets_the_same_version_twice(terrain, mener):
    envoyer(terrain)
    envoyer(terrain)  # a double click, before the job was done
    assert mener() == ["alba@exemple.fr", "bost@exemple.fr"]
    assert envoyer(terrain).status_code == 400
    assert mener() == []
    with perimetre(terrain.cellule):
        assert CompteRendu.objects.count() == 1


def test_an_address_that_was_added_gets_the_same_version_alone(terrain, mener):
    envoyer(terrain)
    mener()
    with perimetre(terrain.cellule, ecriture=True):
        une = Participation.objects.get(professionnel__nom="Cros").professionnel
        une.email = "cros@exemple.fr"
        une.save()
    envoyer(terrain)
    assert mener() == ["cros@exemple.fr"]
    with perimetre(terrain.cellule):
        assert CompteRendu.objects.count() == 1


def test_a_correction_is_the_next_version_and_says_what_it_corrects(terrain, mener):
    envoyer(terrain)
    mener()
    corriger(terrain, texte="Former les soignants de jour")
    with perimetre(terrain.cellule, ecriture=True):
        LigneCompteRenduFabrique(activite=terrain.reunion, texte="Manque de lits")
    page = lu(terrain.client().get(terrain.adresse(ICI))).replace("\xa0", " ")
    assert "Version 2, corrigée" in page
    assert "Décisions, corrigé : « Former les soignants de jour »" in page
    assert "Constats, ajouté : « Manque de lits »" in page
    assert envoyer(terrain, numero=2).status_code == 302
    assert mener() == ["alba@exemple.fr", "bost@exemple.fr"]
    courriel = mener.courriels[0]
    assert "version 2" in courriel.subject
    assert "Former les soignants de jour" in courriel.body
    assert "ce qu’elle corrige" in textes(courriel)
    with perimetre(terrain.cellule):
        seconde, premiere = CompteRendu.objects.all()
        assert premiere.contenu["rubriques"][0]["lignes"][0]["texte"].endswith("de nuit")
        assert len(seconde.corrections) == 2


def test_what_becomes_of_a_task_is_no_correction(terrain, mener):
    envoyer(terrain)
    mener()
    corriger(terrain, suite="faite")
    assert "Version 2" not in lu(terrain.client().get(terrain.adresse(ICI)))


def test_a_page_that_is_out_of_date_sends_nothing(terrain, mener):
    envoyer(terrain)
    mener()
    corriger(terrain, texte="Autre chose")
    assert envoyer(terrain, numero=1).status_code == 400
    assert mener() == []


@pytest.mark.parametrize(
    "changer",
    [
        lambda t: corriger(t, activite=t.ailleurs),
        lambda t: type(t.reunion).objects.filter(pk=t.reunion.pk).update(statut_retenu="annule"),
    ],
    ids=["empty minutes", "meeting that was cancelled"],
)
def test_what_may_not_be_sent(terrain, mener, changer):
    with perimetre(terrain.cellule, ecriture=True):
        changer(terrain)
    assert envoyer(terrain).status_code == 400
    assert mener() == []


def test_a_mail_server_that_is_away_costs_nobody_their_mail(terrain, mener, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    envoyer(terrain)
    assert mener() == []
    with perimetre(terrain.cellule):
        travail = Travail.objects.get()
        assert travail.etat == "echec" and "serveur de courrier" in travail.erreur
    assert "serveur de courrier" in lu(terrain.client().get(terrain.adresse(ICI)))
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    envoyer(terrain)
    assert mener() == ["alba@exemple.fr", "bost@exemple.fr"]


def test_what_was_sent_cannot_be_changed(terrain, mener):
    envoyer(terrain)
    mener()
    for modele, champs in ((CompteRendu, {"numero": 9}), (EnvoiDeCompteRendu, {"nom": "x"})):
        with pytest.raises(DatabaseError), perimetre(terrain.cellule, ecriture=True):
            modele.objects.update(**champs)


def test_the_sheet_keeps_every_version(terrain, mener, page):
    envoyer(terrain)
    mener()
    fiche = lu(page(Role.LECTEUR).get(f"/c/gironde/journal/{terrain.reunion.pk}/"))
    assert "Version 1" in fiche and "2 destinataires" in fiche
    assert "Envoyer le compte rendu" not in fiche
    with perimetre(terrain.cellule):
        cle = CompteRendu.objects.get().pk
    reponse = page(Role.LECTEUR).get(f"/c/gironde/antennes/reunions/comptes-rendus/{cle}.pdf")
    assert reponse["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("suite", [ICI, f"{ICI}apercu.pdf"])
def test_a_referent_sends_those_of_his_antennas_only(terrain, voisine, suite):
    siens, autres = terrain.adresse(suite), terrain.adresse(suite, terrain.ailleurs)
    assert terrain.client().get(siens).status_code == 200
    assert terrain.client().get(autres).status_code == 403
    dehors = AdhesionFabrique(role=Role.REFERENT, cellule=voisine).utilisateur
    assert terrain.client(dehors).get(siens).status_code == 404
    equipe = AdhesionFabrique(role=Role.CHARGE_MISSION, cellule=terrain.cellule).utilisateur
    assert terrain.client(equipe).get(autres).status_code == 200
    lecteur = AdhesionFabrique(role=Role.LECTEUR, cellule=terrain.cellule).utilisateur
    assert terrain.client(lecteur).get(siens).status_code == 403


def test_posting_for_the_antenna_of_another_sends_nothing(terrain, mener):
    adresse = terrain.adresse(ICI, terrain.ailleurs)
    assert terrain.client().post(adresse, {"numero": 1}).status_code == 403
    assert mener() == []


def test_another_activity_has_no_minutes_to_send(terrain):
    with perimetre(terrain.cellule, ecriture=True):
        type(terrain.reunion).objects.filter(pk=terrain.reunion.pk).update(type="bureau")
    assert terrain.client().get(terrain.adresse(ICI)).status_code == 404


def test_as_many_queries_for_thirty_people_as_for_three(terrain):
    client = terrain.client()

    def requetes() -> int:
        with CaptureQueriesContext(connection) as vues:
            client.get(terrain.adresse(ICI))
        return len(vues)

    avant = requetes()
    with perimetre(terrain.cellule, ecriture=True):
        for n in range(30):
            personne = ProfessionnelFabrique(
                email=f"p{n}@exemple.fr", structure=StructureFabrique()
            )
            ParticipationFabrique(activite=terrain.reunion, professionnel=personne)
            LigneCompteRenduFabrique(activite=terrain.reunion, responsable=personne)
    assert requetes() == avant
