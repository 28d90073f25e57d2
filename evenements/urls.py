"""Addresses of the journal."""

from django.urls import path

from cellule.fiches import chemins_de_fiche
from cellule.listes import chemins_de_liste
from evenements.calendrier.views import calendrier
from evenements.communication.urls import urlpatterns as communication
from evenements.flux import views as flux
from evenements.journal.fiches import ACTIVITE, LIGNE
from evenements.journal.listes import JOURNAL
from evenements.lettre.urls import urlpatterns as lettre
from evenements.manifestations.fiches import SATISFACTION
from evenements.manifestations.listes import MANIFESTATIONS
from evenements.missions.urls import urlpatterns as missions
from evenements.taches.listes import TACHES

from . import views, views_presences

JOURNAL_ICI = "c/<slug:cellule>/journal/"
UNE = f"{JOURNAL_ICI}<int:activite>/"

urlpatterns = [
    # Outside the spaces: the calendars that read it have no session.
    path("flux/<slug:cellule>/<str:jeton>.ics", flux.flux, name="flux"),
    path("c/<slug:cellule>/calendriers/", flux.calendriers, name="calendriers"),
    path(
        "c/<slug:cellule>/calendriers/<int:abonnement>/revoquer/",
        flux.revoquer,
        name="revoquer_calendrier",
    ),
    path(f"{JOURNAL_ICI}nouvelle/", views.nouvelle_activite, name="nouvelle_activite"),
    path(f"{JOURNAL_ICI}calendrier/", calendrier, name="calendrier"),
    path(f"{JOURNAL_ICI}a-confirmer/", views.a_confirmer, name="a_confirmer"),
    path(f"{UNE}issue/", views.issue, name="issue"),
    path(f"{UNE}presences/", views_presences.presences, name="presences"),
    path(
        f"{UNE}presences/importer/",
        views_presences.importer_presences,
        name="importer_presences",
    ),
    *chemins_de_liste(JOURNAL, JOURNAL_ICI),
    *chemins_de_fiche(ACTIVITE, JOURNAL_ICI, creation=False),
    *chemins_de_fiche(LIGNE, f"{JOURNAL_ICI}comptes-rendus/"),
    *chemins_de_liste(TACHES, "c/<slug:cellule>/taches/"),
    *chemins_de_liste(MANIFESTATIONS, "c/<slug:cellule>/evenements/"),
    *chemins_de_fiche(SATISFACTION, f"{JOURNAL_ICI}satisfactions/"),
    *lettre,
    *communication,
    *missions,
]
