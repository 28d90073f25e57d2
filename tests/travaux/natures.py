"""Natures of the tests only: in the real registry, so that a real worker does them too."""

import os
import signal
import time

from cellule.models import Cellule
from cellule.perimetre import courant, perimetre
from cellule.trace import auteur_courant
from cellule.travaux import Suivi, TravailImpossible, travail


class Fatale(BaseException):
    """As WeasyPrint's FatalURLFetchingError: `except Exception` does not see it."""


@travail("essai", titre="Essai {mot}")
def essayer(suivi: Suivi, *, mot: str) -> dict:
    suivi.avancer(50, f"Étape {mot}")
    return {"mot": mot, "cellule": suivi.cellule_id, "auteur": auteur_courant.get()}


@travail("essai_fichier", titre="Essai d’un fichier", file="rapports")
def ecrire_lentement(suivi: Suivi, *, durees: list[float]) -> dict:
    """A report that takes its time before its file; how long, attempt by attempt."""
    suivi.avancer(10, "Mise en page")
    time.sleep(durees[suivi.essai - 1])
    suivi.deposer("rapport.txt", f"essai {suivi.essai}".encode())
    return {"essai": suivi.essai}


@travail("essai_erreurs", titre="Essai d’une erreur")
def echouer(suivi: Suivi, *, genre: str) -> None:
    raise {
        "prevue": TravailImpossible("L’année 2030 n’a pas commencé : choisissez-en une autre."),
        "imprevue": ZeroDivisionError("secret"),
        "fatale": Fatale("secret"),
        "arret": SystemExit(0),
    }[genre]


OUVERTS = []


@travail("essai_fuite", titre="Essai d’une fuite")
def fuir(suivi: Suivi, *, n: int) -> None:
    """The worst manners: an open perimeter that nothing will close, an author, an exception."""
    auteur_courant.set("quelqu’un d’autre")
    portee = perimetre(Cellule.objects.get(pk=suivi.cellule_id), ecriture=True)
    OUVERTS.append(portee)
    portee.__enter__()
    assert courant() is not None
    raise ValueError


@travail("essai_mortel", titre="Essai d’une mort")
def mourir(suivi: Suivi, *, fois: int) -> None:
    """Takes all the memory, say, in its first attempts."""
    if suivi.essai <= fois:
        os.kill(os.getpid(), signal.SIGKILL)
