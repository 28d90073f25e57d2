"""The agreements: a list in the governance, a sheet each, shown by the finances of a year."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cellule.models import Role
from cellule.perimetre import perimetre
from rapports.models import Convention
from tests.ecrans.test_finances import CONVENTIONS, FINANCES, combien, montre, relire
from tests.fabriques import ConventionFabrique, FinancementFabrique

from .conftest import liens, lu

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("en_novembre")]


def codes(reponse) -> list[str]:
    return [str(ligne) for ligne in reponse.context["page"].object_list]


@pytest.fixture
def trois(cellule) -> None:
    """One over, one that ends within ninety days, one to come that nobody has signed."""
    with perimetre(cellule, ecriture=True):
        for code, debut, fin, signee in (
            ("finie", date(2019, 1, 1), date(2021, 12, 31), date(2018, 12, 1)),
            ("en-cours", date(2022, 1, 1), date(2025, 12, 31), date(2021, 12, 1)),
            ("prochaine", date(2026, 1, 1), date(2028, 12, 31), None),
        ):
            ConventionFabrique(code=code, debut=debut, fin=fin, signee_le=signee)


def test_the_menu_leads_to_them_in_the_governance(page, cellule, trois):
    client = page(Role.LECTEUR)
    assert CONVENTIONS in liens(client.get("/c/gironde/gouvernance/copil/"))
    reponse = client.get(CONVENTIONS)
    assert codes(reponse) == ["prochaine", "en-cours", "finie"]
    assert "Ajouter une convention" not in lu(reponse)


@pytest.mark.parametrize(
    ("filtre", "gardees"),
    [
        ("moment=actifs", ["en-cours"]),
        ("moment=bientot", ["en-cours"]),
        ("moment=finis", ["finie"]),
        ("moment=a_venir", ["prochaine"]),
        ("signee=oui", ["prochaine"]),
    ],
)
def test_where_they_stand(page, cellule, trois, filtre, gardees):
    assert codes(page().get(f"{CONVENTIONS}?{filtre}")) == gardees


def test_the_sheet_says_the_days_left_and_the_resources(page, cellule, trois):
    with perimetre(cellule, ecriture=True):
        en_cours = Convention.objects.get(code="en-cours")
        FinancementFabrique(montant="268000", origine="ARS", convention=en_cours)
        FinancementFabrique(annee=2024, montant="187500.5", convention=en_cours)
        FinancementFabrique(montant="999", convention=Convention.objects.get(code="finie"))
    reponse = page(Role.LECTEUR).get(f"{CONVENTIONS}{en_cours.pk}/")
    texte = lu(reponse)
    assert "encore 42 jours" in texte
    assert "Total 455 500,50 €" in texte and "999" not in texte
    assert FINANCES in liens(reponse) and "modifier" not in " ".join(liens(reponse))
    assert "455 500,5" in lu(page().get(CONVENTIONS))


def test_the_finances_lead_to_the_sheet_and_come_back(page, cellule, trois):
    client = page()
    reponse = client.get(FINANCES)
    nouvelle = next(lien for lien in liens(reponse) if lien.startswith(f"{CONVENTIONS}nouvelle/"))
    suite = client.post(nouvelle, {"debut": "2025-02-01", "fin": "2025-12-31"})
    assert suite.url == f"{FINANCES}#conventions"
    assert relire(cellule, Convention, code="conv-2025-001").fin == date(2025, 12, 31)


def test_thirty_cost_the_queries_of_one(page, cellule):
    client, couts = page(), []
    for combien_de in (1, 29):
        with perimetre(cellule, ecriture=True):
            for convention in ConventionFabrique.create_batch(combien_de):
                FinancementFabrique(convention=convention)
        client.get(CONVENTIONS)
        with CaptureQueriesContext(connection) as lues:
            assert client.get(CONVENTIONS).status_code == 200
        couts.append(len(lues))
    assert couts[0] == couts[1]


def test_agreement_is_added_changed_and_kept_while_resources_name_it(page, cellule):
    client = page()
    envoi = {"debut": "2025-01-01", "fin": "2027-12-31", "objectifs": "Un\r\nDeux"}
    client.post(f"{CONVENTIONS}nouvelle/", envoi)
    convention = relire(cellule, Convention, code="conv-2025-001")
    assert convention.objectifs == "Un\nDeux"
    adresse = f"{CONVENTIONS}{convention.pk}/"
    modifier = f"{adresse}modifier/"
    refus = client.post(modifier, montre(client, modifier) | {"fin": "2024-12-31"})
    assert (refus.status_code, list(refus.context["form"].errors)) == (400, ["fin"])
    client.post(modifier, montre(client, modifier) | {"signee_le": "2024-12-09"})
    assert relire(cellule, Convention).signee_le == date(2024, 12, 9)
    with perimetre(cellule, ecriture=True):
        FinancementFabrique(convention=Convention.objects.get())
    refus = client.post(f"{adresse}supprimer/", follow=True)
    assert "1 financement cite cette fiche" in lu(refus)
    assert combien(cellule, Convention) == 1
