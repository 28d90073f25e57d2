"""The compilation against a second reading of regles §3, over the CSV of eighteen dossiers."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.db import transaction

from cellule.models import Cellule
from rapports.compilation.compiler import Compilation, compiler
from rapports.compilation.lecture import Nation, Statut, lire_la_nation, recalculer
from rapports.compilation.totaux import Total
from tests.indicateurs.chargement import charger
from tests.maison.sources import APPS, imports, sources
from tests.outils.comparaison import exact
from tests.outils.fichiers import depuis_csv, en_csv
from tests.outils.reference import compilation as reference

from .nation import REGIONS, dossiers, remettre

pytestmark = pytest.mark.django_db
ANNEE, ARRET = 2025, date(2026, 1, 31)
# One cell in three has not handed its report over; the fourth corrected some values.
NON_REMIS, CORRIGEE = 3, "cellule-4"
AJOUTS = {("D2", "reunions"): 5, ("C2", "participations"): 100, ("A5", "projets"): 2,
          ("C4", "heures"): 1.5, ("A8", "reunions"): 1}  # fmt: skip


@dataclass(frozen=True)
class Pays:
    """What was loaded: the nation as read, the dossiers as their files write them."""

    nation: Nation
    recompte: list[reference.Cellule]
    remises: set[str]

    def compiler(self, *, provisoires: bool) -> Compilation:
        return compiler(self.nation, ANNEE, provisoires=provisoires, tous=True)

    def comptees(self, *, provisoires: bool) -> list[reference.Cellule]:
        return [c for c in self.recompte if provisoires or c.code in self.remises]


@pytest.fixture(scope="module")
def pays(django_db_setup, django_db_blocker, tmp_path_factory) -> Pays:
    dossier = tmp_path_factory.mktemp("cellules")
    with django_db_blocker.unblock(), transaction.atomic():
        tables = []
        for rang, tirees in enumerate(dossiers()):
            charger(tirees)
            tables.append(depuis_csv(en_csv(tirees, dossier / str(rang))))
        calculees = {c.code: c for c in reference.cellules(tables, ANNEE, ARRET)}
        corrections = corriger(calculees[CORRIGEE])
        remises = set()
        for rang, cellule in enumerate(Cellule.objects.order_by("pk")):
            if rang % NON_REMIS:
                siennes = corrections if cellule.code == CORRIGEE else {}
                remettre(cellule, ANNEE, ARRET, siennes)
                remises.add(cellule.code)
        nation = recalculer(lire_la_nation(ANNEE), ANNEE, ARRET)
        transaction.set_rollback(True)
    voulues = {
        (CORRIGEE, code, mesure): valeur
        for code, mesures in corrections.items()
        for mesure, valeur in mesures.items()
    }
    return Pays(nation, reference.cellules(tables, ANNEE, ARRET, voulues), remises)


def corriger(cellule: reference.Cellule) -> dict[str, dict[str, float]]:
    """More than was computed, where something was."""
    corrections: dict[str, dict[str, float]] = {}
    for (code, mesure), ajout in AJOUTS.items():
        if cellule.etat(code) != "non_renseigne":
            corrections.setdefault(code, {})[mesure] = (cellule.mesures[code][mesure] or 0) + ajout
    return corrections


@pytest.mark.parametrize("provisoires", [False, True])
def test_totals_equal_the_independent_recount(pays, provisoires):
    attendus = reference.totaux(pays.comptees(provisoires=provisoires))
    obtenus = pays.compiler(provisoires=provisoires).totaux
    ecarts = [
        f"{code}.{mesure} : {obtenus[code][mesure]}, {attendu} attendu"
        for code, mesures in attendus.items()
        for mesure, attendu in mesures.items()
        if pareil(obtenus[code][mesure]) != (exact(attendu[0]), attendu[1])
    ]
    assert ecarts == []
    assert obtenus.keys() == attendus.keys()


def pareil(total: Total) -> tuple:
    return exact(total.valeur), total.cellules


def test_each_line_keeps_what_its_cell_counts(pays):
    par_code = {c.code: c for c in pays.recompte}
    lignes = [ligne for ligne in pays.compiler(provisoires=False).lignes if ligne.cellule]
    assert len(lignes) == sum(len(regions.split("|")) for regions in REGIONS)
    for ligne in lignes:
        attendue = par_code[ligne.cellule.cellule.code]
        for code, valeur in ligne.cellule.valeurs.items():
            assert exact(valeur.mesures) == exact(attendue.mesures[code]), (attendue.code, code)
            if (attendue.code, code) not in {(CORRIGEE, c) for c, _ in AJOUTS}:
                assert valeur.etat == attendue.etat(code)


def test_the_draw_holds_what_the_rules_speak_of(pays):
    """Otherwise the equality above would prove little."""
    compilation = pays.compiler(provisoires=False)
    assert (len(compilation.cellules), len(compilation.comptees)) == (18, 12)
    assert len(compilation.noms_des_regions) == 18
    assert [ligne.region.code for ligne in compilation.lignes if not ligne.cellule] == ["94"]
    doubles = [ligne for ligne in compilation.lignes if compilation.autres_regions(ligne)]
    assert len(doubles) == 4
    assert {ligne.cellule.statut for ligne in compilation.lignes if ligne.cellule} == {
        Statut.TRANSMIS, Statut.PROVISOIRE,
    }  # fmt: skip
    for code in reference.PARTAGES:
        cles = [
            {cle for cle, _ in cellule.faits(code) if cle}
            for cellule in pays.comptees(provisoires=False)
        ]
        assert sum(map(len, cles)) > len(set().union(*cles)), f"{code} : aucun fait commun"
    etats = {cellule.etat(code) for cellule in pays.recompte for code in reference.INDICATEURS}
    assert etats == {"valeur", "zero", "incomplet", "non_renseigne", "sans_objet"}
    corrigees = [v for c in compilation.cellules for v in c.valeurs.values() if v.corrigees]
    assert len(corrigees) >= 3


def test_the_second_reading_imports_nothing_of_the_product():
    etrangers = {
        nom
        for source in sources("tests/outils/reference")
        for _, nom in imports(source)
        if nom.split(".")[0] in (*APPS, "django")
    }
    assert etrangers == set()
