"""The rows behind the figures: all of them, once, and nothing that anybody wrote."""

from collections import Counter
from datetime import date

import pytest

from acteurs.models import College, TypeStructure
from cellule.perimetre import perimetre
from cellule.typographie import en_capitale
from evenements.models import (
    Cadre,
    NatureContact,
    NatureMutualisation,
    NaturePublication,
    NatureRessource,
    TypeActivite,
)
from evenements.models.missions import Diagnostic
from indicateurs.calcul import calculer
from rapports.preuves import NATURES_CHOISIES, preuves
from tests.indicateurs.chargement import cellule_de
from tests.outils.dossiers import TABLES, dossier

pytestmark = pytest.mark.django_db

LISTES = (
    College, TypeStructure, Cadre, NatureContact, NatureMutualisation, NaturePublication,
    NatureRessource, TypeActivite,
)  # fmt: skip


def cle(ligne) -> tuple:
    return (ligne.code, ligne.date, ligne.nature, ligne.motif)


@pytest.mark.parametrize("graine", [3, 11])
def test_evidence_is_the_rows_of_the_page_all_at_once(graine):
    """The light reading gives what the pages of rows give, for dossiers drawn at random."""
    with cellule_de(dossier(graine, dict.fromkeys(TABLES, 60))) as ici, perimetre(ici):
        resultats = calculer(ici, 2025, arret=date(2025, 11, 3))
        assert any(resultat.total > 20 for resultat in resultats.values())
        for code, resultat in resultats.items():
            tout = {"debut": 0, "taille": resultat.total}
            lues = resultat.candidats.lignes(motif="", **tout)
            lues += resultat.candidats.lignes(motif=None, **tout)
            assert Counter(map(cle, resultat.candidats.toutes())) == Counter(map(cle, lues)), code


def test_evidence_makes_the_total_of_each_result(annee):
    for code, resultat in annee.resultats.items():
        tenues = annee.photo["indicateurs"][code]["preuves"]
        assert len(tenues["comptes"]) == resultat["comptes"], code
        assert Counter(p["motif"] for p in tenues["exclus"]) == resultat["exclus"], code


def test_evidence_holds_codes_days_and_types_and_nothing_typed(annee):
    """Types are words of ours: of a closed list, or what the indicator counts."""
    mots = {en_capitale(libelle) for liste in LISTES for libelle in liste.labels}
    mots |= {en_capitale(mot) for _, mot in Diagnostic._meta.get_field("statut").flatchoices}
    for code, indicateur in annee.photo["indicateurs"].items():
        for preuve in (*indicateur["preuves"]["comptes"], *indicateur["preuves"]["exclus"]):
            assert preuve.keys() - {"motif"} == {"code", "date", "genre"}
            candidat = en_capitale(indicateur["candidat"])
            permis = mots if code in NATURES_CHOISIES else {candidat}
            assert preuve["genre"] in permis, (code, preuve)


def test_typed_nature_is_replaced_by_what_the_indicator_counts(annee):
    assert set(annee.photo["indicateurs"]) > NATURES_CHOISIES
    (une, *_) = annee.photo["indicateurs"]["I1"]["preuves"]["comptes"]
    assert une["genre"] == "Action de campagne"


def test_large_year_is_read_with_the_queries_of_a_small_one(cellule, django_assert_max_num_queries):
    """One reading an indicator, and one of whom the activities met."""
    with perimetre(cellule):
        resultats = calculer(cellule, 2025, arret=date(2026, 1, 31))
        with django_assert_max_num_queries(2 * len(resultats)):
            for resultat in resultats.values():
                preuves(resultat)
