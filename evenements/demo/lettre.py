"""What the example's next letter should say, and the issue that is planned."""

from datetime import timedelta

from acteurs.models import AppelAProjets, BonnePratique, Offre, Projet
from cellule.demo.calendrier import jour_ouvre
from cellule.demo.registre import declarer_complement
from cellule.models import Cellule
from cellule.perimetre import exiger
from evenements.actions import enregistrer_parutions, noter_pour_la_lettre
from evenements.models import Activite, NaturePublication, Publication, TypeActivite

# How far ahead the next issue is planned, and what it is called.
DANS = timedelta(days=9)
INTITULE = "La lettre, numéro de la saison"


@declarer_complement
def completer_l_exemple() -> int:
    """The last rows of each kind that a letter tells of; the issue of the first letter."""
    annoncees = [
        *Activite.objects.filter(type=TypeActivite.EVENEMENT).order_by("-jour_retenu", "pk")[:2],
        *BonnePratique.objects.order_by("pk")[:1],
        *Projet.objects.filter(partage=True).order_by("code")[:1],
        *AppelAProjets.objects.filter(echeance__isnull=False).order_by("-echeance", "pk")[:1],
        *Offre.objects.filter(pourvue_le=None).order_by("-publiee_le", "pk")[:1],
    ]
    for ligne in annoncees:
        noter_pour_la_lettre(ligne)
    return len(annoncees) + _prevoir_un_numero()


def _prevoir_un_numero() -> int:
    cellule = Cellule.objects.get(pk=exiger().cellule_id)
    lettres = Publication.objects.filter(nature=NaturePublication.NEWSLETTER, ferme_le=None)
    lettre = lettres.order_by("ouvert_le", "pk").first()
    if lettre is None:
        return 0
    jour = jour_ouvre(cellule.aujourdhui() + DANS, cellule.departements[0])
    enregistrer_parutions.creer(
        {"code": "par-a-venir", "publication": lettre, "date": jour, "intitule": INTITULE}
    )
    return 1
