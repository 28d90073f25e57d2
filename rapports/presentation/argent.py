"""Resources, use, balance and carry-over, as tables."""

from decimal import Decimal

from cellule.typographie import INSECABLE, en_capitale, nombre, typo

from .tableaux import Case, Ligne, Tableau, colonnes
from .valeurs import TIRET


def euros(montant: str) -> str:
    """« 268 000,00 € »."""
    return f"{nombre(Decimal(montant), 2)}{INSECABLE}€"


def bilan(finance: dict) -> list[tuple[str, str]]:
    """The four figures of the year; nothing when nothing is written down."""
    if not finance["financements"] and not finance["depenses"]:
        return []
    total = finance["total"]
    return [(nom, euros(total[cle])) for nom, cle in BILAN]


BILAN = (
    ("Report antérieur", "report"),
    ("Ressources de l’année", "ressources"),
    ("Dépenses de l’année", "depenses"),
    ("Solde à reporter", "cumul"),
)


def ressources(finance: dict) -> Tableau | None:
    lignes = [
        Ligne([
            Case(en_capitale(f["source"])),
            Case(typo(f["origine"]) or TIRET),
            Case(euros(f["montant"]), True),
        ])
        for f in finance["financements"]
    ]  # fmt: skip
    if not lignes:
        return None
    total = Ligne([Case("Ensemble"), Case(""), Case(euros(finance["total"]["ressources"]), True)])
    entetes = colonnes("Source", "Origine", "Montant", chiffres=(2,))
    return Tableau("Ressources de l’année", entetes, lignes, total)


def depenses(finance: dict) -> Tableau | None:
    lignes = [
        Ligne([
            Case(en_capitale(d["poste"])),
            Case(typo(d["libelle"]) or TIRET),
            Case(en_capitale(d["source"])),
            Case(euros(d["montant"]), True),
        ])
        for d in finance["depenses"]
    ]  # fmt: skip
    if not lignes:
        return None
    total = Ligne([
        Case("Ensemble"), Case(""), Case(""), Case(euros(finance["total"]["depenses"]), True)
    ])  # fmt: skip
    entetes = colonnes("Poste", "Libellé", "Sur les crédits", "Montant", chiffres=(3,))
    return Tableau("Dépenses de l’année", entetes, lignes, total)


def par_nature(finance: dict, annee: int) -> Tableau | None:
    lignes = [
        Ligne([
            Case(en_capitale(poste["libelle"])),
            Case(euros(poste["montant"]), True),
            Case(euros(poste["precedent"]), True, role="precedent"),
        ])
        for poste in finance["postes"]
    ]  # fmt: skip
    if not lignes:
        return None
    total = Ligne([
        Case("Ensemble"),
        Case(euros(finance["total"]["depenses"]), True),
        Case(euros(finance["precedent"]["depenses"]), True, role="precedent"),
    ])  # fmt: skip
    entetes = colonnes("Nature", str(annee), str(annee - 1), chiffres=(1, 2))
    return Tableau("Dépenses par nature", entetes, lignes, total)


def soldes(finance: dict, annee: int) -> Tableau | None:
    if not finance["financements"] and not finance["depenses"]:
        return None
    avant = {**finance["precedent"], "libelle": f"Ensemble de {annee - 1}, pour mémoire"}
    lignes = [_solde(s) for s in finance["soldes"]] + [_solde(avant, role="precedent")]
    total = _solde({**finance["total"], "libelle": f"Ensemble de {annee}"})
    entetes = colonnes(
        "Crédits", "Report antérieur", "Ressources", "Dépenses", "Solde de l’année", "À reporter",
        chiffres=range(1, 6),
    )  # fmt: skip
    notes = [
        "Le report antérieur est ce que les années d’avant ont laissé, ressources moins dépenses, "
        "pour autant qu’elles soient enregistrées\u00a0; ce qui est à reporter lui ajoute le solde "
        "de l’année."
    ]
    return Tableau("Emploi des crédits et report", entetes, lignes, total, notes=notes)


COLONNES_DU_SOLDE = ("report", "ressources", "depenses", "solde", "cumul")


def _solde(solde: dict, role: str = "") -> Ligne:
    return Ligne(
        [
            Case(en_capitale(solde["libelle"])),
            *(Case(euros(solde[nom]), True) for nom in COLONNES_DU_SOLDE),
        ],
        role=role,
    )
