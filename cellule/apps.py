from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.module_loading import autodiscover_modules

from cellule.cloison import controle_du_systeme


class CelluleConfig(AppConfig):
    name = "cellule"
    verbose_name = "cellule"

    def ready(self) -> None:
        register(controle_du_systeme, Tags.database)
        # The site asks for jobs whose natures the tasks register.
        autodiscover_modules("tasks")
