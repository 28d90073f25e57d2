"""The compilation as sheets of plain values: what the CSV and both workbooks hold.

A value is a number, a day or words. What is not known is said in words, never by a zero.
"""

from dataclasses import dataclass
from datetime import date

from cellule.typographie import SANS_OBJET, jour_en_lettres
from indicateurs.catalogue import CATALOGUE, Etat, Indicateur, Mesure, NatureMesure

from .compiler import CelluleCompilee, Compilation, Ligne
from .lecture import Statut
from .totaux import Genre, genre
from .valeurs import Scalaire

Case = str | int | float | date | None

PAS_DE_CELLULE = "pas de cellule"
NON_RENSEIGNE = Etat.NON_RENSEIGNE.libelle
ENTETES = (
    "Code de la région", "Région", "Cellule", "Autres régions de la cellule", "Rapport",
    "Arrêté au", "Dans les totaux", "État du projet", "Appui d’autres cellules",
)  # fmt: skip
COMMENT = {
    Genre.SOMME: "somme",
    Genre.RAPPORT: "rapport des sommes",
    Genre.OUI: "nombre de oui",
    Genre.AUCUN: "ne s’additionne pas",
}


@dataclass(frozen=True)
class Feuille:
    """A sheet: its name, its header, its rows; the last `pied` rows are totals."""

    titre: str
    entetes: list[str]
    lignes: list[list[Case]]
    pied: int = 0


def feuilles(compilation: Compilation, avant: Compilation | None = None) -> list[Feuille]:
    return [
        synthese(compilation),
        detail(compilation),
        totaux(compilation, avant),
        lisez_moi(compilation),
    ]


def synthese(compilation: Compilation) -> Feuille:
    """The main measure of each indicator, as on the page."""
    colonnes = [(une, [une.mesures[0]]) for une in compilation.indicateurs.values()]
    entetes = [f"{une.code} {une.titre}" for une, _ in colonnes]
    return _tableau("Synthèse", compilation, colonnes, entetes, avec_etat=False)


def detail(compilation: Compilation) -> Feuille:
    """Every measure of each indicator, after its state."""
    colonnes = [(une, list(une.mesures)) for une in compilation.indicateurs.values()]
    entetes = []
    for une, mesures in colonnes:
        entetes.append(f"{une.code} état")
        entetes += [f"{une.code} {mesure.libelle}" for mesure in mesures]
    return _tableau("Toutes les mesures", compilation, colonnes, entetes, avec_etat=True)


def _tableau(
    titre: str,
    compilation: Compilation,
    colonnes: list[tuple[Indicateur, list[Mesure]]],
    entetes: list[str],
    *,
    avec_etat: bool,
) -> Feuille:
    lignes = [
        [*_tete(compilation, ligne), *_cases(ligne.cellule, colonnes, avec_etat=avec_etat)]
        for ligne in compilation.lignes
    ]
    pied = [_vide("Total national"), _vide("Sur combien de cellules")]
    for indicateur, mesures in colonnes:
        if avec_etat:
            for ligne in pied:
                ligne.append(None)
        for mesure in mesures:
            total = compilation.totaux[indicateur.code][mesure.nom]
            pied[0].append(ecrire_total(indicateur, mesure, total.valeur))
            pied[1].append(total.cellules)
    return Feuille(titre, [*ENTETES, *entetes], [*lignes, *pied], pied=len(pied))


def _vide(titre: str) -> list[Case]:
    return [None, titre, *[None] * (len(ENTETES) - 2)]


def _tete(compilation: Compilation, ligne: Ligne) -> list[Case]:
    region = [ligne.region.code, ligne.region.nom]
    compilee = ligne.cellule
    if compilee is None:
        projet = [ligne.etat.get_avancement_display(), ligne.etat.appui] if ligne.etat else [""] * 2
        return [*region, PAS_DE_CELLULE, "", "", None, "", *projet]
    return [
        *region,
        compilee.cellule.nom,
        ", ".join(compilation.autres_regions(ligne)),
        en_mots(compilee),
        compilee.chiffres.arret,
        "oui" if compilee.comptee else "non",
        "",
        "",
    ]


def en_mots(compilee: CelluleCompilee) -> str:
    """« rapport transmis, version 2 », « provisoire », « pas de chiffres »."""
    if compilee.statut is Statut.TRANSMIS:
        return f"{compilee.chiffres.libelle}, version {compilee.chiffres.version}"
    return compilee.chiffres.libelle


def _cases(
    compilee: CelluleCompilee | None,
    colonnes: list[tuple[Indicateur, list[Mesure]]],
    *,
    avec_etat: bool,
) -> list[Case]:
    cases: list[Case] = []
    for indicateur, mesures in colonnes:
        valeur = compilee and compilee.valeurs.get(indicateur.code)
        if valeur is None:
            absent = "" if compilee is None else Statut.SANS_CHIFFRES.libelle
            cases += [absent] * (len(mesures) + avec_etat)
            continue
        if avec_etat:
            cases.append(valeur.etat.libelle)
        for mesure in mesures:
            manque = valeur.manque
            cases.append(NON_RENSEIGNE if manque else ecrire(mesure, valeur.mesures[mesure.nom]))
    return cases


