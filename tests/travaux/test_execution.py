"""A job in the hands of a worker: claimed once, ended once, told in words."""

import threading
import time

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import OperationalError, connection
from django.db.models import F

from cellule.models import Trace, Travail
from cellule.perimetre import perimetre
from cellule.tasks import executer
from cellule.travaux import NATURES, Nature, Suivi, TravailRepris, chemin_du_fichier
from cellule.travaux.execution import TravailInconnu
from tests.fabriques import UtilisateurFabrique


def faire(ligne: Travail) -> str:
    return executer(cellule_id=ligne.cellule_id, travail_id=ligne.pk)


@pytest.fixture
def nature(monkeypatch):
    """`nature(fonction)` registers it under « sur_mesure » for the time of the test."""

    def inscrire(fonction) -> None:
        monkeypatch.setitem(NATURES, "sur_mesure", Nature("sur_mesure", "", "defaut", fonction))

    return inscrire


def test_a_job_ends_with_its_result_and_its_author(cellule, un_travail, relu):
    ligne = un_travail(
        demandeur=UtilisateurFabrique(prenom="Anne", nom="Martin", email="a@exemple.fr")
    )
    faire(ligne)
    ligne = relu(ligne)
    assert (ligne.etat, ligne.essais, ligne.progression, ligne.erreur) == ("fait", 1, 100, "")
    assert ligne.resultat == {
        "mot": "a",
        "cellule": cellule.pk,
        "auteur": "Anne Martin <a@exemple.fr>",
    }
    assert ligne.fini_le >= ligne.cree_le


def test_a_job_of_nobody_is_signed_by_the_platform(un_travail, relu):
    ligne = un_travail()
    faire(ligne)
    assert relu(ligne).resultat["auteur"] == "Maillage"


def test_a_message_delivered_again_after_the_end_does_nothing(un_travail, relu):
    ligne = un_travail()
    faire(ligne)
    avant = relu(ligne)
    assert "déjà fait" in faire(ligne)
    assert (
        relu(ligne).__dict__.items()
        >= {
            nom: getattr(avant, nom) for nom in ("essais", "battement", "fini_le", "resultat")
        }.items()
    )


@pytest.mark.parametrize(
    ("champs", "essais"),
    [
        ({"etat": "en_cours", "essais": 1, "muet": 1}, 1),  # alive elsewhere
        ({"etat": "en_cours", "essais": 1, "muet": 90}, 2),  # its worker is dead
        ({"etat": "en_cours", "essais": 3, "muet": 90}, 3),  # it has had its attempts
        ({"etat": "attente", "essais": 1}, 2),
        ({"etat": "attente", "essais": 3}, 3),
        ({"etat": "echec", "essais": 1, "muet": 90}, 1),
    ],
)
def test_a_job_is_claimed_only_when_nobody_has_it(un_travail, relu, champs, essais):
    ligne = un_travail(**champs)
    faire(ligne)
    assert relu(ligne).essais == essais
    assert (relu(ligne).etat == "fait") == (essais > champs["essais"])


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_do_the_same_job_at_once(un_travail, relu, nature):
    depart, faits = threading.Barrier(6), []

    def compter(suivi: Suivi) -> None:
        faits.append(suivi.essai)
        time.sleep(0.2)

    def ouvrier() -> None:
        try:
            depart.wait()
            faire(ligne)
        finally:
            connection.close()

    nature(compter)
    ligne = un_travail(nature="sur_mesure", parametres={})
    ouvriers = [threading.Thread(target=ouvrier) for _ in range(6)]
    for un in ouvriers:
        un.start()
    for un in ouvriers:
        un.join()
    assert faits == [1]
    assert (relu(ligne).etat, relu(ligne).essais) == ("fait", 1)


def test_a_job_of_another_cell_is_refused_and_untouched(cellule, voisine, un_travail, relu):
    sien = un_travail(ici=voisine)
    with pytest.raises(TravailInconnu, match=f"cellule {cellule.pk} n’a pas de travail {sien.pk}"):
        executer(cellule_id=cellule.pk, travail_id=sien.pk)
    with pytest.raises(TravailInconnu):
        executer(cellule_id=None, travail_id=sien.pk)
    assert (relu(sien).etat, relu(sien).essais) == ("attente", 0)


def test_a_national_job_is_done_without_a_cell(db):
    ligne = Travail.objects.create(nature="essai", parametres={"mot": "n"}, empreinte="n")
    faire(ligne)
    assert Travail.objects.get().resultat["cellule"] is None


def test_an_expected_failure_says_its_own_words(un_travail, relu):
    ligne = un_travail(nature="essai_erreurs", parametres={"genre": "prevue"})
    faire(ligne)
    ligne = relu(ligne)
    assert (ligne.etat, ligne.essais) == ("echec", 1)
    assert ligne.erreur == "L’année 2030 n’a pas commencé : choisissez-en une autre."
    assert ligne.fini_le


@pytest.mark.parametrize("genre", ["imprevue", "fatale"])
def test_an_unexpected_failure_is_logged_whole_and_told_without_its_insides(
    un_travail, relu, caplog, genre
):
    ligne = un_travail(nature="essai_erreurs", parametres={"genre": genre})
    faire(ligne)
    ligne = relu(ligne)
    assert ligne.etat == "echec"
    assert f"numéro {ligne.pk}" in ligne.erreur
    assert "secret" not in ligne.erreur
    assert "secret" in caplog.text
    assert "Traceback" in caplog.text


