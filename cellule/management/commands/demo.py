"""`manage.py demo`: the whole product on this machine, until Ctrl-C. See `cellule.local.demo`."""

import signal
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from io import StringIO

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from django.utils.module_loading import import_string

from cellule.local import demo
from cellule.local.commun import EchecLocal, dossier_des_journaux
from cellule.local.services import en_marche, liberer
from cellule.local.sonde import site_repond
from cellule.local.superviseur import Superviseur

SIGNAUX = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
DELAI_DE_DEMARRAGE = 90.0
OUVRIERS = {"travaux", "rapports"}


class ArretDemande(BaseException):
    """Ctrl-C, or a polite kill."""


def _s_arreter(*_: object) -> None:
    raise ArretDemande


class Command(BaseCommand):
    help = "Lance la démonstration : base, courtier, site, travaux et horloge, jusqu’à Ctrl-C."
    requires_system_checks = []  # the migrations run first

    def add_arguments(self, parser: ArgumentParser) -> None:
        demo.options(parser)

    def handle(self, *, port: int, raz: bool, **_: object) -> None:
        for numero in SIGNAUX:
            signal.signal(numero, _s_arreter)
        superviseur = Superviseur()
        code = 0
        try:
            self._preparer()
            self._lancer(superviseur, port)
            self._veiller(superviseur)
        except ArretDemande:
            pass
        except EchecLocal as echec:
            self.stderr.write(f"\n{echec}")
            code = 1
        finally:
            for numero in SIGNAUX:
                signal.signal(numero, signal.SIG_IGN)
            self._arreter(superviseur)
        sys.exit(code)

    def _dire(self, message: str) -> None:
        self.stdout.write(message)
        self.stdout.flush()

    def _preparer(self) -> None:
        self._dire("Mise à jour de la base…")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("verifier_cloison", stdout=StringIO())  # a hole stops the demonstration
        if not demo.deja_chargee():
            self._dire("Chargement des cellules de démonstration (la première fois seulement)…")
            call_command("charger_demo")
            demo.noter_le_chargement()
        connections.close_all()

    def _lancer(self, superviseur: Superviseur, port: int) -> None:
        self._dire("Démarrage du site et des travaux…")
        for nom, commande in demo.commandes(port):
            superviseur.lancer(nom, commande)
        self._attendre(superviseur, "Le site", lambda: site_repond(port))
        self._attendre(superviseur, "Celery", _ouvriers_repondent)
        self._dire(demo.bienvenue(port))

    def _attendre(self, superviseur: Superviseur, qui: str, repond: Callable[[], bool]) -> None:
        limite = time.monotonic() + DELAI_DE_DEMARRAGE
        while not repond():
            superviseur.verifier()
            if time.monotonic() > limite:
                raise EchecLocal(
                    f"{qui} ne répond pas. Voir les journaux : {dossier_des_journaux()}"
                )
            time.sleep(0.1)

    def _veiller(self, superviseur: Superviseur) -> None:
        while True:
            superviseur.verifier()
            if not en_marche():
                raise EchecLocal(f"PostgreSQL ou Redis s’est arrêté. {_voir_les_journaux()}")
            time.sleep(0.5)

    def _arreter(self, superviseur: Superviseur) -> None:
        self._dire("\nArrêt…")
        superviseur.arreter()
        if liberer():
            self._dire("Tout est arrêté.")
        else:
            self._dire("Site et travaux arrêtés ; une autre commande garde la base ouverte.")


def _ouvriers_repondent() -> bool:
    """By its dotted name: the application is configuration, which no module imports."""
    celery = import_string("cellule.config.celery.app")
    reponses = celery.control.ping(timeout=0.5)
    return {nom.partition("@")[0] for reponse in reponses for nom in reponse} >= OUVRIERS


def _voir_les_journaux() -> str:
    return f"Voir les journaux : {dossier_des_journaux()}"
