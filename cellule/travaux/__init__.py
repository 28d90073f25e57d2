"""Jobs: what is too long for a page (maison §7; docs/decisions/jobs-are-rows.md).

An app declares the work in its `tasks.py`, a view or a command asks for it:

    @travail("rapport", titre="Rapport annuel {annee}", file="rapports")
    def rediger(suivi: Suivi, *, annee: int) -> dict | None: ...

    travail = demander("rapport", parametres={"annee": 2025}, demandeur=request.user)

The function runs in a Celery worker, outside any perimeter. It opens short ones with
`suivi.lecture()` and `suivi.ecriture()`, tells where it is with `suivi.avancer(40, "Mise en
page")`, leaves its file with `suivi.deposer(nom, contenu)`, returns what the row keeps as its
`resultat`, and raises `TravailImpossible("…")` when the person can do something about it. It may
be run again after a killed worker, so it must be safe to run twice.
"""

from .actions import demander
from .execution import TravailImpossible
from .registre import NATURES, Nature, travail
from .suivi import Suivi, TravailRepris, chemin_du_fichier

__all__ = [
    "NATURES",
    "Nature",
    "Suivi",
    "TravailImpossible",
    "TravailRepris",
    "chemin_du_fichier",
    "demander",
    "travail",
]
