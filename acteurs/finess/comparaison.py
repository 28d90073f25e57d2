"""What the files say that the directory does not: new sheets, changed ones, closed ones.

An empty value of a file never replaces anything. Of a unit or a team inside an establishment, only
the beds and the place are compared: its name and its telephone are its own, not the hospital's.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from acteurs.models import NatureProposition as Nature
from acteurs.models import SourceProposition as Source
from acteurs.noms_reels import nom_de_l_offre, nom_lisible
from acteurs.offre import AVEC_LITS, PAR_ACTIVITE
from cellule.tri import cle_de_tri

from .releve import Offre, Releve

LIAISONS = {"de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "a", "au", "aux"}
LONGUEUR = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class FicheConnue:
    """A surviving sheet of the directory, as far as it is compared."""

    pk: int
    nom: str
    type: str
    finess: str
    departement: str
    commune: str
    telephone: str
    ouverte_le: date | None
    fermee_le: date | None
    lits: int | None


@dataclass(frozen=True, slots=True)
class Ecart:
    """One difference between a file and the directory; becomes a proposal."""

    source: Source
    nature: Nature
    finess: str
    type: str
    nom: str
    departement: str
    structure_id: int | None
    contenu: dict

    @property
    def cle(self) -> tuple[str, str, str]:
        return self.source, self.finess, self.type


class Annuaire:
    """The sheets, by what they are looked for."""

    def __init__(self, fiches: Iterable[FicheConnue]) -> None:
        self.fiches = list(fiches)
        self.par_cle: dict[tuple[str, str], list[FicheConnue]] = {}
        self.par_finess: dict[str, list[FicheConnue]] = {}
        self.sans_finess: dict[tuple[str, str], list[FicheConnue]] = {}
        for fiche in self.fiches:
            if fiche.finess:
                self.par_cle.setdefault((fiche.finess, fiche.type), []).append(fiche)
                self.par_finess.setdefault(fiche.finess, []).append(fiche)
            elif fiche.fermee_le is None:
                lieu = (fiche.type, fiche.departement)
                self.sans_finess.setdefault(lieu, []).append(fiche)


def comparer(
    releve: Releve, fiches: Iterable[FicheConnue], *, complet: bool, jour: date
) -> list[Ecart]:
    """Every difference, one at most by source, FINESS and type; a closure passes before a change.

    `complet`: the files are whole, so that what is not in them is no more. `jour` dates what the
    files do not.
    """
    annuaire = Annuaire(fiches)
    ecarts: dict[tuple[str, str, str], Ecart] = {}
    for offre in releve.offres.values():
        if ecart := _de_l_offre(releve, annuaire, offre, jour):
            ecarts[ecart.cle] = ecart
    for fiche in annuaire.fiches:
        suivie = fiche.finess and fiche.fermee_le is None and fiche.type in releve.demande.types
        if suivie and (ecart := _de_la_fiche(releve, fiche, complet, jour)):
            ecarts[ecart.cle] = ecart
    return list(ecarts.values())


def _de_l_offre(releve: Releve, annuaire: Annuaire, offre: Offre, jour: date) -> Ecart | None:
    fiches = annuaire.par_cle.get((offre.finess, offre.type))
    if not fiches:
        return _nouvelle(releve, annuaire, offre) if offre.active else None
    fiche = next((f for f in fiches if f.fermee_le is None), None)
    if fiche is None:
        return None  # somebody closed it: no file opens it again
    if not offre.active:
        absence = "" if offre.fin else "sans date"
        raison = "L’activité n’est plus en vigueur" if offre.type in PAR_ACTIVITE else "Fermée"
        fin = offre.fin or _jour(releve, offre.source, jour)
        return _fermee(offre.source, fiche, fin, f"{raison} d’après le fichier.", absence)
    changes = {nom: apres for nom, apres in _vus(offre).items() if _differe(fiche, nom, apres)}
    if not changes:
        return None
    colonnes = {
        nom: {"avant": _ecrire(getattr(fiche, nom)), "apres": apres}
        for nom, apres in changes.items()
    }
    contenu = {"colonnes": colonnes, "notes": _notes(offre)}
    return Ecart(offre.source, Nature.CHANGEE, offre.finess, offre.type, fiche.nom,
                 fiche.departement, fiche.pk, contenu)  # fmt: skip


def _vus(offre: Offre) -> dict[str, str]:
    """The columns on which this source may correct a sheet; only what it knows."""
    site = offre.site
    vus = {}
    if offre.type in AVEC_LITS:
        vus["lits"] = _ecrire(offre.lits_sus)
    if site:
        vus["commune"] = site.commune
    if site and offre.source == Source.FINESS_ETABLISSEMENTS:
        vus |= {
            "nom": nom_lisible(site.nom)[:LONGUEUR] if site.nom else "",
            "telephone": site.telephone,
            "ouverte_le": _ecrire(site.ouverte_le),
        }
    return {nom: valeur for nom, valeur in vus.items() if valeur}


def _differe(fiche: FicheConnue, nom: str, apres: str) -> bool:
    avant = _ecrire(getattr(fiche, nom))
    if nom == "nom":
        return not memes_noms(avant, apres)
    if nom == "telephone":
        return re.sub(r"\D", "", avant) != re.sub(r"\D", "", apres)
    return avant != apres


def memes_noms(un: str, autre: str) -> bool:
    """The same words, or all those of the shorter name: « EHPAD Les Ormes » is « Les Ormes »."""
    ici, la = _mots(un), _mots(autre)
    return ici <= la or la <= ici


def _mots(nom: str) -> set[str]:
    sans_points = cle_de_tri(nom, longueur=LONGUEUR).replace(".", "")
    mots = re.findall(r"[a-z0-9]+", sans_points)
    return {"st" if m == "saint" else "ste" if m == "sainte" else m for m in mots} - LIAISONS


def _nouvelle(releve: Releve, annuaire: Annuaire, offre: Offre) -> Ecart | None:
    voisines = annuaire.par_finess.get(offre.finess, [])
    departement = offre.site.departement if offre.site else ""
    departement = departement or next((f.departement for f in voisines), offre.departement)
    if departement not in releve.demande.departements:
        return None
    nom, note = _nom(offre, voisines)
    valeurs = {
        "nom": nom,
        "type": offre.type,
        "echelon": "local",
        "departement": departement,
        "finess": offre.finess,
        **{n: v for n, v in _vus(offre).items() if n != "nom"},
    }
    notes = [*_notes(offre), *([note] if note else []), *_ressemblances(annuaire, offre, valeurs)]
    if voisines:
        noms = ", ".join(f.nom for f in voisines[:3])
        notes.append(f"Autres fiches de cet établissement\u00a0: {noms}.")
    colonnes = {nom: {"avant": "", "apres": apres} for nom, apres in valeurs.items()}
    return Ecart(offre.source, Nature.NOUVELLE, offre.finess, offre.type, nom, departement, None,
                 {"colonnes": colonnes, "notes": notes})  # fmt: skip


def _nom(offre: Offre, voisines: list[FicheConnue]) -> tuple[str, str]:
    """The name of a new sheet, and what must be said of it."""
    raison = offre.site.nom if offre.site else offre.nom
    if offre.source == Source.FINESS_ETABLISSEMENTS and raison:
        return nom_lisible(raison)[:LONGUEUR], ""
    if raison:
        return nom_de_l_offre(offre.type, raison)[:LONGUEUR], ""
    for fiche in voisines:
        return f"{offre.type} – {fiche.nom.removeprefix(f'{fiche.type} – ')}"[:LONGUEUR], ""
    return (
        f"{offre.type} – établissement {offre.finess}",
        "Le fichier ne donne pas le nom de l’établissement\u00a0: lisez avec lui le fichier des "
        "établissements, ou complétez la fiche.",
    )


def _ressemblances(annuaire: Annuaire, offre: Offre, valeurs: dict[str, str]) -> list[str]:
    """A sheet without FINESS that may be the same: a person will tell."""
    for fiche in annuaire.sans_finess.get((offre.type, valeurs["departement"]), ()):
        meme_lieu = bool(fiche.commune) and fiche.commune == valeurs.get("commune")
        if meme_lieu or memes_noms(fiche.nom, valeurs["nom"]):
            return [
                f"Une fiche sans FINESS lui ressemble\u00a0: «\u00a0{fiche.nom}\u00a0». Si c’est "
                "elle, refusez cette proposition et donnez ce FINESS à la fiche."
            ]
    return []


def _notes(offre: Offre) -> list[str]:
    if not offre.probable:
        return []
    return ["Type probable d’après son code d’activité\u00a0: à vérifier."]


def _de_la_fiche(releve: Releve, fiche: FicheConnue, complet: bool, jour: date) -> Ecart | None:
    """The closure of a sheet by its establishment, or because a whole file has it no more."""
    source = Source.FINESS_ETABLISSEMENTS
    site = releve.sites.get(fiche.finess)
    if site and site.ferme:
        fin = site.fermee_le or _jour(releve, source, jour)
        absence = "" if site.fermee_le else "sans date"
        return _fermee(source, fiche, fin, "L’établissement est fermé d’après FINESS.", absence)
    if not complet:
        return None
    if site is None and releve.sait_tout(source, fiche.departement):
        raison = "Aucun établissement de ce numéro dans le fichier complet."
        return _fermee(source, fiche, _jour(releve, source, jour), raison, "établissement")
    source = Source.FINESS_ACTIVITES
    if (
        fiche.type in PAR_ACTIVITE
        and (source, fiche.finess, fiche.type) not in releve.offres
        and releve.sait_tout(source, fiche.departement)
    ):
        raison = "Le fichier complet n’a plus cette activité pour cet établissement."
        return _fermee(source, fiche, _jour(releve, source, jour), raison, "activité")
    return None


def _fermee(source: Source, fiche: FicheConnue, fin: date, raison: str, absence: str) -> Ecart:
    contenu = {
        "colonnes": {"fermee_le": {"avant": "", "apres": fin.isoformat()}},
        "raison": raison,
        "absence": absence,
        "notes": [],
    }
    return Ecart(source, Nature.FERMEE, fiche.finess, fiche.type, fiche.nom, fiche.departement,
                 fiche.pk, contenu)  # fmt: skip


def _jour(releve: Releve, source: Source, jour: date) -> date:
    return releve.origine(source)[1] or jour


def _ecrire(valeur: object) -> str:
    return "" if valeur is None else str(valeur)
