"""The registers of the missions as lists: columns and filters."""

from cellule.listes import (
    Colonne,
    ColonneBadge,
    ColonneChoix,
    ColonneJour,
    ColonneListe,
    ColonneNombre,
    ColonneOuiNon,
    ColonneTitre,
    FiltreBooleen,
    FiltreChoix,
    FiltreDeListe,
    FiltreDepuis,
    FiltreJusque,
    FiltreRecherche,
    TableDeListe,
)
from evenements.models import (
    Cadre,
    NatureContact,
    NatureMutualisation,
    NatureRessource,
    Realisation,
    StatutAction,
    StatutDiagnostic,
    StatutEnquete,
)

FINI = ("ok", "check")
EN_COURS = ("info", "clock")


class DiagnosticTable(TableDeListe):
    intitule = ColonneTitre("Intitulé", vue="diagnostic", tri=("cle_tri",))
    departements = ColonneListe("Départements couverts")
    statut = ColonneBadge(
        "Statut",
        dict(StatutDiagnostic.choices),
        {StatutDiagnostic.PUBLIE: FINI, StatutDiagnostic.EN_COURS: EN_COURS},
    )
    publie_le = ColonneJour("Publié le")
    lien = Colonne("Document", d_office=False)


class DiagnosticFiltre(FiltreDeListe):
    q = FiltreRecherche("Intitulé", champ="cle_tri")
    statut = FiltreChoix("Statut", StatutDiagnostic, champ="statut")


class ActionTable(TableDeListe):
    intitule = ColonneTitre("Intitulé", vue="action_menee", tri=("cle_tri",))
    nature = Colonne("Nature")
    statut = ColonneBadge(
        "Statut",
        dict(StatutAction.choices),
        {StatutAction.TERMINEE: FINI, StatutAction.EN_COURS: EN_COURS},
    )
    avec_ars = ColonneOuiNon("Avec l’ARS")
    partenaires = ColonneListe("Partenaires", liees=True)
    debut = ColonneJour("Premier jour")
    fin = ColonneJour("Dernier jour")
    objectifs = Colonne("Objectifs", d_office=False, tri=False)


class ActionFiltre(FiltreDeListe):
    q = FiltreRecherche("Intitulé", champ="cle_tri")
    statut = FiltreChoix("Statut", StatutAction, champ="statut")
    avec_ars = FiltreBooleen("Avec l’ARS", champ="avec_ars")
    depuis = FiltreDepuis("Commencée depuis le", champ="debut")
    jusque = FiltreJusque("Commencée jusqu’au", champ="debut")


class EnqueteTable(TableDeListe):
    intitule = ColonneTitre("Intitulé", vue="enquete", tri=("cle_tri",))
    cadre = ColonneChoix("Cadre", dict(Cadre.choices))
    statut = ColonneBadge(
        "Statut",
        dict(StatutEnquete.choices),
        {StatutEnquete.CLOSE: FINI, StatutEnquete.OUVERTE: EN_COURS},
    )
    realisation = ColonneChoix("Réalisation", dict(Realisation.choices))
    ouverte_le = ColonneJour("Ouverte le")
    close_le = ColonneJour("Close le")
    destinataires = ColonneNombre("Destinataires")
    reponses = ColonneNombre("Réponses")


class EnqueteFiltre(FiltreDeListe):
    q = FiltreRecherche("Intitulé", champ="cle_tri")
    statut = FiltreChoix("Statut", StatutEnquete, champ="statut")
    cadre = FiltreChoix("Cadre", Cadre, champ="cadre")
    realisation = FiltreChoix("Réalisation", Realisation, champ="realisation")
    depuis = FiltreDepuis("Ouverte depuis le", champ="ouverte_le")
    jusque = FiltreJusque("Ouverte jusqu’au", champ="ouverte_le")


class MutualisationTable(TableDeListe):
    intitule = ColonneTitre("Intitulé", vue="mutualisation")
    nature = ColonneChoix("Nature", dict(NatureMutualisation.choices))
    date = ColonneJour("Date")
    cellules = ColonneListe("Autres cellules")


class MutualisationFiltre(FiltreDeListe):
    nature = FiltreChoix("Nature", NatureMutualisation, champ="nature")
    depuis = FiltreDepuis("Depuis le", champ="date")
    jusque = FiltreJusque("Jusqu’au", champ="date")


class RessourceTable(TableDeListe):
    url = ColonneTitre("Adresse", vue="ressource_web")
    nature = ColonneChoix("Nature", dict(NatureRessource.choices))
    en_ligne_le = ColonneJour("En ligne le")
    retiree_le = ColonneJour("Dernier jour en ligne")


class RessourceFiltre(FiltreDeListe):
    nature = FiltreChoix("Nature", NatureRessource, champ="nature")
    retiree = FiltreBooleen(
        "En ligne", champ="retiree_le__isnull", oui="Sans fin prévue", non="Avec un dernier jour"
    )


class ContactTable(TableDeListe):
    valeur = ColonneTitre("Moyen de contact", vue="moyen_contact")
    nature = ColonneChoix("Nature", dict(NatureContact.choices))
    debut = ColonneJour("Premier jour")
    fin = ColonneJour("Dernier jour")


class ContactFiltre(FiltreDeListe):
    nature = FiltreChoix("Nature", NatureContact, champ="nature")
    fin = FiltreBooleen("En place", champ="fin__isnull", oui="Sans fin prévue", non="Avec une fin")
