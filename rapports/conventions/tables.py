"""The agreements as a list: columns and filters."""

from cellule.a_faire import PREAVIS
from cellule.listes import (
    Colonne,
    ColonneJour,
    ColonneNombre,
    ColonneTitre,
    FiltreBooleen,
    FiltreDeListe,
    FiltreMoment,
    TableDeListe,
)


class ConventionTable(TableDeListe):
    code = ColonneTitre("Convention", vue="convention")
    debut = ColonneJour("Premier jour")
    fin = ColonneJour("Dernier jour")
    signee_le = ColonneJour("Signée le")
    ressources = ColonneNombre("Ressources rattachées, en euros")
    objectifs = Colonne("Objectifs", d_office=False, tri=False)


class ConventionFiltre(FiltreDeListe):
    moment = FiltreMoment(bientot=PREAVIS, feminin=True)
    signee = FiltreBooleen("Signature", champ="signee_le__isnull", oui="À signer", non="Signées")
