"""A real Chromium on the real site: the example year, one account per role."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from io import StringIO

import pytest
from celery import current_app
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.db import connection, connections
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

from cellule import sante
from cellule.models import Cellule, Role
from tests.cloison.monde import Monde, batir
from tests.fabriques import MOT_DE_PASSE, AdhesionFabrique, CelluleFabrique, UtilisateurFabrique
from tests.interface.lieux import RACINE

DRAPEAUX = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PROGRAMMES = ("chromium", "chromium-browser", "google-chrome")
EXEMPLE = RACINE / "cellule" / "donnees" / "annee-exemple"
OCCUPEES = """SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"""
# What only a script could see: kept by the page for the test.
TEMOIN_CSP = """
window.refus = [];
document.addEventListener("securitypolicyviolation", (e) => window.refus.push(e.violatedDirective));
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser per module: while it runs, Playwright keeps an event loop in this thread, where
    Django's connections belong to a context, not to the thread; the tests of other modules are
    not to run there."""
    programme = next(filter(None, map(shutil.which, PROGRAMMES)), None)
    if programme is None:
        pytest.skip(f"aucun navigateur sur cette machine ({', '.join(PROGRAMMES)})")
    # Django's own calls are plain ones all the same.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as moteur:
        navigateur = moteur.chromium.launch(executable_path=programme, args=DRAPEAUX)
        yield navigateur
        connections.close_all()  # those of the context: nobody would find them again
        navigateur.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session", autouse=True)
def _fichiers_gardes() -> Iterator[None]:
    """Static files may be kept by the browser, as in service: each page would ask for all again."""
    servir = StaticFilesHandler.serve

    def garder(self, demande):
        reponse = servir(self, demande)
        reponse["Cache-Control"] = "max-age=3600"
        return reponse

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "serve", garder)
        yield


@dataclass
class Onglet:
    """A browser window on the site, and all that its console said."""

    page: Page
    racine: str
    console: list[str] = field(default_factory=list)
    cadre_vu: bool = False  # by `examen`

    def __post_init__(self) -> None:
        self.page.on("console", self._noter_ce_qu_elle_dit)
        self.page.on("pageerror", lambda e: self.console.append(f"{self.page.url} : {e}"))
        self.page.on("requestfailed", self._noter_l_echec)

    def _noter_ce_qu_elle_dit(self, message: ConsoleMessage) -> None:
        # The first says what was cleared; a bare text asks for an icon of its own.
        tu = message.text.startswith("Clear-Site-Data header")
        if not tu and not message.location.get("url", "").endswith("/favicon.ico"):
            self.console.append(f"{self.page.url} : {message.text}")

    def _noter_l_echec(self, demande: Request) -> None:
        if demande.failure != "net::ERR_ABORTED":  # a download leaves the page as it is
            self.console.append(f"{demande.url} : {demande.failure}")

    def aller(self, adresse: str) -> int:
        """Open an address of the site; returns its status."""
        return self.page.goto(self.racine + adresse).status

    def se_connecter(self, email: str) -> None:
        self.aller("/connexion/")
        self.page.fill("[name=login]", email)
        self.page.fill("[name=password]", MOT_DE_PASSE)
        self.page.click("main button[type=submit]")

    @property
    def chemin(self) -> str:
        return self.page.url.removeprefix(self.racine)


@pytest.fixture
def ouvrir(chromium, live_server) -> Iterator[Callable[..., Onglet]]:
    """`ouvrir(javascript=False)`: a fresh browser, with no cookie."""
    contextes: list[BrowserContext] = []

    def neuf(*, javascript: bool = True, **options) -> Onglet:
        contexte = chromium.new_context(
            java_script_enabled=javascript,
            locale="fr-FR",
            reduced_motion="reduce",  # axe must not measure a colour on its way
            **{"viewport": {"width": 1280, "height": 900}} | options,
        )
        contextes.append(contexte)
        contexte.set_default_timeout(30_000)
        if javascript:
            contexte.add_init_script(TEMOIN_CSP)
        return Onglet(contexte.new_page(), live_server.url)

    yield neuf
    for contexte in contextes:
        contexte.close()
    attendre_le_serveur()


def attendre_le_serveur(secondes: float = 5.0) -> None:
    """A request that nobody waits for any more may still write: what empties the tables after the
    test would be caught with it in a deadlock. Quiet twice in a row is quiet."""
    fin, calmes = time.monotonic() + secondes, 0
    while calmes < 2 and time.monotonic() < fin:
        with connection.cursor() as curseur:
            curseur.execute(OCCUPEES)
            (occupees,) = curseur.fetchone()
        calmes = 0 if occupees else calmes + 1
        time.sleep(0.03)


@pytest.fixture
def exemple(transactional_db) -> Cellule:
    """The example year with its people, an empty cell beside it."""
    call_command("importer_dossier", str(EXEMPLE), stdout=StringIO(), stderr=StringIO())
    cellule = Cellule.objects.get()
    depuis = {"debut": date(2020, 1, 1)}
    for role in Role.de_cellule():
        personne = UtilisateurFabrique(email=f"{role}@exemple.fr")
        AdhesionFabrique(utilisateur=personne, role=role, cellule=cellule, **depuis)
    hors = {"cellule": None, **depuis}
    agent, dgos = (UtilisateurFabrique(email=f"{nom}@exemple.fr") for nom in ("ars", "dgos"))
    AdhesionFabrique(utilisateur=agent, role=Role.AGENT_ARS, region_id=cellule.regions[0], **hors)
    AdhesionFabrique(utilisateur=dgos, role=Role.NATIONAL, **hors)
    vide = CelluleFabrique(code="vide", nom="Cellule toute neuve")
    double = UtilisateurFabrique(email="double@exemple.fr")
    for ici in (cellule, vide):
        AdhesionFabrique(utilisateur=double, role=Role.LECTEUR, cellule=ici, **depuis)
    UtilisateurFabrique(email="seule@exemple.fr")
    return cellule


@pytest.fixture
def messages(monkeypatch) -> list[dict]:
    """The jobs that leave for the broker: the test does them itself."""
    partis: list[dict] = []
    monkeypatch.setattr(current_app, "send_task", lambda nom, kwargs, **_: partis.append(kwargs))
    return partis


@pytest.fixture
def monde_complet(transactional_db, settings, tmp_path, monkeypatch) -> Monde:
    """A cell with a row of each table, and an account of the nation."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(sante, "_ouvriers", lambda: True)
    monde = batir("ici", region="75")
    monde.gens[Role.NATIONAL] = AdhesionFabrique(role=Role.NATIONAL, cellule=None).utilisateur
    return monde
