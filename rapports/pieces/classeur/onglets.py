"""The tabs of the workbook, in order."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count

from openpyxl import Workbook

from cellule.typographie import en_capitale
from rapports.jointes import parts
from rapports.presentation import empreinte
from rapports.presentation.formats import a_jour

from . import argent, lisezmoi, listes
from .feuille import Feuille, Forme, enregistrer
from .valeurs import ecart, mesure

CODE, COURT, TEXTE, LONG = Forme.CODE, Forme.COURT, Forme.TEXTE, Forme.LONG
NOMBRE, ENTIER = Forme.NOMBRE, Forme.ENTIER


def classeur(photo: dict) -> bytes:
    """The workbook (XLSX) of a snapshot; the same bytes for the same snapshot."""
    sceau = empreinte(photo)
    photo = a_jour(photo)
    livre = Workbook()
    livre.remove(livre.active)
    livre.properties.creator = "Maillage"
    livre.properties.title = f"Indicateurs {photo['annee']}, {photo['cellule']['nom']}"
    onglets = list(_onglets(photo))
    lisezmoi.ecrire(Feuille(livre, "Lisez-moi"), photo, sceau, [(t, d) for t, d, _ in onglets])
    for titre, _, ecrire in onglets:
        feuille = Feuille(livre, titre)
        ecrire(feuille, photo)
        feuille.finir()
    return enregistrer(livre, date.fromisoformat(photo["arret"]))


Ecrire = Callable[[Feuille, dict], None]


def _onglets(photo: dict) -> Iterator[tuple[str, str, Ecrire]]:
    """Title, what it holds, and the function that writes it."""
    indicateurs = photo["indicateurs"].values()
    socle = sum(i["socle"] for i in indicateurs)
    yield "Socle", f"Les {socle} indicateurs du socle national, un par ligne", _socle
    yield (
        f"{len(indicateurs)} indicateurs",
        "Toutes les mesures de tous les indicateurs, et celles de l’année précédente",
        _mesures,
    )
    yield "Ventilations", "Les indicateurs par nature, par type, par collège", _ventilations
    yield "Exclusions", "Ce qui compte et ce qui ne compte pas, avec le motif", _exclusions
    if photo["series"]:
        yield "Évolution", "Les chiffres clés des dernières années", _evolution
    if photo["propres"]:
        yield "Indicateurs propres", "Ceux que la cellule s’est donnés", _propres
    for titre, contenu, place in listes.ONGLETS:
        yield titre, contenu, listes.de(place)
    yield "Finance", "Ressources, dépenses, soldes et équipe", argent.finance
    yield (
        "Programme",
        f"Le programme de {photo['annee']} et ce qui en a été fait, celui de {photo['annee'] + 1}",
        argent.programme,
    )


def _socle(feuille: Feuille, photo: dict) -> None:
    annee = photo["annee"]
    feuille.table(
        [("Code", CODE), ("Libellé officiel", LONG), ("Ce qui est compté", TEXTE),
         (str(annee), NOMBRE), (str(annee - 1), NOMBRE), ("Écart", NOMBRE), ("État", COURT),
         ("Ce qui manque", TEXTE), ("Valeur calculée", NOMBRE), ("Motif de la correction", LONG),
         ("Lignes au dossier", ENTIER), ("Comptées", ENTIER), ("Exclues", ENTIER)],
        [
            [
                i["code"], i["libelle"], *_mesure(i, i["mesures"][0]), i["etat_mots"],
                ", ".join(i["manques"]), *_correction(i, i["mesures"][0]),
                i["candidats"], i["comptes"], i["candidats"] - i["comptes"],
            ]
            for i in photo["indicateurs"].values()
            if i["socle"]
        ],
    )  # fmt: skip


def _mesures(feuille: Feuille, photo: dict) -> None:
    annee = photo["annee"]
    rangs = {m["code"]: f"Mission {rang}" for rang, m in enumerate(photo["missions"], start=1)}
    feuille.table(
        [("Code", CODE), ("Mission", COURT), ("Indicateur", TEXTE), ("Socle", CODE),
         ("Mesure", TEXTE), (str(annee), NOMBRE), (str(annee - 1), NOMBRE), ("Écart", NOMBRE),
         ("État", COURT), ("Valeur calculée", NOMBRE), ("Motif de la correction", LONG)],
        [
            [
                i["code"], rangs[i["mission"]], i["titre"], "oui" if i["socle"] else "non",
                *_mesure(i, lue), i["etat_mots"], *_correction(i, lue),
            ]
            for i in photo["indicateurs"].values()
            for lue in i["mesures"]
        ],
    )  # fmt: skip


def _mesure(indicateur: dict, lue: dict) -> list[object]:
    """Its label, this year, the year before, and the difference."""
    etat, avant = indicateur["etat"], indicateur["etat_precedent"]
    return [
        en_capitale(lue["libelle"]),
        mesure(lue, "valeur", etat),
        mesure(lue, "precedent", avant),
        ecart(lue, etat, avant),
    ]


def _correction(indicateur: dict, lue: dict) -> list[object]:
    """The computed value and the motive of the other one, for a measure that was contested."""
    for une in indicateur["corrections"]:
        if une["mesure"] == lue["nom"]:
            return [mesure({**lue, "valeur": une["calcule"]}, "valeur", "valeur"), une["motif"]]
    return [None, None]


def _ventilations(feuille: Feuille, photo: dict) -> None:
    annee = photo["annee"]
    feuille.table(
        [("Code", CODE), ("Indicateur", TEXTE), ("Ventilation", TEXTE), ("Part", TEXTE),
         (str(annee), NOMBRE), (str(annee - 1), NOMBRE)],
        [
            [i["code"], i["titre"], i["ventilation_titre"], mots, valeur, avant]
            for i in photo["indicateurs"].values()
            for part in i["ventilation"]
            for _, mots, valeur, avant in parts(part)
        ],
    )  # fmt: skip


def _exclusions(feuille: Feuille, photo: dict) -> None:
    lignes = []
    for i in photo["indicateurs"].values():
        debut = [i["code"], i["titre"]]
        lignes.append([*debut, "comptées", "", i["comptes"], i["regle"]])
        lignes += [
            [*debut, "exclues", e["mots"], e["nombre"], e["explication"]] for e in i["exclus"]
        ]
    feuille.table(
        [("Code", CODE), ("Indicateur", TEXTE), ("Lignes", COURT), ("Motif", TEXTE),
         ("Nombre", ENTIER), ("Règle ou explication", LONG)],
        lignes,
    )  # fmt: skip


def _evolution(feuille: Feuille, photo: dict) -> None:
    """A line for each indicator of the key figures, a column for each year."""
    annees = sorted({point["annee"] for serie in photo["series"].values() for point in serie})
    lignes = []
    for code, serie in photo["series"].items():
        i = photo["indicateurs"][code]
        points = {point["annee"]: point for point in serie}
        lue = i["mesures"][0]
        lignes.append([
            code, i["titre"], en_capitale(lue["libelle"]),
            *(_point(lue, points.get(annee)) for annee in annees),
        ])  # fmt: skip
    titres = [("Code", CODE), ("Indicateur", TEXTE), ("Ce qui est compté", TEXTE)]
    feuille.table([*titres, *((str(annee), NOMBRE) for annee in annees)], lignes)


def _point(lue: dict, point: dict | None) -> object:
    if point is None:
        return None
    return mesure({**lue, "valeur": point["valeur"]}, "valeur", point["etat"])


def _propres(feuille: Feuille, photo: dict) -> None:
    rang = count(1)
    feuille.table(
        [("Rang", ENTIER), ("Indicateur", TEXTE), ("Valeur", COURT), ("Unité", COURT),
         ("Cible", COURT), ("Commentaire", LONG)],
        [
            [next(rang), p["titre"], p["valeur"], p["unite"], p["cible"], p["commentaire"]]
            for p in photo["propres"]
        ],
    )  # fmt: skip
