"""What needs a person today: each kind appears, and goes when it is dealt with."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acteurs.models import Offre
from cellule.a_faire import Genre, Ligne, Lot, genres, resumer
from cellule.models import Role
from cellule.perimetre import perimetre
from evenements.enrichissements import mois_avant
from evenements.models import Activite, Enquete
from rapports.models import Rapport
from tests.fabriques import (
    ActiviteFabrique,
    AntenneConcerneeFabrique,
    AntenneFabrique,
    AppelAProjetsFabrique,
    AudienceFabrique,
    ConventionFabrique,
    EnqueteFabrique,
    LigneCompteRenduFabrique,
    MandatCopilFabrique,
    MandatFabrique,
    OffreFabrique,
    ParticipationFabrique,
    PosteCelluleFabrique,
    ProfessionnelFabrique,
    ProjetFabrique,
    PublicationFabrique,
    ReleveFabrique,
    StructureFabrique,
    VerificationFabrique,
    VersionFabrique,
)

from .conftest import liens, lu, titre

pytestmark = pytest.mark.django_db
ADRESSE = "/c/gironde/a-faire/"
JOUR = date(2025, 11, 20)
BIENTOT, TARD = date(2025, 12, 31), date(2026, 6, 30)


@pytest.fixture
def vu(page, cellule, en_novembre) -> Callable[[], str]:
    client = page()
    return lambda: lu(client.get(ADRESSE))


@pytest.fixture
def ecrire(cellule):
    return lambda: perimetre(cellule, ecriture=True)


def test_past_and_still_planned(vu, ecrire):
    with ecrire():
        passee = ActiviteFabrique(intitule="COPIL d’automne", statut="planifie", debut="2025-10-02")
        ActiviteFabrique(intitule="Réunion de ce soir", statut="planifie", debut="2025-11-20")
        ActiviteFabrique(intitule="Réunion annulée", statut="annule", debut="2025-10-02")
        ActiviteFabrique(intitule="D’une autre année", statut="planifie", debut="2024-02-02")
    texte = vu()
    assert "COPIL d’automne" in texte and "D’une autre année" in texte
    assert "Réunion de ce soir" not in texte and "Réunion annulée" not in texte
    with ecrire():
        Activite.objects.filter(pk=passee.pk).update(statut="tenu", statut_retenu="tenu")
    assert "COPIL d’automne" not in vu()


def test_held_without_attendance(vu, ecrire):
    with ecrire():
        nue = ActiviteFabrique(type="reunion_antenne", intitule="Réunion nue", debut="2025-11-04")
        ActiviteFabrique(type="copil", intitule="COPIL compté", debut="2025-11-05", anonymes=0)
        ActiviteFabrique(type="copil", intitule="COPIL ancien", debut="2025-05-05")
        ActiviteFabrique(type="bureau", intitule="Bureau", debut="2025-11-05")
    texte = vu()
    assert "Réunion nue Mardi 4 novembre 2025 : personne n’y est noté" in texte
    for absente in ("COPIL compté", "COPIL ancien", "Bureau"):
        assert absente not in texte
    with ecrire():
        # Of the team: present, but not counted (regles §1).
        equipe = ProfessionnelFabrique(equipe_cellule=True)
        ParticipationFabrique(activite=nue, professionnel=equipe)
    assert "Réunion nue" in vu()
    with ecrire():
        ParticipationFabrique(activite=nue)
    assert "Réunion nue" not in vu()


def test_what_was_promised_and_is_late(vu, ecrire):
    with ecrire():
        for mots, suite, echeance in (
            ("Écrire à l’ARS", "ouverte", date(2025, 11, 19)), ("Relancer le CHU", "", JOUR),
            ("Tenir l’annuaire", "faite", date(2025, 11, 19)),
        ):  # fmt: skip
            LigneCompteRenduFabrique(
                texte=mots, rubrique="decision", theme="", suite=suite, echeance=echeance
            )
    texte = vu()
    assert "Écrire à l’ARS Promise pour le 19 novembre 2025" in texte
    assert "Relancer le CHU" not in texte and "Tenir l’annuaire" not in texte


def test_sheets_never_checked_or_not_for_a_year(vu, ecrire):
    with ecrire():
        jamais = StructureFabrique()
        VerificationFabrique(structure=StructureFabrique(), date=date(2024, 1, 1))
        VerificationFabrique(structure=StructureFabrique(), date=date(2025, 6, 1))
        StructureFabrique(fermee_le=date(2025, 1, 1))
        StructureFabrique(departement_id="75")
        StructureFabrique(fusionnee_dans=jamais, survivante=jamais)
    texte = vu()
    assert "2 fiches à vérifier 1 jamais vérifiée, 1 sans vérification depuis un an" in texte
    with ecrire():
        VerificationFabrique(structure=jamais, date=JOUR)
    assert "1 fiche à vérifier 1 sans vérification depuis un an" in vu()


@pytest.mark.parametrize(
    ("fabrique", "mots"),
    [
        (MandatCopilFabrique, "Mandat au COPIL de Dominique Nom"),
        (PosteCelluleFabrique, "Poste de Dominique Nom"),
        (MandatFabrique, "Mandat de référent de Dominique Nom"),
        (ConventionFabrique, "Convention "),
    ],
)
def test_what_ends_soon_and_is_not_followed(vu, ecrire, fabrique, mots):
    with ecrire():
        fabrique(debut=date(2024, 1, 1), fin=TARD)
        fabrique(debut=date(2023, 1, 1), fin=JOUR - timedelta(days=1))
    assert mots not in vu()
    with ecrire():
        if fabrique is ConventionFabrique:
            fabrique._meta.model.objects.filter(fin=TARD).delete()
        ligne = fabrique(debut=date(2024, 1, 1), fin=BIENTOT)
    assert mots in vu()
    assert "31 décembre 2025" in vu()
    with ecrire():
        suite = {
            champ: getattr(ligne, champ)
            for champ in ("professionnel", "antenne", "college")
            if hasattr(ligne, champ)
        }
        fabrique(debut=date(2026, 1, 1), fin=TARD, **suite)
    assert mots not in vu()


def test_readings_of_the_month_that_has_ended(vu, ecrire):
    with ecrire():
        lettre = PublicationFabrique(nom="La lettre")
        AudienceFabrique(publication=lettre, date=date(2025, 9, 30))
        PublicationFabrique(nom="Fermée", ferme_le=date(2025, 10, 15))
        PublicationFabrique(nom="Trop neuve", ouvert_le=date(2025, 11, 2))
    assert "Relevés d’audience d’octobre 2025 : 1 support La lettre" in vu()
    assert "Fermée" not in vu() and "Trop neuve" not in vu()
    with ecrire():
        AudienceFabrique(publication=lettre, date=date(2025, 10, 31))
    assert "Relevés d’audience d’octobre" not in vu()


def test_antenna_without_meeting_for_nine_months(vu, ecrire):
    with ecrire():
        sud = AntenneFabrique(nom="Antenne du Sud")
        AntenneFabrique(nom="Antenne neuve", ouverte_le=date(2025, 9, 1))
        AntenneFabrique(nom="Antenne close", fermee_le=date(2025, 9, 1))
        ancienne = ActiviteFabrique(type="reunion_antenne", debut="2025-02-12", anonymes=3)
        AntenneConcerneeFabrique(activite=ancienne, antenne=sud)
    attendu = "Antenne du Sud sans réunion depuis 9 mois Dernière réunion le 12 février 2025"
    assert attendu in vu()
    assert "Antenne neuve" not in vu() and "Antenne close" not in vu()
    with ecrire():
        prevue = ActiviteFabrique(type="reunion_antenne", statut="planifie", debut="2025-12-03")
        AntenneConcerneeFabrique(activite=prevue, antenne=sud)
    assert f"{attendu}, prochaine le 3 décembre 2025 Réunion prévue" in vu()
    with ecrire():
        tenue = ActiviteFabrique(type="reunion_antenne", debut="2025-11-03", anonymes=3)
        AntenneConcerneeFabrique(activite=tenue, antenne=sud)
    assert "Antenne du Sud" not in vu()


def test_offers_about_to_go(vu, ecrire):
    with ecrire():
        bientot = {"publiee_le": date(2025, 9, 1), "expire_le": date(2025, 11, 30)}
        offre = OffreFabrique(poste="cadre", **bientot)
        OffreFabrique(poste="psychologue", pourvue_le=date(2025, 10, 1), **bientot)
        OffreFabrique(poste="aumônier", publiee_le=date(2025, 9, 1), expire_le=BIENTOT)
    texte = vu()
    assert "Offre « cadre »" in texte
    assert "psychologue" not in texte and "aumônier" not in texte
    with ecrire():
        OffreFabrique(poste="cadre, remise", repost_de=offre, publiee_le=JOUR)
        assert Offre.objects.filter(poste="cadre").exists()
    assert "Offre « cadre »" not in vu()


def test_surveys_past_their_close(vu, ecrire):
    with ecrire():
        enquete = EnqueteFabrique(intitule="Besoins des EHPAD", close_le=date(2025, 11, 1))
        EnqueteFabrique(intitule="Encore ouverte", close_le=BIENTOT)
    assert "Besoins des EHPAD" in vu() and "Encore ouverte" not in vu()
    with ecrire():
        Enquete.objects.filter(pk=enquete.pk).update(statut="close")
    assert "Besoins des EHPAD" not in vu()


def test_deadlines_of_the_report_until_it_is_handed_over(page, cellule, ecrire):
    client = page()
    with time_machine.travel("2026-02-20 12:00", tick=False):
        assert "Rapport d’activité" not in lu(client.get(ADRESSE))  # a cell without a fact
        with ecrire():
            ReleveFabrique(annee=2025, resultat={"comptes": 3})
        texte = lu(client.get(ADRESSE))
        assert "À remettre le 15 mars 2026 : dans 23 jours" in texte
        assert "30 avril" not in texte
        with ecrire():
            version = VersionFabrique(annee=2025, rapport__annee=2025)
            rapport = version.rapport

        def devient(etat: str, **versions) -> str:
            with ecrire():
                Rapport.objects.filter(pk=rapport.pk).update(etat=etat, **versions)
            return lu(client.get(ADRESSE))

        assert "À remettre le 15 mars 2026" in devient("fige", version=version)
        assert "Rien ne vous attend" in devient("transmis", transmise=version)
        assert "Corriger le rapport 2025 L’ARS demande une correction" in devient(
            "correction_demandee"
        )


def test_an_agreement_leads_to_its_page(page, cellule, ecrire, en_novembre):
    with ecrire():
        convention = ConventionFabrique(fin=BIENTOT)
    adresse = f"/c/gironde/gouvernance/conventions/{convention.pk}/"
    client = page()
    assert adresse in liens(client.get(ADRESSE))
    assert client.get(adresse).status_code == 200


@pytest.mark.parametrize("role", [Role.LECTEUR, Role.REFERENT])
def test_who_writes_nothing_is_asked_nothing(page, cellule, en_novembre, role):
    with perimetre(cellule, ecriture=True):
        ActiviteFabrique(intitule="COPIL passé", statut="planifie", debut="2025-10-02")
    assert page(role).get(ADRESSE).status_code == 403
    tableau = page(role).get("/c/gironde/")
    assert ADRESSE not in liens(tableau)
    assert "a-t-elle eu lieu" not in lu(tableau)
    assert "COPIL passé" in lu(page(Role.CHARGE_MISSION).get(ADRESSE))


def test_nothing_of_another_cell(page, cellule, voisine, en_novembre):
    with perimetre(voisine, ecriture=True):
        ActiviteFabrique(intitule="Chez le voisin", statut="planifie", debut="2025-10-02")
        StructureFabrique(departement_id="974")
        MandatCopilFabrique(fin=BIENTOT)
        MandatFabrique(fin=BIENTOT)
        AntenneFabrique()
        EnqueteFabrique(close_le=date(2025, 7, 1))
        PublicationFabrique()
        ConventionFabrique(fin=BIENTOT)
        ProjetFabrique(relance_le=JOUR, partage=True)
        AppelAProjetsFabrique(echeance=date(2025, 11, 30), partage=True)
    assert "Rien ne vous attend" in lu(page().get(ADRESSE))
    assert page(Role.RESPONSABLE, cellule=voisine).get("/c/mascareignes/a-faire/").context["total"]


def test_one_query_more_or_less_makes_no_difference(page, cellule, en_novembre):
    client = page()

    def requetes() -> int:
        with CaptureQueriesContext(connection) as prises:
            assert client.get(ADRESSE).status_code == 200
        return len(prises)

    _de_tout(cellule, 1)
    avec_un = requetes()
    _de_tout(cellule, 29)
    assert requetes() == avec_un
    assert client.get(ADRESSE).context["total"] > 200


def _de_tout(cellule, nombre: int) -> None:
    """Something of each kind."""
    with perimetre(cellule, ecriture=True):
        for _ in range(nombre):
            ActiviteFabrique(statut="planifie", debut="2025-10-02")
            ActiviteFabrique(type="copil", debut="2025-11-02")
            MandatCopilFabrique(fin=BIENTOT)
            PosteCelluleFabrique(fin=BIENTOT)
            MandatFabrique(fin=BIENTOT)
            AntenneFabrique()
            OffreFabrique(expire_le=date(2025, 11, 30))
            EnqueteFabrique(close_le=date(2025, 7, 1))
            PublicationFabrique()
            ProjetFabrique(relance_le=JOUR)
            AppelAProjetsFabrique(echeance=date(2025, 11, 30))


def test_a_long_kind_says_how_many_it_leaves_out(page, cellule, en_novembre):
    with perimetre(cellule, ecriture=True):
        for rang in range(53):
            ActiviteFabrique(intitule=f"Passée {rang}", statut="planifie", debut="2025-10-02")
    texte = lu(page().get(ADRESSE))
    assert texte.count("a-t-elle eu lieu") == 50
    assert "53 points" in texte and "Et 3 autres." in texte
    assert "/c/gironde/journal/a-confirmer/" in liens(page().get(ADRESSE))


def test_each_kind_has_its_say_before_one_has_more():
    def lot(genre: Genre, total: int) -> Lot:
        lignes = [Ligne(f"{genre.code} {rang}") for rang in range(min(total, 5))]
        return Lot(genre, lignes, total)

    premier, second, *_ = genres()
    lignes = [ligne for _, ligne in resumer([lot(premier, 2), lot(second, 12)], "ici")]
    assert [ligne.titre for ligne in lignes] == [
        f"{premier.code} 0", f"{premier.code} 1", f"12\u00a0{second.mots}",
    ]  # fmt: skip
    assert lignes[-1].url == "/c/ici/journal/a-confirmer/"
    assert genres()[2].adresse("ici") == f"/c/ici/a-faire/#{genres()[2].code}"
    assert lignes[-1].detail == f"D’abord\u00a0: {second.code} 0"
    assert len(resumer([lot(genre, 2) for genre in genres()], "ici")) == 8


def test_page_says_what_it_is(page, cellule, en_novembre):
    assert titre(page().get(ADRESSE)).startswith("À traiter")


@pytest.mark.parametrize(
    ("jour", "avant"),
    [
        (date(2025, 11, 20), date(2025, 2, 20)),
        (date(2025, 9, 30), date(2024, 12, 30)),
        (date(2025, 11, 30), date(2025, 2, 28)),
        (date(2026, 1, 31), date(2025, 4, 30)),
    ],
)
def test_months_before(jour, avant):
    assert mois_avant(jour, 9) == avant
