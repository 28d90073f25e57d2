"""How allauth behaves here: nobody signs up alone, a cell or an ARS invites."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

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
