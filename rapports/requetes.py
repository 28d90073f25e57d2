"""Reads of the money and of the programme for the report: plain JSON, one dict each."""

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

from cellule.instantane import Cadre, demander, en_json
from rapports.models import Convention, Depense, Financement, LigneProgramme, PosteDepense, Source

Montant = str


def conventions(cadre: Cadre) -> list[dict]:
    """The agreements that touch the year."""
    lues = Convention.objects.filter(cadre.touche("debut", "fin"))
    return [
        {
            "debut": en_json(c.debut),
            "fin": en_json(c.fin),
            "signee_le": en_json(c.signee_le),
            "objectifs": c.objectifs,
        }
        for c in lues
    ]


def finance(annee: int) -> dict:
    """Resources, use and balance of a year, by source; the year before beside it.

    Amounts are text, exact to the cent: a float would not be.
    """
    ressources, emplois = _ressources(annee), _emplois(annee)
    avant_ressources, avant_emplois = _ressources(annee - 1), _emplois(annee - 1)
    soldes = []
    for source in Source:
        recu, depense = ressources["sommes"][source], emplois["par_source"][source]
        soldes.append(_solde(source.label, recu, depense))
    total = _solde("ensemble", sum(ressources["sommes"].values()), emplois["total"])
    return {
        "financements": ressources["lignes"],
        "depenses": emplois["lignes"],
        "postes": [
            {
                "libelle": poste.label,
                "montant": _euros(emplois["par_poste"][poste]),
                "precedent": _euros(avant_emplois["par_poste"][poste]),
            }
            for poste in PosteDepense
            if emplois["par_poste"][poste] or avant_emplois["par_poste"][poste]
        ],
        "soldes": soldes,
        "total": total,
        "precedent": _solde(
            str(annee - 1), sum(avant_ressources["sommes"].values()), avant_emplois["total"]
        ),
    }


def _ressources(annee: int) -> dict:
    sommes: dict[str, Decimal] = defaultdict(Decimal)
    lignes = []
    for f in Financement.objects.filter(annee=annee):
        sommes[f.source] += f.montant
        lignes.append(
            {
                "source": f.get_source_display(),
                "origine": f.origine,
                "montant": _euros(f.montant),
            }
        )
    return {"sommes": sommes, "lignes": lignes}


def _emplois(annee: int) -> dict:
    par_source: dict[str, Decimal] = defaultdict(Decimal)
    par_poste: dict[str, Decimal] = defaultdict(Decimal)
    lignes = []
    for d in Depense.objects.filter(annee=annee):
        par_source[d.source] += d.montant
        par_poste[d.poste] += d.montant
        lignes.append(
            {
                "poste": d.get_poste_display(),
                "libelle": d.libelle,
                "source": d.get_source_display(),
                "montant": _euros(d.montant),
            }
        )
    total = sum(par_source.values(), Decimal())
    return {"lignes": lignes, "par_source": par_source, "par_poste": par_poste, "total": total}


def _solde(libelle: str, recu: Decimal | int, depense: Decimal | int) -> dict[str, Montant]:
    return {
        "libelle": libelle,
        "ressources": _euros(recu),
        "depenses": _euros(depense),
        "solde": _euros(recu - depense),
    }


def _euros(montant: Decimal | int) -> Montant:
    return str(Decimal(montant).quantize(Decimal("0.01"), ROUND_HALF_UP))


def programme(cadre: Cadre, annee: int) -> list[dict]:
    """The programme of a year; a pilot is printed as a function, never as a name."""
    lignes = list(LigneProgramme.objects.filter(annee=annee))
    fonctions = demander("fonctions", cadre, sorted({ligne.pilote for ligne in lignes} - {""}))
    return [
        {
            "mission": ligne.mission,
            "objectif": ligne.objectif,
            "action": ligne.action,
            "pilote": fonctions.get(ligne.pilote, ligne.pilote),
            "echeance": en_json(ligne.echeance),
            "indicateur": ligne.indicateur,
        }
        for ligne in lignes
    ]
