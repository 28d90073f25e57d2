from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.module_loading import autodiscover_modules, import_string

from cellule.cloison import controle_du_systeme


class CelluleConfig(AppConfig):
    name = "cellule"
    verbose_name = "cellule"

    def ready(self) -> None:
        register(controle_du_systeme, Tags.database)
        register(import_string("cellule.demo.garde.controle"), Tags.security, deploy=True)
        # The site asks for jobs whose natures the tasks register.
        autodiscover_modules("tasks")
        # Forms name rows of the kinds that the apps declare.
        autodiscover_modules("recherche")
