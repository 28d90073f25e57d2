"""The sheets of the job offers."""

from django.http import HttpRequest

from acteurs import droits
from acteurs.actions import creer_offre, enregistrer_offres, enregistrer_process_postes
from acteurs.emploi.forms import OffreForm, ProcessForm
from acteurs.emploi.listes import OFFRES, PROCESS
from acteurs.emploi.requetes import EtatOffre, avec_etat
from acteurs.emploi.tables import TONS
from acteurs.models import Offre
from cellule.fiches import Fiche
from cellule.models import Cellule
from cellule.typographie import en_capitale


def _autour(request: HttpRequest, cellule: Cellule, ligne: Offre) -> dict:
    """Where the offer stands, and the times it was put online again."""
    jour = cellule.aujourdhui()
    etat = EtatOffre(avec_etat(Offre.objects.filter(pk=ligne.pk), jour).get().etat)
    return {
        "etat": en_capitale(str(etat.label)),
        "ton": TONS[etat],
        "a_pourvoir": etat != EtatOffre.POURVUE,
        "reposts": list(ligne.reposts.order_by("-publiee_le", "-pk")),
    }


OFFRE = Fiche(
    nom="offre",
    ecriture=enregistrer_offres,
    formulaire=OffreForm,
    liste=OFFRES,
    droit=droits.ECRIRE.code,
    nouvelle="Nouvelle offre",
    creer=creer_offre,
    lignes=lambda: Offre.objects.select_related("structure", "repost_de"),
    contexte=_autour,
    gabarit="acteurs/offre.html",
    ailleurs=("poste",),
)

PROCESS_POSTES = Fiche(
    nom="process_postes",
    ecriture=enregistrer_process_postes,
    formulaire=ProcessForm,
    liste=PROCESS,
    droit=droits.ECRIRE.code,
    nouvelle="Nouveau process",
    feminin=False,
)
