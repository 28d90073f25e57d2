"""Events and trainings as a list."""

from cellule.annees import annee_de_travail
from cellule.listes import Liste
from evenements import droits
from evenements.journal.listes import ACTES
from evenements.models import Activite

from .requetes import manifestations
from .tables import ManifestationFiltre, ManifestationTable

MANIFESTATIONS = Liste(
    nom="manifestations",
    titre="Évènements et formations",
    mots=("évènement ou formation", "évènements et formations"),
    modele=Activite,
    table=ManifestationTable,
    filtre=ManifestationFiltre,
    lignes=lambda cellule: manifestations(),
    droit=droits.LIRE.code,
    droit_ecrire=droits.ECRIRE.code,
    tri=("-jour_retenu",),
    actes=ACTES,
    chapo="Programme, séances, présents, satisfaction : ce que C2, C3 et C4 comptent, et ce qui "
    "leur manque.",
    icone="graduation-cap",
    creation="nouvelle_activite",
    creer="Nouvelle activité",
    vide="Notez le premier évènement ou la première formation.",
    depart=lambda cellule: f"annee={annee_de_travail(cellule.aujourdhui())}",
)
