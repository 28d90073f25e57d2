"""Documents named on the page of a row."""

from django.core.exceptions import ValidationError
from django.db import models

from cellule.colonnes import DOCUMENTS
from cellule.dossier.registre import nom_de_la_table
from cellule.models import Cellule, Document, Trace
from cellule.perimetre import exiger
from cellule.trace import auteur_courant

from .ecriture import Ecriture

enregistrer_documents = Ecriture(DOCUMENTS)


def ajouter_un_document(ligne: models.Model, *, titre: str, lien: str) -> Document:
    """Name a document beside a row; the same address once."""
    table = nom_de_la_table(type(ligne))
    if Document.objects.filter(table=table, cle=ligne.pk, lien=lien.strip()).exists():
        raise ValidationError({"lien": "Ce document est déjà là."})
    cellule = Cellule.objects.get(pk=exiger(ecriture=True).cellule_id)
    return enregistrer_documents.creer(
        {
            "table": table,
            "cle": ligne.pk,
            "titre": titre,
            "lien": lien,
            "ajoute_le": cellule.aujourdhui(),
            "ajoute_par": auteur_courant.get().partition(" <")[0],
        }
    )


def retirer_un_document(document: Document) -> Trace:
    """To the bin; the document itself stays where it is."""
    return enregistrer_documents.supprimer(document)
