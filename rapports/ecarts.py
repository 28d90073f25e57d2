"""What has changed since a version was frozen: the figures, and the rows that changed them.

« 3 valeurs ont changé depuis la transmission »: the year is counted again as of the day of the
version, so that only the data can differ, not the calendar. The rows come from the fingerprints
that the version keeps, and are named even when nobody left a trace.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from cellule.dossier.faits import comparer, faits_de_l_annee
from cellule.dossier.registre import tables
from cellule.models import Cellule, Trace
from cellule.typographie import INSECABLE, en_capitale
from indicateurs.calcul import calculer
from indicateurs.catalogue import Etat, Indicateur
from indicateurs.presentation import ecrire
from indicateurs.resultats import Resultat, en_json
from rapports.models import GenrePiece, Version
from rapports.preuves import preuves
from rapports.versions import contenu, piece

# The tables whose rows are named by the activity that they belong to.
JOURNAL = frozenset({"activites", "seances", "participations"})
CAUSES_MAXI = 20
VERBES = {"ajout": "ajouté", "changement": "changé", "retrait": "retiré"}

# Table, name of the row, « ajout », « changement » or « retrait ».
Difference = tuple[str, str, str]


@dataclass(frozen=True)
class Cause:
    """A row that differs: its table and name, what became of it, who did it if that is known."""

    table: str
    nom: str
    genre: str
    libelle: str
    moment: datetime | None = None
    auteur: str = ""
    changements: list[str] = field(default_factory=list)

    @property
    def verbe(self) -> str:
        return VERBES[self.genre]


@dataclass(frozen=True)
class MesureChangee:
    libelle: str
    avant: str
    apres: str


@dataclass(frozen=True)
class Ecart:
    """An indicator that no longer says what the version says."""

    indicateur: Indicateur
    mesures: list[MesureChangee]
    etats: tuple[str, str] | None
    causes: list[Cause]
    autres_causes: int = 0


def changes(cellule: Cellule, version: Version) -> dict[str, Resultat]:
    """The indicators whose value, state or breakdown is no longer the one that the version keeps,
    with their results of today."""
    resultats = calculer(cellule, version.annee, arret=version.arret)
    return {
        code: resultat
        for code, resultat in resultats.items()
        if _sans_corrections(version.resultats.get(code)) != _tel_que_garde(resultat)
    }


def ecarts(cellule: Cellule, version: Version) -> list[Ecart]:
    """The same, with the measures that differ and the rows that changed them."""
    changees = changes(cellule, version)
    if not changees:
        return []
    differences = comparer(_faits_gardes(version), faits_de_l_annee(version.annee))
    indicateurs = contenu(version)["indicateurs"]
    return [
        _ecart(version, resultat, differences, indicateurs.get(code, {}))
        for code, resultat in changees.items()
    ]


def _tel_que_garde(resultat: Resultat) -> dict:
    """As JSON gives it back: a version is compared with what it would keep today."""
    return json.loads(json.dumps(resultat.en_json()))


def _sans_corrections(garde: dict | None) -> dict:
    return {nom: valeur for nom, valeur in (garde or {}).items() if nom != "corrections"}


def _faits_gardes(version: Version) -> dict:
    return json.loads(bytes(piece(version, GenrePiece.FAITS).octets))


def _ecart(
    version: Version, resultat: Resultat, differences: list[Difference], garde: dict
) -> Ecart:
    avant = version.resultats.get(resultat.code, {})
    mesures = [
        MesureChangee(
            en_capitale(mesure.libelle),
            ecrire(mesure, avant.get("mesures", {}).get(mesure.nom)),
            ecrire(mesure, resultat.mesures[mesure.nom]),
        )
        for mesure in resultat.indicateur.mesures
        if avant.get("mesures", {}).get(mesure.nom) != en_json(resultat.mesures[mesure.nom])
    ]
    siennes = _siennes(resultat, differences, garde)
    traces = _dernieres_traces(version, siennes[:CAUSES_MAXI])
    return Ecart(
        indicateur=resultat.indicateur,
        mesures=mesures,
        etats=_changement_d_etat(avant, resultat),
        causes=[_cause(une, traces.get(une[1])) for une in siennes[:CAUSES_MAXI]],
        autres_causes=max(0, len(siennes) - CAUSES_MAXI),
    )


def _changement_d_etat(avant: dict, resultat: Resultat) -> tuple[str, str] | None:
    if avant.get("etat") in (None, resultat.etat.value):
        return None
    return Etat(avant["etat"]).libelle, resultat.etat.libelle


def _siennes(resultat: Resultat, differences: list[Difference], garde: dict) -> list[Difference]:
    """The differences that this indicator reads: of the journal, only the rows among its
    candidates, then or now."""
    lues = {*resultat.indicateur.tables, "zeros_constates"}
    examinees = _codes(garde.get("preuves", {})) | _codes(preuves(resultat))
    return [
        (table, nom, genre)
        for table, nom, genre in differences
        if table in lues and (table not in JOURNAL or nom in examinees)
    ]


def _codes(par_cote: dict) -> set[str]:
    return {une["code"] for cote in ("comptes", "exclus") for une in par_cote.get(cote, [])}


def _dernieres_traces(version: Version, differences: list[Difference]) -> dict[str, Trace]:
    """By code, the last act on each row since the version."""
    noms = [nom for _, nom, _ in differences]
    traces = Trace.objects.filter(moment__gte=version.fige_le, details__code__in=noms)
    return {trace.details["code"]: trace for trace in traces.order_by("moment", "pk")}


def _cause(difference: Difference, trace: Trace | None) -> Cause:
    table, nom, genre = difference
    libelle = en_capitale(str(tables()[table].modele._meta.verbose_name))
    if trace is None:
        return Cause(table, nom, genre, libelle)
    avant, apres = (trace.details.get(cote, {}) for cote in ("avant", "apres"))
    return Cause(
        table=table,
        nom=nom,
        genre=genre,
        libelle=libelle,
        moment=timezone.localtime(trace.moment),
        auteur=trace.auteur.partition(" <")[0],
        changements=[
            f"{champ}{INSECABLE}: {avant.get(champ) or '–'} → {apres[champ] or '–'}"
            for champ in apres
        ],
    )
