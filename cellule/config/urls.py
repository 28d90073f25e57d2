from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [
    path("connexion/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
]
