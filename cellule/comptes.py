"""How allauth behaves here: nobody signs up alone, a cell or an ARS invites."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adaptateur(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
