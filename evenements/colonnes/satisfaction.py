"""Satisfaction: of the screens alone, by the same guard as the tables of the format."""

from decimal import Decimal

from cellule.dossier.deduction import PLAFOND
from cellule.dossier.genres import Nombre
from cellule.dossier.regles import regle
from cellule.dossier.tables import Ligne, Table
from evenements.models import Satisfaction
from evenements.models.satisfaction import NOTE_MAXI, PART_MAXI


@regle("reponses")
def quelqu_un_a_repondu(ligne: Ligne) -> str | None:
    return None if ligne["reponses"] else "au moins une réponse est attendue"


@regle("note", "satisfaits", coupable="note")
def une_mesure(ligne: Ligne) -> str | None:
    if ligne["note"] is None and ligne["satisfaits"] is None:
        return "donnez la note moyenne, ou la part de satisfaits"
    return None


SATISFACTIONS = Table(
    nom="satisfactions",
    modele=Satisfaction,
    noms=("activite", "reponses", "note", "satisfaits", "commentaire"),
    cle=("activite",),
    genres={
        "note": Nombre(decimales=2, maxi=Decimal(NOTE_MAXI), plafond=PLAFOND),
        "satisfaits": Nombre(decimales=2, maxi=Decimal(PART_MAXI), plafond=PLAFOND),
    },
    regles=(quelqu_un_a_repondu, une_mesure),
)
