from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CelluleConfig(AppConfig):
    name = "cellule"
    verbose_name = "cellule"

    def ready(self) -> None:
        # The site asks for jobs whose natures the tasks register.
        autodiscover_modules("tasks")
