"""A file as it is found: compressed or not, in one encoding or another, of a layout that its own
first bytes tell, never its name."""

import codecs
import gzip
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, TextIO

from acteurs.models import SourceProposition as Source

from . import extrait_xml, flux_json, positionnel, sae
from .fiches import Element, FichierRefuse

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
BOM = codecs.BOM_UTF8
# Twice the structures flow of September 2026 once unpacked: beyond, the archive is a trap.
LIMITE = 2 * 1024**3
MORCEAU = 1024 * 1024
# Between two words to who waits.
ENTRE_DEUX = 8 * MORCEAU
Temoin = Callable[[float], None]
ATTENDUS = (
    "Fichiers attendus : FINESS établissements (etalab-cs1100502 ou cs1100507, texte séparé par "
    "des points-virgules), flux JSON « finess-structures » ou « finess-activites », extrait XML "
    "cs1600102, SAE (tables PALIA, HAD et ID, ou structures_palliatives)."
)


class Role(StrEnum):
    """Whether a file names establishments, says which palliative offers they hold, or both."""

    ETABLISSEMENTS = "etablissements"
    OFFRES = "offres"
    LES_DEUX = "les deux"


@dataclass(frozen=True)
class Disposition:
    """A layout: its name for people, what it tells, and how it is read."""

    libelle: str
    source: Source
    role: Role
    lire: Callable[[BinaryIO], Iterator[Element]]


@dataclass(frozen=True)
class Fichier:
    """A file whose layout is known; read as many times as wanted, never held whole."""

    nom: str
    chemin: Path
    disposition: Disposition
    jour: date | None = field(compare=False)

    def elements(self, temoin: Temoin | None = None) -> Iterator[Element]:
        """What it says; `temoin` is told which part of it has been gone through."""
        with _ouvrir(self.chemin, temoin) as flux:
            yield from self.disposition.lire(flux)


class _Borne(io.RawIOBase):
    """A stream that refuses to give more than LIMITE bytes."""

    def __init__(self, flux: BinaryIO, source: BinaryIO, temoin: Temoin | None) -> None:
        self.flux, self.source, self.lus = flux, source, 0
        self.temoin, self.taille = temoin, max(1, os.fstat(source.fileno()).st_size)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, position: int, depuis: int = io.SEEK_SET) -> int:
        self.lus = 0
        return self.flux.seek(position, depuis)

    def readinto(self, tampon) -> int:
        try:
            lu = self.flux.read(len(tampon))
        except (OSError, EOFError):
            raise FichierRefuse(
                "L’archive est abîmée ou incomplète : téléchargez-la de nouveau."
            ) from None
        self.lus += len(lu)
        if self.lus > LIMITE:
            raise FichierRefuse("Une fois décompressé, ce fichier dépasse 2 Go : il est refusé.")
        if self.temoin and self.lus % ENTRE_DEUX < len(lu):
            self.temoin(self.source.tell() / self.taille)
        tampon[: len(lu)] = lu
        return len(lu)

    def close(self) -> None:
        self.flux.close()
        self.source.close()  # a GzipFile leaves it open
        super().close()


class _Flux(io.BufferedReader):
    def __init__(self, borne: _Borne) -> None:
        super().__init__(borne, MORCEAU)
        self.borne = borne


def _ouvrir(chemin: Path, temoin: Temoin | None = None) -> BinaryIO:
    brut = chemin.open("rb")
    tete = brut.read(4)
    brut.seek(0)
    if tete[:2] == GZIP:
        return _Flux(_Borne(gzip.GzipFile(fileobj=brut), brut, temoin))
    if tete == ZIP:
        brut.close()
        raise FichierRefuse(
            "Ce fichier est une archive ZIP (ou un classeur) : ouvrez-la et choisissez le fichier "
            f"qu’elle contient. {ATTENDUS}"
        )
    return _Flux(_Borne(brut, brut, temoin))


