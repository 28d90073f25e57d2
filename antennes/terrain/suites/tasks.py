"""The jobs of what follows a meeting: its minutes sent, one mail a person; the weekly mails."""

from smtplib import SMTPException

from celery import shared_task
from django.core.mail import get_connection

from antennes.models import CompteRendu
from cellule.courriels import envoyer_a_la_fin
from cellule.models import Cellule
from cellule.tasks import dans_chaque_cellule
from cellule.travaux import Suivi, TravailImpossible, travail
from cellule.travaux.tache import TacheDeCellule

from .actions import retenir_l_envoi
from .document import en_courriel, en_pdf
from .hebdo import ecrire_la_semaine
from .invitations import tenir_les_invitations
from .requetes import ENVOI, INVITATIONS, a_servir

# A task that no worker took within half a day is the next morning's.
PEREMPTION = 12 * 3600
# A round that found no worker in time is useless: the next one does the same.
PEREMPTION_D_UNE_RONDE = 600

SANS_SERVEUR = (
    "Le serveur de courrier ne répond pas : les envois qui restent ne sont pas partis. Réessayez "
    "dans quelques minutes ; personne ne recevra deux fois la même version."
)
INVITATIONS_EN_ATTENTE = (
    "Le serveur de courrier ne répond pas : les invitations partiront dès qu’il sera revenu."
)


@travail(ENVOI, titre="Envoi du compte rendu, version {numero}")
def envoyer(suivi: Suivi, *, activite: int, compte_rendu: int, numero: int) -> dict:
    """Send a version to those who were there and have not had it. Each row first, its mail after:
    taken up again after it was killed, the job goes on with the others."""
    suivi.avancer(5, "Lecture du compte rendu")
    with suivi.lecture():
        version = CompteRendu.objects.get(pk=compte_rendu)
        gens = a_servir(version)
    suivi.avancer(20, "Mise en page")
    pdf = en_pdf(version.contenu, numero=numero, corrections=version.corrections)
    qui = suivi.demandeur
    par, repondre_a = str(qui or "Maillage"), qui.email if qui else ""
    envoyes = 0
    try:
        with get_connection() as serveur:
            for rang, un in enumerate(gens):
                suivi.avancer(30 + 70 * rang // len(gens), "Envoi")
                with suivi.ecriture():
                    if retenir_l_envoi(version, un, par=par):
                        courriel = en_courriel(version, un, pdf, par=par, repondre_a=repondre_a)
                        envoyer_a_la_fin(courriel, serveur)
                        envoyes += 1
    except (OSError, SMTPException):
        raise TravailImpossible(SANS_SERVEUR) from None
    return {"envoyes": envoyes, "version": numero}


@shared_task(base=TacheDeCellule)
def ecrire_partout(*, cellule_id: None) -> str:
    return f"{dans_chaque_cellule(ecrire_une_cellule, expires=PEREMPTION)} cellules"


@shared_task(base=TacheDeCellule)
def ecrire_une_cellule(*, cellule_id: int) -> str:
    return f"{ecrire_la_semaine(Cellule.objects.get(pk=cellule_id))} courriels"


@travail(INVITATIONS, titre="Invitations à une réunion")
def inviter(suivi: Suivi, *, activite: int) -> dict:
    """Write at once to those who were just invited."""
    try:
        return {"envoyes": tenir_les_invitations(suivi.cellule, activite)}
    except (OSError, SMTPException):
        # The next round of `tenir_une_cellule` sends them.
        raise TravailImpossible(INVITATIONS_EN_ATTENTE) from None


@shared_task(base=TacheDeCellule)
def tenir_partout(*, cellule_id: None) -> str:
    return f"{dans_chaque_cellule(tenir_une_cellule, expires=PEREMPTION_D_UNE_RONDE)} cellules"


@shared_task(base=TacheDeCellule)
def tenir_une_cellule(*, cellule_id: int) -> str:
    return f"{tenir_les_invitations(Cellule.objects.get(pk=cellule_id))} invitations"
