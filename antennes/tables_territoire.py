"""The teams to meet as a list: columns and filters."""

from urllib.parse import urlencode

import django_filters
from django.db.models import Model, Q, QuerySet
from django.forms import NumberInput
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from acteurs.models import Structure, TypeStructure
from acteurs.models.structures import PALLIATIFS
from acteurs.tables_structures import TONS_DES_TYPES
from antennes.models import Antenne
from antennes.requetes_territoire import plus_depuis
from antennes.tables import antennes_de_la_cellule
from cellule.listes import (
    Colonne,
    ColonneBadge,
    ColonneOuiNon,
    ColonneTitre,
    FiltreBooleen,
    FiltreChoix,
    FiltreDeListe,
    FiltreRecherche,
    TableDeListe,
)
from cellule.listes.colonnes import ColonneDActe, Valeur
from cellule.listes.departements import departements_a_choisir
from cellule.recherche import sorte_du_modele
from evenements import droits as journal
from evenements.enrichissements import ColonneRencontre

# A hundred years: beyond, no meeting was ever noted.
MOIS_MAXI = 1200


class ColonneNoter(ColonneDActe):
    """The form of a meeting, where the team is already named."""

    droit = journal.ECRIRE.code

    def montrer(self, valeur: Valeur, ligne: Model, cellule: str) -> str:
        champs = {
            "type": "rencontre_equipe",
            "structures": sorte_du_modele(Structure).designer(ligne),
        }
        adresse = f"{reverse('nouvelle_activite', args=[cellule])}?{urlencode(champs)}"
        return format_html(
            '<a href="{}">Noter une rencontre<span class="vh"> avec {}</span></a>',
            adresse,
            ligne.nom,
        )


class ARencontrerTable(TableDeListe):
    nom = ColonneTitre("Équipe", vue="structure", tri=("cle_tri",), dessous="departement")
    type = ColonneBadge("Type", {t.value: t.value for t in TypeStructure}, TONS_DES_TYPES)
    derniere_rencontre = ColonneRencontre("Dernière rencontre")
    contact = Colonne("Contact", acces="telephone", dessous="email", classe="insec", tri=False)
    departement = Colonne(
        "Département", acces="departement.nom", tri=("departement",), d_office=False
    )
    perimetre = ColonneOuiNon("Compte dans A3", acces="au_perimetre", d_office=False)
    code = Colonne("Code", d_office=False)
    noter = ColonneNoter("Rencontre", acces="pk")


def departements_des_equipes() -> list[tuple[str, str]]:
    return departements_a_choisir(Structure.objects.filter(type__in=PALLIATIFS))


class ARencontrerFiltre(FiltreDeListe):
    q = FiltreRecherche("Nom, type ou code")
    mois = django_filters.NumberFilter(
        label="Pas rencontrées depuis (mois)",
        min_value=1,
        max_value=MOIS_MAXI,
        decimal_places=0,
        widget=NumberInput(attrs={"inputmode": "numeric"}),
        method="pas_depuis",
    )
    rencontre = FiltreChoix(
        "Rencontre",
        {
            "jamais": "Jamais rencontrées",
            "deja": "Rencontrées au moins une fois",
            "cette_annee": "Rencontrées cette année",
        },
        vide="Toutes",
        method="selon_la_rencontre",
    )
    type = FiltreChoix("Type", [(t, t) for t in PALLIATIFS], champ="type")
    departement = FiltreChoix("Département", departements_des_equipes, champ="departement")
    antenne = FiltreChoix("Antenne", antennes_de_la_cellule, vide="Toutes", method="de_l_antenne")
    perimetre = FiltreBooleen("Compte dans A3", champ="au_perimetre")

    def pas_depuis(self, lignes: QuerySet, nom: str, valeur) -> QuerySet:
        return lignes.filter(plus_depuis(timezone.localdate(), int(valeur)))

    def selon_la_rencontre(self, lignes: QuerySet, nom: str, valeur: str) -> QuerySet:
        ce_jour = timezone.localdate()
        return lignes.filter(
            {
                "jamais": Q(derniere_rencontre=None),
                "deja": Q(derniere_rencontre__isnull=False),
                "cette_annee": Q(derniere_rencontre__gte=ce_jour.replace(month=1, day=1)),
            }[valeur]
        )

    def de_l_antenne(self, lignes: QuerySet, nom: str, valeur: str) -> QuerySet:
        """The teams of its departments."""
        return lignes.filter(departement__in=Antenne.objects.get(pk=valeur).departements)
