"""The programme of actions: what its page reads besides the report's."""

from collections import Counter

from cellule.typographie import en_capitale, jour_en_lettres, nombre, typo
from indicateurs.accord import accorder

from .indicateurs import mot, precedente, principale
from .livrables import commun
from .tableaux import Case, Ligne, Tableau, colonnes
from .valeurs import TIRET


def du_programme(page: dict) -> dict:
    """The programme of the coming year, and what became of this year's."""
    photo = page["photo"]
    lignes, suivante = photo["programme_suivant"], page["suivante"]
    return commun(page, f"Programme d’actions {suivante}", "programme") | {
        "chiffres": _chiffres(photo, lignes),
        "calendrier": _calendrier(lignes, suivante),
        "vises": _vises(photo, lignes),
    }


def _chiffres(photo: dict, lignes: list[dict]) -> list[tuple[str, str, str]]:
    """How many actions, for how many missions, with a day and a measure to be judged by."""
    if not lignes:
        return []
    tout = nombre(len(lignes))
    missions = len({ligne["mission"] for ligne in lignes})
    datees = sum(bool(ligne["echeance"]) for ligne in lignes)
    suivies = sum(ligne["indicateur"] in photo["indicateurs"] for ligne in lignes)
    return [
        (en_capitale(accorder("actions prévues", len(lignes))), tout,
         f"dans {nombre(missions)} des {nombre(len(photo['missions']))} missions"),
        ("Avec une échéance", f"{nombre(datees)} sur {tout}", ""),
        ("Suivies par un indicateur", f"{nombre(suivies)} sur {tout}", ""),
    ]  # fmt: skip


def _jour(jour: str | None) -> str:
    return jour_en_lettres(jour, forme="court") if jour else TIRET


def _calendrier(lignes: list[dict], annee: int) -> Tableau | None:
    """What falls due, in the order of the days."""
    datees = sorted((ligne for ligne in lignes if ligne["echeance"]), key=lambda v: v["echeance"])
    if not datees:
        return None
    return Tableau(
        f"Échéances de {annee}, dans l’ordre",
        [Case("Échéance", role="court"), Case("Action"), Case("Pilote")],
        [
            Ligne([
                Case(_jour(ligne["echeance"]), role="court"),
                Case(en_capitale(typo(ligne["action"]))),
                Case(en_capitale(typo(ligne["pilote"])) or TIRET),
            ])
            for ligne in datees
        ],
        role="calendrier",
    )  # fmt: skip


def _vises(photo: dict, lignes: list[dict]) -> Tableau | None:
    """The indicators that the actions aim at: where they stand when the programme begins."""
    annee = photo["annee"]
    actions = Counter(ligne["indicateur"] for ligne in lignes)
    vises = [i for code, i in photo["indicateurs"].items() if actions[code]]
    if not vises:
        return None
    return Tableau(
        "D’où l’on part",
        colonnes("Code", "Indicateur", "Ce qui est compté", str(annee), str(annee - 1),
                 "Actions", chiffres=(3, 4, 5)),
        [
            Ligne([
                Case(i["code"], role="code"),
                Case(i["titre"]),
                Case(en_capitale(mot(i)), role="discret"),
                Case(principale(i), True),
                Case(precedente(i), True, role="precedent"),
                Case(nombre(actions[i["code"]]), True),
            ])
            for i in vises
        ],
        role="vises",
    )  # fmt: skip
