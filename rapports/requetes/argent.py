"""Reads of the money: the one arithmetic of balances, for the pages and for the snapshot.

Amounts are summed exactly, then written as text to the cent: a float would not be exact.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Model, Q, Sum

from cellule.annees import PREMIERE
from rapports.models import (
    Convention,
    Depense,
    Financement,
    PosteDepense,
    Rapport,
    Source,
)

Montant = str
Sommes = dict[str, Decimal]


def finance(annee: int) -> dict:
    """Resources, use and balance of a year, by source; the year before beside it.

    `report` is what the years before left, resources less expenses; `cumul` what is left now.
    """
    ressources, emplois = _ressources(annee), _emplois(annee)
    avant_ressources, avant_emplois = _sommes(Financement, annee=annee - 1), _emplois(annee - 1)
    reports = _reports(annee)
    soldes = [
        _solde(
            source.label,
            ressources["sommes"][source],
            emplois["par_source"][source],
            reports[source],
        )
        for source in Source
    ]
    report, recu_avant = sum(reports.values(), Decimal()), sum(avant_ressources.values(), Decimal())
    recu = sum(ressources["sommes"].values(), Decimal())
    return {
        "financements": ressources["lignes"],
        "depenses": emplois["lignes"],
        "postes": [
            {
                "libelle": poste.label,
                "montant": euros(emplois["par_poste"][poste]),
                "precedent": euros(avant_emplois["par_poste"][poste]),
            }
            for poste in PosteDepense
            if emplois["par_poste"][poste] or avant_emplois["par_poste"][poste]
        ],
        "soldes": soldes,
        "total": _solde("ensemble", recu, emplois["total"], report),
        "precedent": _solde(
            str(annee - 1),
            recu_avant,
            avant_emplois["total"],
            report - (recu_avant - avant_emplois["total"]),
        ),
    }


def euros(montant: Decimal | int) -> Montant:
    """To the cent, halves away from zero."""
    return str(Decimal(montant).quantize(Decimal("0.01"), ROUND_HALF_UP))


def _ressources(annee: int) -> dict:
    sommes: Sommes = defaultdict(Decimal)
    lignes = []
    for f in Financement.objects.filter(annee=annee):
        sommes[f.source] += f.montant
        lignes.append(
            {
                "source": f.get_source_display(),
                "origine": f.origine,
                "montant": euros(f.montant),
            }
        )
    return {"sommes": sommes, "lignes": lignes}


def _emplois(annee: int) -> dict:
    par_source: Sommes = defaultdict(Decimal)
    par_poste: Sommes = defaultdict(Decimal)
    lignes = []
    for d in Depense.objects.filter(annee=annee):
        par_source[d.source] += d.montant
        par_poste[d.poste] += d.montant
        lignes.append(
            {
                "poste": d.get_poste_display(),
                "libelle": d.libelle,
                "source": d.get_source_display(),
                "montant": euros(d.montant),
            }
        )
    total = sum(par_source.values(), Decimal())
    return {"lignes": lignes, "par_source": par_source, "par_poste": par_poste, "total": total}


def _reports(annee: int) -> Sommes:
    """What each source brings over from the years before, as far as they are recorded."""
    recus, depenses = _sommes(Financement, annee__lt=annee), _sommes(Depense, annee__lt=annee)
    return {source: recus[source] - depenses[source] for source in Source.values}


def _sommes(modele: type[Model], **annees: int) -> Sommes:
    """The sum of a table by source, added up by the database."""
    lues = modele.objects.filter(**annees).order_by().values_list("source")
    return defaultdict(Decimal, lues.annotate(Sum("montant")))


def _solde(libelle: str, recu: Decimal, depense: Decimal, report: Decimal) -> dict[str, Montant]:
    solde = recu - depense
    return {
        "libelle": libelle,
        "report": euros(report),
        "ressources": euros(recu),
        "depenses": euros(depense),
        "solde": euros(solde),
        "cumul": euros(report + solde),
    }


# --- For the pages -------------------------------------------------------------------


@dataclass(frozen=True)
class Lignes:
    """The rows of a year, each with its own page."""

    ressources: list[Financement]
    depenses: list[Depense]


def lignes_de(annee: int) -> Lignes:
    """The resources by source, the expenses by kind."""
    ressources = Financement.objects.filter(annee=annee).select_related("convention")
    depenses = Depense.objects.filter(annee=annee)
    return Lignes(
        sorted(ressources, key=lambda f: (Source.values.index(f.source), f.pk)),
        sorted(depenses, key=lambda d: (PosteDepense.values.index(d.poste), d.pk)),
    )


def conventions_de(annee: int) -> list[Convention]:
    """The agreements that have a day in the year, oldest first."""
    touchent = Q(debut__lte=date(annee, 12, 31), fin__gte=date(annee, 1, 1))
    return list(Convention.objects.filter(touchent).order_by("debut", "pk"))


def conventions_proposees(annee: int, deja: Convention | None = None) -> list[Convention]:
    """Those of the year, and the one that a row names already."""
    proposees = conventions_de(annee)
    return proposees if deja is None or deja in proposees else [deja, *proposees]


def annees_connues(jour: date, annee: int) -> list[int]:
    """The years that have money, the current one and the one before, the one shown."""
    lues = Financement.objects.order_by().values_list("annee", flat=True)
    lues = lues.union(Depense.objects.order_by().values_list("annee", flat=True))
    ecrites = {une for une in lues if PREMIERE <= une <= jour.year}
    return sorted(ecrites | {jour.year - 1, jour.year, annee}, reverse=True)


def rapport_fige(annee: int) -> Rapport | None:
    """The year's report once it has a frozen version, which nothing written here will change."""
    figes = Rapport.objects.filter(annee=annee, version__isnull=False)
    return figes.select_related("version").first()
