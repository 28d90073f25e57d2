"""Eighteen cells drawn from a seed, some of which handed their report over; no PDF is made."""

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from cellule.models import Cellule
from cellule.perimetre import perimetre
from indicateurs.calcul import calculer
from indicateurs.partages import partages
from rapports.actions.cycle import Auteur, Fichier, figer_version, transmettre
from rapports.models import GenrePiece, Version
from tests.outils.dossiers import TABLES, dossier
from tests.outils.dossiers.hasard import Dossier

AUTEUR = Auteur("Zoé Zqcanari", "médecin coordonnateur")
# Corsica has no cell; Martinique and Guadeloupe share one; Auvergne-Rhône-Alpes has two.
REGIONS = ("01|02", "03", "04", "06", "11", "24", "27", "28", "32", "44", "52", "53", "75", "76",
           "84", "84", "93", "02|01")  # fmt: skip
TAILLES = {"activites": 30, "seances": 12, "participations": 40, "structures": 12, "enquetes": 8}
COMMUNES = (("reunion_intercellules", ""), ("evenement", "co_organisateur"),
            ("evenement", "associe"), ("formation", "dispensee"))  # fmt: skip
ORDINAIRE, SANS_ACTIVITE = 4, 5


def dossiers(graine: int = 2025) -> list[Dossier]:
    """Small ones; their facts carry few keys, so that cells share them."""
    tires = []
    for rang, regions in enumerate(REGIONS):
        tailles = {nom: TAILLES.get(nom, ORDINAIRE) for nom in TABLES}
        if rang == SANS_ACTIVITE:
            tailles |= {"activites": 0, "seances": 0, "enquetes": 0, "zeros_constates": 0}
        tables = dossier(graine + rang, tailles)
        tables["cellule"][0] |= {
            "code": f"cellule-{rang}", "nom": f"Cellule {rang}", "regions": regions,
        }  # fmt: skip
        if rang % 3:
            _reunir(tables, rang)
        tires.append(tables)
    return tires


def _reunir(tables: Dossier, rang: int) -> None:
    """A day that cells held together: each has its own row, its own number of people."""
    personne = {"code": "salariee", "nom": "Personne", "equipe_cellule": "oui"}
    commune = {"debut": "2025-04-01", "statut": "tenu", "cle_partage": "jnc-2025"}
    tables.setdefault("professionnels", []).append(personne)
    for genre, role in COMMUNES:
        une = {"code": f"commune {genre} {role}".strip(), "type": genre, "intitule": "Journée"}
        une |= {"role": role, "anonymes": str(10 * rang)} if role else {}
        tables.setdefault("activites", []).append(commune | une)
    presente = {"activite": f"commune {COMMUNES[0][0]}", "professionnel": "salariee",
                "statut": "present"}  # fmt: skip
    tables.setdefault("participations", []).append(presente)


def remettre(
    cellule: Cellule,
    annee: int,
    arret: date,
    corrections: Mapping[str, Mapping[str, object]] | None = None,
) -> Version:
    """Freeze the figures of a year and hand them over, with the values that the cell corrects."""
    with perimetre(cellule, ecriture=True):
        resultats = calculer(cellule, annee, arret=arret)
        version = figer_version(
            annee=annee,
            numero=1 + Version.objects.filter(annee=annee).count(),
            arret=arret,
            fige_le=timezone.now(),
            catalogue=resultats.version,
            format=2,
            resultats={
                code: resultat | {"corrections": (corrections or {}).get(code, {})}
                for code, resultat in resultats.en_json().items()
            },
            partages=partages(resultats),
            fichiers=[Fichier(GenrePiece.CONTENU, "contenu.json", "application/json", b"{}")],
            auteur=AUTEUR,
        )
        transmettre(annee=annee, version=version.pk, auteur=AUTEUR)
    return version
