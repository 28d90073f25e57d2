"""Publications, issues and campaign actions as lists: columns and filters."""

from cellule.listes import (
    Colonne,
    ColonneChoix,
    ColonneJour,
    ColonneNombre,
    ColonneOuiNon,
    ColonneTitre,
    FiltreAnnee,
    FiltreBooleen,
    FiltreChoix,
    FiltreDeListe,
    FiltreDepuis,
    FiltreJusque,
    FiltreRecherche,
    TableDeListe,
)
from evenements.models import NaturePublication, Periodicite, Publication


class PublicationTable(TableDeListe):
    nom = ColonneTitre("Nom", vue="publication", tri=("cle_tri",))
    nature = ColonneChoix("Nature", dict(NaturePublication.choices))
    periodicite = ColonneChoix("Périodicité", dict(Periodicite.choices), d_office=False)
    parutions = ColonneNombre("Parutions", acces="nombre_de_parutions")
    derniere = ColonneJour("Dernière parution", acces="derniere_parution")
    ouvert_le = ColonneJour("Ouverte le")
    ferme_le = ColonneJour("Dernier jour")


class PublicationFiltre(FiltreDeListe):
    q = FiltreRecherche("Nom", champ="cle_tri")
    nature = FiltreChoix("Nature", NaturePublication, champ="nature")
    ferme_le = FiltreBooleen(
        "En cours", champ="ferme_le__isnull", oui="Sans fin prévue", non="Avec un dernier jour"
    )


def publications_connues() -> list[tuple[str, str]]:
    return [(str(p.pk), p.nom) for p in Publication.objects.order_by("cle_tri", "pk")]


class ParutionTable(TableDeListe):
    intitule = ColonneTitre("Parution", acces="titre", vue="parution", tri=("cle_tri",))
    publication = Colonne("Publication", acces="publication.nom", tri=("publication__cle_tri",))
    date = ColonneJour("Date")
    mise_a_jour = ColonneOuiNon("Mise à jour d’un site", d_office=False)
    documents = ColonneNombre("Documents diffusés", acces="nombre_de_documents")
    action_campagne = Colonne(
        "Action de campagne", acces="action_campagne", tri=False, d_office=False
    )


class ParutionFiltre(FiltreDeListe):
    q = FiltreRecherche("Intitulé", champ="cle_tri")
    publication = FiltreChoix(
        "Publication", publications_connues, champ="publication", vide="Toutes"
    )
    mise_a_jour = FiltreBooleen("Mise à jour", champ="mise_a_jour")
    annee = FiltreAnnee(champ="date__year")
    depuis = FiltreDepuis("Depuis le", champ="date")
    jusque = FiltreJusque("Jusqu’au", champ="date")


class ActionCampagneTable(TableDeListe):
    campagne = ColonneTitre("Campagne nationale", vue="action_campagne", tri=("cle_tri",))
    date = ColonneJour("Date")
    nature = Colonne("Nature")
    public = Colonne("Public")


class ActionCampagneFiltre(FiltreDeListe):
    q = FiltreRecherche("Campagne", champ="cle_tri")
    annee = FiltreAnnee(champ="date__year")
    depuis = FiltreDepuis("Depuis le", champ="date")
    jusque = FiltreJusque("Jusqu’au", champ="date")
