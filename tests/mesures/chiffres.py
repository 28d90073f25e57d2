"""The figures: one JSON line each, beside a reference measured in the same run.

`ratio` = valeur / reference: it is what may be compared from one machine to another. Nothing here
decides a test. ACTIVITES and PRESENCES (environment) size the large cell, made once.
`python -m tests.mesures pages` (or `calculs`) measures one half.
"""

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cellule.dossier.importation import importer
from cellule.local.commun import RACINE
from cellule.models import Cellule
from cellule.perimetre import perimetre
from evenements.models import Participation
from indicateurs.calcul import calculer
from rapports.instantane import photographier
from tests.mesures.pages import mesurer_les_pages
from tests.outils.grand_dossier import Grand, en_csv

ARRET = date(2026, 1, 31)
ANNEE = 2025
ACTIVITES = int(os.environ.get("ACTIVITES", 200_000))
PRESENCES = int(os.environ.get("PRESENCES", 1_000_000))


def dire(nom: str, valeur: float, unite: str, reference: float) -> None:
    ligne = {"nom": nom, "valeur": valeur, "unite": unite, "reference": reference}
    ratio = {"ratio": round(valeur / reference, 2)}
    print(json.dumps(ligne | ratio, ensure_ascii=False), flush=True)


def duree(action: Callable[[], object], fois: int = 5) -> float:
    """The median of some runs after one to warm up, in milliseconds."""
    action()
    gc.collect()
    durees = []
    for _ in range(fois):
        debut = time.perf_counter()
        action()
        durees.append((time.perf_counter() - debut) * 1000)
    return round(statistics.median(durees), 1)


def muet(*_: object) -> None:
    """No progress to show."""


def charger(chemin: Path) -> None:
    importer(chemin, lecture=muet, ecriture=muet, annoncer=muet)


def mesurer_l_import(dossier: Path) -> None:
    """The reference is the reading of the same files by Python alone."""
    debut = time.perf_counter()
    charger(dossier)
    valeur = time.perf_counter() - debut
    debut = time.perf_counter()
    octets = sum(len(fichier.read_bytes()) for fichier in dossier.glob("*.csv"))
    lignes = sum(fichier.read_text().count("\n") for fichier in dossier.glob("*.csv"))
    lecture = time.perf_counter() - debut
    dire(f"import_{lignes}_lignes_{octets // 2**20}_Mo", round(valeur, 1), "s", round(lecture, 3))


def mesurer_les_indicateurs(code: str) -> None:
    """The reference is the same SQL, sent again without Django."""
    cellule = Cellule.objects.get(code=code)

    def calculs() -> object:
        with perimetre(cellule):
            return calculer(cellule, ANNEE, arret=ARRET).en_json()

    with CaptureQueriesContext(connection) as requetes:
        calculs()
    ordres = [r["sql"].replace("%", "%%") for r in requetes if r["sql"].startswith("SELECT")]

    def sql_seul() -> None:
        with perimetre(cellule), connection.cursor() as curseur:
            for ordre in ordres:
                curseur.execute(ordre)
                curseur.fetchall()

    with perimetre(cellule):
        presences = Participation.objects.count()
    dire(f"requetes_des_24_indicateurs_{code}", len(requetes), "requêtes", 30)
    dire(f"24_indicateurs_{code}_{presences}_presences", duree(calculs), "ms", duree(sql_seul))


def mesurer_le_rapport(code: str, pages: int = 0) -> None:
    """The reference is WeasyPrint alone on the same HTML; each runs in a process of its own.

    `pages`: make the report at least as long, by writing in it what a cell would.
    """
    cellule = Cellule.objects.get(code=code)
    with perimetre(cellule):
        photo = photographier(cellule, ANNEE, ARRET)
    with tempfile.TemporaryDirectory() as ici:
        chemin = Path(ici) / "photo.json"
        chemin.write_text(json.dumps(photo), encoding="utf-8")
        rapport = _composer(chemin)
        if rapport["pages"] < pages:
            _allonger(photo, pages - rapport["pages"])
            chemin.write_text(json.dumps(photo), encoding="utf-8")
            rapport = _composer(chemin)
        seul = _composer(chemin, "seul")
    nom = f"rapport_{code}_{rapport['pages']}_pages"
    dire(nom, rapport["s"], "s", seul["s"])
    dire(f"memoire_{nom}", rapport["Mo"], "Mo", seul["Mo"])


def _composer(chemin: Path, *mode: str) -> dict:
    commande = [sys.executable, "-m", "tests.mesures.memoire", chemin, *mode]
    return json.loads(subprocess.run(commande, capture_output=True, check=True, text=True).stdout)


def _allonger(photo: dict, pages: int) -> None:
    """Narrative text, a page for each thousand words and some."""
    phrase = "La cellule a réuni les équipes du territoire et rendu compte de leurs besoins. "
    paragraphes = "\n\n".join([phrase * 8] * (pages * 7 + 4))
    photo["textes"]["redaction:presentation"] = paragraphes


def mesurer_les_calculs() -> None:
    if not Cellule.objects.filter(code="exemple").exists():
        charger(RACINE / "cellule" / "donnees" / "annee-exemple")
    if not Cellule.objects.filter(code="grande").exists():
        with tempfile.TemporaryDirectory() as ici:
            dossier = Path(ici) / "grande"
            en_csv(Grand(ACTIVITES, PRESENCES, 1), dossier)
            mesurer_l_import(dossier)
    mesurer_les_indicateurs("exemple")
    mesurer_les_indicateurs("grande")
    mesurer_le_rapport("exemple")
    mesurer_le_rapport("grande", pages=60)


def main() -> None:
    if globals().get("A_MIGRER"):
        call_command("migrate", verbosity=0, interactive=False)
    mesures = {"calculs": mesurer_les_calculs, "pages": lambda: mesurer_les_pages(dire)}
    for nom in sys.argv[1:] or mesures:
        mesures[nom]()


if __name__ == "__main__":
    main()
