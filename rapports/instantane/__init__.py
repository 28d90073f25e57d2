"""The snapshot of a cell's year: everything that the report prints, as plain JSON.

The PDF is made from this object alone (docs/decisions/report-from-a-snapshot.md): what was
handed over can be printed again after the data have changed, byte for byte. It holds structures
and counts, never the name of a person.
"""

from datetime import date

from cellule.instantane import Cadre, demander, sections
from cellule.models import Cellule, Departement, Region
from indicateurs.calcul import calculer
from indicateurs.catalogue import Mission
from indicateurs.libelles import type_de_structure
from indicateurs.resultats import Resultats
from rapports.instantane.indicateurs import indicateurs, series
from rapports.requetes.argent import finance
from rapports.requetes.convention import conventions, programme
from rapports.requetes.ecrits import propres, textes

# The shape of the object below; a frozen version keeps it, and an old one stays readable
# (rapports/presentation/formats.py).
FORMAT = 2

# « L’équipe d’une cellule se compose, à titre indicatif, de 3 équivalents temps plein »
# (instruction DGOS/R4/2022/252, annexe).
ETP_INDICATIF = "3"


def photographier(cellule: Cellule, annee: int, arret: date | None = None) -> dict:
    """Everything the report of this year prints, as known on `arret` (today by default).

    Runs in the perimeter of the cell. Raises `AnneeNonCommencee` for a year still to begin.
    """
    arret = arret or cellule.aujourdhui()
    resultats = calculer(cellule, annee, arret=arret)
    precedents = calculer(cellule, annee - 1, arret=arret)
    cadre = Cadre(cellule, annee, arret)
    return {
        "format": FORMAT,
        "etat": "travail",
        "version": None,
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
        "indicateurs": indicateurs(resultats, precedents),
        "series": series(cellule, resultats, precedents),
        "propres": propres(annee),
        "textes": textes(annee),
        "etp": {**demander("etp", cadre), "indicatif": ETP_INDICATIF},
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
