"""What the loop shows on the sheets of others: a meeting, a project, an antenna."""

from django.db.models import prefetch_related_objects
from django.http import HttpRequest

from acteurs.models import Projet
from antennes import droits
from antennes.models import CLOSES, Antenne, Piste
from antennes.pistes.acces import ecrit_dans
from antennes.pistes.requetes import A_SUIVRE, nouvelles
from cellule.droits import peut
from cellule.fiches.encarts import Encart
from cellule.models import Cellule
from evenements.models import Activite, LigneCompteRendu
from evenements.requetes import compte_rendu_de

# The last news that the page of an antenna shows.
MONTREES = 5


def lignes_de_la_reunion(request: HttpRequest, cellule: Cellule, activite: Activite) -> dict | None:
    """Its observations and proposals: each followed, or to be followed in one click."""
    dites = [une for une in compte_rendu_de(activite) if une.rubrique in A_SUIVRE]
    if not dites:
        return None
    prefetch_related_objects(dites, "pistes")
    antennes = activite.antennes.values_list("pk", flat=True)
    return {"dites": dites, "peut_suivre": ecrit_dans(request, antennes)}


def piste_de_la_ligne(
    request: HttpRequest, cellule: Cellule, ligne: LigneCompteRendu
) -> dict | None:
    if ligne.rubrique not in A_SUIVRE:
        return None
    antennes = ligne.activite.antennes.values_list("pk", flat=True)
    return {"dites": [ligne], "peut_suivre": ecrit_dans(request, antennes)}


def pistes_du_projet(request: HttpRequest, cellule: Cellule, projet: Projet) -> dict | None:
    siennes = list(projet.pistes.select_related("ligne__activite"))
    return {"pistes": siennes} if siennes else None


def autour_de_l_antenne(request: HttpRequest, cellule: Cellule, antenne: Antenne) -> dict:
    """What is followed there, and the last news."""
    ouvertes = Piste.objects.filter(antennes=antenne).exclude(etat__in=CLOSES)
    return {
        "pistes": list(ouvertes.order_by("ouverte_le", "pk")),
        "nouvelles": list(nouvelles().filter(antenne=antenne).order_by("-jour", "-pk")[:MONTREES]),
        "peut_noter": peut(request, droits.TERRAIN.code) and ecrit_dans(request, [antenne.pk]),
    }


LIRE = droits.LIRE.code
# By the sheet that shows it.
ENCARTS = (
    ("activite", Encart("antennes/encart_reunion.html", lignes_de_la_reunion, 25, droit=LIRE)),
    (
        "ligne_compte_rendu",
        Encart("antennes/encart_reunion.html", piste_de_la_ligne, 10, droit=LIRE),
    ),
    ("projet", Encart("antennes/encart_projet.html", pistes_du_projet, 15, droit=LIRE)),
    ("antenne", Encart("antennes/encart_antenne.html", autour_de_l_antenne, 10, droit=LIRE)),
)
