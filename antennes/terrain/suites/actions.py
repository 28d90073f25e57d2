"""The writes of what follows a meeting: minutes frozen, sendings kept, answers to the mail."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from acteurs.models import Professionnel
from antennes.models import (
    CompteRendu,
    EnvoiDeCompteRendu,
    EnvoiHebdomadaire,
    Invitation,
)
from cellule.models import Cellule, Travail, Utilisateur
from cellule.trace import auteur_courant, tracer
from cellule.travaux import demander
from evenements.actions import (
    creer_activite,
    enregistrer_comptes_rendus,
    enregistrer_presences,
    modifier_activite,
    reporter_activite,
)
from evenements.models import (
    Activite,
    LigneCompteRendu,
    Qualite,
    StatutActivite,
    StatutPresence,
    Suite,
    TypeActivite,
)

from .requetes import ENVOI, INVITATIONS, AEnvoyer, Destinataire, a_envoyer, sans_reunion

PERSONNE = "Personne à qui l’envoyer : tous ceux qui ont une adresse l’ont reçu."


def envoyer_le_compte_rendu(
    cellule: Cellule, activite: Activite, *, par: Utilisateur, vu: int
) -> Travail:
    """Freeze the minutes under the next number, unless the last version says the same, and ask
    for the job that sends them. `vu`: the number that the page showed."""
    with transaction.atomic():
        # Two clicks at once: the second finds the version of the first.
        Activite.objects.select_for_update().get(pk=activite.pk)
        prete = a_envoyer(cellule, activite)
        if prete.refus:
            raise ValidationError(prete.refus)
        if prete.numero != vu:
            raise ValidationError(
                f"Le compte rendu a changé entre-temps : ce serait la version {prete.numero}. "
                "Relisez-le, puis envoyez-le."
            )
        if not prete.restants:
            raise ValidationError(PERSONNE)
        version = _figer(activite, prete) if prete.nouvelle else prete.versions[0]
        return demander(
            ENVOI,
            parametres={
                "activite": activite.pk, "compte_rendu": version.pk, "numero": version.numero
            },
            demandeur=par,
        )  # fmt: skip


def _figer(activite: Activite, prete: AEnvoyer) -> CompteRendu:
    version = CompteRendu.objects.create(
        activite=activite,
        numero=prete.numero,
        contenu=prete.contenu,
        corrections=prete.corrige,
        auteur=auteur_courant.get().partition(" <")[0],
    )
    tracer(
        acte="figer un compte rendu",
        objet=activite.intitule,
        details={"version": version.numero, "corrige": version.corrections},
        table="activites",
        cle=activite.pk,
    )
    return version


def garder_un_envoi(cellule: Cellule, activite: Activite, *, par: str) -> CompteRendu:
    """Minutes that were sent without this site, or that the demonstration shows as sent."""
    with transaction.atomic():
        prete = a_envoyer(cellule, activite)
        version = _figer(activite, prete)
        for un in prete.restants:
            retenir_l_envoi(version, un, par=par)
    return version


def retenir_l_envoi(version: CompteRendu, a: Destinataire, *, par: str) -> bool:
    """False when this address already has this version: the unique key decides, before the mail."""
    try:
        with transaction.atomic():
            EnvoiDeCompteRendu.objects.create(
                compte_rendu=version, nom=a.nom, adresse=a.adresse, envoye_par=par
            )
    except IntegrityError:
        return False
    return True


def retenir_la_semaine(*, semaine: date, destinataire: str) -> bool:
    """False when this week's mail to this address has already left."""
    try:
        with transaction.atomic():
            EnvoiHebdomadaire.objects.create(semaine=semaine, destinataire=destinataire)
            tracer(
                acte="envoyer le courriel de la semaine",
                objet=destinataire,
                details={"semaine": semaine.isoformat()},
            )
    except IntegrityError:
        return False
    return True


# --- What the weekly mail is answered ---


def confirmer_la_reunion(reunion: Activite, *, anonymes: int | None) -> Activite:
    """Held; without a number, what was already noted of those present stays."""
    champs = {} if anonymes is None else {"anonymes": anonymes}
    return modifier_activite(reunion, statut=StatutActivite.TENU, **champs)


def annuler_la_reunion(reunion: Activite) -> Activite:
    return modifier_activite(reunion, statut=StatutActivite.ANNULE)


def remettre_la_reunion(reunion: Activite, *, jour: date) -> Activite:
    """Put off: the first stays « reportée », a planned one is added."""
    nouvelle, _ = reporter_activite(reunion, jour=jour)
    return nouvelle


def finir_la_tache(tache: LigneCompteRendu) -> None:
    enregistrer_comptes_rendus.changer(tache, {"suite": Suite.FAITE})


# --- A meeting to come ---


def planifier_la_reunion(
    *,
    intervenants: Iterable[Professionnel] = (),
    invites: Iterable[Professionnel] = (),
    par: Utilisateur | None = None,
    **champs,
) -> Activite:
    """Plan an antenna meeting, with its speakers, and ask for the mails to those invited."""
    with transaction.atomic():
        reunion = creer_activite(
            type=TypeActivite.REUNION_ANTENNE, statut=StatutActivite.PLANIFIE, **champs
        )
        annonces = [
            {
                "professionnel": personne,
                "statut": StatutPresence.INSCRIT,
                "qualite": Qualite.INTERVENANT,
            }
            for personne in intervenants
        ]
        if annonces:
            enregistrer_presences(reunion, annonces)
        inviter(reunion, invites, par=par)
    return reunion


def inviter(reunion: Activite, gens: Iterable[Professionnel], *, par: Utilisateur | None) -> int:
    """Invite people by mail, each address once; the job writes to them."""
    deja = set(Invitation.objects.filter(cle=reunion.pk).values_list("adresse", flat=True))
    noms = {p.email.strip().lower(): str(p) for p in gens if p.email.strip()}
    nouvelles = [
        Invitation(cle=reunion.pk, nom=nom, adresse=adresse, repondre_a=par.email if par else "")
        for adresse, nom in noms.items()
        if adresse not in deja
    ]
    if not nouvelles:
        return 0
    with transaction.atomic():
        Invitation.objects.bulk_create(nouvelles)
        tracer(
            acte="inviter à une réunion",
            objet=reunion.intitule,
            details={"invites": len(nouvelles)},
            table="activites",
            cle=reunion.pk,
        )
        demander(INVITATIONS, parametres={"activite": reunion.pk}, demandeur=par)
    return len(nouvelles)


def retenir_l_invitation(invitation: Invitation, *, dit: str) -> bool:
    """False when somebody else has told it meanwhile: what was last said decides."""
    memes = Invitation.objects.filter(pk=invitation.pk, dit=invitation.dit)
    return bool(memes.update(dit=dit, envoyee_le=Now()))


def oublier_les_invites() -> None:
    """Of meetings that are gone for good: no trace of them is left, nor of whom they invited."""
    sans_reunion().delete()
