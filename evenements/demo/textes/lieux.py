"""Where and when the demo cells meet."""

from random import Random

HEURES = ("09:00", "09:30", "10:00", "13:30", "14:00", "14:00", "14:30", "16:30")
SALLES = (
    "Amphithéâtre du centre hospitalier",
    "Salle de réunion de la cellule",
    "Maison des associations",
    "Salle polyvalente",
    "Institut de formation aux soins infirmiers",
    "Mairie, salle du conseil",
    "Salle de formation du DAC",
    "Espace des congrès",
)

# A congress is not held in a meeting room.
GRANDS_LIEUX = {
    "congrès": "Palais des congrès",
    "colloque": "Amphithéâtre de la faculté",
    "salon": "Parc des expositions",
    "ciné-débat": "Cinéma municipal",
    "café éthique": "Médiathèque",
    "exposition": "Hall de l'hôpital",
    "portes ouvertes": "Locaux de la cellule",
}


def chez_qui(nature: str) -> str:
    return GRANDS_LIEUX.get(nature, "")


def lieu(hasard: Random, *, visio: float, chez: str = "") -> tuple[str, str]:
    """How and where: « visio », « Visioconférence »."""
    sort = hasard.random()
    if sort < visio:
        return "visio", "Visioconférence"
    salle = chez or hasard.choice(SALLES)
    if sort < visio + 0.15:
        return "mixte", f"{salle} et visioconférence"
    return "presentiel", salle
