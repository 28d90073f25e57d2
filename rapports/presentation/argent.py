"""Resources, use and balance, and the programme, as tables."""

from decimal import Decimal

from cellule.typographie import INSECABLE, en_capitale, jour_en_lettres, nombre, typo

from .indicateurs import mot, principale
from .tableaux import Case, Ligne, Tableau, colonnes
from .valeurs import TIRET


def euros(montant: str) -> str:
    """« 268 000,00 € »."""
    return f"{nombre(Decimal(montant), 2)}{INSECABLE}€"


def bilan(finance: dict) -> list[tuple[str, str]]:
    """The three figures of the year; nothing when nothing is written down."""
    if not finance["financements"] and not finance["depenses"]:
        return []
    total = finance["total"]
    return [(nom.capitalize(), euros(total[cle])) for nom, cle in BILAN]


BILAN = (("ressources", "ressources"), ("dépenses", "depenses"), ("solde", "solde"))


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
    entetes = colonnes("Crédits", "Ressources", "Dépenses", "Solde", chiffres=(1, 2, 3))
    return Tableau("Solde de l’année", entetes, lignes, total)


def _solde(solde: dict, role: str = "") -> Ligne:
    return Ligne(
        [
            Case(en_capitale(solde["libelle"])),
            *(Case(euros(solde[nom]), True) for nom in ("ressources", "depenses", "solde")),
        ],
        role=role,
    )


def programme(photo: dict, lignes: list[dict], titre: str, *, atteint: bool) -> Tableau | None:
    """The programme of a year by mission; `atteint`: beside the value that was reached."""
    if not lignes:
        return None
    ecrites = []
    for rang, mission in enumerate(photo["missions"], start=1):
        siennes = [ligne for ligne in lignes if ligne["mission"] == mission["code"]]
        if siennes:
            ecrites.append(Ligne(titre=f"Mission {rang}. {mission['libelle']}"))
            ecrites += [_action(ligne, photo["indicateurs"], atteint) for ligne in siennes]
    noms = ["Objectif", "Action", "Pilote", "Échéance", "Indicateur"]
    if atteint:
        noms = ["Objectif", "Action", "Indicateur", "Valeur de l’année"]
    return Tableau(titre, colonnes(*noms), ecrites, role="programme")


def _action(ligne: dict, indicateurs: dict, atteint: bool) -> Ligne:
    cases = [Case(typo(ligne["objectif"])), Case(typo(ligne["action"]))]
    code = ligne["indicateur"]
    if not atteint:
        echeance = ligne["echeance"]
        cases += [
            Case(en_capitale(typo(ligne["pilote"])) or TIRET),
            Case(jour_en_lettres(echeance, forme="court") if echeance else TIRET, role="court"),
        ]
    cases.append(Case(code or TIRET, role="code"))
    if atteint:
        cases.append(Case(_valeur(indicateurs.get(code))))
    return Ligne(cases)


def _valeur(indicateur: dict | None) -> str:
    if indicateur is None:
        return TIRET
    return f"{en_capitale(mot(indicateur))}{INSECABLE}: {principale(indicateur)}"
