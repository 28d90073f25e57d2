"""Balances equal an independent sum in SQL; a row removed comes back as it was, once."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from cellule.actions.annulation import annuler
from cellule.actions.corbeille import retablir
from cellule.instantane import Cadre, demander
from cellule.models import Corbeille, Trace
from cellule.perimetre import perimetre
from rapports.actions import (
    creer_convention,
    dire_la_realisation,
    enregistrer_conventions,
    enregistrer_depenses,
    enregistrer_financements,
    enregistrer_programme,
    reporter,
)
from rapports.actions.programme import Suite
from rapports.models import Convention, Depense, Financement, LigneProgramme
from rapports.requetes.argent import finance
from tests.fabriques import (
    ConventionFabrique,
    DepenseFabrique,
    FinancementFabrique,
    LigneProgrammeFabrique,
    PosteCelluleFabrique,
)

pytestmark = pytest.mark.django_db
SQL = """
SELECT
    coalesce(sum(montant) FILTER (WHERE sens = 1 AND annee = %s), 0),
    coalesce(sum(montant) FILTER (WHERE sens = -1 AND annee = %s), 0),
    coalesce(sum(sens * montant) FILTER (WHERE annee < %s), 0),
    coalesce(sum(sens * montant) FILTER (WHERE annee <= %s), 0)
