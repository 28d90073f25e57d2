"""What the next letter should say, until an issue has said it."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models, transaction

from cellule.actions.codes import creer_avec_code
from cellule.actions.ecriture import Ecriture
from cellule.dossier.registre import nom_de_la_table
from cellule.models import Cellule, Trace
from cellule.perimetre import exiger
from cellule.trace import auteur_courant
from evenements.actions.communication import enregistrer_parutions
from evenements.colonnes import ANNONCES
from evenements.models import Annonce, Parution, Publication

DEJA_NOTEE = "C’est déjà noté pour la prochaine lettre."
DEJA_PARUE = "Cette annonce est parue : elle reste avec son numéro."
RIEN_A_ANNONCER = "Cochez au moins une annonce."
DEJA_DEDANS = "Ce numéro a déjà annoncé une de ces lignes. Décochez-la, ou changez de numéro."

enregistrer_annonces = Ecriture(ANNONCES)


def noter_pour_la_lettre(ligne: models.Model) -> Annonce:
    """Once for the next issue; what an issue has said may be noted again for another."""
    table = nom_de_la_table(type(ligne))
    if Annonce.objects.filter(table=table, cle=ligne.pk, parution=None).exists():
        raise ValidationError(DEJA_NOTEE)
    cellule = Cellule.objects.get(pk=exiger(ecriture=True).cellule_id)
    return enregistrer_annonces.creer(
        {
            "table": table,
            "cle": ligne.pk,
            "notee_le": cellule.aujourdhui(),
            "notee_par": auteur_courant.get().partition(" <")[0],
        }
    )


def retirer_de_la_lettre(annonce: Annonce) -> Trace:
    """To the bin; what has been published is a fact, and stays."""
    if annonce.parution_id is not None:
        raise ValidationError(DEJA_PARUE)
    return enregistrer_annonces.supprimer(annonce)


def annoncer_dans(parution: Parution, annonces: Iterable[Annonce]) -> Trace | None:
    """Say that an issue has published them: all, or none."""
    annonces = list(annonces)
    if not annonces:
        raise ValidationError(RIEN_A_ANNONCER)
    if any(annonce.parution_id is not None for annonce in annonces):
        raise ValidationError(DEJA_PARUE)
    voulues = {(annonce.table, annonce.cle) for annonce in annonces}
    dedans = set(parution.annonces.values_list("table", "cle")) & voulues
    if dedans:
        raise ValidationError(DEJA_DEDANS)
    return enregistrer_annonces.changer_plusieurs(
        (annonce, {"parution": parution}) for annonce in annonces
    )


def faire_paraitre(
    publication: Publication, annonces: Iterable[Annonce], *, date: date, intitule: str
) -> Parution:
    """A new issue, and what it has published."""
    with transaction.atomic():
        parution = creer_avec_code(
            Parution,
            "par-",
            lambda code: enregistrer_parutions.creer(
                {"code": code, "publication": publication, "date": date, "intitule": intitule}
            ),
        )
        annoncer_dans(parution, annonces)
    return parution
