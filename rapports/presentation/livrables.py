"""What the two other documents of the convention have in common: title, comment, signature.

The financial statement and the programme of actions are made of the same snapshot as the report,
in the same words: a figure is the same in the three.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from cellule.texte_riche import en_html as riche


def commun(page: dict, intitule: str, cle: str) -> dict:
    """The first page of a document, its title, its comment, who signs it."""
    photo = page["photo"]
    nom, _, annee = intitule.rpartition(" ")
    return {
        "titre": f"{intitule}, {page['nom']}",
        "intitule": intitule,
        "intitule_nom": nom,
        "intitule_annee": annee,
        "commentaire": riche(photo.get("textes", {}).get(cle, "")),
        "signature": _signature(photo),
    }


def _signature(photo: dict) -> dict | None:
    """The one person that a document names: who froze it; nobody for a working version."""
    version = photo.get("version")
    if version is None:
        return None
    signataire = version["signataire"]
    fuseau = ZoneInfo(photo["cellule"]["fuseau"])
    return {
        "numero": version["numero"],
        "jour": datetime.fromisoformat(version["fige_le"]).astimezone(fuseau).date(),
        "nom": signataire["nom"],
        "fonction": signataire["fonction"],
    }
