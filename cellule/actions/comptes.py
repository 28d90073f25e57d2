"""Accounts and what they may enter."""

from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from cellule.models import Adhesion, Cellule, Densite, Role, Utilisateur
from cellule.perimetre import perimetre
from cellule.trace import tracer


def creer_compte(*, email: str, prenom: str, nom: str, empreinte: str | None = None) -> Utilisateur:
    """Create an account that may enter nothing yet.

    `empreinte` is the hash of a password (`make_password`); without it, nobody signs in until a
    password is chosen.
    """
    with transaction.atomic():
        compte = Utilisateur.objects.create(
            email=email.lower(), prenom=prenom, nom=nom, password=empreinte or make_password(None)
        )
        tracer(acte="créer : compte", objet=compte.email)
    return compte


def donner_acces(
    utilisateur: Utilisateur,
    role: Role,
    *,
    debut: date,
    cellule: Cellule | None = None,
    region: str | None = None,
    fin: date | None = None,
) -> Adhesion:
    """Open a cell, a region or the nation to an account, from a day on, to a last one if any."""
    with transaction.atomic():
        adhesion = Adhesion.objects.create(
            utilisateur=utilisateur,
            role=role,
            cellule=cellule,
            region_id=region,
            debut=debut,
            fin=fin,
        )
        details = {"role": role.value, "region": region} if region else {"role": role.value}
        if fin:
            details["fin"] = fin.isoformat()
        if cellule is None:
            tracer(acte="donner un accès", objet=utilisateur.email, details=details)
        else:
            with perimetre(cellule, ecriture=True):
                tracer(acte="donner un accès", objet=utilisateur.email, details=details)
    return adhesion


def regler_preferences(
    utilisateur: Utilisateur,
    *,
    raccourcis: bool | None = None,
    densite: Densite | None = None,
    hebdo: bool | None = None,
) -> None:
    """What an account sets for itself; what is not given stays. Nothing changed, no trace."""
    changes: dict[str, str] = {}
    if raccourcis is not None and utilisateur.raccourcis != raccourcis:
        utilisateur.raccourcis = raccourcis
        changes["raccourcis"] = "oui" if raccourcis else "non"
    if densite is not None and utilisateur.densite != densite:
        utilisateur.densite = densite
        changes["densite"] = densite.value
    if hebdo is not None and utilisateur.hebdo != hebdo:
        utilisateur.hebdo = hebdo
        changes["hebdo"] = "oui" if hebdo else "non"
    if not changes:
        return
    with transaction.atomic():
        utilisateur.save(update_fields=list(changes))
        tracer(acte="modifier : préférences", objet=utilisateur.email, details=changes)


def fermer_compte(utilisateur: Utilisateur, *, adresse: str) -> None:
    """Nobody signs in by this account any more, under any address it was known by.

    It stays, with an address that receives nothing: the trail and the jobs name it.
    """
    ancienne = utilisateur.email
    with transaction.atomic():
        Adhesion.objects.filter(utilisateur=utilisateur).delete()
        utilisateur.email, utilisateur.is_active = adresse, False
        utilisateur.set_unusable_password()
        utilisateur.save(update_fields=["email", "is_active", "password"])
        tracer(acte="fermer : compte", objet=ancienne)
