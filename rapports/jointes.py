"""The data attached to the report: its indicators, and the rows counted and excluded, twice.

As CSV for a spreadsheet (UTF-8 with its mark, semicolons, decimal commas) and as JSON for a
program. Codes, days and types: no name, no title, no text of a meeting.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from io import BytesIO, TextIOWrapper

from cellule.impression.imprimer import Jointe
from cellule.typographie import MOINS

OUI_NON = {True: "oui", False: "non"}
# What a spreadsheet would take for a formula is written behind an apostrophe.
FORMULE = ("=", "+", "-", "@", "\t", "\r", MOINS)


def jointes(photo: dict) -> list[Jointe]:
    """The attachments of the report, in the order of their names, which a reader relies on."""
    annee = photo["annee"]
    return [
        Jointe("indicateurs.csv", f"Les indicateurs de {annee}, ceux de l’année précédente et les "
               "corrections", en_csv(_indicateurs(photo)), "Data"),
        Jointe("indicateurs.json", f"Les indicateurs de {annee}, pour un programme",
               en_json(indicateurs(photo)), "Data"),
        Jointe("preuves.csv", "Code, date et type des lignes comptées et exclues, par indicateur",
               en_csv(_preuves(photo)), "Supplement"),
        Jointe("preuves.json", "Les lignes comptées et exclues, pour un programme",
               en_json({c: i["preuves"] for c, i in photo["indicateurs"].items()}), "Supplement"),
    ]  # fmt: skip


def indicateurs(photo: dict) -> dict:
    """What the report says of each indicator, without the rows behind it."""
    gardees = ("format", "etat", "version", "annee", "arret", "dernier_jour", "catalogue")
    return {
        **{cle: photo.get(cle) for cle in gardees},
        "cellule": {cle: photo["cellule"][cle] for cle in ("code", "nom", "regions")},
        "indicateurs": {
            code: {cle: valeur for cle, valeur in lu.items() if cle not in ("preuves", "lignes")}
            for code, lu in photo["indicateurs"].items()
        },
    }


def _indicateurs(photo: dict) -> Iterator[list]:
    """A line for each measure, and for each part of the breakdown."""
    annee = photo["annee"]
    yield ["code", "indicateur", "libelle_officiel", "socle", "etat", "ligne", "cle", "mesure",
           "nature", str(annee), str(annee - 1), "calcule", "motif_de_la_correction"]  # fmt: skip
    for lu in photo["indicateurs"].values():
        debut = [lu["code"], lu["titre"], lu["libelle"], OUI_NON[lu["socle"]], lu["etat_mots"]]
        motifs = {une["mesure"]: une["motif"] for une in lu.get("corrections", ())}
        for mesure in lu["mesures"]:
            yield [
                *debut, "mesure", mesure["nom"], mesure["libelle"], mesure["nature"],
                mesure["valeur"], mesure["precedent"], mesure.get("calcule", mesure["valeur"]),
                motifs.get(mesure["nom"], ""),
            ]  # fmt: skip
        for part in lu["ventilation"]:
            for suite, mots, valeur, avant in parts(part):
                cle = f"{part['cle']}{suite}"
                yield [*debut, "ventilation", cle, mots, "nombre", valeur, avant, valeur, ""]


def parts(part: dict) -> Iterator[tuple[str, str, object, object]]:
    """A part of a breakdown as numbers: « 8 teams met out of 12 » makes two."""
    valeur, avant = part["valeur"], part["precedent"]
    if not isinstance(valeur, dict) and not isinstance(avant, dict):
        yield "", part["mots"], valeur, avant
        return
    for nom, mot in (("rencontrees", "rencontrées"), ("total", "total")):
        yield (
            f":{nom}",
            f"{part['mots']}, {mot}",
            (valeur or {}).get(nom),
            (avant or {}).get(nom),
        )


def _preuves(photo: dict) -> Iterator[list]:
    yield ["indicateur", "compte", "motif", "code", "date", "type"]
    for code, lu in photo["indicateurs"].items():
        motifs = {exclu["motif"]: exclu["mots"] for exclu in lu["exclus"]}
        for preuve in lu["preuves"]["comptes"]:
            yield [code, "oui", "", preuve["code"], preuve["date"], preuve["genre"]]
        for preuve in lu["preuves"]["exclus"]:
            motif = motifs[preuve["motif"]]
            yield [code, "non", motif, preuve["code"], preuve["date"], preuve["genre"]]


def en_json(valeur: object) -> bytes:
    """On one line: the encoder that indents holds many times the file in memory."""
    return json.dumps(valeur, ensure_ascii=False, separators=(",", ":")).encode()


def en_csv(lignes: Iterable[list]) -> bytes:
    octets = BytesIO()
    texte = TextIOWrapper(octets, encoding="utf-8-sig", newline="", write_through=True)
    redacteur = csv.writer(texte, delimiter=";", lineterminator="\r\n")
    redacteur.writerows(map(_case, ligne) for ligne in lignes)
    return octets.getvalue()


def _case(valeur: object) -> object:
    match valeur:
        case None:
            return ""
        case bool():
            return OUI_NON[valeur]
        case float():
            return f"{valeur}".replace(".", ",")
        case str() if valeur.startswith(FORMULE):
            return f"'{valeur}"
    return valeur
