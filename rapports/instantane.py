"""The snapshot of a cell's year: everything that the report prints, as plain JSON.

The PDF is made from this object alone (docs/decisions/report-from-a-snapshot.md): what was
handed over can be printed again after the data have changed, byte for byte. It holds structures
and counts, never the name of a person.
"""

from dataclasses import asdict
from datetime import date

from cellule.instantane import Cadre, demander, sections
from cellule.models import Cellule, Departement, Region
from indicateurs.calcul import calculer
from indicateurs.catalogue import CATALOGUE, Changement, Mission
from indicateurs.libelles import (
    HORS_PERIMETRE,
    SANS_TYPE,
    changement_en_mots,
    etiquettes,
    manques,
    motif,
    raison_de_l_etat,
    type_de_structure,
)
from indicateurs.models import ZeroConstate
from indicateurs.resultats import Resultat, Resultats, en_json
from rapports.preuves import preuves
from rapports.requetes import conventions, finance, programme

# The shape of the object below; a frozen version keeps it, and an old one stays readable.
FORMAT = 1

# Indicators whose counted rows are few and have no section of their own.
LISTES = ("D8", "A8")
LIGNES_D_UNE_LISTE = 40


def photographier(cellule: Cellule, annee: int, arret: date | None = None) -> dict:
    """Everything the report of this year prints, as known on `arret` (today by default).

    Runs in the perimeter of the cell. Raises `AnneeNonCommencee` for a year still to begin.
    """
    arret = arret or cellule.aujourdhui()
    resultats = calculer(cellule, annee, arret=arret)
    precedents = calculer(cellule, annee - 1, arret=arret)
    cadre = Cadre(cellule, annee, arret)
    zeros = set(ZeroConstate.objects.filter(annee=annee).values_list("indicateur", flat=True))
    return {
        "format": FORMAT,
        "etat": "travail",
        "annee": annee,
        "arret": arret.isoformat(),
        "dernier_jour": cadre.dernier.isoformat(),
        "catalogue": resultats.version,
        "cellule": _identite(cadre),
        "conventions": conventions(cadre),
        "missions": [
            {"code": m.value, "libelle": m.libelle, "indicateurs": _codes(m, resultats)}
            for m in Mission
        ],
        "indicateurs": {
            code: {
                **_indicateur(
                    resultat,
                    _comparable(resultat, precedents.get(code), annee),
                    zero_constate=code in zeros,
                ),
                "changement": changement_en_mots(
                    CATALOGUE.en(annee - 1).get(code),
                    resultat.indicateur,
                    annee=annee,
                    version=resultats.version,
                ),
            }
            for code, resultat in resultats.items()
        },
        "finance": finance(annee),
        "programme": programme(cadre, annee),
        "programme_suivant": programme(cadre, annee + 1),
        "sections": [
            {
                "code": section.code,
                "place": section.place,
                "titre": section.titre,
                "si_vide": section.si_vide,
                "blocs": section.lire(cadre),
            }
            for section in sections()
        ],
    }


def _codes(mission: Mission, resultats: Resultats) -> list[str]:
    return [code for code, resultat in resultats.items() if resultat.indicateur.mission is mission]


def _identite(cadre: Cadre) -> dict:
    cellule = cadre.cellule
    departements = Departement.objects.filter(code__in=cellule.departements)
    regions = Region.objects.filter(code__in=cellule.regions)
    return {
        "code": cellule.code,
        "nom": cellule.nom,
        "sigle": cellule.sigle,
        "forme_juridique": cellule.get_forme_juridique_display(),
        "finess": cellule.etablissement_finess,
        "hote": demander("hote", cadre),
        "regions": [r.nom for r in regions],
        "departements": [{"code": d.code, "nom": d.nom} for d in departements],
        "fuseau": cellule.fuseau,
        "perimetre": [type_de_structure(t) for t in cellule.types_du_perimetre()],
    }


def _comparable(resultat: Resultat, avant: Resultat | None, annee: int) -> Resultat | None:
    """Last year's result, unless it counted something else."""
    changements = CATALOGUE.changements(resultat.code, annee - 1, annee)
    return None if Changement.REGLE in changements else avant


def _indicateur(resultat: Resultat, precedent: Resultat | None, *, zero_constate: bool) -> dict:
    indicateur = resultat.indicateur
    return {
        "code": indicateur.code,
        "mission": indicateur.mission.value,
        "rubrique": indicateur.rubrique,
        "titre": indicateur.titre,
        "libelle": indicateur.libelle,
        "regle": indicateur.regle,
        "socle": indicateur.socle,
        "candidat": indicateur.candidat,
        "etat": resultat.etat.value,
        "etat_mots": resultat.etat.libelle,
        "etat_precedent": precedent.etat.value if precedent else None,
        "raison": raison_de_l_etat(resultat, zero_constate=zero_constate),
        "manques": manques(resultat),
        "mesures": [
            {
                **asdict(mesure),
                "valeur": en_json(resultat.mesures[mesure.nom]),
                "precedent": en_json(precedent.mesures[mesure.nom]) if precedent else None,
            }
            for mesure in indicateur.mesures
        ],
        "ventilation_titre": indicateur.ventilation_titre,
        "ventilation": _ventilation(resultat, precedent),
        "candidats": resultat.total,
        "comptes": resultat.comptes,
        "exclus": [
            {
                "motif": raison,
                "mots": motif(indicateur, raison).libelle,
                "explication": motif(indicateur, raison).explication,
                "nombre": nombre,
            }
            for raison, nombre in resultat.exclus.items()
        ],
        "lignes": _lignes(resultat),
        "preuves": preuves(resultat),
    }


def _ventilation(resultat: Resultat, precedent: Resultat | None) -> list[dict]:
    """The breakdown in words, this year's rows and those that only last year had."""
    mots = (etiquettes(precedent) if precedent else {}) | etiquettes(resultat)
    avant = precedent.ventilation if precedent else {}
    return [
        {
            "cle": cle,
            "mots": mots[cle],
            "a_part": cle.startswith(HORS_PERIMETRE) or cle in SANS_TYPE,
            "valeur": en_json(resultat.ventilation.get(cle)),
            "precedent": en_json(avant.get(cle)),
        }
        for cle in mots
    ]


def _lignes(resultat: Resultat) -> list[dict]:
    """The rows counted, day and title, for the indicators that are a short list of meetings."""
    if resultat.code not in LISTES:
        return []
    lignes = resultat.candidats.lignes(motif="", debut=0, taille=LIGNES_D_UNE_LISTE)
    return [{"jour": en_json(ligne.date), "intitule": ligne.intitule} for ligne in lignes]
