"""The pages of a large cell: queries and server time of each, lists a second of two workers.

100,000 activities and 5,000 structures (PAGES_ACTIVITES, environment), made once, in a cell of
their own; each page is asked for FOIS times. The reference of a page is a list of fifty rows with
one join, written by hand, in the same run; that of the queries and of the lists a second is what
they must reach.
"""

import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.template import engines
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from acteurs.models import Structure
from cellule.config.memoire import espacer_les_ramassages
from cellule.dossier.importation import importer
from cellule.models import Adhesion, Cellule, Role
from cellule.perimetre import perimetre
from evenements.models import Activite
from tests.fabriques import AdhesionFabrique
from tests.outils.grand_dossier import Grand, en_csv

ACTIVITES = int(os.environ.get("PAGES_ACTIVITES", 100_000))
STRUCTURES = ACTIVITES // 20
CODE = "pages"
HOTE = "127.0.0.1"
FOIS = int(os.environ.get("FOIS", 40))
REQUETES, LISTES_PAR_SECONDE = 15, 100
OUVRIERS, VISITEURS, DUREE = 2, 4, 10.0
A_LA_MAIN = """<table>{% for s in lignes %}<tr>
<th scope="row"><a href="/c/pages/annuaire/{{ s.pk }}/">{{ s.nom }}</a></th>
<td>{{ s.type }}</td><td>{{ s.departement.nom }}</td></tr>{% endfor %}</table>"""
Dire = Callable[[str, float, str, float], None]


def peupler() -> None:
    """The cell, if it is not there yet: through the import, like any other."""
    if Cellule.objects.filter(code=CODE).exists():
        return
    grand = Grand(ACTIVITES, ACTIVITES, 2, code=CODE, structures=STRUCTURES)
    with tempfile.TemporaryDirectory() as ici:
        en_csv(grand, Path(ici) / CODE)
        muets = dict.fromkeys(("lecture", "ecriture", "annoncer"), lambda *_: None)
        importer(Path(ici) / CODE, **muets)


def ouvrir(cellule: Cellule) -> Client:
    """Somebody in charge of the cell, signed in."""
    adhesion = Adhesion.objects.filter(cellule=cellule, role=Role.RESPONSABLE).first()
    client = Client(SERVER_NAME=HOTE)
    client.force_login((adhesion or AdhesionFabrique(cellule=cellule)).utilisateur)
    return client


def adresses(cellule: Cellule) -> dict[str, str]:
    with perimetre(cellule):
        structure = Structure.objects.order_by("pk")[STRUCTURES // 2].pk
        activite = Activite.objects.order_by("pk")[ACTIVITES // 2].pk
    ici, gens = f"/c/{CODE}/", reverse("liste_professionnels", args=[CODE])
    return {
        "journal_d_une_annee": f"{ici}journal/?annee=2025",
        "journal_entier_page_100": f"{ici}journal/?page=100",
        "journal_entier_deux_mots": f"{ici}journal/?q=activite+77",
        "structures": f"{ici}annuaire/?page=2",
        "structures_par_rencontre": f"{ici}annuaire/?tri=-derniere_rencontre",
        "structures_a_rencontrer": f"{ici}annuaire/?rencontre=a_rencontrer&departement=29",
        "professionnels": f"{gens}?page=3",
        "professionnels_un_mot": f"{gens}?q=nom12&tri=structure",
        "fiche_d_une_structure": f"{ici}annuaire/{structure}/",
        "fiche_d_une_activite": f"{ici}journal/{activite}/",
        "formulaire_d_une_activite": f"{ici}journal/{activite}/modifier/",
        "formulaire_d_une_structure": f"{ici}annuaire/{structure}/modifier/",
    }


def percentile_95(action: Callable[[], object]) -> tuple[float, float]:
    """The 95th percentile by the clock and the median of the processor, in milliseconds."""
    action()
    horloge, processeur = [], []
    for _ in range(FOIS):
        debut, calcul = time.perf_counter(), time.process_time()
        action()
        horloge.append((time.perf_counter() - debut) * 1000)
        processeur.append((time.process_time() - calcul) * 1000)
    p95 = statistics.quantiles(horloge, n=20)[-1]
    return round(p95, 1), round(statistics.median(processeur), 1)


def a_la_main(cellule: Cellule) -> Callable[[], str]:
    gabarit = engines["django"].from_string(A_LA_MAIN)

    def dessiner() -> str:
        with perimetre(cellule):
            lignes = Structure.objects.select_related("departement").order_by("cle_tri", "pk")
            return gabarit.render({"lignes": lignes[:50]})

    return dessiner


def mesurer_les_pages(dire: Dire) -> None:
    call_command("collectstatic", verbosity=0, interactive=False)  # as in service
    peupler()
    cellule = Cellule.objects.get(code=CODE)
    client = ouvrir(cellule)
    espacer_les_ramassages()  # as in service
    horloge_de_reference, calcul_de_reference = percentile_95(a_la_main(cellule))
    for nom, adresse in adresses(cellule).items():
        with CaptureQueriesContext(connection) as requetes:
            reponse = client.get(adresse)
        if reponse.status_code != 200:
            raise RuntimeError(f"{adresse} : {reponse.status_code}")
        # The two ends of the transaction ask for nothing.
        posees = [une for une in requetes if une["sql"] not in ("BEGIN", "COMMIT")]
        dire(f"requetes_{nom}", len(posees), "requêtes", REQUETES)
        horloge, calcul = percentile_95(lambda adresse=adresse: client.get(adresse))
        dire(f"p95_{nom}", horloge, "ms", horloge_de_reference)
        dire(f"processeur_{nom}", calcul, "ms", calcul_de_reference)
    _mesurer_le_debit(dire, client, adresses(cellule)["journal_d_une_annee"])


def _mesurer_le_debit(dire: Dire, client: Client, adresse: str) -> None:
    """Some visitors ask two workers for the same list; they share the machine with them."""
    # What the pages before have set, as a browser does.
    cookie = "; ".join(f"{nom}={un.value}" for nom, un in client.cookies.items())
    with socket.socket() as prise:
        prise.bind((HOTE, 0))
        port = prise.getsockname()[1]
    serveur = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "cellule.config.wsgi", "--bind", f"{HOTE}:{port}",
         "--workers", str(OUVRIERS), "--preload", "--no-control-socket"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _attendre(port)
        fin = time.perf_counter() + DUREE
        with ThreadPoolExecutor(VISITEURS) as visiteurs:
            faites = sum(
                visiteurs.map(lambda _: _demander(port, adresse, cookie, fin), range(VISITEURS))
            )
    finally:
        serveur.send_signal(signal.SIGTERM)
        serveur.wait(30)
    dire("listes_par_seconde", round(faites / DUREE, 1), "listes/s", LISTES_PAR_SECONDE)


def _attendre(port: int, secondes: float = 120.0) -> None:
    fin = time.perf_counter() + secondes
    while time.perf_counter() < fin:
        with socket.socket() as prise:
            if prise.connect_ex((HOTE, port)) == 0:
                return
        time.sleep(0.2)
    raise RuntimeError("gunicorn ne répond pas")


def _demander(port: int, adresse: str, cookie: str, fin: float) -> int:
    faites = 0
    while time.perf_counter() < fin:
        lien = http.client.HTTPConnection(HOTE, port, timeout=60)
        lien.request("GET", adresse, headers={"Cookie": cookie})
        reponse = lien.getresponse()
        corps = reponse.read()
        lien.close()
        if reponse.status != 200 or b'<th scope="row">' not in corps:
            raise RuntimeError(f"{adresse} : {reponse.status}")
        faites += 1
    return faites
