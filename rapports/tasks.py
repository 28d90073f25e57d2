"""The annual report as a job, which takes longer than a page may; the reminders, every day."""

from datetime import date

from celery import shared_task
from django.utils import timezone

from cellule.models import Cellule
from cellule.tasks import dans_chaque_cellule
from cellule.travaux import Suivi, TravailImpossible, travail
from cellule.travaux.tache import TacheDeCellule
from indicateurs.calcul import AnneeNonCommencee
from rapports.actions.cycle import Auteur, PassageRefuse, figer_version
from rapports.demo.cycle import DEMONSTRATION, mener
from rapports.fabrication import GEL, NATURE, nom_du_fichier
from rapports.gel import Signataire, fichiers_de, photographier_la_version
from rapports.instantane import photographier
from rapports.models import EtatRapport, GenrePiece
from rapports.pieces import rendre_piece
from rapports.rappels import rappeler
from rapports.versions import deja_figee

# A task of reminders that no worker took within half a day is the next morning's.
PEREMPTION = 12 * 3600


@travail(NATURE, titre="Document du rapport {annee}", file="rapports")
def rediger(
    suivi: Suivi, *, annee: int, arret: str | None = None, genre: str = GenrePiece.RAPPORT
) -> dict:
    """Lay out a document of a year as known on `arret` (an ISO day, today without)."""
    jour = date.fromisoformat(arret) if arret else suivi.cellule.aujourdhui()
    suivi.avancer(5, "Lecture des données de l’année")
    try:
        with suivi.lecture():
            photo = photographier(suivi.cellule, annee, jour)
    except AnneeNonCommencee as erreur:
        raise TravailImpossible(str(erreur)) from None
    pdf = rendre_piece(photo, genre, avancer=suivi.avancer)
    suivi.deposer(nom_du_fichier(suivi.cellule, annee, genre), pdf)
    return {"annee": annee, "arret": jour.isoformat(), "octets": len(pdf)}


@travail(GEL, titre="Version {numero} du rapport {annee}", file="rapports")
def figer(suivi: Suivi, *, annee: int, numero: int, nom: str, fonction: str) -> dict:
    """Freeze version `numero` of the report of a year, signed by `nom`.

    Taken up again after it was killed, it finds the version that it had written and is done.
    """
    signataire, auteur = Signataire(nom, fonction), Auteur(str(suivi.demandeur or "Maillage"))
    fait = {"annee": annee, "numero": numero}
    with suivi.lecture():
        if deja_figee(annee, numero, signataire=nom, acteur=auteur.nom):
            return fait
    suivi.avancer(5, "Lecture des données de l’année")
    try:
        epreuve = photographier_la_version(
            suivi.cellule, annee, numero=numero, signataire=signataire, fige_le=timezone.now()
        )
    except AnneeNonCommencee as erreur:
        raise TravailImpossible(str(erreur)) from None
    fichiers = fichiers_de(epreuve, avancer=suivi.avancer)
    suivi.avancer(95, "Enregistrement de la version")
    try:
        with suivi.ecriture():
            figer_version(**epreuve.a_garder, fichiers=fichiers, auteur=auteur)
    except PassageRefuse as refus:
        raise TravailImpossible(" ".join(refus.messages)) from None
    return fait


@travail(DEMONSTRATION, titre="Rapport {annee} de démonstration", file="rapports")
def demontrer(suivi: Suivi, *, annee: int, etat: str) -> dict:
    """The report of a past year of a demo cell, handed over in its time."""
    mener(suivi.cellule, annee, EtatRapport(etat), avancer=suivi.avancer)
    return {"annee": annee, "etat": etat}


@shared_task(base=TacheDeCellule)
def rappeler_partout(*, cellule_id: None) -> str:
    return f"{dans_chaque_cellule(rappeler_une_cellule, expires=PEREMPTION)} cellules"


@shared_task(base=TacheDeCellule)
def rappeler_une_cellule(*, cellule_id: int) -> str:
    return f"{rappeler(Cellule.objects.get(pk=cellule_id))} rappels"
