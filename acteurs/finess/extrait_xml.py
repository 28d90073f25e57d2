"""cs1600102: the standard extract of the activities submitted to recognition, in XML."""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO
from xml.etree.ElementTree import Element as Noeud
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from acteurs.offre import AVEC_LITS, type_de_l_activite

from .fiches import (
    Activite,
    Element,
    Fautive,
    FichierRefuse,
    est_un_finess,
    lire_jour,
    lire_nombre,
)

RACINE, HORODATAGE, ACTIVITE = "fluxfiness", "horodatage", "activitesoumiseareco"
SUPPRESSION = "26"  # etatautorisation, « Suppression »


def jour_de(flux: BinaryIO) -> date | None:
    """The day of the extract; refuse an XML file that is another one."""
    for noeud in _noeuds(flux):
        if noeud.tag == HORODATAGE:
            return lire_jour(_texte(noeud, "datemaj"))
        if noeud.tag == ACTIVITE:
            return None
    raise FichierRefuse(
        f"Ce fichier XML n’a pas d’élément « {ACTIVITE} » : l’extrait cs1600102 (activités "
        "soumises à reconnaissance contractuelle) est attendu."
    )


def lire(flux: BinaryIO) -> Iterator[Element]:
    numero = 0
    for noeud in _noeuds(flux):
        if noeud.tag != ACTIVITE:
            continue
        numero += 1
        trouve = type_de_l_activite(
            _texte(noeud, "activite"), _texte(noeud, "modalite"), _texte(noeud, "forme")
        )
        if trouve is None:
            continue
        finess = _texte(noeud, "nofinesset")
        if not est_un_finess(finess):
            message = f"« {finess} » n’est pas un FINESS de 9 caractères"
            yield Fautive(f"activité {numero}", message)
            continue
        type_, probable = trouve
        yield Activite(
            finess=finess,
            type=type_.value,
            lits=lire_nombre(_texte(noeud, "capaciteautorisee")) if type_ in AVEC_LITS else None,
            active=_texte(noeud, "etatautorisation") != SUPPRESSION,
            probable=probable,
            nom=_texte(noeud, "rset"),
        )


def _noeuds(flux: BinaryIO) -> Iterator[Noeud]:
    """The children of the root, each forgotten once it is read."""
    racine, profondeur = None, 0
    try:
        for evenement, noeud in iterparse(flux, events=("start", "end"), forbid_dtd=True):
            profondeur += 1 if evenement == "start" else -1
            if racine is None:
                racine = noeud
                if noeud.tag != RACINE:
                    raise FichierRefuse(
                        f"Ce fichier XML commence par « {noeud.tag} » : « {RACINE} » est attendu "
                        "(extrait cs1600102)."
                    )
            elif evenement == "end" and profondeur == 1:
                yield noeud
                racine.clear()
    except ParseError as faute:
        raise FichierRefuse(
            f"Le fichier XML est illisible à la ligne {faute.position[0]} : téléchargez-le de "
            "nouveau."
        ) from None
    except DefusedXmlException:
        raise FichierRefuse(
            "Ce fichier XML déclare des entités ou une DTD, ce qu’aucun extrait FINESS ne fait : "
            "il n’a pas été lu."
        ) from None


def _texte(noeud: Noeud, nom: str) -> str:
    return (noeud.findtext(nom) or "").strip()
