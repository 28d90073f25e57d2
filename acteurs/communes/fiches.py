"""The sheet of a commune, and of what was said with it."""

from django.http import HttpRequest
from django.urls import reverse

from acteurs import droits
from acteurs.communes.actions import creer_commune, enregistrer_communes, enregistrer_echanges
from acteurs.communes.forms import CommuneForm, CorrectionForm, EchangeForm
from acteurs.communes.listes import COMMUNES, TONS
from acteurs.communes.requetes import communes
from acteurs.models import EchangeCommune, NatureEchange, SuiviCommune
from cellule.fiches import Fiche
from cellule.models import Cellule


def _autour(request: HttpRequest, cellule: Cellule, suivi: SuiviCommune) -> dict[str, object]:
    """What was said, the first meeting, what is to be done next."""
    jour, ton = cellule.aujourdhui(), TONS[suivi.etape]
    echanges = list(suivi.echanges.order_by("-date", "-pk"))
    depart = {"date": jour, "relance_texte": ""}
    return {
        "ton": (ton, "") if isinstance(ton, str) else ton,
        "echanges": echanges,
        "rencontree": any(e.nature == NatureEchange.PREMIERE for e in echanges),
        "a_relancer": suivi.relance_le is not None and suivi.relance_le <= jour,
        "echange_form": EchangeForm(initial=depart),
        "ici": reverse("commune", args=[cellule.code, suivi.pk]),
    }


COMMUNE = Fiche(
    nom="commune",
    ecriture=enregistrer_communes,
    formulaire=CommuneForm,
    liste=COMMUNES,
    droit=droits.ECRIRE.code,
    nouvelle="Nouvelle commune",
    creer=creer_commune,
    lignes=communes,
    contexte=_autour,
    gabarit="acteurs/commune.html",
    ailleurs=("commune", "etape", "relance_le", "relance_texte"),
    suppression="Les échanges notés avec elle vont à la corbeille avec elle.",
    icone="landmark",
)

ECHANGE = Fiche(
    nom="echange_commune",
    ecriture=enregistrer_echanges,
    formulaire=CorrectionForm,
    liste=COMMUNES,
    droit=droits.ECRIRE.code,
    nouvelle="Nouvel échange",
    lignes=lambda: EchangeCommune.objects.select_related("suivi"),
    titre=lambda echange: f"{echange.get_nature_display().capitalize()}, {echange.suivi}",
    feminin=False,
    icone="landmark",
)
