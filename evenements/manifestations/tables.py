"""Events and trainings as a list: columns and filters."""

from django.db.models import Model, QuerySet
from django.utils.html import format_html
from django.utils.timezone import get_current_timezone

from cellule.listes import (
    Colonne,
    ColonneBadge,
    ColonneChoix,
    ColonneJour,
    ColonneListe,
    ColonneNombre,
    ColonneTitre,
    FiltreAnnee,
    FiltreBooleen,
    FiltreChoix,
    FiltreDeListe,
    FiltreRecherche,
    TableDeListe,
)
from cellule.listes.colonnes import adresse_de, texte_sur
from cellule.moments import jour_local
from cellule.typographie import en_capitale, jour_en_lettres, nombre
from evenements.journal.tables import TONS, JournalFiltre, antennes_de_la_cellule
from evenements.models import Modalite, RoleCellule, StatutActivite, TypeActivite
from evenements.models.satisfaction import en_mots

from .requetes import TYPES

PROGRAMME = {"oui": "donné", "non": "manquant"}
TONS_DU_PROGRAMME = {"oui": ("ok", "check"), "non": ("attention", "triangle-alert")}


class ColonneType(ColonneChoix):
    """The type and, below it, the part that the cell took."""

    def montrer(self, valeur, ligne: Model, cellule: str) -> str:
        html = super().montrer(valeur, ligne, cellule)
        return format_html("{}<small>{}</small>", html, en_capitale(ligne.get_role_display()))


class ColonneDates(ColonneJour):
    """The first day and, below it, the last one when there are several."""

    def montrer(self, valeur, ligne: Model, cellule: str) -> str:
        html = super().montrer(valeur, ligne, cellule)
        fin = jour_local(ligne.fin, get_current_timezone()) if ligne.fin else valeur
        if fin <= valeur:
            return html
        return format_html("{}<small>au {}</small>", html, jour_en_lettres(fin, forme="court"))


class ColonneSeances(Colonne):
    """« 2 sur 4 »: the sessions held, of those that are not called off."""

    def lecteur(self, nom: str):
        def lire(ligne: Model) -> str:
            if not ligne.seances_prevues:
                return ""
            return f"{nombre(ligne.seances_tenues)} sur {nombre(ligne.seances_prevues)}"

        return lire


class ColonneVersLesPresents(ColonneNombre):
    """A count that leads to those who came, on the sheet."""

    def montrer(self, valeur, ligne: Model, cellule: str) -> str:
        adresse = adresse_de("activite", cellule, ligne.pk)
        return format_html('<a href="{}#presents-titre">{}</a>', adresse, nombre(valeur))


class ColonneSatisfaction(Colonne):
    def lecteur(self, nom: str):
        def lire(ligne: Model) -> str:
            return en_mots(ligne.note, ligne.satisfaits, ligne.reponses) if ligne.reponses else ""

        return lire

    def montrer(self, valeur, ligne: Model, cellule: str) -> str:
        return texte_sur(valeur)


class ManifestationTable(TableDeListe):
    intitule = ColonneTitre("Intitulé", vue="activite", tri=("cle_tri",))
    type = ColonneType("Type et rôle", dict(TypeActivite.choices))
    role = ColonneChoix("Rôle de la cellule", dict(RoleCellule.choices), d_office=False)
    jour_retenu = ColonneDates("Dates")
    statut = ColonneBadge("Statut", dict(StatutActivite.choices), TONS, acces="statut_retenu")
    programme = ColonneBadge(
        "Programme", PROGRAMME, TONS_DU_PROGRAMME, acces="programme_donne", tri=False
    )
    seances = ColonneSeances("Séances", tri=False)
    inscrits = ColonneVersLesPresents("Inscrits", tri=False)
    presents = ColonneVersLesPresents("Présents", tri=False)
    anonymes = ColonneNombre("Non nommés")
    satisfaction = ColonneSatisfaction("Satisfaction", tri=("note", "satisfaits"))
    nature = Colonne("Nature", d_office=False)
    modalite = ColonneChoix("Modalité", dict(Modalite.choices), d_office=False)
    lieu = Colonne("Lieu", d_office=False)
    antennes = ColonneListe("Antennes", liees=True, d_office=False)
    code = Colonne("Code", d_office=False)


class ManifestationFiltre(FiltreDeListe):
    q = FiltreRecherche("Intitulé, nature ou lieu")
    annee = FiltreAnnee(champ="annee_retenue")
    type = FiltreChoix("Type", [(t.value, t.label) for t in TYPES], champ="type")
    role = FiltreChoix("Rôle de la cellule", RoleCellule, champ="role")
    statut = FiltreChoix("Statut", StatutActivite, champ="statut_retenu")
    programme = FiltreBooleen("Programme", method="selon_le_programme", oui="Donné", non="Manquant")
    presences = FiltreBooleen(
        "Présences", method="selon_les_presences", oui="Notées", non="À noter"
    )
    antenne = FiltreChoix("Antenne", antennes_de_la_cellule, champ="antennes", vide="Toutes")

    selon_les_presences = JournalFiltre.selon_les_presences

    def selon_le_programme(self, lignes: QuerySet, nom: str, valeur: str) -> QuerySet:
        return lignes.exclude(programme="") if valeur == "oui" else lignes.filter(programme="")