FROM (
    SELECT annee, source, montant, 1 AS sens, cellule_id FROM rapports_financement
    UNION ALL
    SELECT annee, source, montant, -1, cellule_id FROM rapports_depense
) lignes
WHERE cellule_id = %s AND source = ANY(%s)
"""


def recompte(cellule, annee: int, *sources: str) -> list[str]:
    with connection.cursor() as curseur:
        curseur.execute(SQL, [annee] * 4 + [cellule.pk, list(sources)])
        lus = curseur.fetchone()
    return [str(Decimal(lu).quantize(Decimal("0.01"))) for lu in lus]


@pytest.fixture
def comptes(cellule, voisine):
    """Three years of money in one cell, and some in another."""
    with perimetre(voisine, ecriture=True):
        FinancementFabrique(annee=2025, montant="999999.99")
        DepenseFabrique(annee=2024, montant="777.77")
    with perimetre(cellule, ecriture=True):
        for rang, annee in enumerate((2023, 2023, 2024, 2025, 2025, 2026)):
            for source in ("fir", "autre"):
                FinancementFabrique(annee=annee, source=source, montant=f"{1000 + rang}.1{rang}")
                DepenseFabrique(annee=annee, source=source, montant=f"{900 - rang}.0{rang}")
        DepenseFabrique(annee=2025, source="autre", poste="autre", montant="-80.35")
        DepenseFabrique(annee=2024, source="autre", poste="materiel", montant="4321.09")
        yield cellule


@pytest.mark.parametrize("annee", [2022, 2023, 2024, 2025, 2026])
def test_balances_are_those_of_an_independent_sum(comptes, annee):
    lu = finance(annee)
    cles = ("ressources", "depenses", "report", "cumul")
    for solde, source in zip(lu["soldes"], ("fir", "autre"), strict=True):
        assert [solde[cle] for cle in cles] == recompte(comptes, annee, source)
    assert [lu["total"][cle] for cle in cles] == recompte(comptes, annee, "fir", "autre")
    assert [lu["precedent"][cle] for cle in cles] == recompte(comptes, annee - 1, "fir", "autre")
    ensemble = sum(Decimal(poste["montant"]) for poste in lu["postes"])
    assert ensemble == Decimal(lu["total"]["depenses"])


def test_what_is_left_of_a_year_is_carried_over_to_the_next(comptes):
    for annee in (2023, 2024, 2025):
        assert finance(annee)["total"]["cumul"] == finance(annee + 1)["total"]["report"]
        assert finance(annee)["total"] | {"libelle": ""} == finance(annee + 1)["precedent"] | {
            "libelle": ""
        }


def test_more_rows_cost_no_more_queries(dans_la_cellule, django_assert_num_queries):
    for rang in range(30):
        with django_assert_num_queries(6):
            finance(2025)
        FinancementFabrique(annee=2025, source="autre")
        DepenseFabrique(annee=2024 + rang % 2)


def test_full_time_equivalents_are_those_of_the_last_day_and_of_the_average(dans_la_cellule):
    PosteCelluleFabrique(etp="1", debut=date(2020, 1, 1), fin=None)
    PosteCelluleFabrique(etp="0.5", debut=date(2025, 7, 2), fin=None)
    PosteCelluleFabrique(etp="0.8", debut=date(2020, 1, 1), fin=date(2025, 6, 30))
    PosteCelluleFabrique(etp="1", debut=date(2026, 1, 1), fin=None)
    lu = demander("etp", Cadre(dans_la_cellule, 2025, date(2026, 1, 31)))
    # 365 days of 1, 183 of 0.5, 181 of 0.8
    assert lu == {"en_poste": "1.50", "moyen": "1.65"}
    en_cours = demander("etp", Cadre(dans_la_cellule, 2025, date(2025, 6, 30)))
    assert en_cours == {"en_poste": "1.80", "moyen": "1.80"}


# --- Removal and return --------------------------------------------------------------


def test_row_removed_comes_back_as_it_was_under_its_own_key(dans_la_cellule):
    convention = ConventionFabrique(code="c-1")
    FinancementFabrique(convention=convention, origine="ARS", montant="12.34")
    avant = list(Financement.objects.values())
    trace = enregistrer_financements.supprimer(Financement.objects.get())
    assert not Financement.objects.exists()
    annuler(trace)
    assert list(Financement.objects.values()) == avant
    with pytest.raises(ValidationError, match="déjà revenue"):
        annuler(trace)
    assert list(Trace.objects.order_by("pk").values_list("acte", flat=True)) == [
        "supprimer : financement",
        "rétablir : financement",
    ]


def test_action_comes_back_with_what_was_said_of_it(dans_la_cellule):
    ligne = LigneProgrammeFabrique(realisation="en_cours", bilan="à moitié")
    cle = ligne.pk
    enregistrer_programme.supprimer(ligne)
    retablir(Corbeille.objects.get())
    revenue = LigneProgramme.objects.get(pk=cle)
    assert (revenue.realisation, revenue.bilan) == ("en_cours", "à moitié")


def test_agreement_that_rows_name_is_not_removed(dans_la_cellule):
    convention = FinancementFabrique().convention
    with pytest.raises(ValidationError, match="financement cite cette fiche"):
        enregistrer_conventions.supprimer(convention)
    assert Convention.objects.filter(pk=convention.pk).exists()


def test_resource_whose_agreement_has_gone_does_not_come_back_half(dans_la_cellule):
    FinancementFabrique()
    trace = enregistrer_financements.supprimer(Financement.objects.get())
    Convention.objects.all().delete()
    with pytest.raises(ValidationError, match="n’existe plus"):
        annuler(trace)
    assert not Financement.objects.exists()


def test_agreements_get_codes_of_their_first_year(dans_la_cellule):
    for attendu in ("conv-2026-001", "conv-2026-002"):
        creee = creer_convention(debut=date(2026, 1, 1), fin=date(2028, 12, 31))
        assert creee.code == attendu


# --- The programme -------------------------------------------------------------------


def test_one_trace_tells_all_that_was_said_of_the_actions(dans_la_cellule):
    lignes = [LigneProgrammeFabrique() for _ in range(3)]
    suites = {lignes[0].pk: Suite("fait", "bien"), lignes[1].pk: Suite(), lignes[2].pk: Suite()}
    assert dire_la_realisation(annee=2025, suites=suites) == 1
    assert dire_la_realisation(annee=2025, suites=suites) == 0
    trace = Trace.objects.get()
    assert trace.details["apres"] == {str(lignes[0].pk): {"realisation": "fait", "bilan": "bien"}}


def test_unknown_outcome_and_line_of_another_year_change_nothing(dans_la_cellule):
    ligne = LigneProgrammeFabrique(annee=2024)
    with pytest.raises(ValidationError):
        dire_la_realisation(annee=2024, suites={ligne.pk: Suite("presque")})
    assert dire_la_realisation(annee=2025, suites={ligne.pk: Suite("fait")}) == 0
    assert not Trace.objects.exists()


@pytest.mark.parametrize(
    ("jour", "attendu"),
    [
        (None, None),
        (date(2024, 10, 31), date(2025, 10, 31)),
        (date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_unfinished_action_goes_on_the_year_after_once(dans_la_cellule, jour, attendu):
    ligne = LigneProgrammeFabrique(annee=2024, echeance=jour, pilote="pro-1", indicateur="D2")
    suite, neuve = reporter(ligne, annee=2025)
    assert neuve
    assert (suite.annee, suite.echeance, suite.pilote, suite.indicateur, suite.realisation) == (
        2025, attendu, "pro-1", "D2", "",
    )  # fmt: skip
    assert reporter(ligne, annee=2025) == (suite, False)
    assert LigneProgramme.objects.get(pk=ligne.pk).realisation == "reporte"


@pytest.mark.parametrize("realisation", ["fait", "abandonne"])
def test_finished_action_does_not_go_on(dans_la_cellule, realisation):
    ligne = LigneProgrammeFabrique(realisation=realisation)
    with pytest.raises(ValidationError, match="ne se reporte pas"):
        reporter(ligne, annee=2026)
    assert LigneProgramme.objects.count() == 1


def test_action_under_way_stays_under_way_when_carried_over(dans_la_cellule):
    ligne = LigneProgrammeFabrique(realisation="en_cours", bilan="la moitié")
    reporter(ligne, annee=2026)
    ligne.refresh_from_db()
    assert (ligne.realisation, ligne.bilan) == ("en_cours", "la moitié")


def test_expense_removed_in_a_cell_is_not_put_back_in_another(cellule, voisine):
    with perimetre(cellule, ecriture=True):
        DepenseFabrique()
        trace = enregistrer_depenses.supprimer(Depense.objects.get())
    with perimetre(voisine, ecriture=True):
        assert not Trace.objects.filter(pk=trace.pk).exists()
        assert not Depense.objects.exists()
