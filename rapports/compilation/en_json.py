"""The compilation as one JSON object.

annee, catalogue          the year; the version of the framework that holds for it
arret                     the day of the provisional figures, null for today's
provisoires, tous         what was asked for
cellules                  {total, transmises, provisoires, sans_chiffres, comptees}: numbers of
                          cells; `comptees` are those of the totals
indicateurs               [{code, titre, libelle, socle, principale, definition_changee,
                          mesures: [{nom, libelle, nature, total}]}]; `total` says how the
                          measure is brought together: somme, rapport_des_sommes, nombre_de_oui,
                          non_additionne (distinct persons, dates)
regions                   one object per region and cell, by name of region:
  region, nom             INSEE code, name
  cellule                 {code, nom, regions, plusieurs_regions}, or null: no cell
  etat_du_projet          without a cell: {avancement, libelle, appui}, or null: not known
  statut                  transmis, provisoire, sans_chiffres
  etat_du_rapport         of a report handed over: transmis, correction_demandee, fige (the next
                          version is ready, not handed over), accepte
  version, arret          the number of the version handed over; the day of the figures
  dans_les_totaux         whether the cell counts; one of two regions counts once
  indicateurs             {code: {etat, mesures: {nom: value}, corrigees: [nom]}}; the state
                          says what is missing (non_renseigne), and `mesures` is then null
totaux                    {code: {mesures: {nom: value}, cellules: {nom: number of cells}}};
                          null is no total, never zero
comparaison               null, or {annee, cellules, totaux} of the year before
"""

from indicateurs.catalogue import CATALOGUE, Indicateur

from .compiler import CelluleCompilee, Compilation, Ligne
from .lecture import Statut
from .totaux import genre


def en_json(compilation: Compilation, avant: Compilation | None = None) -> dict:
    """See the module; `avant` is the year before, compiled in the same way."""
    return {
        "annee": compilation.annee,
        "catalogue": compilation.catalogue,
        "arret": compilation.arret and compilation.arret.isoformat(),
        "provisoires": compilation.provisoires,
        "tous": compilation.tous,
        "cellules": _cellules(compilation),
        "indicateurs": [
            _indicateur(indicateur, compilation.annee, avant)
            for indicateur in compilation.indicateurs.values()
        ],
        "regions": [_ligne(ligne) for ligne in compilation.lignes],
        "totaux": _totaux(compilation),
        "comparaison": avant
        and {"annee": avant.annee, "cellules": _cellules(avant), "totaux": _totaux(avant)},
    }


def _cellules(compilation: Compilation) -> dict[str, int]:
    return {
        "total": len(compilation.cellules),
        "transmises": compilation.combien(Statut.TRANSMIS),
        "provisoires": compilation.combien(Statut.PROVISOIRE),
        "sans_chiffres": compilation.combien(Statut.SANS_CHIFFRES),
        "comptees": len(compilation.comptees),
    }


def _indicateur(indicateur: Indicateur, annee: int, avant: Compilation | None) -> dict:
    return {
        "code": indicateur.code,
        "titre": indicateur.titre,
        "libelle": indicateur.libelle,
        "socle": indicateur.socle,
        "principale": indicateur.principale,
        "definition_changee": avant
        and CATALOGUE.definition_changee(indicateur.code, avant.annee, annee),
        "mesures": [
            {
                "nom": mesure.nom,
                "libelle": mesure.libelle,
                "nature": mesure.nature.value,
                "total": genre(indicateur, mesure).value,
            }
            for mesure in indicateur.mesures
        ],
    }


def _ligne(ligne: Ligne) -> dict:
    tete = {"region": ligne.region.code, "nom": ligne.region.nom}
    if ligne.cellule is None:
        etat = ligne.etat
        projet = etat and {
            "avancement": etat.avancement,
            "libelle": etat.get_avancement_display(),
            "appui": etat.appui,
        }
        return tete | {"cellule": None, "etat_du_projet": projet}
    return tete | _cellule(ligne.cellule)


def _cellule(compilee: CelluleCompilee) -> dict:
    arret = compilee.chiffres.arret
    return {
        "cellule": {
            "code": compilee.cellule.code,
            "nom": compilee.cellule.nom,
            "regions": compilee.cellule.regions,
            "plusieurs_regions": compilee.mutualisee,
        },
        "statut": compilee.statut.value,
        "etat_du_rapport": compilee.chiffres.etat or None,
        "version": compilee.chiffres.version,
        "arret": arret and arret.isoformat(),
        "dans_les_totaux": compilee.comptee,
        "indicateurs": {
            code: {
                "etat": valeur.etat.value,
                "mesures": None if valeur.manque else valeur.mesures,
                "corrigees": sorted(valeur.corrigees),
            }
            for code, valeur in compilee.valeurs.items()
        },
    }


def _totaux(compilation: Compilation) -> dict[str, dict]:
    return {
        code: {
            "mesures": {nom: total.valeur for nom, total in totaux.items()},
            "cellules": {nom: total.cellules for nom, total in totaux.items()},
        }
        for code, totaux in compilation.totaux.items()
    }
