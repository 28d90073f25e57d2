"""Loading the demo: each cell in one transaction, so that what is interrupted can be resumed."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from time import monotonic
from zoneinfo import ZoneInfo

from django.db import transaction

from cellule.actions import enregistrer_cellule
from cellule.actions.codes import Codes
from cellule.dossier.importation import importer
from cellule.dossier.registre import tables_des_ecrans
from cellule.models import Cellule
from cellule.perimetre import perimetre
from cellule.territoires import DONNEES
from cellule.trace import au_nom_de
from cellule.typographie import nombre

from .comptes import installer_les_comptes, installer_les_etats_des_regions
from .monde import Monde, Profil
from .profils import PROFILS
from .registre import complements, peupleurs, rattachements

EXEMPLE = "exemple"
DOSSIER_EXEMPLE = DONNEES / "annee-exemple"
AUTEUR = "Démonstration"

Dire = Callable[[str], None]


def charger(dire: Dire, *, jour: date | None = None) -> None:
    """Load what is missing and say it; what is there is left alone.

    `jour` is the day the generated cells are told to live in, today without it.
    """
    with au_nom_de(AUTEUR):
        _une_cellule(EXEMPLE, dire, _importer_l_exemple)
        for profil in PROFILS:
            _une_cellule(profil.code, dire, partial(_ecrire, profil, jour))
        installer_les_etats_des_regions()
        comptes = installer_les_comptes(dire)
        for rattacher in rattachements():
            rattacher(comptes)


def composer(profil: Profil, jour: date) -> Monde:
    """The rows of a demo cell as they stand on a day: nothing is read nor written."""
    monde = Monde(profil, jour)
    for peupler in peupleurs():
        peupler(monde)
    return monde


def _une_cellule(code: str, dire: Dire, ecrire: Callable[[], int]) -> None:
    if Cellule.objects.filter(code=code).exists():
        return
    debut = monotonic()
    lignes = ecrire()
    duree = nombre(monotonic() - debut, 1)
    dire(f"Cellule {code} : {nombre(lignes)} lignes en {duree} s")


def _importer_l_exemple() -> int:
    """By the product's importer."""
    resultat = importer(
        DOSSIER_EXEMPLE,
        lecture=lambda *_: None,
        ecriture=lambda *_: None,
        annoncer=lambda _: None,
    )
    lignes = sum(bilan.crees for bilan in resultat.bilans.values())
    with perimetre(Cellule.objects.get(code=EXEMPLE), ecriture=True):
        return lignes + sum(completer() for completer in complements())


def _ecrire(profil: Profil, jour: date | None) -> int:
    """The invented rows, by the apps' own bulk actions."""
    monde, codes, lignes = composer(profil, jour or _aujourdhui(profil)), Codes(), 0
    with transaction.atomic():
        cellule, _ = enregistrer_cellule(profil.cellule())
        with perimetre(cellule, ecriture=True):
            for nom, table in tables_des_ecrans().items():
                redaction = table.ecrire().rediger(lignes=monde.tables[nom], codes=codes)
                lignes += redaction.bilan.crees
    return lignes


def _aujourdhui(profil: Profil) -> date:
    return datetime.now(ZoneInfo(profil.fuseau)).date()
