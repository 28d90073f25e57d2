"""Job offers and processes as lists: columns and filters."""

from acteurs.emploi.requetes import EtatOffre
from acteurs.tables_personnes import ColonneStructure
from acteurs.tables_structures import departements_presents
from cellule.listes import (
    Colonne,
    ColonneBadge,
    ColonneJour,
    ColonneTitre,
    FiltreAnnee,
    FiltreChoix,
    FiltreDeListe,
    FiltreDepuis,
    FiltreJusque,
    FiltreRecherche,
    TableDeListe,
)

TONS = {
    EtatOffre.PUBLIEE: ("ok", "check"),
    EtatOffre.BIENTOT: ("attention", "clock"),
    EtatOffre.EXPIREE: ("neutre", "clock"),
    EtatOffre.REMISE: ("neutre", "refresh-cw"),
    EtatOffre.POURVUE: ("info", "circle-check"),
}


class OffreTable(TableDeListe):
    poste = ColonneTitre("Poste", vue="offre", tri=("cle_tri",))
    structure = ColonneStructure("Structure", acces="structure.nom", tri=("structure__cle_tri",))
    publiee_le = ColonneJour("Publiée le")
    expire_le = ColonneJour("Expire le")
    etat = ColonneBadge("État", dict(EtatOffre.choices), TONS)
    pourvue_le = ColonneJour("Pourvue le", d_office=False)
    repost = Colonne("Remise en ligne de", acces="repost_de.code", tri=False, d_office=False)
    code = Colonne("Code", d_office=False)


class OffreFiltre(FiltreDeListe):
    q = FiltreRecherche("Poste", champ="cle_tri")
    etat = FiltreChoix("État", EtatOffre, champ="etat")
    departement = FiltreChoix("Département", departements_presents, champ="structure__departement")
    annee = FiltreAnnee("Année de publication", champ="publiee_le__year")
    depuis = FiltreDepuis("Publiée depuis le", champ="publiee_le")
    jusque = FiltreJusque("Jusqu’au", champ="publiee_le")


class ProcessTable(TableDeListe):
    intitule = ColonneTitre("Intitulé", vue="process_postes")
    debut = ColonneJour("Premier jour")
    fin = ColonneJour("Dernier jour")


class ProcessFiltre(FiltreDeListe):
    q = FiltreRecherche("Intitulé", champ="intitule")
