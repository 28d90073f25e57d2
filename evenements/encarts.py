"""What the journal shows on the sheets of other apps."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from acteurs.models import GroupeDeTravail, Professionnel, Projet, Structure
from cellule.documents import DOCUMENTS
from cellule.droits import peut
from cellule.fiches.encarts import Encart, inscrire
from cellule.models import Cellule
from cellule.recherche import sorte_du_modele
from evenements import droits
from evenements.lettre.encarts import ANNONCEES, MARQUE
from evenements.lettre.sujets import SUJETS
from evenements.manifestations.fiches import autour_de_l_activite
from evenements.models import Activite, LigneCompteRendu, StatutActivite, TypeActivite
from evenements.requetes import groupe_de
from evenements.requetes_groupes import reunions_du_groupe, suites_du_groupe
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

# The past meetings that are shown at once; the others are one click away, in the same page.
MONTREES = 12


def reunions(request: HttpRequest, cellule: Cellule, groupe: GroupeDeTravail) -> dict:
    """The meetings of a group, with their attendance and minutes, and the form of the next."""
    lues = reunions_du_groupe(groupe, cellule.aujourdhui())
    return {
        "a_venir": lues.a_venir,
        "passees": lues.passees[:MONTREES],
        "plus_anciennes": lues.passees[MONTREES:],
        "suites": suites_du_groupe(groupe),
        "peut_noter": peut(request, droits.ECRIRE.code),
        "planifier": _adresse(cellule, groupe, StatutActivite.PLANIFIE),
        "noter": _adresse(cellule, groupe, StatutActivite.TENU),
    }


def _adresse(cellule: Cellule, groupe: GroupeDeTravail, statut: StatutActivite) -> str:
    """The form of a meeting of this group, filled in, which comes back here."""
    depart = {
        "type": TypeActivite.GROUPE_TRAVAIL.value,
        "groupe": sorte_du_modele(GroupeDeTravail).designer(groupe),
        "intitule": f"Groupe de travail : {groupe.nom}"[:500],
        "objectifs": groupe.objet,
        "statut": statut.value,
        "suite": reverse("groupe", args=[cellule.code, groupe.pk]),
    }
    pleins = {nom: valeur for nom, valeur in depart.items() if valeur}
    return f"{reverse('nouvelle_activite', args=[cellule.code])}?{urlencode(pleins)}"


def groupe(request: HttpRequest, cellule: Cellule, activite: Activite) -> dict | None:
    """The group whose meeting it is."""
    sien = groupe_de(activite)
    return {"groupe": sien} if sien else None


inscrire(
    "groupe",
    Encart("evenements/encart_reunions.html", reunions, rang=10, droit=droits.LIRE.code),
)
inscrire(
    "activite",
    Encart("evenements/encart_groupe.html", groupe, rang=10, a_cote=True, droit=droits.LIRE.code),
)
