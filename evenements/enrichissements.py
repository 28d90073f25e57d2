"""What the journal knows of the directory: who was met or seen, for the last time."""

from datetime import date

from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from django.utils.html import format_html

from acteurs.gouvernance.listes import GROUPES
from acteurs.listes import PROFESSIONNELS, STRUCTURES
from cellule.listes import ColonneJour, ColonneNombre, FiltreChoix
from cellule.listes.colonnes import Valeur
from cellule.moments import mois_apres
from cellule.typographie import il_y_a
from evenements.requetes_groupes import avec_leurs_reunions
from evenements.requetes_rencontres import derniere_presence, derniere_rencontre

JAMAIS = "Jamais"
# A structure that nobody has met for so long is worth a call.
LONGTEMPS = 18


class ColonneRencontre(ColonneJour):
    """The day and how long ago; « Jamais » is said, in a page as in a file."""

    def lecteur(self, nom: str):
        lire = super().lecteur(nom)
        return lambda ligne: lire(ligne) or JAMAIS

    def montrer(self, valeur: Valeur, ligne: Model, cellule: str) -> str:
        if valeur == JAMAIS:
            return JAMAIS
        jour = super().montrer(valeur, ligne, cellule)
        return format_html("{}<small>{}</small>", jour, il_y_a(valeur, timezone.localdate()))


def avec_la_derniere_rencontre(structures: QuerySet) -> QuerySet:
    """Annotate each structure with the last day on which it was met (regles §1)."""
    return structures.annotate(derniere_rencontre=derniere_rencontre(timezone.localdate()))


def mois_avant(jour: date, mois: int) -> date:
    """The same day of the month so many months earlier, or the last one there is."""
    return mois_apres(jour, -mois)


def selon_la_rencontre(structures: QuerySet, nom: str, valeur: str) -> QuerySet:
    ce_jour = timezone.localdate()
    annee, longtemps = date(ce_jour.year, 1, 1), mois_avant(ce_jour, LONGTEMPS)
    return structures.filter(
        {
            "jamais": Q(derniere_rencontre=None),
            "longtemps": Q(derniere_rencontre__lt=longtemps),
            "a_rencontrer": Q(derniere_rencontre=None) | Q(derniere_rencontre__lt=annee),
            "cette_annee": Q(derniere_rencontre__gte=annee),
        }[valeur]
    )


STRUCTURES.enrichir(
    avec_la_derniere_rencontre,
    colonnes={"derniere_rencontre": ColonneRencontre("Dernière rencontre")},
    filtres={
        "rencontre": FiltreChoix(
            "Rencontre",
            {
                "a_rencontrer": "Pas encore cette année",
                "cette_annee": "Cette année",
                "longtemps": f"Plus depuis {LONGTEMPS} mois",
                "jamais": "Jamais",
            },
            vide="Toutes",
            method=selon_la_rencontre,
        )
    },
    avant="fiche",
)


def avec_la_derniere_presence(personnes: QuerySet) -> QuerySet:
    """Annotate each person with the last day on which they came, whatever the activity."""
    return personnes.annotate(vue_le=derniere_presence(timezone.localdate()))


def selon_la_presence(personnes: QuerySet, nom: str, valeur: str) -> QuerySet:
    longtemps = mois_avant(timezone.localdate(), LONGTEMPS)
    return personnes.filter(
        {"jamais": Q(vue_le=None), "longtemps": Q(vue_le__lt=longtemps)}[valeur]
    )


PROFESSIONNELS.enrichir(
    avec_la_derniere_presence,
    colonnes={"vue_le": ColonneRencontre("Vue le")},
    filtres={
        "presence": FiltreChoix(
            "Présence",
            {"longtemps": f"Plus vue depuis {LONGTEMPS} mois", "jamais": "Jamais vue"},
            vide="Toutes",
            method=selon_la_presence,
        )
    },
)

GROUPES.enrichir(
    lambda groupes: avec_leurs_reunions(groupes, timezone.localdate()),
    colonnes={
        "reunions_tenues": ColonneNombre("Réunions tenues"),
        "derniere_reunion": ColonneJour("Dernière réunion"),
        "prochaine_reunion": ColonneJour("Prochaine réunion"),
    },
    avant="fin",
)
