"""The daily JSON flows of FINESS+, « structures » and « activites », one legal entity at a time.

The schemas changed between December 2025 and 2026 (case of the names, codes alone or in an object
`{code, system}`, one `nature` or one member per nature): both are read.
"""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

import ijson

from acteurs.models import TypeStructure
from acteurs.offre import AVEC_LITS, type_de_l_activite

from .fiches import (
    Activite,
    Element,
    Etablissement,
    Fautive,
    FichierRefuse,
    departement_de_la_commune,
    est_un_finess,
    insee_lu,
    lire_jour,
    lire_nombre,
)

STRUCTURES, ACTIVITES = "structures", "activites"
# The members by which the first entity tells which flow it is.
DES_STRUCTURES = ("informationsgeneralespmej", "gco", "gcc")
DES_ACTIVITES = ("activitesautorisees", "numfiness", "numerofiness")
ACTIF = "A"
SUPPRESSION = "26"  # etatArhgos, as in the XML extract
# Capacity authorised, then set up: both are given, and are not to be added.
STATUTS_DE_CAPACITE = ("09", "08", "")
FINS = ("013", "015")  # events that end an activity
ADRESSE_DU_SITE = "03"
GENERALES = "caracteristiquesGeneriques"


def reconnaitre(flux: BinaryIO) -> tuple[str, date | None]:
    """Which flow this is, and its day."""
    jour = None
    try:
        for chemin, evenement, valeur in ijson.parse(flux):
            if chemin == "generatedAt":
                jour = lire_jour(str(valeur))
            elif evenement == "map_key" and chemin in ("", "pmej.item"):
                nom = valeur.lower()
                if nom in DES_STRUCTURES:
                    return STRUCTURES, jour
                if nom in DES_ACTIVITES:
                    return ACTIVITES, jour
    except ijson.JSONError:
        raise FichierRefuse(_illisible()) from None
    raise FichierRefuse(
        "Ce fichier JSON n’a ni « informationsGeneralesPMEJ » ni « activitesAutorisees » : un flux "
        "« finess-structures » ou « finess-activites » est attendu."
    )


def _illisible() -> str:
    return (
        "Le fichier JSON est coupé ou abîmé : téléchargez-le de nouveau, entier, depuis "
        "data.gouv.fr."
    )


def _entites(flux: BinaryIO) -> Iterator[tuple[int, dict]]:
    try:
        for numero, entite in enumerate(ijson.items(flux, "pmej.item"), start=1):
            if isinstance(entite, dict):
                yield numero, entite
    except ijson.JSONError:
        raise FichierRefuse(_illisible()) from None


def lire_structures(flux: BinaryIO) -> Iterator[Element]:
    for numero, entite in _entites(flux):
        for site in _liste(entite, "ege"):
            infos = _membre(site, "informationsGeneralesEGE") or site
            finess = _texte(infos, "numFinessEge", "numFinessET", "numFiness")
            if not est_un_finess(finess):
                yield Fautive(
                    f"entité juridique {numero}",
                    f"« {finess} » n’est pas le FINESS de 9 caractères d’un établissement",
                )
                continue
            yield _etablissement(finess, infos, site)


def _etablissement(finess: str, infos: dict, site: dict) -> Etablissement:
    adresses = _liste(site, "adresse")
    ici = [a for a in adresses if _texte(a, "usageAdresse") == ADRESSE_DU_SITE] or adresses
    commune = insee_lu(_texte(ici[0], "cogCommune") if ici else "")
    contacts = [_membre(contact, "telecom") or {} for contact in _liste(site, "contact")]
    telephones = [_texte(contact, "telephone") for contact in contacts]
    fermee_le = lire_jour(_texte(infos, "dateFermeture"))
    return Etablissement(
        finess=finess,
        nom=" ".join((_texte(infos, "nomEgeLong") or _texte(infos, "nomEgeCourt")).split()),
        categorie=_texte(site, "categorieEntiteGeographiqueExercice"),
        departement=departement_de_la_commune(commune),
        commune=commune,
        telephone=next(filter(None, telephones), ""),
        ouverte_le=lire_jour(_texte(infos, "dateOuverture")),
        fermee_le=fermee_le,
        ferme=fermee_le is not None or _texte(site, "etatObjet") not in ("", ACTIF),
    )


