"""What the directory adds to its pages: official codes, what files propose, documents."""

from django.http import HttpRequest

from acteurs import droits
from acteurs.models import Structure
from acteurs.offre import codes_officiels
from acteurs.requetes_propositions import en_attente_pour
from cellule.documents import DOCUMENTS
from cellule.fiches.encarts import Encart, inscrire
from cellule.models import Cellule


def codes(request: HttpRequest, cellule: Cellule, structure: Structure) -> dict | None:
    trouves = codes_officiels(structure.type)
    return {"codes": trouves} if trouves else None


def propositions(request: HttpRequest, cellule: Cellule, structure: Structure) -> dict | None:
    attente = en_attente_pour(structure)
    return {"propositions": attente} if attente else None


inscrire(
    "structure",
    Encart(
        "acteurs/encart_propositions.html", propositions, rang=5, a_cote=True,
        droit=droits.LIRE.code,
    ),
    Encart("acteurs/encart_codes.html", codes, rang=90, a_cote=True, droit=droits.LIRE.code),
)  # fmt: skip
inscrire("structure", DOCUMENTS)
inscrire("projet", DOCUMENTS)
