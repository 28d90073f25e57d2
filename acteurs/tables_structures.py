"""The directory of structures as a list: columns and filters."""

from acteurs.models import Echelon, Structure, TypeStructure
from cellule.listes import (
    Colonne,
    ColonneChoix,
    ColonneJour,
    ColonneNombre,
    ColonneOuiNon,
    ColonneTitre,
    FiltreBooleen,
    FiltreChoix,
    FiltreDeListe,
    FiltreRecherche,
    TableDeListe,
)
from cellule.models import Departement


class StructureTable(TableDeListe):
    nom = ColonneTitre("Nom", vue="structure", tri=("cle_tri",))
    type = ColonneChoix("Type", {t.value: t.value for t in TypeStructure}, classe="insec")
    echelon = ColonneChoix("Échelon", dict(Echelon.choices), d_office=False)
    departement = Colonne("Département", acces="departement.nom", tri=("departement",))
    commune = Colonne("Code INSEE de la commune", d_office=False)
    finess = Colonne("FINESS géographique")
    lits = ColonneNombre("Lits")
    telephone = Colonne("Téléphone", classe="insec")
    email = Colonne("Adresse électronique", d_office=False)
    ouverte_le = ColonneJour("Ouverte le", d_office=False)
    fermee_le = ColonneJour("Fermée le", d_office=False)
    publiee = ColonneOuiNon("Publiée dans l’annuaire", d_office=False)
    code = Colonne("Code", d_office=False)


def departements_presents() -> list[tuple[str, str]]:
    """The departments of the sheets of the cell."""
    presents = Structure.objects.order_by().values("departement").distinct()
    lignes = Departement.objects.filter(pk__in=presents).order_by("pk")
    return [(d.code, f"{d.nom} ({d.code})") for d in lignes]


class StructureFiltre(FiltreDeListe):
    q = FiltreRecherche("Nom, type ou code")
    departement = FiltreChoix("Département", departements_presents, champ="departement")
    type = FiltreChoix("Type", TypeStructure, champ="type")
    publiee = FiltreBooleen("Annuaire public", champ="publiee", oui="Publiée", non="Non publiée")
