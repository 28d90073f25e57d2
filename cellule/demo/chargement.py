"""Loading the demo: each cell in one transaction, so that what is interrupted can be resumed."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from time import monotonic
from zoneinfo import ZoneInfo

from django.db import transaction

from cellule.actions import enregistrer_cellule
from cellule.actions.codes import Codes
from cellule.dossier.importation import importer
from cellule.dossier.registre import tables
from cellule.models import Cellule
from cellule.perimetre import perimetre
from cellule.territoires import DONNEES
from cellule.trace import au_nom_de
from cellule.typographie import nombre

from .comptes import installer_les_comptes, installer_les_etats_des_regions
from .monde import Monde, Profil
from .profils import PROFILS
from .registre import peupleurs, rattachements

EXEMPLE = "exemple"
DOSSIER_EXEMPLE = DONNEES / "annee-exemple"
AUTEUR = "charger_demo"

Dire = Callable[[str], None]


def charger(dire: Dire, *, jour: date | None = None) -> int:
    """Load what is missing and return the number of cells loaded; what is there is left alone.

    `jour` is the day the generated cells are told to live in, today without it.
    """
    with au_nom_de(AUTEUR):
        chargees = sum(faire(dire) for faire in _etapes(jour))
        installer_les_etats_des_regions()
        comptes = installer_les_comptes()
        for rattacher in rattachements():
            rattacher(comptes)
    return chargees


def composer(profil: Profil, jour: date) -> Monde:
    """The rows of a demo cell as they stand on a day: nothing is read nor written."""
    monde = Monde(profil, jour)
    for peupler in peupleurs():
        peupler(monde)
    return monde


def _etapes(jour: date | None) -> Iterator[Callable[[Dire], bool]]:
    yield lambda dire: _une_cellule(EXEMPLE, dire, lambda: _importer(DOSSIER_EXEMPLE))
    for profil in PROFILS:
        yield lambda dire, profil=profil: _une_cellule(
            profil.code, dire, lambda: _ecrire(profil, jour or _aujourdhui(profil))
        )


def _une_cellule(code: str, dire: Dire, ecrire: Callable[[], int]) -> bool:
    if Cellule.objects.filter(code=code).exists():
        dire(f"La cellule {code} est déjà là.")
        return False
    debut = monotonic()
    lignes = ecrire()
    duree = nombre(monotonic() - debut, 1)
    dire(f"Cellule {code} : {nombre(lignes)} lignes en {duree} s")
    return True


def _importer(dossier: Path) -> int:
    """The example, by the product's importer."""
    resultat = importer(
        dossier,
        lecture=lambda *_: None,
        ecriture=lambda *_: None,
        annoncer=lambda _: None,
    )
    return sum(bilan.crees for bilan in resultat.bilans.values())


def _ecrire(profil: Profil, jour: date) -> int:
    """The invented rows, by the apps' own bulk actions."""
    monde, codes, lignes = composer(profil, jour), Codes(), 0
    with transaction.atomic():
        cellule, _ = enregistrer_cellule(profil.cellule())
        with perimetre(cellule, ecriture=True):
            for nom, table in tables().items():
                redaction = table.ecrire().rediger(lignes=monde.tables[nom], codes=codes)
                lignes += redaction.bilan.crees
    return lignes


def _aujourdhui(profil: Profil) -> date:
    return datetime.now(ZoneInfo(profil.fuseau)).date()
