"""The committee by college, its mandates; the team in full-time equivalent."""

from datetime import date
from decimal import Decimal

import pytest

from acteurs.gouvernance.requetes import composition, etp_au, etp_de_l_annee
from acteurs.models import College, MandatCopil, PosteCellule
from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from indicateurs.calcul import calculer
from tests.fabriques import (
    MandatCopilFabrique,
    PosteCelluleFabrique,
    ProfessionnelFabrique,
    StructureFabrique,
)

pytestmark = pytest.mark.django_db
GOUVERNANCE = "/c/gironde/gouvernance/"


def texte(reponse) -> str:
    return " ".join(reponse.content.decode().split())


@pytest.fixture
def comite(cellule):
    with perimetre(cellule, ecriture=True):
        anne = ProfessionnelFabrique(nom="Anne", cle_tri="anne")
        MandatCopilFabrique(
            professionnel=anne, college=College.USAGERS, debut=date(2024, 1, 1), qualite="titulaire"
        )
        MandatCopilFabrique(
            professionnel=anne,
            college=College.DOMICILE,
            debut=date(2024, 1, 1),
            fin=date(2025, 6, 1),
        )
        MandatCopilFabrique(college=College.ARS, debut=date(2025, 3, 1), fin=date(2025, 12, 31))
    return cellule


def poste(etp: str, debut: date, fin: date | None = None) -> PosteCellule:
    return PosteCellule(etp=Decimal(etp), debut=debut, fin=fin)


def test_full_time_equivalent_weighs_the_days_of_the_year():
    arret = date(2030, 1, 1)
    assert etp_de_l_annee([poste("1", date(2020, 1, 1))], 2025, arret) == 1
    moitie = poste("1", date(2024, 1, 1), date(2024, 6, 30))
    assert etp_de_l_annee([moitie], 2024, arret) == Decimal(182) / 366  # a leap year
    suivants = [poste("0.5", date(2025, 1, 1), date(2025, 3, 31)), poste("0.8", date(2025, 4, 1))]
    assert (
        etp_de_l_annee(suivants, 2025, arret) == (Decimal("0.5") * 90 + Decimal("0.8") * 275) / 365
    )
    assert etp_de_l_annee(suivants, 2026, date(2025, 12, 1)) is None
    assert etp_de_l_annee([], 2025, arret) == 0
    assert etp_au(suivants, date(2025, 3, 31)) == Decimal("0.5")
    assert etp_au(suivants, date(2025, 4, 1)) == Decimal("0.8")


def test_the_ten_colleges_are_there_in_order_with_those_that_have_nobody(page, comite):
    with perimetre(comite):
        sieges = composition(date(2025, 5, 1))
    assert [siege.college for siege in sieges] == list(College)
    assert {s.college.value: len(s.mandats) for s in sieges if s.mandats} == {
        "ars": 1, "domicile": 1, "usagers": 1,
    }  # fmt: skip
    page_lue = texte(page().get(f"{GOUVERNANCE}copil/", {"jour": "2025-07-01"}))
    assert "8 sur 10 sans membre" in page_lue
    assert "Secteur du domicile" in page_lue.split("Collèges sans membre</p>")[1].split("</p>")[0]
    refus = page().get(f"{GOUVERNANCE}copil/", {"jour": "2025-02-31"})
    assert refus.status_code == 400 and "AAAA-MM-JJ" in texte(refus)


def test_the_page_says_what_the_indicator_counts(page, comite):
    """D1 of 2025, as of its last day: distinct persons, colleges (regles §2)."""
    fin = date(2025, 12, 31)
    with perimetre(comite):
        d1 = calculer(comite, 2025, arret=date(2026, 1, 31))["D1"]
        sieges = composition(fin)
    membres = {m.professionnel_id for s in sieges for m in s.mandats}
    assert len(membres) == d1.mesures["membres"] == 2
    assert sum(1 for s in sieges if s.mandats) == d1.mesures["colleges"]


