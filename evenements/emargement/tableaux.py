"""A table with headings, wherever it stands among titles, totals and summaries."""

import re
from collections.abc import Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter

from cellule.dossier.genres import Irrecevable, cite

from .libres import COURRIEL, est_chiffre
from .lignes import FAUTES_MAXI, TEXTE_MAXI, Faute, LigneLue, Liste, ListeIllisible
from .mots import (
    ABSENT,
    D_UN_RESUME,
    D_UN_TOTAL,
    D_UNE_STRUCTURE,
    EXCUSE,
    INSCRIT,
    NOMMENT,
    PRESENT,
    genre_du_titre,
    statut_ecrit,
)
from .noms import plier, sans_civilite, sans_marques, separer
from .sources import Cellule, Rangee, dire

SECTION = re.compile(r"^\d+\.\s+\S")
# Other words that may be a person's quality in a line without headings.
DOUTEUX = {"participant", "participants", "personne", "personnes", "identite"}
COUPURE = re.compile(r"\s[–—-]\s|\s?\|\s?")
A_COCHER = (PRESENT, EXCUSE, ABSENT, INSCRIT)

Colonnes = dict[str, list[int]]


def trouver_les_titres(rangees: Sequence[Sequence[Cellule]]) -> int | None:
    """The first row that is a row of headings."""
    return next((rang for rang, cellules in enumerate(rangees) if _est_de_titres(cellules)), None)


def _est_de_titres(cellules: Sequence[Cellule]) -> bool:
    pleines = [texte for c in cellules if (texte := plier(dire(c)))]
    genres = {texte: genre for texte in pleines if (genre := genre_du_titre(texte))}
    if len(pleines) < 2 or D_UN_RESUME & set(pleines):
        return False
    if not {*NOMMENT, "courriel"} & set(genres.values()):
        return False
    surs = [texte for texte, genre in genres.items() if genre in NOMMENT and texte not in DOUTEUX]
    return len(genres) > 1 or (bool(surs) and not any(map(str.isdigit, "".join(pleines))))


def lire_tableau(rangees: Sequence[Rangee]) -> Liste:
    """The people of a table, or `ListeIllisible` with every line at fault."""
    rangees = _section_des_participants(rangees)
    debut = trouver_les_titres([r.cellules for r in rangees])
    if debut is None:
        return Liste()
    titres = [plier(dire(c)) for c in rangees[debut].cellules]
    colonnes: Colonnes = {}
    for rang, titre in enumerate(titres):
        if genre := genre_du_titre(titre):
            colonnes.setdefault(genre, []).append(rang)
    liste, fautes, cochee = Liste(), [], False
    for rangee in rangees[:debut]:
        if rangee.brut:
            liste.ecarter(rangee.numero, rangee.brut, "avant le tableau")
    for rangee in rangees[debut + 1 :]:
        if not any(rangee.cellules):
            continue
        if raison := _hors_sujet(rangee, titres):
            liste.ecarter(rangee.numero, rangee.brut, raison)
        elif mauvaises := _fautes(rangee, colonnes):
            fautes += mauvaises
        else:
            ligne = _ligne(rangee, colonnes, titres)
            cochee |= PRESENT in colonnes and ligne.statut == PRESENT
            _retenir(liste, ligne)
    if fautes:
        raise ListeIllisible(*fautes[:FAUTES_MAXI])
    return _non_coches_absents(liste) if cochee else liste


def _retenir(liste: Liste, ligne: LigneLue) -> None:
    if not ligne.cle and not ligne.courriel:
        liste.ecarter(ligne.numero, ligne.brut, "ni nom ni adresse")
    elif not ligne.prenom and not ligne.courriel and D_UNE_STRUCTURE.match(plier(ligne.nom)):
        liste.ecarter(ligne.numero, ligne.brut, "ne nomme personne")
    else:
        liste.ajouter(ligne)


