"""Everything in one archive: the three documents, the workbook, the data, and what seals them."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from cellule.typographie import jour_en_lettres
from rapports.jointes import jointes

from .classeur import classeur
from .classeur.feuille import ajouter
from .documents import DOCUMENTS, nom_du_document, nommer, rendre_piece

CONTENU = "contenu"


def paquet(photo: dict, pieces: Mapping[str, bytes] | None = None) -> bytes:
    """The archive (ZIP) of a snapshot; the same bytes for the same snapshot.

    `pieces` are the files already made, by genre (« contenu » and `DOCUMENTS`): those kept with a
    version are given as they were frozen. What is missing is made from the snapshot.
    """
    jour = date.fromisoformat(photo["arret"])
    fichiers = list(_fichiers(photo, pieces or {}))
    fichiers.append(("EMPREINTES.txt", _empreintes(fichiers)))
    fichiers.append(("LISEZ-MOI.txt", _lisez_moi(photo, [nom for nom, _ in fichiers])))
    dossier = nommer(photo, "rapport-complet", photo["annee"])
    with ZipFile(sortie := BytesIO(), "w", ZIP_DEFLATED) as archive:
        for nom, octets in fichiers:
            ajouter(archive, f"{dossier}/{nom}", octets, jour)
    return sortie.getvalue()


def nom_du_paquet(photo: dict) -> str:
    """« rapport-complet-bretagne-2025-v2.zip »."""
    return f"{nommer(photo, 'rapport-complet', photo['annee'])}.zip"


def nom_du_classeur(photo: dict) -> str:
    """« indicateurs-bretagne-2025-v2.xlsx »."""
    return f"{nommer(photo, 'indicateurs', photo['annee'])}.xlsx"


def _fichiers(photo: dict, pieces: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for genre in DOCUMENTS:
        yield nom_du_document(photo, genre), pieces.get(genre) or rendre_piece(photo, genre)
    yield nom_du_classeur(photo), classeur(photo)
    for jointe in jointes(photo):
        yield f"donnees/{jointe.nom}", jointe.octets
    yield "donnees/contenu.json", pieces.get(CONTENU) or _canonique(photo)


def _canonique(photo: dict) -> bytes:
    """The JSON whose SHA-256 is the seal of the version (`rapports/gel.py`)."""
    return json.dumps(photo, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _empreintes(fichiers: list[tuple[str, bytes]]) -> bytes:
    """One line a file, as `sha256sum --check` reads it."""
    lignes = (f"{hashlib.sha256(octets).hexdigest()}  {nom}\n" for nom, octets in fichiers)
    return "".join(lignes).encode()


def _lisez_moi(photo: dict, noms: list[str]) -> bytes:
    version = photo.get("version")
    etat = f"version {version['numero']}, figée" if version else "version de travail, ni figée"
    etat += "" if version else " ni signée"
    lignes = [
        f"{photo['cellule']['nom']}, année {photo['annee']}",
        f"Données arrêtées au {jour_en_lettres(photo['arret'])} ; {etat}.",
        "",
        "Le rapport d’activité, le bilan financier et le programme d’actions que la convention",
        "demande, le classeur des indicateurs, et les données dont ils sont faits.",
        "",
        *(f"- {nom}" for nom in noms),
        "",
        "preuves.csv et preuves.json : code, date et type de chaque ligne comptée ou exclue, sans",
        "aucun nom. contenu.json : tout ce que les documents impriment ; son empreinte SHA-256 est",
        "celle qui est imprimée dans le rapport.",
        "EMPREINTES.txt se vérifie par : sha256sum --check EMPREINTES.txt",
    ]
    return "\r\n".join((*lignes, "")).encode("utf-8-sig")
