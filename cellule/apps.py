from django.apps import AppConfig
from django.core.checks import Tags, register

from cellule.cloison import controle_du_systeme


class CelluleConfig(AppConfig):
    name = "cellule"
    verbose_name = "cellule"

    def ready(self) -> None:
        register(controle_du_systeme, Tags.database)
