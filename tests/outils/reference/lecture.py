"""Reading of a dossier as the rules say (regles §1, « Reading » and « Y »)."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

STOCKS = ("abonnes", "inscrits")


class Ligne(dict):
    """One row. « An absent column is empty. »"""

    def __missing__(self, colonne: str) -> str:
        return ""


Tables = dict[str, list[Ligne]]


def lire(dossier: dict[str, list[dict]]) -> Tables:
    """« Cells […] are trimmed of surrounding white space; then empty is empty. »

    Format: « A row of empty cells is ignored »; a missing table is an empty one.
    """
    tables = {}
    for nom, lignes in dossier.items():
        propres = [Ligne({c: (v or "").strip() for c, v in ligne.items()}) for ligne in lignes]
        tables[nom] = [ligne for ligne in propres if any(ligne.values())]
    return tables


def liste(texte: str) -> list[str]:
    """« […] and the elements of a list, are trimmed »."""
    return [element.strip() for element in texte.split("|")] if texte else []


def jour(texte: str) -> date | None:
    return date.fromisoformat(texte) if texte else None


def jour_local(texte: str, fuseau: ZoneInfo) -> date:
    """« A date-time belongs to the local day of the cell's time zone; with an offset it is
    converted first, without one it is already local. »"""
    moment = datetime.fromisoformat(texte)
    return (moment.astimezone(fuseau) if moment.tzinfo else moment).date()


def entier(texte: str) -> int | None:
    return int(texte) if texte else None


def decimal(texte: str) -> Decimal | None:
    return Decimal(texte) if texte else None


def audiences(lignes: list[Ligne]) -> list[Ligne]:
    """Format: « one reading per publication, measure and day for stocks, per publication,
    measure and month for flows: of several, the last of the file is kept »."""
    gardees = {}
    for ligne in lignes:
        periode = jour(ligne["date"])
        if ligne["mesure"] not in STOCKS:
            periode = periode.replace(day=1)
        gardees[ligne["publication"], ligne["mesure"], periode] = ligne
    return list(gardees.values())


def taux(numerateur: int, denominateur: int) -> float | None:
    """« Rates are percentages with one decimal, rounded half up from the exact quotient; a zero
    denominator gives null. »"""
    if not denominateur:
        return None
    return (2000 * numerateur + denominateur) // (2 * denominateur) / 10


def en_nombre(valeur: Decimal) -> int | float:
    return int(valeur) if valeur == int(valeur) else float(valeur)
