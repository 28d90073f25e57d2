"""The directory of structures as a list: columns and filters."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from acteurs.models import Echelon, Structure, TypeStructure
from cellule.listes import (
    Colonne,
    ColonneBadge,
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
from cellule.listes.departements import departements_a_choisir

TONS_DES_TYPES = {
    TypeStructure.USP: "prune",
    TypeStructure.EMSP: "marque",
    TypeStructure.LISP: "info",
    TypeStructure.HAD: "attention",
    TypeStructure.ERRSPP: "ok",
    TypeStructure.HDJ: "info",
    TypeStructure.ETSP: "marque",
}
FICHE = {True: "à jour", False: "à vérifier"}


class StructureTable(TableDeListe):
    nom = ColonneTitre("Nom", vue="structure", tri=("cle_tri",), dessous="departement")
    type = ColonneBadge("Type", {t.value: t.value for t in TypeStructure}, TONS_DES_TYPES)
    echelon = ColonneChoix("Échelon", dict(Echelon.choices), d_office=False)
    departement = Colonne(
        "Département", acces="departement.nom", tri=("departement",), d_office=False
    )
    commune = Colonne("Code INSEE de la commune", d_office=False)
    finess = Colonne("FINESS géographique", d_office=False)
    contact = Colonne("Contact", acces="telephone", dessous="email", classe="insec", tri=False)
    email = Colonne("Adresse électronique", d_office=False)
    lits = ColonneNombre("Lits")
    ouverte_le = ColonneJour("Ouverte le", d_office=False)
    fermee_le = ColonneJour("Fermée le", d_office=False)
    publiee = ColonneOuiNon("Publiée dans l’annuaire", d_office=False)
    code = Colonne("Code", d_office=False)
    verification = ColonneJour("Vérifiée le", acces="verifiee_le", d_office=False)
    fiche = ColonneBadge("Fiche", FICHE, {True: "ok", False: "attention"}, acces="a_jour")


def departements_presents() -> list[tuple[str, str]]:
    """The departments of the sheets of the cell, and its own."""
    return departements_a_choisir(Structure.objects)


def ouvertes_ou_fermees(lignes: QuerySet, nom: str, valeur: str) -> QuerySet:
    """Open today, its last day included (regles §1, « Active on a day »)."""
    ce_jour = timezone.localdate()
    ouverte = Q(ouverte_le=None) | Q(ouverte_le__lte=ce_jour)
    pas_fermee = Q(fermee_le=None) | Q(fermee_le__gte=ce_jour)
    return lignes.filter(ouverte & pas_fermee if valeur == "oui" else ~pas_fermee)


class StructureFiltre(FiltreDeListe):
    q = FiltreRecherche("Nom, type ou code")
    departement = FiltreChoix("Département", departements_presents, champ="departement")
    type = FiltreChoix("Type", TypeStructure, champ="type")
    echelon = FiltreChoix("Échelon", Echelon, champ="echelon")
    fiche = FiltreBooleen("Fiche", champ="a_jour", oui="À jour", non="À vérifier")
    ouverte = FiltreBooleen(
        "Activité", champ="fermee_le", oui="Ouverte", non="Fermée", method=ouvertes_ou_fermees
    )
    publiee = FiltreBooleen("Annuaire public", champ="publiee", oui="Publiée", non="Non publiée")
