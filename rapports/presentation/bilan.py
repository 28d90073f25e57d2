"""The financial statement: what its page reads besides the report's."""

from decimal import Decimal

from cellule.typographie import INSECABLE, en_capitale, nombre

from . import tableaux
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
        "soldes": _soldes(finance, annee) if tenu else None,
        "par_nature": _par_nature(finance, annee),
        "etp": _etp(photo),
        "postes": _postes(photo),
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


COLONNES_DU_SOLDE = ("report", "ressources", "depenses", "solde", "cumul")


def _soldes(finance: dict, annee: int) -> Tableau:
    """Where the credits of each source come from and what is left of them."""

    def ligne(solde: dict, libelle: str, role: str = "") -> Ligne:
        montants = [Case(euros(solde[nom]), True) for nom in COLONNES_DU_SOLDE]
        return Ligne([Case(en_capitale(libelle)), *montants], role=role)

    avant = finance["precedent"]
    return Tableau(
        "Crédits, emploi et solde",
        colonnes("Crédits", "Report", "Ressources", "Dépenses", "Solde de l’année",
                 "À reporter", chiffres=range(1, 6)),
        [*(ligne(solde, solde["libelle"]) for solde in finance["soldes"]),
         ligne(avant, f"{annee - 1}, pour mémoire", "precedent")],
        ligne(finance["total"], f"Ensemble de {annee}"),
    )  # fmt: skip


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


def _etp(photo: dict) -> str:
    """The size of the team beside the one that the framework gives as an indication."""
    etp = photo.get("etp")
    if not etp:
        return ""
    return (
        f"L’équipe compte {_en_etp(etp['en_poste'])} au dernier jour de l’année, et "
        f"{_en_etp(etp['moyen'])} en moyenne sur l’année. Le cadre national indique, pour mémoire, "
        f"une équipe de {_en_etp(etp['indicatif'])}, à adapter à la région."
    )


def _en_etp(valeur: str) -> str:
    equivalents = "équivalents" if Decimal(valeur) >= 2 else "équivalent"
    return f"{nombre(Decimal(valeur))}{INSECABLE}{equivalents} temps plein"


def _postes(photo: dict) -> list[Tableau]:
    """The salaried team, as the report prints it."""
    return [
        tableaux.de_bloc(bloc)
        for section in photo["sections"]
        for bloc in section["blocs"]
        if section["code"] == "equipe" and bloc["genre"] == "tableau"
    ]
