"""Every address of the site. An app is named by a dotted string only (maison §2)."""

from allauth.account import views as comptes
from django.urls import include, path
from django.utils.module_loading import autodiscover_modules

from cellule import sante
from cellule.comptes import Deconnexion

autodiscover_modules("menus", "enrichissements", "encarts", "a_faire")

urlpatterns = [
    path("", include("cellule.urls")),
    path("sante/vivant", sante.vivant, name="sante_vivant"),
    path("sante/pret", sante.pret, name="sante_pret"),
    path("compte/logout/", Deconnexion.as_view(), name="account_logout"),
    path("compte/", include("allauth.account.urls")),
    path("connexion/", comptes.login, name="account_login"),
    path("", include("acteurs.urls")),
    path("", include("evenements.urls")),
    path("", include("antennes.urls")),
    path("", include("indicateurs.urls")),
    path("", include("rapports.urls")),
]
