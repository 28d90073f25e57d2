"""The antennas and the mandates of their *référents* as lists: columns and filters."""

from collections.abc import Callable, Iterable

from django.db.models import Func, Model, QuerySet
from django.utils import timezone

from acteurs.gouvernance.tables import FiltreDuMoment
from antennes.models import Antenne, NatureAntenne, QualiteReferent
from antennes.requetes import MOIS_SANS_REUNION, ouvertes, sans_reunion
from cellule.listes import (
    Colonne,
    ColonneChoix,
    ColonneJour,
    ColonneNombre,
    ColonneTitre,
    FiltreBooleen,
    FiltreChoix,
    FiltreDeListe,
    FiltreRecherche,
    TableDeListe,
)
from cellule.listes.colonnes import Valeur
from cellule.listes.departements import departements_a_choisir
from cellule.territoires import noms_departements


def nommer(departements: Iterable[str]) -> str:
    """« Finistère (29), Morbihan (56) »."""
    noms = noms_departements()
    return ", ".join(f"{noms[code]} ({code})" for code in sorted(departements))


class ColonneDepartements(Colonne):
    """Departments by their names."""

    def lecteur(self, nom: str) -> Callable[[Model], Valeur]:
        lire = super().lecteur(nom)
        return lambda ligne: nommer(lire(ligne))


class ColonneReferents(Colonne):
    """The people whose mandate runs today (`antennes_au`)."""

    def lecteur(self, nom: str) -> Callable[[Model], Valeur]:
        return lambda ligne: ", ".join(str(m.professionnel) for m in ligne.referents)


class AntenneTable(TableDeListe):
    nom = ColonneTitre("Antenne", vue="antenne", tri=("cle_tri",))
    nature = ColonneChoix("Territoire", dict(NatureAntenne.choices))
    departements = ColonneDepartements("Départements")
    referents = ColonneReferents("Référents du jour", tri=False)
    derniere = ColonneJour("Dernière réunion")
    prochaine = ColonneJour("Prochaine réunion")
    ouverte_le = ColonneJour("Ouverte le", d_office=False)
    fermee_le = ColonneJour("Fermée le", d_office=False)
    code = Colonne("Code", d_office=False)


def departements_des_antennes() -> list[tuple[str, str]]:
    touches = Antenne.objects.annotate(touche=Func("departements", function="unnest"))
    return departements_a_choisir(touches, "touche")


class AntenneFiltre(FiltreDeListe):
    q = FiltreRecherche("Nom", champ="cle_tri")
    departement = FiltreChoix("Département", departements_des_antennes, method="du_departement")
    nature = FiltreChoix("Territoire", NatureAntenne, champ="nature")
    ouverte = FiltreBooleen("Activité", oui="Ouverte", non="Fermée", method="selon_l_ouverture")
    reunie = FiltreBooleen(
        "Réunion",
        oui=f"Depuis moins de {MOIS_SANS_REUNION} mois",
        non=f"Aucune depuis {MOIS_SANS_REUNION} mois",
        method="selon_la_reunion",
    )

    def du_departement(self, lignes: QuerySet, nom: str, valeur: str) -> QuerySet:
        return lignes.filter(departements__contains=[valeur])

    def selon_l_ouverture(self, lignes: QuerySet, nom: str, valeur: str) -> QuerySet:
        ce_jour = timezone.localdate()
        if valeur == "oui":
            return lignes.filter(ouvertes(ce_jour))
        return lignes.filter(fermee_le__lt=ce_jour)

    def selon_la_reunion(self, lignes: QuerySet, nom: str, valeur: str) -> QuerySet:
        """Those of today only: a new antenna has had no time to meet yet."""
        ce_jour = timezone.localdate()
        muettes = sans_reunion(ce_jour).order_by().values("pk")
        if valeur == "non":
            return lignes.filter(pk__in=muettes)
        return lignes.filter(ouvertes(ce_jour)).exclude(pk__in=muettes)


class MandatTable(TableDeListe):
    nom = ColonneTitre(
        "Référent", acces="professionnel", vue="mandat_referent", tri=("professionnel__cle_tri",)
    )
    antenne = Colonne("Antenne", acces="antenne.nom", tri=("antenne__cle_tri",))
    qualite = ColonneChoix("Qualité", dict(QualiteReferent.choices))
    etp = ColonneNombre("ETP")
    debut = ColonneJour("Premier jour")
    fin = ColonneJour("Dernier jour")


def antennes_de_la_cellule() -> list[tuple[str, str]]:
    return [(str(a.pk), a.nom) for a in Antenne.objects.all()]


class MandatFiltre(FiltreDuMoment):
    antenne = FiltreChoix("Antenne", antennes_de_la_cellule, champ="antenne", vide="Toutes")
