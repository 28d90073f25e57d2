"""What is written in the row of a job.

`demander` is an act and leaves a trace. The rest is the job's own progress, kept in its row.
Every time is the database's: the workers' clocks need not agree.
"""

import hashlib
import json
from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import timedelta

from celery import current_app
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Now

from cellule.models import Travail, Utilisateur
from cellule.perimetre import perimetre
from cellule.trace import tracer

from .registre import NATURES

Etat = Travail.Etat
VIVANTS = (Etat.ATTENTE, Etat.COURS)
EXECUTER = "cellule.tasks.executer"
# The other click's job may finish between our refusal and our look; hardly several times.
ESSAIS_DE_DEMANDE = 5


def portee(cellule_id: int | None, *, ecriture: bool = False) -> AbstractContextManager:
    """A transaction among the rows of one cell or, for None, among those of the nation."""
    if cellule_id is None:
        return transaction.atomic()
    return perimetre(cellule_id, ecriture=ecriture)


# --- asked for ---


def demander(
    nature: str, *, parametres: Mapping[str, object], demandeur: Utilisateur | None = None
) -> Travail:
    """Ask for a job in the current writing perimeter (outside any: for the nation).

    The job alive with the same parameters is returned instead of a second one, also when both
    are asked for at the same instant. The message leaves when the transaction is committed.
    """
    genre = NATURES[nature]
    texte = json.dumps(parametres, cls=DjangoJSONEncoder, sort_keys=True)
    simples = json.loads(texte)
    genre.verifier(simples)
    cle = {"nature": nature, "empreinte": hashlib.sha256(texte.encode()).hexdigest()}
    for _ in range(ESSAIS_DE_DEMANDE):
        if vivant := Travail.objects.filter(etat__in=VIVANTS, **cle).first():
            return vivant
        try:
            with transaction.atomic():
                nouveau = Travail.objects.create(parametres=simples, demandeur=demandeur, **cle)
                tracer(
                    acte="demander un travail",
                    objet=genre.nommer(simples),
                    details={"travail": nouveau.pk, "nature": nature, "parametres": simples},
                )
        except IntegrityError as erreur:
            conflit = erreur  # the other click was faster: its job is there now
            continue
        envoyer(nouveau)
        return nouveau
    raise conflit


def envoyer(ligne: Travail) -> None:
    """Send the job to its queue once it is committed. A broker that does not answer is logged,
    not fatal: the row waits, and is sent again by `relancer`."""
    message = {"cellule_id": ligne.cellule_id, "travail_id": ligne.pk}
    file = NATURES[ligne.nature].file
    transaction.on_commit(
        lambda: current_app.send_task(EXECUTER, kwargs=message, queue=file), robust=True
    )


# --- under way ---


def prendre(travail_id: int) -> Travail | None:
    """Start an attempt; None when the job is over, or alive in the hands of another worker.

    `essais` numbers the attempt: whoever wakes up after its job was taken over finds another
    number, and can write nothing any more (`Suivi`).
    """
    libre = Q(etat=Etat.ATTENTE) | Q(etat=Etat.COURS, battement__lt=_il_y_a("SILENCE"))
    pris = Travail.objects.filter(libre, pk=travail_id, essais__lt=settings.TRAVAUX_ESSAIS).update(
        etat=Etat.COURS, essais=F("essais") + 1, battement=Now(), progression=0, etape=""
    )
    ligne = Travail.objects.select_related("demandeur").get(pk=travail_id)
    return ligne if pris else None


def noter(travail_id: int, essai: int, **champs: object) -> bool:
    """Write in the row of a job under way; False when this attempt is no longer its own."""
    miens = Travail.objects.filter(pk=travail_id, etat=Etat.COURS, essais=essai)
    return bool(miens.update(battement=Now(), **champs))


def verrouiller(travail_id: int, essai: int) -> bool:
    """Keep the job to the end of the transaction; False when this attempt is not its own."""
    miens = Travail.objects.filter(pk=travail_id, etat=Etat.COURS, essais=essai)
    return bool(miens.select_for_update().values_list("pk"))


# --- taken up again ---


def relancer() -> list[Travail]:
    """In the current scope: send again the jobs that nobody works on, give up those that never
    come to an end. Returns the jobs sent.

    A row that is locked is being written by its worker: it is alive.
    """
    muets = Q(etat=Etat.COURS, battement__lt=_il_y_a("SILENCE"))
    oublies = Q(etat=Etat.ATTENTE, dernier_signe__lt=_il_y_a("ATTENTE"))
    perdus = (
        Travail.objects.annotate(dernier_signe=Coalesce("battement", "cree_le"))
        .filter(muets | oublies)
        .select_for_update(skip_locked=True)
    )
    envoyes = []
    with transaction.atomic():
        for ligne in perdus:
            if ligne.nature not in NATURES or ligne.essais >= settings.TRAVAUX_ESSAIS:
                _abandonner(ligne)
            else:
                _remettre(ligne)
                envoyes.append(ligne)
    return envoyes


def _remettre(ligne: Travail) -> None:
    etape = "Interrompu, en attente de reprise" if ligne.essais else ""
    Travail.objects.filter(pk=ligne.pk).update(
        etat=Etat.ATTENTE, battement=Now(), progression=0, etape=etape
    )
    envoyer(ligne)


def _abandonner(ligne: Travail) -> None:
    if ligne.nature in NATURES:
        erreur = (
            f"Ce travail s’est interrompu {ligne.essais} fois sans arriver à sa fin. Demandez-le à "
            "nouveau ; s’il s’interrompt encore, signalez-le à l’administrateur du site avec le "
            f"numéro {ligne.pk}."
        )
    else:
        erreur = (
            "Cette version du site ne sait plus faire ce travail. Demandez-le à nouveau depuis "
            "la page d’où il venait."
        )
    Travail.objects.filter(pk=ligne.pk).update(
        etat=Etat.ECHEC, erreur=erreur, etape="", fini_le=Now()
    )


def _il_y_a(delai: str):
    """The instant before which a sign of life is too old."""
    return Now() - timedelta(seconds=getattr(settings, f"TRAVAUX_{delai}"))
