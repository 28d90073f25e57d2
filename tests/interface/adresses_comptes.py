"""The account pages alone, at their public addresses."""

from allauth.account import views
from django.http import HttpResponse
from django.urls import include, path

urlpatterns = [
    path("", lambda request: HttpResponse("accueil"), name="accueil"),
    path("connexion/", views.login, name="account_login"),
    path("compte/", include("allauth.account.urls")),
]
