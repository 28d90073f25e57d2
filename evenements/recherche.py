"""What the search box and the forms find in the journal."""

from cellule.recherche import Sorte, inscrire
from cellule.typographie import jour_en_lettres
from evenements.models import Activite

from . import droits


def decrire_activite(activite: Activite) -> str:
    lieu = f", {activite.lieu}" if activite.lieu else ""
    return f"{jour_en_lettres(activite.jour_retenu)}, {activite.get_type_display()}{lieu}"


ACTIVITES = Sorte(
    nom="activites",
    modele=Activite,
    droit=droits.LIRE.code,
    icone="calendar-days",
    rang=30,
    decrire=decrire_activite,
    fiche="activite",
    ordre=("-jour_retenu", "-pk"),
)

inscrire(ACTIVITES)