def test_mandates_are_renewed_and_ended_in_one_act(page, comite):
    client = page(Role.CHARGE_MISSION)
    with perimetre(comite):
        cles = list(MandatCopil.objects.filter(college="usagers").values_list("pk", flat=True))
    acte = {"acte": "renouveler", "lignes": cles, "requete": "", "confirme": "oui"}
    refus = client.post(f"{GOUVERNANCE}mandats/actes/", {**acte, "debut": "2023-01-01"})
    assert refus.status_code == 400 and "commence ce jour ou après" in texte(refus)
    client.post(f"{GOUVERNANCE}mandats/actes/", {**acte, "debut": "2026-01-01"})
    with perimetre(comite):
        usagers = MandatCopil.objects.filter(college="usagers").order_by("debut")
        assert [(m.debut, m.fin) for m in usagers] == [
            (date(2024, 1, 1), date(2025, 12, 31)),
            (date(2026, 1, 1), None),
        ]
        fins = Trace.objects.filter(geste="modification")
        assert fins.count() == 1


def test_a_mandate_is_added_for_people_of_the_directory(page, cellule):
    with perimetre(cellule, ecriture=True):
        ProfessionnelFabrique(nom="Le Goff", prenom="Anne", code="p-1", cle_tri="le goff anne")
        StructureFabrique(nom="URPS", code="s-1", cle_tri="urps")
    envoi = {"professionnel": "Anne Le Goff (p-1)", "fonction": "Infirmière", "structure": "URPS",
             "college": "domicile", "qualite": "titulaire", "debut": "2026-01-01"}  # fmt: skip
    reponse = page().post(f"{GOUVERNANCE}mandats/nouvelle/", envoi)
    assert reponse.status_code == 302, texte(reponse)
    sans = page().post(f"{GOUVERNANCE}mandats/nouvelle/", {**envoi, "college": ""})
    assert sans.status_code == 400 and "Anne Le Goff (p-1)" in texte(sans)
    with perimetre(cellule):
        assert MandatCopil.objects.get().structure.code == "s-1"


def test_the_team_in_full_time_equivalent(page, cellule):
    vide = texte(page().get(f"{GOUVERNANCE}equipe/"))
    assert "Aucun poste en cours" in vide
    with perimetre(cellule, ecriture=True):
        PosteCelluleFabrique(etp=Decimal("0.8"), debut=date(2024, 1, 1), fonction="Coordination")
        PosteCelluleFabrique(etp=Decimal("1"), debut=date(2020, 1, 1), fin=date(2020, 12, 31))
    lue = texte(page().get(f"{GOUVERNANCE}equipe/"))
    assert "0,8 ETP au" in lue and "1 poste" in lue


@pytest.mark.parametrize("adresse", ["copil/", "mandats/", "equipe/", "postes/"])
def test_pages_cost_the_same_for_one_row_and_thirty(
    page, cellule, adresse, django_assert_num_queries, django_assert_max_num_queries
):
    client = page()
    with perimetre(cellule, ecriture=True):
        MandatCopilFabrique(), PosteCelluleFabrique()
    with django_assert_max_num_queries(15) as une:
        client.get(f"{GOUVERNANCE}{adresse}", {"moment": "actifs"} if adresse[0] in "mp" else {})
    with perimetre(cellule, ecriture=True):
        for _ in range(29):
            MandatCopilFabrique(), PosteCelluleFabrique()
    with django_assert_num_queries(len(une)):
        client.get(f"{GOUVERNANCE}{adresse}", {"moment": "actifs"} if adresse[0] in "mp" else {})


def test_readers_write_nothing_and_strangers_see_nothing(page, cellule, voisine):
    with perimetre(voisine, ecriture=True):
        mandat = MandatCopilFabrique(fonction="Fonction d’ailleurs")
    lecteur = page(Role.LECTEUR)
    assert lecteur.get(f"{GOUVERNANCE}mandats/nouvelle/").status_code == 403
    assert lecteur.get(f"{GOUVERNANCE}mandats/{mandat.pk}/").status_code == 404
    for adresse in ("copil/", "mandats/?moment=actifs", "equipe/"):
        reponse = lecteur.get(f"{GOUVERNANCE}{adresse}")
        assert reponse.status_code == 200
        assert "Fonction d’ailleurs" not in texte(reponse)
