"""The pistes and the news of the ground as lists: columns and filters."""

from antennes.models import EtatPiste, NatureNouvelle
from antennes.tables import antennes_de_la_cellule
from cellule.listes import (
    Colonne,
    ColonneBadge,
    ColonneChoix,
    ColonneJour,
    ColonneListe,
    ColonneTitre,
    FiltreBooleen,
    FiltreChoix,
    FiltreDeListe,
    FiltreDepuis,
    FiltreRecherche,
    TableDeListe,
)
from evenements.models import Theme

TONS = {
    EtatPiste.OUVERTE.value: "attention",
    EtatPiste.EN_COURS.value: "info",
    EtatPiste.ABOUTIE.value: ("ok", "check"),
    EtatPiste.SANS_SUITE.value: "neutre",
}


class PisteTable(TableDeListe):
    intitule = ColonneTitre("Piste", vue="piste", tri=("cle_tri",))
    etat = ColonneBadge("État", dict(EtatPiste.choices), TONS)
    antennes = ColonneListe("Antennes", liees=True)
    theme = ColonneChoix("Thème", dict(Theme.choices))
    responsable = Colonne("Suivie par", tri=("responsable__cle_tri",))
    projet = Colonne("Projet", tri=("projet__cle_tri",))
    ouverte_le = ColonneJour("Ouverte le")
    close_le = ColonneJour("Close le", d_office=False)
    reponse = Colonne("Ce qui a été répondu", tri=False, d_office=False)
    code = Colonne("Code", d_office=False)


class PisteFiltre(FiltreDeListe):
    q = FiltreRecherche("Mots")
    etat = FiltreChoix("État", EtatPiste, champ="etat")
    antenne = FiltreChoix("Antenne", antennes_de_la_cellule, champ="antennes", vide="Toutes")
    theme = FiltreChoix("Thème", Theme, champ="theme")
    depuis = FiltreDepuis("Ouvertes depuis", champ="ouverte_le")


class NouvelleTable(TableDeListe):
    texte = ColonneTitre("Nouvelle", vue="nouvelle_du_terrain", tri=False)
    nature = ColonneChoix("Nature", dict(NatureNouvelle.choices))
    antenne = Colonne("Antenne", acces="antenne.nom", tri=("antenne__cle_tri",))
    jour = ColonneJour("Notée le")
    auteur = Colonne("Notée par")
    piste = Colonne("Piste", acces="piste", tri=("piste__cle_tri",))
    lue_le = ColonneJour("Lue le", d_office=False)


class NouvelleFiltre(FiltreDeListe):
    antenne = FiltreChoix("Antenne", antennes_de_la_cellule, champ="antenne", vide="Toutes")
    nature = FiltreChoix("Nature", NatureNouvelle, champ="nature", vide="Toutes")
    lue = FiltreBooleen("Lecture", oui="Lues", non="À lire", method="selon_la_lecture")
    depuis = FiltreDepuis("Notées depuis", champ="jour")

    def selon_la_lecture(self, lignes, nom: str, valeur: str):
        return lignes.filter(lue_le__isnull=valeur == "non")
