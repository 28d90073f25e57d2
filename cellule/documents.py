"""The section of a page that names its documents: each app puts it on its own sheets."""

from django.db.models import Model
from django.http import HttpRequest

from cellule.dossier.registre import nom_de_la_table
from cellule.droits import EQUIPE, declarer, peut
from cellule.fiches.encarts import Encart
from cellule.forms_documents import DocumentForm
from cellule.models import Cellule, Document

TENIR = declarer(
    "documents.tenir", "Noter un document sur la page d’une structure, d’un projet…", EQUIPE
).code
# The rows that may have documents, by the names of the exchange format.
TABLES = ("structures", "projets", "activites")


def documents_de(request: HttpRequest, cellule: Cellule, ligne: Model) -> dict | None:
    """Nothing to show to who may not add any, while there is none."""
    table = nom_de_la_table(type(ligne))
    documents = list(Document.objects.filter(table=table, cle=ligne.pk))
    peut_tenir = peut(request, TENIR)
    if not documents and not peut_tenir:
        return None
    return {
        "documents": documents,
        "peut_tenir": peut_tenir,
        "table": table,
        "form": DocumentForm(),
        "suite": request.path,
    }


DOCUMENTS = Encart("cellule/encart_documents.html", documents_de, rang=40, a_cote=True)
