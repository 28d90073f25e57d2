"""How allauth behaves here: nobody signs up alone, a cell or an ARS invites."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.views import LogoutView
from django.http import HttpRequest, HttpResponse

from cellule.models import Utilisateur
from cellule.requetes import entrant


class Adaptateur(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class Comptes(AuthenticationBackend):
    """The account of a session comes with what it may enter (`acces`), which every page asks."""

    def get_user(self, user_id: int) -> Utilisateur | None:
        compte, acces = entrant(user_id)
        if compte is None or not self.user_can_authenticate(compte):
            return None
        compte.acces = acces
        return compte


class Deconnexion(LogoutView):
    """Nothing stays on the device of who signs out: neither the pages kept for the ground, nor
    drafts, nor the worker that shows them. A session that expires takes nothing away."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        reponse = super().post(request, *args, **kwargs)
        reponse["Clear-Site-Data"] = '"cache", "storage"'
        return reponse
