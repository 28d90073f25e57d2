"""What people type on the command line: a cell, a day. Errors are sentences, exit 1."""

import re
from datetime import date

from django.core.management.base import CommandError

from cellule.models import Cellule


def lire_cellule(code: str) -> Cellule:
    """The cell of this code; otherwise the known ones are listed."""
    try:
        return Cellule.objects.get(code=code)
    except Cellule.DoesNotExist:
        connues = ", ".join(Cellule.objects.order_by("code").values_list("code", flat=True))
        raise CommandError(
            f"Aucune cellule n’a le code « {code} ». "
            + (f"Cellules connues : {connues}." if connues else "La base n’en a aucune.")
        ) from None


def lire_arret(texte: str) -> date:
    """The day of `--arret`, in ISO."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", texte):
            return date.fromisoformat(texte)
    except ValueError:
        pass
    raise CommandError(f"« {texte} » n’est pas un jour : écrivez AAAA-MM-JJ, comme 2026-01-31.")
