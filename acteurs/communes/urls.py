"""Addresses of the communes."""

from django.urls import path

from acteurs.communes import views
from acteurs.communes.fiches import COMMUNE, ECHANGE
from acteurs.communes.listes import COMMUNES
from cellule.fiches import chemins_de_fiche
from cellule.listes import chemins_de_liste

ICI = "c/<slug:cellule>/communes/"

urlpatterns = [
    *chemins_de_liste(COMMUNES, ICI),
    *chemins_de_fiche(COMMUNE, ICI),
    *chemins_de_fiche(ECHANGE, f"{ICI}echanges/"),
    path(f"{ICI}<int:suivicommune>/echange/", views.noter, name="noter_un_echange"),
    path(f"{ICI}<int:suivicommune>/note/", views.note_aux_elus, name="note_aux_elus"),
]
