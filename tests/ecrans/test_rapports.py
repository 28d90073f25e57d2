"""The annual report: asked for, watched, downloaded."""

from contextlib import closing

import pytest
from celery import current_app
from django.conf import settings

from cellule.models import Role, Travail
from cellule.perimetre import perimetre
from cellule.travaux.actions import prendre
from cellule.travaux.suivi import Suivi
from rapports.fabrication import NATURE
from tests.fabriques import TravailFabrique

from .conftest import liens, lu, titre

pytestmark = pytest.mark.django_db
RAPPORTS = "/c/gironde/rapports/"
COMPOSER = f"{RAPPORTS}2025/composer/"
FAIT, ECHEC, COURS = Travail.Etat.FAIT, Travail.Etat.ECHEC, Travail.Etat.COURS


@pytest.fixture
def messages(monkeypatch, django_capture_on_commit_callbacks) -> list[str]:
    """The jobs sent to the broker."""
    partis: list[str] = []
    monkeypatch.setattr(current_app, "send_task", lambda nom, **_: partis.append(nom))
    return partis


@pytest.fixture
def travail(annee):
    """`travail(etat=…)`: a job of nature « rapport » for 2025."""

    def creer(ici=annee, **champs) -> Travail:
        with perimetre(ici, ecriture=True):
            return TravailFabrique(**{"nature": NATURE, "parametres": {"annee": 2025}, **champs})

    return creer


@pytest.fixture
def fichier(travail):
    """A finished report with its file."""

    def deposer(contenu: bytes = b"%PDF-1.7 essai") -> Travail:
        ligne = travail(etat=Travail.Etat.ATTENTE)
        with perimetre(ligne.cellule_id, ecriture=True):
            prendre(ligne.pk)
            ligne.refresh_from_db()
        suivi = Suivi(ligne)
        suivi.deposer("rapport.pdf", contenu)
        suivi.terminer({})
        return ligne

    return deposer


def adresse(ligne: Travail, suite: str = "") -> str:
    return f"{RAPPORTS}travaux/{ligne.pk}/{suite}"


def travaux(cellule) -> list[Travail]:
    with perimetre(cellule):
        return list(Travail.objects.all())


def test_two_clicks_make_one_job_and_lead_to_it(
    page, annee, messages, django_capture_on_commit_callbacks
):
    client = page(Role.CHARGE_MISSION)
    with django_capture_on_commit_callbacks(execute=True):
        reponses = [client.post(COMPOSER) for _ in range(2)]
    (ligne,) = travaux(annee)
    assert {reponse.url for reponse in reponses} == {adresse(ligne)}
    assert (ligne.nature, ligne.parametres) == (NATURE, {"annee": 2025})
    assert ligne.demandeur.get_full_name().startswith("Camille")
    assert messages == ["cellule.tasks.executer"]


@pytest.mark.parametrize("role", [Role.LECTEUR, Role.REFERENT])
def test_reader_may_download_but_not_make(page, annee, fichier, role):
    client = page(role)
    assert client.post(COMPOSER).status_code == 403
    page_lue = lu(client.get(f"{RAPPORTS}2025/"))
    assert "Composer un PDF" not in page_lue
    assert "vous pouvez tout lire, et télécharger ce qui est prêt" in page_lue
    reponse = client.get(adresse(fichier(), "rapport.pdf"))
    reponse.close()
    assert reponse.status_code == 200


def test_reading_makes_nothing(page, annee):
    client = page()
    assert "Composer un PDF" in lu(client.get(f"{RAPPORTS}2025/"))
    assert client.get(COMPOSER).status_code == 405
    assert travaux(annee) == []


@pytest.mark.parametrize(
    ("demandee", "mots"), [(2026, "L’année 2026 n’a pas commencé"), (99999, "n’est pas une année")]
)
def test_year_that_cannot_be_reported_makes_no_job(page, annee, demandee, mots):
    reponse = page().post(f"{RAPPORTS}{demandee}/composer/")
    assert reponse.status_code == 400
    assert mots in lu(reponse)
    assert travaux(annee) == []


