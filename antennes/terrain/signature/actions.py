"""Open a sheet to sign, sign it, close it, say that it was checked."""

from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from antennes.models import FeuilleASigner, Signature
from cellule.models import Utilisateur
from cellule.tri import cle_de_tri
from evenements.models import Activite

OUVERTE = timedelta(hours=12)
# As many as a list that is read holds: more could not be reviewed in one page.
SIGNATURES_MAXI = 500
FERMEE = "Cette feuille est fermée : dites votre nom à la personne qui anime la réunion."
PLEINE = "Cette feuille est pleine : dites votre nom à la personne qui anime la réunion."


def ouvrir_la_feuille(activite: Activite, *, par: Utilisateur) -> FeuilleASigner:
    """Open, or open again, for half a day: the same address."""
    feuille, _ = FeuilleASigner.objects.update_or_create(
        activite=activite,
        defaults={"ferme_le": timezone.now() + OUVERTE},
        create_defaults={"ferme_le": timezone.now() + OUVERTE, "ouverte_par": par},
    )
    return feuille


def fermer_la_feuille(feuille: FeuilleASigner) -> None:
    FeuilleASigner.objects.filter(pk=feuille.pk).update(ferme_le=timezone.now())


def signer(feuille: FeuilleASigner, **champs: str) -> bool:
    """Write one's name; False if it was there. Two taps that arrive together are one: the second
    waits at the unique identity."""
    if feuille.ferme_le <= timezone.now():
        raise ValidationError(FERMEE)
    if Signature.objects.filter(feuille=feuille).count() >= SIGNATURES_MAXI:
        raise ValidationError(PLEINE)
    identite = "|".join(
        cle_de_tri(champs[nom], longueur=200) for nom in ("nom", "prenom", "structure")
    )
    try:
        with transaction.atomic():
            Signature.objects.create(feuille=feuille, identite=identite, **champs)
    except IntegrityError:
        if not Signature.objects.filter(feuille=feuille, identite=identite).exists():
            raise
        return False
    return True


def dire_verifiees(feuille: FeuilleASigner, cles: Iterable[int]) -> None:
    Signature.objects.filter(feuille=feuille, pk__in=list(cles), verifiee_le=None).update(
        verifiee_le=timezone.now()
    )
