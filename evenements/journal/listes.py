"""The journal as a list, and what is done to many lines at once."""

from collections.abc import Callable

from django.http import HttpRequest

from cellule.actions.ecriture import Ecriture
from cellule.annees import annee_de_travail
from cellule.droits import peut
from cellule.listes import Acte, Liste
from cellule.models import Cellule
from evenements import droits, requetes
from evenements.actions import enregistrer_activites
from evenements.journal.tables import JournalFiltre, JournalTable, ModaliteForm, StatutForm
from evenements.models import Activite


def changer(ecriture: Ecriture) -> Callable:
    """Give many rows the same values, in one act that is undone in one."""

    def faire(lignes, **champs):
        trace = ecriture.changer_plusieurs((ligne, champs) for ligne in lignes)
        return (len(trace.lignes) if trace else 0), trace

    return faire


BEAUCOUP = 100
ACTES = (
    Acte("statut", "Dire ce qu’elles sont devenues", changer(enregistrer_activites), StatutForm),
    Acte("modalite", "Changer la modalité", changer(enregistrer_activites), ModaliteForm),
    Acte(
        "supprimer",
        "Mettre à la corbeille",
        lambda lignes: (len(lignes), enregistrer_activites.supprimer_plusieurs(lignes)),
        question="Leurs présences, séances et comptes rendus partent et reviennent avec elles.",
        dangereux=True,
    ),
)


def _autour(request: HttpRequest, cellule: Cellule, etat) -> dict[str, object]:
    """How many past activities wait for a word; nobody needs to know more than « many »."""
    nombre = requetes.combien_a_confirmer(cellule.aujourdhui(), au_plus=BEAUCOUP + 1)
    return {
        "nombre_a_confirmer": min(nombre, BEAUCOUP),
        "davantage": nombre > BEAUCOUP,
        "peut_noter": peut(request, droits.ECRIRE.code),
    }


JOURNAL = Liste(
    nom="activites",
    page="journal",
    titre="Journal",
    mots=("activité", "activités"),
    modele=Activite,
    table=JournalTable,
    filtre=JournalFiltre,
    lignes=lambda cellule: requetes.journal(),
    droit=droits.LIRE.code,
    droit_ecrire=droits.ECRIRE.code,
    tri=("-jour_retenu",),
    actes=ACTES,
    chapo="Une ligne par réunion, rencontre, évènement ou formation. Les indicateurs se comptent "
    "ici.",
    icone="calendar-days",
    creation="nouvelle_activite",
    creer="Nouvelle activité",
    vide="Notez la première activité : une réunion, une rencontre, un évènement, une formation.",
    depart=lambda cellule: f"annee={annee_de_travail(cellule.aujourdhui())}",
    contexte=_autour,
    gabarit="evenements/journal.html",
)