def reconnaitre(chemin: Path, nom: str) -> Fichier:
    """The file with its layout, or FichierRefuse with what was expected."""
    with _ouvrir(chemin) as flux:
        tete = flux.peek(64)[:64].removeprefix(BOM).lstrip()
        if tete[:1] in (b"{", b"["):
            quel, jour = flux_json.reconnaitre(flux)
            return Fichier(nom, chemin, JSON[quel], jour)
        if tete[:1] == b"<":
            return Fichier(nom, chemin, XML, extrait_xml.jour_de(flux))
        texte = _texte(flux)
        premiere, seconde = (
            texte.readline(positionnel.LONGUEUR_MAXIMALE).rstrip("\r\n") for _ in range(2)
        )
    if any(ligne.startswith(f"{positionnel.ETABLISSEMENT};") for ligne in (premiere, seconde)):
        return Fichier(nom, chemin, POSITIONNEL, positionnel.jour_de(premiere))
    if table := sae.table_de(premiere):
        return Fichier(nom, chemin, SAE[table], sae.jour_de(table, seconde, premiere, nom))
    raise FichierRefuse(_inconnu(premiere, seconde))


def _inconnu(premiere: str, seconde: str) -> str:
    debut = (seconde if premiere.startswith(f"{positionnel.ENTETE};") else premiere)[:40]
    if debut.startswith("structureej;"):
        return (
            "Ce fichier est celui des entités juridiques (cs1100501) : prenez celui des "
            f"établissements. {ATTENDUS}"
        )
    return f"Ce fichier commence par « {debut} » et n’est pas reconnu. {ATTENDUS}"


def _texte(flux: BinaryIO) -> TextIO:
    return io.TextIOWrapper(flux, encoding="utf-8-sig", errors="replace", newline="")


def _en_texte(lire: Callable[[TextIO], Iterator[Element]]) -> Callable:
    """Read text as UTF-8, strictly, or else as CP1252: the file is gone through to know."""

    def lire_le_flux(flux: BinaryIO) -> Iterator[Element]:
        temoin, flux.borne.temoin = flux.borne.temoin, None  # to go through it is not to read it
        encodage = "utf-8-sig" if _est_en_utf8(flux) else "cp1252"
        flux.seek(0)
        flux.borne.temoin = temoin
        yield from lire(io.TextIOWrapper(flux, encoding=encodage, errors="replace", newline=""))

    return lire_le_flux


def _est_en_utf8(flux: BinaryIO) -> bool:
    decodeur = codecs.getincrementaldecoder("utf-8")("strict")
    try:
        while morceau := flux.read(MORCEAU):
            decodeur.decode(morceau)
        decodeur.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _table_sae(table: str) -> Callable[[TextIO], Iterator[Element]]:
    return lambda texte: sae.lire(texte, table)


POSITIONNEL = Disposition(
    "FINESS établissements (cs1100502, cs1100507)",
    Source.FINESS_ETABLISSEMENTS,
    Role.ETABLISSEMENTS,
    _en_texte(positionnel.lire),
)
XML = Disposition(
    "FINESS activités, extrait XML cs1600102",
    Source.FINESS_ACTIVITES,
    Role.OFFRES,
    extrait_xml.lire,
)
JSON = {
    flux_json.STRUCTURES: Disposition(
        "flux JSON « finess-structures »",
        Source.FINESS_ETABLISSEMENTS,
        Role.ETABLISSEMENTS,
        flux_json.lire_structures,
    ),
    flux_json.ACTIVITES: Disposition(
        "flux JSON « finess-activites »",
        Source.FINESS_ACTIVITES,
        Role.OFFRES,
        flux_json.lire_activites,
    ),
}
SAE = {
    table: Disposition(libelle, Source.SAE, role, _en_texte(_table_sae(table)))
    for table, libelle, role in (
        ("joint", "SAE, structures palliatives", Role.LES_DEUX),
        ("palia", "SAE, table PALIA", Role.OFFRES),
        ("had", "SAE, table HAD", Role.OFFRES),
        ("id", "SAE, table ID", Role.ETABLISSEMENTS),
    )
}
