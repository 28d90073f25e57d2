"""The annexes that list indicators: the thirteen of the core, the twenty-four, the exclusions."""

from cellule.typographie import INSECABLE, en_capitale, nombre, typo

from .indicateurs import mot, precedente, principale
from .tableaux import Case, Ligne, Tableau, colonnes
from .valeurs import TIRET, ecrire_mesure

# The core holds on one page, whatever people called their natures: from the fullest to the
# barest, letters left to a breakdown and whether the reasons of a state are written.
VERSIONS = ((120, True), (80, True), (40, True), (0, True), (0, False))
MOT_AU_PLUS = 40
# Lines of the page, and letters that fit in a line of each column, as css/pdf/rapport.css sets it.
LIGNES_DE_LA_PAGE = 57
LIBELLE, VALEUR, ETAT = 40, 52, 15


def etat(indicateur: dict) -> str:
    """The state and, when something is missing, what: « incomplet : 1 sans programme »."""
    if indicateur["manques"]:
        return f"{indicateur['etat_mots']}{INSECABLE}: {', '.join(indicateur['manques'])}"
    return indicateur["etat_mots"]


def socle(indicateurs: dict[str, dict]) -> list[dict]:
    """The core, in the order of the framework; one page, whatever the figures."""
    siens = [i for i in indicateurs.values() if i["socle"]]
    for place, raisons in VERSIONS:
        lignes = [_ligne_du_socle(i, place, raisons=raisons) for i in siens]
        if sum(map(_hauteur, lignes)) <= LIGNES_DE_LA_PAGE:
            break
    return lignes


def _ligne_du_socle(indicateur: dict, place: int, *, raisons: bool) -> dict:
    return {
        "code": indicateur["code"],
        "libelle": indicateur["libelle"],
        "valeur": principale(indicateur),
        "mot": mot(indicateur),
        "autres": _autres(indicateur),
        "natures": _natures(indicateur, place),
        "precedent": precedente(indicateur),
        "etat": etat(indicateur) if raisons else indicateur["etat_mots"],
    }


def _hauteur(ligne: dict) -> int:
    """How many lines of text the row takes."""
    valeur = 1 + _lignes(ligne["autres"], VALEUR) + _lignes(ligne["natures"], VALEUR)
    return max(_lignes(ligne["libelle"], LIBELLE), valeur, _lignes(ligne["etat"], ETAT))


