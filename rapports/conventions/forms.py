"""The form of an agreement."""

from cellule.fiches import FormulaireDeFiche
from rapports.colonnes import CONVENTIONS


class ConventionForm(FormulaireDeFiche):
    table = CONVENTIONS
    champs = ("debut", "fin", "signee_le", "objectifs")
    aides = {
        "signee_le": "Vide tant qu’elle ne l’est pas.",
        "objectifs": "Ceux que la convention fixe à la cellule : ils sont repris dans le rapport.",
    }
