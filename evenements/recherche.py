"""What the search box and the forms find in the journal."""

from cellule.recherche import Sorte, inscrire
from cellule.typographie import jour_en_lettres
from evenements.models import ActionCampagne, Activite, Parution, Publication

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

PUBLICATIONS = Sorte(
    nom="publications",
    modele=Publication,
    droit=droits.COMMUNICATION_LIRE.code,
    icone="newspaper",
    rang=60,
    colonne="cle_tri",
    fiche="publication",
    fin="ferme_le",
    terminee="arrêtée",
    cherchee=False,
)
PARUTIONS = Sorte(
    nom="parutions",
    modele=Parution,
    droit=droits.COMMUNICATION_LIRE.code,
    icone="newspaper",
    rang=61,
    avec=("publication",),
    colonne="cle_tri",
    ordre=("-date", "-pk"),
    fiche="parution",
    cherchee=False,
)
CAMPAGNES = Sorte(
    nom="campagnes",
    modele=ActionCampagne,
    droit=droits.COMMUNICATION_LIRE.code,
    icone="megaphone",
    rang=62,
    colonne="cle_tri",
    ordre=("-date", "-pk"),
    fiche="action_campagne",
    cherchee=False,
)

inscrire(ACTIVITES, PUBLICATIONS, PARUTIONS, CAMPAGNES)
