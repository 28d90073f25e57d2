"""The forms of the antennas."""

from antennes.colonnes import ANTENNES, REFERENTS_SUIVIS
from cellule.fiches import FormulaireDeFiche

FIN = "Un mandat qui finit garde sa date : les années passées le comptent encore."


class AntenneForm(FormulaireDeFiche):
    table = ANTENNES
    champs = ("nom", "nature", "departements", "ouverte_le", "fermee_le")
    radios = ("nature",)
    aides = {
        "nom": "Le nom du territoire, par exemple « Nord Finistère ».",
        "departements": "Tous ceux qu’elle touche, même en partie.",
        "fermee_le": "Dernier jour ; A4 compte les antennes ouvertes au 31 décembre.",
    }


class MandatForm(FormulaireDeFiche):
    table = REFERENTS_SUIVIS
    champs = ("antenne", "professionnel", "qualite", "etp", "debut", "fin")
    radios = ("qualite",)
    libelles = {"professionnel": "Référent"}
    aides = {
        "qualite": "À plusieurs sur une antenne : chacun a son mandat, et la même antenne.",
        "etp": "De 0 à 1, par exemple 0,2. Vide si elle n’est pas connue.",
        "fin": f"{FIN} Il n’écrit plus dans l’antenne le lendemain ; sa passation est prête.",
    }