def test_a_job_too_long_says_so(un_travail, relu, nature):
    def trainer(suivi: Suivi) -> None:
        raise SoftTimeLimitExceeded

    nature(trainer)
    ligne = un_travail(nature="sur_mesure", parametres={})
    faire(ligne)
    assert relu(ligne).etat == "echec"
    assert "temps permis" in relu(ligne).erreur


def test_the_time_limits_stand_below_the_visibility_of_the_broker():
    visible = settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]
    assert settings.CELERY_TASK_SOFT_TIME_LIMIT < settings.CELERY_TASK_TIME_LIMIT < visible
    assert settings.TRAVAUX_BATTEMENT * 3 < settings.TRAVAUX_SILENCE


def test_a_worker_asked_to_stop_gives_the_job_back(un_travail, relu):
    ligne = un_travail(nature="essai_erreurs", parametres={"genre": "arret"})
    with pytest.raises(SystemExit):
        faire(ligne)
    assert relu(ligne).etat == "attente"


def test_a_database_that_goes_away_leaves_the_job_to_the_sweep(un_travail, relu, nature):
    def perdre_la_base(suivi: Suivi) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    nature(perdre_la_base)
    ligne = un_travail(nature="sur_mesure", parametres={})
    with pytest.raises(OperationalError):
        faire(ligne)
    assert (relu(ligne).etat, relu(ligne).essais) == ("en_cours", 1)


def test_a_nature_that_is_gone_is_a_failure(un_travail, relu):
    ligne = un_travail(nature="disparue", parametres={})
    faire(ligne)
    assert relu(ligne).etat == "echec"
    assert "ne sait pas faire" in relu(ligne).erreur


def test_progress_is_seen_while_the_job_works(un_travail, relu, nature):
    vus = []

    def avancer(suivi: Suivi) -> None:
        suivi.avancer(40, "Mise en page")
        vus.append(relu(ligne))

    nature(avancer)
    ligne = un_travail(nature="sur_mesure", parametres={})
    faire(ligne)
    assert (vus[0].etat, vus[0].progression, vus[0].etape) == ("en_cours", 40, "Mise en page")


@pytest.mark.django_db(transaction=True)
def test_a_job_that_says_nothing_gives_signs_of_life(un_travail, relu, nature, settings):
    """As long as it takes: layout and long queries do not call `avancer`."""
    settings.TRAVAUX_BATTEMENT = 0.02
    signes = set()

    def se_taire(suivi: Suivi) -> None:
        limite = time.monotonic() + 20
        while len(signes) < 4 and time.monotonic() < limite:
            signes.add(relu(ligne).battement)

    nature(se_taire)
    ligne = un_travail(nature="sur_mesure", parametres={})
    faire(ligne)
    assert len(signes) == 4
    assert not [fil for fil in threading.enumerate() if fil.name.startswith("battement")]


def test_an_attempt_taken_over_writes_nothing_more(cellule, un_travail, relu, nature):
    refus = []

    def s_endormir(suivi: Suivi) -> dict:
        with perimetre(cellule, ecriture=True):  # meanwhile, another worker claims the job
            Travail.objects.filter(pk=ligne.pk).update(essais=F("essais") + 1)
        for ecrire in (
            lambda: suivi.avancer(90, "Trop tard"),
            lambda: suivi.deposer("rapport.pdf", b"ancien"),
            lambda: suivi.ecriture().__enter__(),
        ):
            with pytest.raises(TravailRepris):
                ecrire()
            refus.append(ecrire)
        return {"ancien": True}

    nature(s_endormir)
    ligne = un_travail(nature="sur_mesure", parametres={})
    assert "repris par un autre" in faire(ligne)
    assert len(refus) == 3
    ligne = relu(ligne)
    assert (ligne.etat, ligne.essais, ligne.progression) == ("en_cours", 2, 0)
    assert (ligne.fichier, ligne.resultat) == ("", {})


def test_what_a_job_writes_is_written_in_its_cell(cellule, voisine, un_travail, nature):
    def ecrire(suivi: Suivi) -> None:
        with suivi.ecriture():
            Trace.objects.create(acte="fait par le travail")

    nature(ecrire)
    faire(un_travail(nature="sur_mesure", parametres={}))
    with perimetre(cellule):
        assert Trace.objects.get().acte == "fait par le travail"
    with perimetre(voisine):
        assert not Trace.objects.exists()


def test_the_file_of_a_job_is_one_whatever_the_attempts(un_travail, relu, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    ligne = un_travail(nature="essai_fichier", parametres={"durees": [0, 0]}, essais=1)
    reste = tmp_path / str(ligne.cellule_id) / "travaux" / str(ligne.pk) / ".rapport.txt.1"
    reste.parent.mkdir(parents=True)
    reste.write_text("à moitié")
    faire(ligne)
    chemin = chemin_du_fichier(relu(ligne))
    assert chemin.read_text() == "essai 2"
    assert list(reste.parent.iterdir()) == [chemin]


def test_a_file_stays_in_the_folder_of_its_job(un_travail, relu, nature, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "fichiers"
    nature(lambda suivi: suivi.deposer("../../../dehors.txt", b""))
    ligne = un_travail(nature="sur_mesure", parametres={})
    faire(ligne)
    assert relu(ligne).etat == "echec"
    assert not list(tmp_path.rglob("dehors.txt"))
