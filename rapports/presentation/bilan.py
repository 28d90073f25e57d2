"""The financial statement: what its page reads besides the report's."""

from decimal import Decimal

from cellule.typographie import INSECABLE, en_capitale, nombre

from .argent import euros
from .livrables import commun
from .tableaux import Case, Ligne, Tableau, colonnes
from .valeurs import TIRET


def du_bilan(page: dict) -> dict:
    """The financial statement of the year."""
    photo = page["photo"]
    finance, annee = photo["finance"], page["annee"]
    tenu = bool(finance["financements"] or finance["depenses"])
    return commun(page, f"Bilan financier {annee}", "finance") | {
        "tenu": tenu,
        "chiffres": _chiffres(finance) if tenu else [],
        "par_nature": _par_nature(finance, annee),
        "equipe": [vue for vue in page["places"].get("cellule", []) if vue["code"] == "equipe"],
    }


def _chiffres(finance: dict) -> list[tuple[str, str, str]]:
    total = finance["total"]
    return [
        ("Ressources de l’année", euros(total["ressources"]), _avant(finance, "ressources")),
        ("Dépenses de l’année", euros(total["depenses"]), _avant(finance, "depenses")),
        ("Solde de l’année", euros(total["solde"]), _avant(finance, "solde")),
        ("Report des années précédentes", euros(total["report"]), ""),
        ("Disponible à la fin de l’année", euros(total["cumul"]), ""),
        ("Crédits de l’année dépensés", _part(total["depenses"], total["ressources"]), ""),
    ]


def _avant(finance: dict, cle: str) -> str:
    avant = finance["precedent"]
    return f"{avant['libelle']}{INSECABLE}: {euros(avant[cle])}"


def _part(partie: str, tout: str) -> str:
    """« 96,4 % »; without anything to divide by, nothing to say."""
    if not Decimal(tout):
        return TIRET
    return f"{nombre(100 * Decimal(partie) / Decimal(tout), 1)}{INSECABLE}%"


def _par_nature(finance: dict, annee: int) -> Tableau | None:
    """The use of credits by kind, each with its share of the year's expenses."""
    if not finance["postes"]:
        return None
    tout, avant = finance["total"]["depenses"], finance["precedent"]["depenses"]
    lignes = [
        Ligne([
            Case(en_capitale(poste["libelle"]), part=_longueur(poste["montant"], tout)),
            Case(euros(poste["montant"]), True),
            Case(_part(poste["montant"], tout), True),
            Case(euros(poste["precedent"]), True, role="precedent"),
        ])
        for poste in finance["postes"]
    ]  # fmt: skip
    total = Ligne([
        Case("Ensemble"), Case(euros(tout), True), Case(_part(tout, tout), True),
        Case(euros(avant), True, role="precedent"),
    ])  # fmt: skip
    entetes = colonnes("Nature", str(annee), "Part", str(annee - 1), chiffres=(1, 2, 3))
    return Tableau("Emploi des crédits par nature", entetes, lignes, total)


def _longueur(montant: str, tout: str) -> str:
    """The bar under a kind of expense; none for a refund or a year without expenses."""
    if Decimal(montant) <= 0 or Decimal(tout) <= 0:
        return ""
    return f"{min(100, 100 * Decimal(montant) / Decimal(tout)):.1f}"
