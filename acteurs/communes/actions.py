"""The writes of the communes: their sheet, what was said, the next reminder."""

from datetime import date

from django.db import transaction

from acteurs.communes.colonnes import COMMUNES, ECHANGES
from acteurs.models import EchangeCommune, SuiviCommune
from cellule.actions.codes import creer_avec_code
from cellule.actions.ecriture import Ecriture

PREFIXE = "com-"

enregistrer_communes = Ecriture(COMMUNES)
enregistrer_echanges = Ecriture(ECHANGES)


def creer_commune(**champs: object) -> SuiviCommune:
    """Follow a commune, under the next code of the cell."""
    return creer_avec_code(
        SuiviCommune, PREFIXE, lambda code: enregistrer_communes.creer({**champs, "code": code})
    )


def noter_un_echange(
    suivi: SuiviCommune,
    *,
    date: date,
    nature: str,
    texte: str = "",
    relance_le: date | None = None,
    relance_texte: str = "",
) -> EchangeCommune:
    """Note what was said, and when to get back to them: the former reminder is done."""
    with transaction.atomic():
        echange = enregistrer_echanges.creer(
            {"suivi": suivi, "date": date, "nature": nature, "texte": texte}
        )
        relance = {"relance_le": relance_le, "relance_texte": relance_texte if relance_le else ""}
        enregistrer_communes.changer(suivi, relance)
    return echange
