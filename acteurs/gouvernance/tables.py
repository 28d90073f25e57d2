"""The mandates of the committee and the posts of the team as lists."""

from acteurs.gouvernance.requetes import BIENTOT
from acteurs.models import College, QualiteCopil
from cellule.listes import (
    Colonne,
    ColonneBadge,
    ColonneChoix,
    ColonneJour,
    ColonneListe,
    ColonneNombre,
    ColonneTitre,
    FiltreChoix,
    FiltreDeListe,
    FiltreMoment,
    FiltreRecherche,
    TableDeListe,
)


class FiltreDuMoment(FiltreDeListe):
    """Rows of a person with a first and a last day: what they are today."""

    q = FiltreRecherche("Nom", champ="professionnel__recherche")
    moment = FiltreMoment(bientot=BIENTOT)


class MandatTable(TableDeListe):
    nom = ColonneTitre(
        "Membre", acces="professionnel", vue="mandat_copil", tri=("professionnel__cle_tri",)
    )
    fonction = Colonne("Fonction")
    structure = Colonne("Structure représentée", acces="structure.nom", tri=("structure__cle_tri",))
    college = ColonneChoix("Collège", dict(College.choices))
    qualite = ColonneBadge(
        "Qualité", dict(QualiteCopil.choices), {QualiteCopil.TITULAIRE: "marque"}
    )
    debut = ColonneJour("Premier jour")
    fin = ColonneJour("Dernier jour")


class MandatFiltre(FiltreDuMoment):
    college = FiltreChoix("Collège", College, champ="college")
    qualite = FiltreChoix("Qualité", QualiteCopil, champ="qualite", vide="Toutes")


class PosteTable(TableDeListe):
    nom = ColonneTitre(
        "Personne", acces="professionnel", vue="poste", tri=("professionnel__cle_tri",)
    )
    fonction = Colonne("Fonction")
    etp = ColonneNombre("ETP")
    debut = ColonneJour("Premier jour")
    fin = ColonneJour("Dernier jour")


class GroupeTable(TableDeListe):
    nom = ColonneTitre("Groupe", vue="groupe", tri=("cle_tri",))
    objet = Colonne("Objet", tri=False)
    animateur = Colonne("Animé par", tri=("animateur__cle_tri",))
    combien = ColonneNombre("Membres")
    membres = ColonneListe("Noms des membres", liees=True, d_office=False)
    projet = Colonne("Projet", tri=("projet__cle_tri",), d_office=False)
    debut = ColonneJour("Premier jour", d_office=False)
    fin = ColonneJour("Dernier jour")


class GroupeFiltre(FiltreDeListe):
    q = FiltreRecherche("Nom ou objet")
    moment = FiltreMoment(bientot=BIENTOT)


class PosteFiltre(FiltreDuMoment):
    """Posts have no other filter."""