def _section_des_participants(rangees: Sequence[Rangee]) -> Sequence[Rangee]:
    """Of a Teams report: the rows of « 2. Participants », without the summary and the comings
    and goings of each."""
    sections = [
        (rang, plier(seuls[0]))
        for rang, rangee in enumerate(rangees)
        if len(seuls := [t for c in rangee.cellules if (t := dire(c))]) == 1
        and SECTION.match(seuls[0])
    ]
    fins = [rang for rang, _ in sections[1:]] + [len(rangees)]
    for (rang, titre), fin in zip(sections, fins, strict=False):
        if titre.partition(" ")[2] in ("participants", "participantes"):
            return rangees[rang + 1 : fin]
    return rangees


def _hors_sujet(rangee: Rangee, titres: list[str]) -> str:
    if D_UN_TOTAL.search(plier(rangee.brut)):
        return "total"
    if [plier(dire(c)) for c in rangee.cellules] == titres:
        return "titres répétés"
    return ""


def _fautes(rangee: Rangee, colonnes: Colonnes) -> list[Faute]:
    """What the columns that we read do not take."""
    fautes = []
    for genre, rangs in colonnes.items():
        for rang in rangs:
            cellule = rangee.cellules[rang] if rang < len(rangee.cellules) else ""
            ou = f"colonne {get_column_letter(rang + 1)}, "
            if isinstance(cellule, Irrecevable):
                fautes.append(Faute(rangee.numero, ou + cellule.raison))
            elif genre in (*NOMMENT, "prenom") and _pas_un_nom(cellule):
                fautes.append(Faute(rangee.numero, f"{ou}{cite(cellule)} n’est pas un nom"))
    return fautes


def _pas_un_nom(cellule: str) -> bool:
    return bool(cellule) and (est_chiffre(plier(cellule)) or len(cellule) > TEXTE_MAXI)


def _ligne(rangee: Rangee, colonnes: Colonnes, titres: list[str]) -> LigneLue:
    def lu(genre: str) -> str:
        cellules = [
            dire(rangee.cellules[r]) for r in colonnes.get(genre, ()) if r < len(rangee.cellules)
        ]
        return next((c for c in cellules if c.strip()), "").strip()

    nom, prenom, structure = lu("nom"), lu("prenom"), ""
    if nom and prenom:
        nom = sans_civilite(sans_marques(nom)[0])
        prenom = sans_civilite(sans_marques(prenom)[0])
    elif nom or not prenom:
        titre = titres[(colonnes.get("complet") or colonnes.get("nom") or [0])[0]]
        nom, prenom, structure = _nom_complet(nom or lu("complet"), origine="origin" in titre)
    courriel = COURRIEL.search(lu("courriel"))
    return LigneLue(
        rangee.numero,
        nom=nom,
        prenom=prenom,
        courriel=courriel[0] if courriel else "",
        structure=lu("structure") or structure,
        fonction=lu("fonction"),
        statut=_statut({genre: lu(genre) for genre in ("statut", *A_COCHER)}),
        brut=rangee.brut,
    )


def _nom_complet(texte: str, *, origine: bool) -> tuple[str, str, str]:
    """Family name, first name, and the structure when it stands in the same cell. Zoom writes
    the name chosen, then in brackets that of the account: the one with two words is a name."""
    dehors, dedans = sans_marques(texte)
    affiche, *suite = [m.strip() for m in COUPURE.split(dehors) if m.strip()] or [""]
    if origine and dedans and (len(affiche.split()) < 2 or D_UNE_STRUCTURE.search(plier(affiche))):
        suite = [affiche] if D_UNE_STRUCTURE.search(plier(affiche)) else suite
        affiche, dedans = dedans[0], dedans[1:]
    elif origine:
        dedans = []
    nom, prenom = separer(affiche)
    return nom, prenom, next(iter([*suite, *dedans]), "")


def _statut(dits: dict[str, str]) -> str:
    """What the columns of status say; a column « Excusé » is ticked, or says yes or no."""
    for genre in A_COCHER:
        mot = statut_ecrit(dits[genre])
        if mot and genre == PRESENT:
            return mot
        if mot in (genre, PRESENT):
            return genre
    return statut_ecrit(dits["statut"]) or ""


def _non_coches_absents(liste: Liste) -> Liste:
    """Where presence is ticked, who is not ticked was not there."""
    liste.lignes = [
        ligne if ligne.statut else replace(ligne, statut=ABSENT) for ligne in liste.lignes
    ]
    return liste
