"""No server beside the demo accounts, unless DEBUG says that this is a demo."""

import logging
import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import OperationalError, ProgrammingError

from cellule.demo import garde
from cellule.demo.chargement import charger
from cellule.demo.comptes import ADRESSES
from cellule.local.commun import RACINE
from cellule.models import Utilisateur
from cellule.requetes import adhesions_de

SERVEURS = {
    "site": ["-c", "import cellule.config.wsgi"],
    "ouvrier": ["-m", "celery", "-A", "cellule.config.celery", "worker", "-c", "1"],
    "horloge": ["-m", "celery", "-A", "cellule.config.celery", "beat", "--pidfile="],
}


@pytest.mark.parametrize("serveur", SERVEURS)
def test_server_refuses_to_start(demo_chargee, serveur, tmp_path):
    environnement = {
        **os.environ,
        "DATABASE_URL": demo_chargee.adresse(),
        "DJANGO_SETTINGS_MODULE": "cellule.config.settings",
        "DEBUG": "false",
        "DEMO": "false",
        "SECRET_KEY": "essai",
        "PYTHONPATH": str(RACINE),
    }
    essai = subprocess.run(
        [sys.executable, *SERVEURS[serveur]],
        cwd=tmp_path, env=environnement, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert essai.returncode == 1
    assert "responsable@exemple.fr" in essai.stderr
    assert "retirer_comptes_demo" in essai.stderr


def test_demo_itself_starts(demo_chargee, settings):
    settings.DEBUG = True
    garde.refuser_de_servir()


def test_check_names_the_accounts(demo_chargee, settings):
    settings.DEBUG = False
    (erreur,) = garde.controle(None)
    assert all(adresse in erreur.msg for adresse in ADRESSES)


def test_closing_the_accounts_lets_the_server_start(demo_chargee, capsys):
    anciens = list(Utilisateur.objects.filter(email__in=ADRESSES))
    try:
        call_command("retirer_comptes_demo")
        assert capsys.readouterr().out.count("Fermé") == len(ADRESSES)
        garde.refuser_de_servir()
        for compte in anciens:
            compte.refresh_from_db()
            assert not compte.is_active and not compte.has_usable_password()
            assert adhesions_de(compte).adhesions == ()
    finally:
        charger(lambda message: None, jour=demo_chargee.jour)  # new accounts, for the next tests
    with pytest.raises(ImproperlyConfigured):
        garde.refuser_de_servir()


@pytest.mark.django_db
def test_database_without_demo_accounts_is_served():
    assert garde.motif_de_refus() == ""


def test_database_without_tables_has_no_account(monkeypatch, settings):
    settings.DEBUG = False
    _echouer(monkeypatch, ProgrammingError("relation does not exist"))
    garde.refuser_de_servir()


def test_database_down_does_not_bring_the_site_down(monkeypatch, settings, caplog):
    """Said in the log; a worker renewed during a breakdown must come back."""
    settings.DEBUG = False
    _echouer(monkeypatch, OperationalError("connection refused"))
    with caplog.at_level(logging.WARNING):
        garde.refuser_de_servir()
    assert "non recherchés" in caplog.text


def _echouer(monkeypatch, erreur: Exception) -> None:
    def comptes_presents() -> list[str]:
        raise erreur

    monkeypatch.setattr(garde, "comptes_presents", comptes_presents)
