"""The tasks as a list: what is late first."""

from datetime import date

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.html import format_html

from cellule.listes import (
    Acte,
    Colonne,
    ColonneBadge,
    ColonneChoix,
    ColonneJour,
    ColonneListe,
    ColonneTitre,
    FiltreChoix,
    FiltreDeListe,
    FiltreRecherche,
    Liste,
    TableDeListe,
)
from cellule.listes.colonnes import adresse_de, texte_sur
from evenements import droits
from evenements.actions import enregistrer_comptes_rendus
from evenements.journal.listes import changer
from evenements.journal.tables import antennes_de_la_cellule
from evenements.models import SUITES_CLOSES, LigneCompteRendu, Rubrique, Suite

from .requetes import A_FAIRE, DE_TACHES, en_retard, taches

ETATS = {"a_faire": "à faire", "retard": "en retard", "closes": "closes"}
TONS = {
    Suite.OUVERTE.value: ("attention", "circle-dashed"),
    Suite.EN_COURS.value: ("info", "clock"),
    Suite.FAITE.value: ("ok", "check"),
    Suite.ABANDONNEE.value: ("neutre", "x"),
}


class ColonneEcheance(ColonneJour):
    """The day and, when it has passed on what is not done, that it is late."""

    def montrer(self, valeur: date, ligne: Model, cellule: str) -> str:
        html = super().montrer(valeur, ligne, cellule)
        if valeur >= timezone.localdate() or ligne.suite in SUITES_CLOSES:
            return html
        return format_html("{}<small>En retard</small>", html)


class ColonneReunion(Colonne):
    """Where it was said, and a way there."""

    def montrer(self, valeur, ligne: Model, cellule: str) -> str:
        adresse = adresse_de("activite", cellule, ligne.activite_id)
        return f'<a href="{adresse}#compte-rendu">{texte_sur(str(valeur))}</a>'


class TacheTable(TableDeListe):
    echeance = ColonneEcheance("Échéance")
    texte = ColonneTitre("Tâche", vue="ligne_compte_rendu")
    responsable = Colonne("Responsable", tri=("responsable__cle_tri",))
    suite = ColonneBadge("Suite", dict(Suite.choices), TONS)
    rubrique = ColonneChoix("Dit comme", dict(Rubrique.choices))
    activite = ColonneReunion("Réunion", acces="activite.intitule", tri=("activite__cle_tri",))
    jour = ColonneJour("Dit le", acces="activite.jour_retenu")
    antennes = ColonneListe("Antennes", acces="activite.antennes", liees=True, d_office=False)
    code = Colonne("Code", d_office=False)


class TacheFiltre(FiltreDeListe):
    etat = FiltreChoix("État", ETATS, method="selon_l_etat", vide="Toutes")
    responsable = FiltreRecherche("Responsable", champ="responsable__recherche")
    reunion = FiltreRecherche("Réunion", champ="activite__recherche")
    rubrique = FiltreChoix(
        "Dit comme", [(r.value, r.label) for r in DE_TACHES], champ="rubrique", vide="Tout"
    )
    antenne = FiltreChoix(
        "Antenne", antennes_de_la_cellule, champ="activite__antennes", vide="Toutes"
    )

    def selon_l_etat(self, lignes: QuerySet, nom: str, valeur: str) -> QuerySet:
        if valeur == "closes":
            return lignes.filter(suite__in=SUITES_CLOSES)
        return lignes.filter(en_retard(timezone.localdate()) if valeur == "retard" else A_FAIRE)


def _clore(suite: Suite):
    changer_la_suite = changer(enregistrer_comptes_rendus)
    return lambda lignes: changer_la_suite(lignes, suite=suite.value)


TACHES = Liste(
    nom="taches",
    titre="Tâches",
    mots=("tâche", "tâches"),
    modele=LigneCompteRendu,
    table=TacheTable,
    filtre=TacheFiltre,
    lignes=lambda cellule: taches(),
    droit=droits.LIRE.code,
    droit_ecrire=droits.ECRIRE.code,
    tri=("echeance",),
    actes=(
        Acte("faite", "Dire qu’elles sont faites", _clore(Suite.FAITE)),
        Acte("en_cours", "Dire qu’elles sont en cours", _clore(Suite.EN_COURS)),
        Acte("abandonnee", "Les abandonner", _clore(Suite.ABANDONNEE)),
    ),
    chapo="Ce qui a été promis dans les réunions : propositions et décisions avec un responsable, "
    "une échéance ou une suite.",
    icone="circle-dashed",
    creation="nouvelle_ligne_compte_rendu",
    creer="Nouvelle tâche",
    vide="Donnez un responsable ou une échéance à une décision d’un compte rendu : elle vient ici.",
    depart=lambda cellule: "etat=a_faire",
)
