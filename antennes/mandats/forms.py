"""The form of the words of the post."""

from antennes.mandats.colonnes import FONCTIONS
from cellule.champs import TexteRiche
from cellule.concurrence import TexteLong
from cellule.fiches import FormulaireDeFiche


class FonctionForm(FormulaireDeFiche):
    table = FONCTIONS
    champs = ("libelle", "pluriel", "fiche")
    aides = {
        "libelle": "Par exemple « référent territorial » ou « correspondant départemental ».",
        "pluriel": "Il fait le titre des pages.",
    }

    fiche = TexteLong(
        label="Fiche de poste",
        widget=TexteRiche({"rows": 24}),
        help_text="Du gras, des listes et des liens. Elle s’imprime depuis sa page.",
    )
