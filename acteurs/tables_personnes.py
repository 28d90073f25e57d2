"""The people of the network as a list: columns and filters."""

from collections.abc import Callable

from django.db.models import Model

from acteurs.models import Professionnel
from acteurs.tables_structures import departements_presents
from cellule.listes import (
    Colonne,
    ColonneOuiNon,
    ColonneTitre,
    FiltreBooleen,
    FiltreChoix,
    FiltreDeListe,
    FiltreRecherche,
    TableDeListe,
)
from cellule.listes.colonnes import Valeur, adresse_de


class ColonneNom(ColonneTitre):
    """First name and name, in the order of the names."""

    def lecteur(self, nom: str) -> Callable[[Model], Valeur]:
        return str


class ColonneStructure(Colonne):
    """The structure of a person, with a link to its page."""

    def montrer(self, valeur: Valeur, ligne: Model, cellule: str) -> str:
        adresse = adresse_de("structure", cellule, ligne.structure_id)
        return f'<a href="{adresse}">{super().montrer(valeur, ligne, cellule)}</a>'


class PersonneTable(TableDeListe):
    nom = ColonneNom("Nom", vue="professionnel", tri=("cle_tri",), dessous="profession")
    profession = Colonne("Profession", d_office=False)
    structure = ColonneStructure("Structure", acces="structure.nom", tri=("structure__cle_tri",))
    departement = Colonne(
        "Département",
        acces="structure.departement.nom",
        tri=("structure__departement",),
        d_office=False,
    )
    email = Colonne("Adresse électronique")
    equipe = ColonneOuiNon("Équipe de la cellule", acces="equipe_cellule", d_office=False)
    code = Colonne("Code", d_office=False)


def professions_connues() -> list[tuple[str, str]]:
    """The professions written on the sheets, which the format leaves free."""
    mots = Professionnel.objects.order_by("profession").values_list("profession", flat=True)
    return [(mot, mot) for mot in mots.distinct() if mot]


class PersonneFiltre(FiltreDeListe):
    q = FiltreRecherche("Nom, profession ou adresse")
    departement = FiltreChoix("Département", departements_presents, champ="structure__departement")
    profession = FiltreChoix("Profession", professions_connues, champ="profession", vide="Toutes")
    equipe = FiltreBooleen(
        "Équipe de la cellule", champ="equipe_cellule", oui="En est", non="Du réseau"
    )
    sans_structure = FiltreBooleen(
        "Structure", champ="structure__isnull", oui="Sans structure", non="Avec une structure"
    )
