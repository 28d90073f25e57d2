"""The mandates of the committee and the posts of the team as lists."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from acteurs.gouvernance.requetes import BIENTOT, actifs
from acteurs.models import College, QualiteCopil
from cellule.listes import (
    Colonne,
    ColonneBadge,
    ColonneChoix,
    ColonneJour,
    ColonneNombre,
    ColonneTitre,
    FiltreChoix,
    FiltreDeListe,
    FiltreRecherche,
    TableDeListe,
)

MOMENTS = (
    ("actifs", "en cours"),
    ("bientot", f"qui finissent dans les {BIENTOT} jours"),
    ("finis", "terminés"),
    ("a_venir", "à venir"),
)


class FiltreDuMoment(FiltreDeListe):
    """Rows with a first and a last day: what they are today."""

    q = FiltreRecherche("Nom", champ="professionnel__recherche")
    moment = FiltreChoix("Moment", MOMENTS, method="selon_le_moment")

    def selon_le_moment(self, lignes: QuerySet, nom: str, valeur: str) -> QuerySet:
        jour = timezone.localdate()
        if valeur == "actifs":
            return actifs(lignes, jour)
        if valeur == "bientot":
            return actifs(lignes, jour).filter(fin__lte=jour + timedelta(days=BIENTOT))
        return lignes.filter(Q(fin__lt=jour) if valeur == "finis" else Q(debut__gt=jour))


class MandatTable(TableDeListe):
    nom = ColonneTitre(
        "Membre", acces="professionnel", vue="mandat_copil", tri=("professionnel__cle_tri",)
    )
    fonction = Colonne("Fonction")
    structure = Colonne("Structure représentée", acces="structure.nom", tri=("structure__cle_tri",))
    college = ColonneChoix("Collège", dict(College.choices))
    qualite = ColonneBadge(
        "Qualité", dict(QualiteCopil.choices), {QualiteCopil.TITULAIRE: "marque"}
    )
    debut = ColonneJour("Premier jour")
    fin = ColonneJour("Dernier jour")


class MandatFiltre(FiltreDuMoment):
    college = FiltreChoix("Collège", College, champ="college")
    qualite = FiltreChoix("Qualité", QualiteCopil, champ="qualite", vide="Toutes")


class PosteTable(TableDeListe):
    nom = ColonneTitre(
        "Personne", acces="professionnel", vue="poste", tri=("professionnel__cle_tri",)
    )
    fonction = Colonne("Fonction")
    etp = ColonneNombre("ETP")
    debut = ColonneJour("Premier jour")
    fin = ColonneJour("Dernier jour")


class PosteFiltre(FiltreDuMoment):
    """Posts have no other filter."""
