"""The communes as a list."""

from acteurs import droits
from acteurs.communes.actions import enregistrer_communes
from acteurs.communes.requetes import avec_leurs_echanges
from acteurs.listes import jeter
from acteurs.models import EtapeCommune, SuiviCommune
from cellule.listes import (
    Colonne,
    ColonneBadge,
    ColonneJour,
    ColonneTitre,
    FiltreBooleen,
    FiltreChoix,
    FiltreDeListe,
    FiltreJusque,
    FiltreRecherche,
    Liste,
    TableDeListe,
)
from cellule.listes.departements import departements_a_choisir

TONS = {
    EtapeCommune.CONTACT.value: "neutre",
    EtapeCommune.RENCONTRES.value: "info",
    EtapeCommune.PROJET.value: "marque",
    EtapeCommune.OUVERTE.value: ("ok", "check"),
    EtapeCommune.PAUSE.value: "attention",
}


class CommuneTable(TableDeListe):
    commune = ColonneTitre("Commune", vue="commune", tri=("cle_tri",))
    departement = Colonne("Département", tri=("departement",))
    etape = ColonneBadge("Étape", dict(EtapeCommune.choices), TONS)
    elu = Colonne("Référent élu", tri=("elu__cle_tri",))
    agent = Colonne("Référent agent", tri=("agent__cle_tri",))
    premiere = ColonneJour("Première rencontre")
    dernier = ColonneJour("Dernier échange")
    relance_le = ColonneJour("À relancer le")
    projet = Colonne("Projet", tri=("projet__cle_tri",), d_office=False)
    mairie = Colonne("Équipe municipale", tri=False, d_office=False)
    code = Colonne("Code", d_office=False)


def departements_suivis() -> list[tuple[str, str]]:
    return departements_a_choisir(SuiviCommune.objects.all(), "departement")


class CommuneFiltre(FiltreDeListe):
    q = FiltreRecherche("Mots")
    departement = FiltreChoix("Département", departements_suivis, champ="departement")
    etape = FiltreChoix("Étape", EtapeCommune, champ="etape", vide="Toutes")
    rencontree = FiltreBooleen(
        "Première rencontre", oui="Tenue", non="Pas encore", method="selon_la_rencontre"
    )
    relance = FiltreJusque("À relancer jusqu’au", champ="relance_le")

    def selon_la_rencontre(self, lignes, nom: str, valeur: str):
        return lignes.filter(premiere__isnull=valeur == "non")


COMMUNES = Liste(
    nom="communes",
    titre="Communes",
    mots=("commune", "communes"),
    modele=SuiviCommune,
    table=CommuneTable,
    filtre=CommuneFiltre,
    lignes=lambda cellule: avec_leurs_echanges(),
    droit=droits.LIRE.code,
    droit_ecrire=droits.ECRIRE.code,
    tri=("commune",),
    actes=(jeter(enregistrer_communes),),
    chapo="Les référents santé des communes, et les projets de maison de santé qu’ils suivent.",
    icone="landmark",
    creation="nouvelle_commune",
    creer="Ajouter une commune",
    vide="Ajoutez la première commune avec laquelle la cellule travaille.",
)
