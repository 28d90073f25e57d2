"""Freezing a report: everything is read at one instant, laid out, then kept.

The snapshot, the results and the fingerprints of the facts come from one REPEATABLE READ
transaction, closed before the pages are made; `actions.cycle.figer_version` writes them at once.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from cellule.dossier.faits import Faits, faits_de_l_annee
from cellule.models import Cellule
from cellule.perimetre import perimetre
from cellule.typographie import INSECABLE
from indicateurs.calcul import calculer
from indicateurs.partages import partages
from rapports.actions.cycle import Fichier
from rapports.instantane import photographier
from rapports.models import GenrePiece
from rapports.pieces import nom_du_document, rendre_piece
from rapports.versions import DOCUMENTS, valeurs_corrigees

JSON, PDF = "application/json", "application/pdf"
Avancer = Callable[[int, str], None]


@dataclass(frozen=True)
class Signataire:
    """Who signs the report: the only person that it names."""

    nom: str
    fonction: str


@dataclass(frozen=True)
class Epreuve:
    """A report read whole, ready to be laid out and kept."""

    photo: dict
    resultats: dict[str, dict]
    partages: dict[str, dict]
    faits: Faits

    @property
    def a_garder(self) -> dict[str, object]:
        """What `figer_version` takes, beside the files and who froze it."""
        version = self.photo["version"]
        return {
            "annee": self.photo["annee"],
            "numero": version["numero"],
            "arret": date.fromisoformat(self.photo["arret"]),
            "fige_le": datetime.fromisoformat(version["fige_le"]),
            "catalogue": self.photo["catalogue"],
            "format": self.photo["format"],
            "resultats": self.resultats,
            "partages": self.partages,
        }


def photographier_la_version(
    cellule: Cellule,
    annee: int,
    *,
    numero: int,
    fige_le: datetime,
    signataire: Signataire,
    arret: date | None = None,
) -> Epreuve:
    """Read the cell at one instant, as version `numero` will keep it: as known on `arret`, today
    without it.

    Raises `AnneeNonCommencee`.
    """
    arret = arret or cellule.aujourdhui()
    version = {
        "numero": numero,
        "fige_le": fige_le.isoformat(),
        "signataire": asdict(signataire),
    }
    with perimetre(cellule, fige=True):
        resultats, corriges = calculer(cellule, annee, arret=arret), valeurs_corrigees(annee)
        photo = photographier(cellule, annee, arret) | {"etat": "fige", "version": version}
        return Epreuve(
            photo=photo,
            resultats={
                code: resultat.en_json() | {"corrections": corriges.get(code, {})}
                for code, resultat in resultats.items()
            },
            partages=partages(resultats),
            faits=faits_de_l_annee(annee),
        )


def fichiers_de(epreuve: Epreuve, *, avancer: Avancer) -> list[Fichier]:
    """The files of a version: its content, its three documents, the fingerprints of its facts."""
    photo = epreuve.photo
    fichiers = [
        Fichier(GenrePiece.CONTENU, "contenu.json", JSON, en_octets(photo)),
        Fichier(GenrePiece.FAITS, "faits.json", JSON, en_octets(epreuve.faits)),
    ]
    for rang, genre in enumerate(DOCUMENTS):
        avancer(15 + 25 * rang, f"Mise en page{INSECABLE}: {genre.label}")
        nom = nom_du_document(photo, genre.value)
        fichiers.append(Fichier(genre, nom, PDF, rendre_piece(photo, genre.value)))
    return fichiers


def en_octets(valeur: object) -> bytes:
    """The same JSON for the same value: what the seal is made from."""
    return json.dumps(valeur, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
