"""What the journal shows on the sheets of other apps."""

from django.http import HttpRequest

from acteurs.models import Professionnel, Projet, Structure
from cellule.documents import DOCUMENTS
from cellule.fiches.encarts import Encart, inscrire
from cellule.models import Cellule
from evenements import droits
from evenements.lettre.encarts import ANNONCEES, MARQUE
from evenements.lettre.sujets import SUJETS
from evenements.manifestations.fiches import autour_de_l_activite
from evenements.models import LigneCompteRendu
from evenements.requetes_rencontres import avec_l_equipe, presences_de, rencontres_de

# The last activities that a page shows.
RENCONTRES = 8


def rencontres(request: HttpRequest, cellule: Cellule, structure: Structure) -> dict:
    """The last meetings of a structure, and by whom of the team."""
    jour = cellule.aujourdhui()
    toutes = rencontres_de(structure, jour)
    return {"rencontres": list(avec_l_equipe(toutes[:RENCONTRES]))}


def presences(request: HttpRequest, cellule: Cellule, personne: Professionnel) -> dict:
    """The last activities that a person came to."""
    return {"presences": list(presences_de(personne, cellule.aujourdhui())[:RENCONTRES])}


inscrire(
    "structure",
    Encart("evenements/encart_rencontres.html", rencontres, rang=10, droit=droits.LIRE.code),
)
inscrire("activite", DOCUMENTS)
inscrire(
    "professionnel",
    Encart("evenements/encart_presences.html", presences, rang=10, droit=droits.LIRE.code),
)

# The lines of minutes that the page of a project shows.
LIGNES = 20


def lignes_du_projet(request: HttpRequest, cellule: Cellule, projet: Projet) -> dict | None:
    """The lines of the minutes that this project answers, the last said first."""
    lignes = LigneCompteRendu.objects.filter(projet=projet).select_related("activite")
    dites = list(lignes.order_by("-activite__jour_retenu", "-pk")[:LIGNES])
    return {"lignes": dites} if dites else None


inscrire(
    "projet",
    Encart("evenements/encart_projet.html", lignes_du_projet, rang=20, droit=droits.LIRE.code),
)
inscrire(
    "activite",
    Encart(
        "evenements/encart_satisfaction.html",
        autour_de_l_activite,
        rang=30,
        a_cote=True,
        droit=droits.LIRE.code,
    ),
)
for sujet in SUJETS:
    inscrire(sujet.fiche, MARQUE)
inscrire("parution", ANNONCEES)