def _lignes(texte: str, largeur: int) -> int:
    return -(-len(texte) // largeur)


def _autres(indicateur: dict) -> str:
    """The other measures in a line; the sentence « incomplet » says those that count what lacks."""
    lues = [
        (m["libelle"], ecrire_mesure(m["nature"], m["valeur"], indicateur["etat"], m["nom"]))
        for m in indicateur["mesures"][1:]
        if not m["nom"].startswith(("sans_", "non_renseigne"))
    ]
    return f"{INSECABLE}· ".join(f"{libelle}{INSECABLE}: {valeur}" for libelle, valeur in lues)


def _natures(indicateur: dict, place: int) -> str:
    """« Organisation : 3, Parcours : 2 », the largest first; teams by their acronyms."""
    presentes = [
        v for v in indicateur["ventilation"] if v["valeur"] is not None and not v["a_part"]
    ]
    presentes.sort(key=lambda v: (-_poids(v["valeur"]), v["mots"]))
    ecrites = [
        f"{_court(v['cle'] if isinstance(v['valeur'], dict) else typo(v['mots']))}{INSECABLE}: "
        f"{_ecrire(v['valeur'])}"
        for v in presentes
    ]
    gardees = [
        mot_ for rang, mot_ in enumerate(ecrites) if len(", ".join(ecrites[: rang + 1])) <= place
    ]
    reste = len(ecrites) - len(gardees)
    if gardees and reste:
        gardees.append(f"et {nombre(reste)}{INSECABLE}autre{'s' if reste > 1 else ''}")
    return ", ".join(gardees)


def _court(mots: str) -> str:
    return mots if len(mots) <= MOT_AU_PLUS else f"{mots[: MOT_AU_PLUS - 1].rstrip()}…"


def _poids(valeur: int | dict) -> int:
    return valeur["total"] if isinstance(valeur, dict) else valeur


def _ecrire(valeur: int | dict) -> str:
    if isinstance(valeur, dict):
        return f"{nombre(valeur['rencontrees'])} sur {nombre(valeur['total'])}"
    return nombre(valeur)


def tous(photo: dict) -> Tableau:
    """The twenty-four with last year's value, by mission."""
    annee = photo["annee"]
    lignes = []
    for rang, mission in enumerate(photo["missions"], start=1):
        lignes.append(Ligne(titre=f"Mission {rang}. {mission['libelle']}"))
        for code in mission["indicateurs"]:
            i = photo["indicateurs"][code]
            lignes.append(
                Ligne(
                    [
                        Case(f"{code}{INSECABLE}*" if i["socle"] else code, role="code"),
                        Case(i["titre"]),
                        Case(mot(i), role="discret"),
                        Case(principale(i), True),
                        Case(precedente(i), True, role="precedent"),
                        Case(i["etat_mots"], role="court"),
                    ]
                )
            )
    entetes = colonnes(
        "Code", "Indicateur", "Ce qui est compté", str(annee), str(annee - 1), "État",
        chiffres=(3, 4),
    )  # fmt: skip
    return Tableau("Les indicateurs du cadre national", entetes, lignes, role="tous")


def propres(photo: dict) -> Tableau | None:
    """The indicators that the cell added for itself: its own words and figures."""
    lignes = [
        Ligne(
            [
                Case(en_capitale(typo(propre["titre"]))),
                Case(_avec_unite(propre["valeur"], propre["unite"]), role="fort"),
                Case(_avec_unite(propre["cible"], propre["unite"])),
                Case(typo(propre["commentaire"]) or TIRET),
            ]
        )
        for propre in photo["propres"]
    ]
    entetes = colonnes("Indicateur", "Valeur", "Cible", "Commentaire")
    titre = "Indicateurs que la cellule suit pour elle-même"
    return Tableau(titre, entetes, lignes, role="propres") if lignes else None


def _avec_unite(valeur: str, unite: str) -> str:
    return typo(f"{valeur} {unite}".strip()) if valeur else TIRET


def exclusions(photo: dict) -> Tableau | None:
    """What was left out of each count, and why: counted and excluded make the whole."""
    lignes = []
    for i in photo["indicateurs"].values():
        if not i["candidats"]:
            continue
        motifs = [f"{e['mots']}{INSECABLE}: {nombre(e['nombre'])}" for e in i["exclus"]]
        lignes.append(
            Ligne(
                [
                    Case(i["code"], role="code"),
                    Case(i["titre"]),
                    Case(nombre(i["candidats"]), True),
                    Case(nombre(i["comptes"]), True),
                    Case(nombre(i["candidats"] - i["comptes"]), True),
                    Case(f"{INSECABLE}; ".join(motifs) or TIRET),
                ]
            )
        )
    entetes = colonnes(
        "Code", "Indicateur", "Au dossier", "Comptés", "Exclus", "Pourquoi", chiffres=(2, 3, 4)
    )
    titre = "Ce qui compte, ce qui ne compte pas"
    return Tableau(titre, entetes, lignes, role="exclusions") if lignes else None


def a_completer(photo: dict) -> Tableau | None:
    """The core indicators that are incomplete, and what each waits for."""
    lignes = [
        Ligne(
            [
                Case(i["code"], role="code"),
                Case(i["titre"]),
                Case(en_capitale(", ".join(i["manques"]))),
            ]
        )
        for i in photo["indicateurs"].values()
        if i["socle"] and i["etat"] == "incomplet"
    ]
    entetes = colonnes("Code", "Indicateur", "Ce qui manque")
    return Tableau("Indicateurs du socle incomplets", entetes, lignes) if lignes else None


def non_renseignes(photo: dict) -> str:
    """« D2 Réunions du comité de pilotage, A8 … »: the core indicators nobody informed."""
    return ", ".join(
        f"{i['code']}{INSECABLE}{i['titre']}"
        for i in photo["indicateurs"].values()
        if i["socle"] and i["etat"] == "non_renseigne"
    )
