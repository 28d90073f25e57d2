"""The writes of what follows a meeting: minutes frozen, sendings kept, answers to the mail."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from antennes.models import CompteRendu, EnvoiDeCompteRendu, EnvoiHebdomadaire
from cellule.models import Cellule, Travail, Utilisateur
from cellule.trace import auteur_courant, tracer
from cellule.travaux import demander
from evenements.actions import enregistrer_comptes_rendus, modifier_activite, reporter_activite
from evenements.models import Activite, LigneCompteRendu, StatutActivite, Suite

from .requetes import ENVOI, AEnvoyer, Destinataire, a_envoyer

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
