"""The natures of jobs, registered by the apps' `tasks.py`."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured

Faire = Callable[..., dict | None]


@dataclass(frozen=True)
class Nature:
    """A kind of job. `titre` may name its parameters: « Rapport annuel {annee} »."""

    code: str
    titre: str
    file: str
    faire: Faire

    def nommer(self, parametres: Mapping[str, object]) -> str:
        return self.titre.format_map(parametres)

    def verifier(self, parametres: Mapping[str, object]) -> None:
        """Raise TypeError now rather than in the worker."""
        inspect.signature(self.faire).bind(None, **parametres)


NATURES: dict[str, Nature] = {}


def travail(code: str, *, titre: str, file: str = "defaut") -> Callable[[Faire], Faire]:
    """Register the function that does the jobs of a nature; `file` is its Celery queue."""

    def inscrire(faire: Faire) -> Faire:
        if code in NATURES:
            raise ImproperlyConfigured(f"La nature de travail {code} est déclarée deux fois.")
        NATURES[code] = Nature(code, titre, file, faire)
        return faire

    return inscrire
