"""The night after the last day of a mandate: its file is written, and sent to those who go on."""

from collections.abc import Iterable
from datetime import timedelta

from django.core.mail import EmailMessage, get_connection
from django.db.models import Exists, F, OuterRef, QuerySet
from django.urls import reverse

from acteurs.gouvernance.requetes import actifs
from antennes.models import DossierDePassation, Mandat
from antennes.requetes import mandats
from cellule.courriels import PieceJointe, adresse_publique, ecrire_a, envoyer_a_la_fin
from cellule.models import Cellule, Role
from cellule.perimetre import perimetre
from cellule.requetes import membres_de
from cellule.typographie import INSECABLE

from .actions import garder_la_passation
from .dossier import PDF, en_pdf, nom_du_fichier

# An end that is written down later than this is of the past: nobody waits for its file.
RATTRAPAGE = timedelta(days=60)


def passer_la_main(cellule: Cellule) -> int:
    """Write the files that are due, and send them; returns how many. Safe to run at any time,
    twice or at once."""
    with perimetre(cellule):
        dus = [(mandat, en_pdf(mandat, cellule)) for mandat in _finis(cellule)]
        lettres = [list(_courriels(cellule, mandat, pdf)) for mandat, pdf in dus]
    if not dus:
        return 0
    # The mail server is called first: one that is away puts the file off till the next night.
    with get_connection() as serveur, perimetre(cellule, ecriture=True):
        ecrits = 0
        for (mandat, pdf), courriels in zip(dus, lettres, strict=True):
            if garder_la_passation(mandat, pdf):
                ecrits += 1
                for courriel in courriels:
                    envoyer_a_la_fin(courriel, serveur)
    return ecrits


def _finis(cellule: Cellule) -> QuerySet[Mandat]:
    """Over since yesterday or some weeks, without the file of that end."""
    jour = cellule.aujourdhui()
    deja = DossierDePassation.objects.filter(mandat=OuterRef("pk"), fin=OuterRef("fin"))
    finis = mandats().filter(~Exists(deja), fin__lt=jour, fin__gte=jour - RATTRAPAGE)
    return finis.order_by(F("fin"), "pk")


def _courriels(cellule: Cellule, mandat: Mandat, pdf: bytes) -> Iterable[EmailMessage]:
    """To those in charge of the cell, and to the référents of the same antenna from now on."""
    adresse = adresse_publique(reverse("passation", args=[cellule.code, mandat.pk]))
    for destinataire in _destinataires(cellule, mandat):
        yield ecrire_a(
            destinataire,
            f"Passation{INSECABLE}: {mandat.antenne}",
            "antennes/courriel_passation.txt",
            {"cellule": cellule, "mandat": mandat, "adresse": adresse},
            jointes=[PieceJointe(nom_du_fichier(mandat, cellule.aujourdhui()), pdf, PDF)],
        )


def _destinataires(cellule: Cellule, mandat: Mandat) -> list[str]:
    suivants = actifs(Mandat.objects.filter(antenne=mandat.antenne), cellule.aujourdhui())
    suivants = suivants.exclude(professionnel__utilisateur=None)
    siens = set(suivants.values_list("professionnel__utilisateur", flat=True))
    membres = membres_de(cellule, Role.de_cellule())
    charges = {compte.pk for compte in membres_de(cellule, [Role.RESPONSABLE])}
    return [compte.email for compte in membres if compte.pk in siens | charges]
