"""What a compressed file must show before it is opened."""

import zipfile
import zlib
from io import BytesIO

from .base import ENREGISTRER, FichierIllisible

# A file of ten megabytes may hold a thousand times its size.
DECOMPRESSE_MAXI = 200 * 2**20


def garder_la_porte(octets: bytes) -> set[str]:
    """The names of the members of an archive that is safe to read."""
    try:
        with zipfile.ZipFile(BytesIO(octets)) as archive:
            membres = archive.infolist()
            if sum(membre.file_size for membre in membres) > DECOMPRESSE_MAXI:
                raise FichierIllisible(
                    "Ce fichier, une fois décompressé, est trop gros pour être lu sans risque : "
                    "gardez les seules lignes à importer, ou enregistrez la feuille en .csv."
                )
            for membre in membres:
                if membre.filename.endswith((".xml", ".rels")):
                    with archive.open(membre) as fichier:
                        if b"<!DOCTYPE" in fichier.read(1024):
                            raise FichierIllisible(
                                "Ce fichier contient une déclaration XML interdite (DOCTYPE)."
                            )
            return {membre.filename for membre in membres}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, NotImplementedError):
        raise FichierIllisible(
            f"Ce fichier est abîmé ou protégé par un mot de passe : {ENREGISTRER}."
        ) from None