def test_progress_is_shown_without_a_script(page, travail):
    ligne = travail(etat=COURS, progression=40, etape="Mise en page", essais=1)
    reponse = page(Role.LECTEUR).get(adresse(ligne))
    corps = reponse.content.decode()
    assert "Mise en page" in lu(reponse)
    assert '<progress class="progression" value="40"' in corps
    assert f'href="{adresse(ligne)}"' in corps  # « Actualiser »
    assert "en préparation" in titre(reponse)


def test_waiting_job_says_so(page, travail):
    assert "En attente de son tour" in lu(page().get(adresse(travail())))


def test_polling_gets_nothing_until_something_has_changed(page, travail):
    ligne = travail(etat=COURS, progression=40, etape="Mise en page")
    client, htmx = page(), {"HX-Request": "true"}
    vu = client.get(adresse(ligne)).context["vu"]
    assert client.get(adresse(ligne), {"vu": vu}, headers=htmx).status_code == 204
    assert client.get(adresse(ligne), {"vu": vu}).status_code == 200
    with perimetre(ligne.cellule_id, ecriture=True):
        Travail.objects.filter(pk=ligne.pk).update(progression=75)
    assert client.get(adresse(ligne), {"vu": vu}, headers=htmx).status_code == 200


def test_finished_job_is_no_longer_polled_and_gives_its_file(page, fichier):
    ligne = fichier(b"%PDF-1.7 contenu")
    client = page()
    reponse = client.get(adresse(ligne))
    assert "Le document est prêt" in lu(reponse)
    assert "hx-get" not in reponse.content.decode()
    assert adresse(ligne, "rapport.pdf") in liens(reponse)
    with closing(client.get(adresse(ligne, "rapport.pdf"))) as fichier_recu:
        assert b"".join(fichier_recu.streaming_content) == b"%PDF-1.7 contenu"
    assert fichier_recu["Content-Type"] == "application/pdf"
    assert fichier_recu["Content-Disposition"] == 'attachment; filename="rapport-gironde-2025.pdf"'


def test_failed_job_says_why_and_starts_again(page, travail, annee, messages):
    ligne = travail(etat=ECHEC, erreur="Une erreur imprévue a arrêté ce travail.")
    client = page()
    reponse = client.get(adresse(ligne))
    assert "Une erreur imprévue a arrêté ce travail." in lu(reponse)
    assert "Recommencer" in lu(reponse)
    assert "Recommencer" not in lu(page(Role.LECTEUR).get(adresse(ligne)))
    client.post(COMPOSER)
    assert len(travaux(annee)) == 2


def test_file_of_an_unfinished_job_leads_to_its_progress(page, travail):
    ligne = travail(etat=COURS)
    assert page().get(adresse(ligne, "rapport.pdf")).url == adresse(ligne)


def test_file_gone_from_the_server_is_told(page, fichier):
    ligne = fichier()
    dossier = settings.MEDIA_ROOT / str(ligne.cellule_id) / "travaux" / str(ligne.pk)
    (dossier / "rapport.pdf").unlink()
    reponse = page().get(adresse(ligne, "rapport.pdf"))
    assert reponse.status_code == 404
    assert "a été retiré du serveur" in lu(reponse)


def test_job_of_another_cell_or_of_another_nature_does_not_exist(page, travail, voisine, annee):
    ailleurs = travail(ici=voisine, etat=FAIT)
    autre = travail(nature="essai", etat=FAIT)
    client = page()
    for ligne in (ailleurs, autre):
        assert client.get(adresse(ligne)).status_code == 404
        assert client.get(adresse(ligne, "rapport.pdf")).status_code == 404


def test_list_shows_the_last_reports_and_their_state(page, travail, fichier, voisine):
    pret, rate = fichier(), travail(etat=ECHEC, parametres={"annee": 2023})
    travail(ici=voisine, parametres={"annee": 2019}, etat=FAIT)
    reponse = page().get(RAPPORTS)
    texte = lu(reponse)
    assert adresse(pret, "rapport.pdf") in liens(reponse)
    assert adresse(rate) in liens(reponse)
    assert texte.index("Rapport 2023") < texte.index("Rapport 2025 , composé le")
    assert "échoué" in texte
    assert "2019" not in texte