def ecrire(mesure: Mesure, valeur: Scalaire) -> Case:
    """The value of a measure for a sheet: typed when it is known, in words otherwise."""
    if valeur is None:
        return SANS_OBJET if mesure.nature is NatureMesure.TAUX else NON_RENSEIGNE
    match mesure.nature:
        case NatureMesure.OUI_NON:
            return "oui" if valeur else "non"
        case NatureMesure.DATE:
            return date.fromisoformat(valeur)
    return valeur


def ecrire_total(indicateur: Indicateur, mesure: Mesure, valeur: int | float | None) -> Case:
    """A number, or why there is none."""
    if valeur is not None:
        return valeur
    comment = genre(indicateur, mesure)
    return COMMENT[comment] if comment is Genre.AUCUN else SANS_OBJET


def totaux(compilation: Compilation, avant: Compilation | None = None) -> Feuille:
    """One row per measure, last year's beside this one's."""
    entetes = ["Code", "Indicateur", "Mesure", "Total", str(compilation.annee), "Sur n cellules"]
    if avant:
        entetes += [str(avant.annee), f"Sur n cellules en {avant.annee}", "Définition"]
    lignes: list[list[Case]] = []
    for code, indicateur in compilation.indicateurs.items():
        for mesure in indicateur.mesures:
            total = compilation.totaux[code][mesure.nom]
            ligne: list[Case] = [
                code,
                indicateur.titre,
                mesure.libelle,
                COMMENT[genre(indicateur, mesure)],
                ecrire_total(indicateur, mesure, total.valeur),
                total.cellules,
            ]
            if avant:
                ligne += _annee_avant(compilation, avant, indicateur, mesure)
            lignes.append(ligne)
    return Feuille("Totaux", entetes, lignes)


def _annee_avant(
    compilation: Compilation, avant: Compilation, indicateur: Indicateur, mesure: Mesure
) -> list[Case]:
    ancien = avant.totaux.get(indicateur.code, {}).get(mesure.nom)
    changee = CATALOGUE.definition_changee(indicateur.code, avant.annee, compilation.annee)
    definition = "changée entre les deux années" if changee else "la même"
    if ancien is None:
        return ["absent du cadre de cette année-là", None, definition]
    return [ecrire_total(indicateur, mesure, ancien.valeur), ancien.cellules, definition]


def lisez_moi(compilation: Compilation) -> Feuille:
    """What the file holds and how to read it."""
    arret = compilation.arret
    lignes = [
        ["Année", compilation.annee],
        ["Cadre national", f"version {compilation.catalogue} des règles de comptage"],
        ["Indicateurs", "tous les indicateurs" if compilation.tous else "indicateurs socle"],
        ["Chiffres provisoires", "comptés dans les totaux" if compilation.provisoires
         else "montrés, hors des totaux"],
        ["Arrêtés au", jour_en_lettres(arret) if arret
         else "dernier calcul de chaque cellule pour les chiffres provisoires"],
        ["Cellules dans les totaux", len(compilation.comptees)],
        ["Cellules en tout", len(compilation.cellules)],
        ["", ""],
        *([titre, texte] for titre, texte in REGLES),
    ]  # fmt: skip
    return Feuille("Lisez-moi", ["Ce fichier", "Compilation nationale des cellules"], lignes)


REGLES = (
    (
        "Rapport transmis",
        "La dernière version remise à l’ARS fait foi ; les valeurs que la cellule a corrigées "
        "remplacent les valeurs calculées.",
    ),
    (
        NON_RENSEIGNE,
        "Rien n’a été saisi : ce n’est pas un zéro. La cellule est laissée hors du total de cet "
        "indicateur.",
    ),
    ("pas de chiffres", "La plateforme n’a encore rien calculé pour cette cellule et cette année."),
    (
        "Faits communs",
        "Une réunion ou un évènement commun à plusieurs cellules compte une fois dans les totaux "
        "de D2, D7, A8, C2, C3 et C4, avec le plus grand nombre déclaré de participations, de "
        "séances et d’heures. La ligne de chaque région garde son propre compte.",
    ),
    (
        "Plusieurs régions",
        "Une cellule qui sert plusieurs régions a une ligne dans chacune et compte une fois dans "
        "les totaux.",
    ),
    (
        "Personnes",
        "Les nombres de personnes différentes ne s’additionnent pas : une personne peut être "
        "connue de deux cellules. Aucun nom de personne n’est dans ce fichier.",
    ),
    ("Taux", "Le taux national est le rapport des sommes, pas la moyenne des taux."),
)


__all__ = ["Case", "Feuille", "detail", "ecrire", "ecrire_total", "feuilles"]