def lire_activites(flux: BinaryIO) -> Iterator[Element]:
    for numero, entite in _entites(flux):
        sites = _liste(entite, "ege")
        for site in sites:
            finess = _texte(site, "numFinessEge", "numFinessET")
            for activite in _par_nature(_liste(site, "activitesExercees")):
                yield from _activite(activite, finess, f"entité juridique {numero}")
        if not sites:
            for activite in _par_nature(_liste(entite, "activitesAutorisees")):
                if _type(activite):
                    ej = _texte(entite, "numFiness", "numeroFiness")
                    yield Fautive(
                        f"entité juridique {numero}",
                        f"l’activité palliative de {ej} n’est rattachée à aucun établissement",
                    )


def _par_nature(activites: list[dict]) -> Iterator[dict]:
    """The first schema put one activity of each nature under a member of its own."""
    for activite in activites:
        natures = [
            valeur
            for nom, valeur in activite.items()
            if nom.startswith("nature") and isinstance(valeur, dict) and GENERALES in valeur
        ]
        yield from natures or [activite]


def _type(activite: dict) -> tuple[TypeStructure, bool] | None:
    codes = _chercher(activite, "activiteSanitaireRegulee") or {}
    return type_de_l_activite(
        _texte(codes, "activiteSanitaireRegulee"),
        _texte(codes, "modaliteActivite"),
        _texte(codes, "formeActivite"),
    )


def _activite(activite: dict, finess: str, ou: str) -> Iterator[Element]:
    if (trouve := _type(activite)) is None:
        return
    if not est_un_finess(finess):
        yield Fautive(ou, f"« {finess} » n’est pas un FINESS de 9 caractères")
        return
    type_, probable = trouve
    generales = _chercher(activite, "etatObjet") or {}
    fin = lire_jour(_texte(generales, "dateFinEffectiveActivite")) or lire_jour(
        _texte(generales, "dateCaduciteAutorisation")
    )
    etat = _texte(_chercher(activite, "etatArhgos") or {}, "etatArhgos")
    active = _texte(generales, "etatObjet") in ("", ACTIF) and etat != SUPPRESSION and fin is None
    yield Activite(
        finess=finess,
        type=type_.value,
        lits=_lits(activite) if type_ in AVEC_LITS else None,
        active=active,
        fin=None if active else fin or _derniere_fin(activite),
        probable=probable,
    )


def _lits(activite: dict) -> int | None:
    """The authorised capacity or, without it, the one set up."""
    capacites = (_chercher(activite, "capacite") or {}).get("capacite") or []
    for statut in STATUTS_DE_CAPACITE:
        nombres = [
            lire_nombre(_texte(c, "nombre"))
            for c in capacites
            if isinstance(c, dict) and _texte(c, "statutCapacite") == statut
        ]
        if nombres and None not in nombres:
            return sum(nombres)
    return None


def _derniere_fin(activite: dict) -> date | None:
    """An inactive activity often tells its end by an event only."""
    evenements = (_chercher(activite, "evenement") or {}).get("evenement") or []
    jours = [
        lire_jour(_texte(e, "dateEvenement"))
        for e in evenements
        if isinstance(e, dict) and _texte(e, "codeEvenement") in FINS
    ]
    return max(filter(None, jours), default=None)


def _membre(objet: dict, *noms: str) -> object:
    """A member whatever the case of its name."""
    cherches = [nom.lower() for nom in noms]
    for nom, valeur in objet.items():
        if nom.lower() in cherches and valeur is not None:
            return valeur
    return None


def _texte(objet: dict, *noms: str) -> str:
    """A text, or the code of a `{code, system}`."""
    valeur = _membre(objet, *noms)
    if isinstance(valeur, dict):
        valeur = valeur.get("code")
    return "" if valeur is None else str(valeur).strip()


def _liste(objet: dict, nom: str) -> list[dict]:
    valeur = _membre(objet, nom)
    return [v for v in valeur if isinstance(v, dict)] if isinstance(valeur, list) else []


def _chercher(objet: dict, nom: str, profondeur: int = 4) -> dict | None:
    """The object that has this member, wherever the schema of the day puts it."""
    if nom in objet:
        return objet
    if profondeur:
        for valeur in objet.values():
            if isinstance(valeur, dict) and (trouve := _chercher(valeur, nom, profondeur - 1)):
                return trouve
    return None
