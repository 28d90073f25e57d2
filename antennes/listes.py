"""The antennas and the mandates of their *référents*."""

from acteurs.forms import FermetureForm
from acteurs.gouvernance.forms import FinForm
from acteurs.listes import jeter
from antennes import droits, requetes
from antennes.actions import (
    enregistrer_antennes,
    fermer_antennes,
    tenir_referents,
    terminer_les_mandats,
)
from antennes.mandats.requetes import titres
from antennes.models import Antenne, Mandat
from antennes.tables import AntenneFiltre, AntenneTable, MandatFiltre, MandatTable
from cellule.listes import Acte, Liste
from cellule.models import Trace

# What the cell calls its référents is asked when the page is drawn.
ONGLETS = (
    ("Antennes", "liste_antennes"),
    (lambda: titres()["fonctions"], "liste_referents"),
    ("Fiche de poste", "fiche_de_poste"),
)


def _compter(trace: Trace | None) -> tuple[int, Trace | None]:
    return (len(trace.lignes) if trace else 0), trace


ANTENNES = Liste(
    nom="antennes",
    titre="Antennes",
    mots=("antenne", "antennes"),
    modele=Antenne,
    table=AntenneTable,
    filtre=AntenneFiltre,
    lignes=lambda cellule: requetes.antennes_au(cellule.aujourdhui()),
    droit=droits.LIRE.code,
    droit_ecrire=droits.ECRIRE.code,
    tri=("nom",),
    actes=(
        Acte(
            "fermer",
            "Fermer à une date",
            lambda lignes, fermee_le: _compter(fermer_antennes(lignes, jour=fermee_le)),
            FermetureForm,
        ),
        jeter(enregistrer_antennes),
    ),
    icone="map-pinned",
    creation="nouvelle_antenne",
    creer="Ajouter une antenne",
    vide="Ajoutez la première antenne : un département, ou un territoire qui a son référent.",
    depart=lambda cellule: "ouverte=oui",
    onglets=ONGLETS,
)

REFERENTS = Liste(
    nom="referents",
    titre="Référents territoriaux",
    mots=("mandat", "mandats"),
    modele=Mandat,
    table=MandatTable,
    filtre=MandatFiltre,
    lignes=lambda cellule: requetes.mandats(),
    droit=droits.LIRE.code,
    droit_ecrire=droits.ECRIRE.code,
    tri=("nom",),
    actes=(
        Acte(
            "terminer",
            "Dire leur dernier jour",
            lambda lignes, fin: _compter(terminer_les_mandats(lignes, fin=fin)),
            FinForm,
        ),
        jeter(tenir_referents),
    ),
    icone="user",
    creation="nouvelle_mandat_referent",
    creer="Ajouter un mandat",
    vide="Ajoutez le mandat du premier référent, sur une antenne.",
    depart=lambda cellule: "moment=actifs",
    onglets=ONGLETS,
    gabarit="antennes/referents.html",
    # Under the name that the cell gives them.
    contexte=lambda request, cellule, etat: titres(),
)
