"""The palliative teams never met, or not for long."""

from acteurs.models import Structure
from antennes import droits
from antennes.requetes_territoire import equipes_de
from antennes.tables_territoire import ARencontrerFiltre, ARencontrerTable
from cellule.listes import Liste
from evenements.enrichissements import LONGTEMPS

ONGLETS = (("Départements", "territoires"), ("Équipes à rencontrer", "liste_a_rencontrer"))

A_RENCONTRER = Liste(
    nom="a_rencontrer",
    titre="Équipes à rencontrer",
    mots=("équipe", "équipes"),
    modele=Structure,
    table=ARencontrerTable,
    filtre=ARencontrerFiltre,
    lignes=equipes_de,
    droit=droits.LIRE.code,
    tri=("nom",),
    chapo="Les équipes de soins palliatifs actives aujourd’hui. Une rencontre, une réunion "
    "d’antenne ou un groupe de travail tenus comptent ; un évènement, une formation, un comité "
    "de pilotage ne comptent pas.",
    icone="handshake",
    vide="L’annuaire n’a encore aucune équipe de soins palliatifs active dans la région.",
    depart=lambda cellule: f"mois={LONGTEMPS}",
    onglets=ONGLETS,
)
