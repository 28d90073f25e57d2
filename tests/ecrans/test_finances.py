"""The money of a year: read, add, change, remove, undo, two people at once."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db.models import F

from cellule.models import Role
from cellule.perimetre import perimetre
from rapports.models import Depense, Financement, Rapport
from tests.fabriques import (
    ConventionFabrique,
    DepenseFabrique,
    FinancementFabrique,
    PosteCelluleFabrique,
    RapportFabrique,
    TexteFabrique,
    VersionFabrique,
)

from .conftest import liens, lu

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("en_novembre")]
FINANCES = "/c/gironde/rapports/2025/finances/"
DEPENSES, RESSOURCES = f"{FINANCES}depenses/", f"{FINANCES}ressources/"
CONVENTIONS = "/c/gironde/gouvernance/conventions/"


def saisie(**champs) -> dict:
    return {"poste": "personnel", "libelle": "Salaires", "montant": "1 234,56", "source": "fir"} | (
        champs
    )


def relire(cellule, modele=Depense, **critere):
    with perimetre(cellule):
        return modele.objects.get(**critere)


def combien(cellule, modele=Depense) -> int:
    with perimetre(cellule):
        return modele.objects.count()


def montre(client, adresse: str) -> dict:
    """What the form of a page shows, as a browser would send it back."""
    formulaire = client.get(adresse).context["form"]
    return {nom: formulaire[nom].value() or "" for nom in formulaire.fields}


# --- The page ------------------------------------------------------------------------


def test_page_says_balances_carry_over_last_year_and_team(page, cellule):
    with perimetre(cellule, ecriture=True):
        convention = ConventionFabrique(objectifs="Animer la filière", signee_le=date(2023, 12, 1))
        FinancementFabrique(montant="268000", origine="ARS", convention=convention)
        FinancementFabrique(montant="9620.50", source="autre", origine="Fondation", convention=None)
        FinancementFabrique(annee=2024, montant="187500", convention=None)
        DepenseFabrique(montant="250395.75", libelle="Salaires")
        DepenseFabrique(montant="11240.90", source="autre", poste="prestations")
        DepenseFabrique(annee=2024, montant="135425.85")
        PosteCelluleFabrique(etp="0.8", debut=date(2020, 1, 1))
        PosteCelluleFabrique(etp="1", debut=date(2020, 1, 1))
    texte = lu(page(Role.LECTEUR).get(FINANCES))
    for attendu in (
        "Fonds d’intervention régional 52 074,15 € 268 000,00 € 250 395,75 € 17 604,25 € "
        "69 678,40 €",
        "Autre ressource 0,00 € 9 620,50 € 11 240,90 € −1 620,40 € −1 620,40 €",
        "Ensemble 52 074,15 € 277 620,50 € 261 636,65 € 15 983,85 € 68 058,00 €",
        "Personnel 95,7 % 250 395,75 € 135 425,85 € 114 969,90 €",
        "1,80 ETP en poste au 20 novembre 2025, pour 3 à titre indicatif",
        "Animer la filière",
        "signée le 1 er décembre 2023",
    ):
        assert attendu in texte, attendu


def test_empty_year_says_what_to_do(page, cellule):
    texte = lu(page().get(FINANCES))
    assert "Aucune ressource" in texte
    assert "Aucune dépense" in texte
    assert "Aucune convention" in texte
    assert "Ajouter une dépense" in texte


def test_years_that_have_money_are_offered(page, cellule):
    with perimetre(cellule, ecriture=True):
        DepenseFabrique(annee=2021)
    trouves = {lien for lien in liens(page().get(FINANCES)) if lien.endswith("/finances/")}
    annees = {int(re.search(r"rapports/(\d{4})/", lien)[1]) for lien in trouves}
    assert annees == {2021, 2024, 2025}


@pytest.mark.parametrize("annee", [1999, 2026, 20250])
def test_year_without_a_report_is_refused_in_words(page, cellule, annee):
    reponse = page().get(FINANCES.replace("2025", str(annee)))
    assert reponse.status_code == 400


def test_comment_of_the_report_is_shown_where_the_money_is(page, cellule):
    client = page()
    assert "Aucun commentaire dans le rapport 2025" in lu(client.get(FINANCES))
    with perimetre(cellule, ecriture=True):
        TexteFabrique(cle="finance", contenu="Un **report** voulu.")
    reponse = client.get(FINANCES)
    assert "<strong>report</strong>" in reponse.content.decode()
    assert f"{FINANCES.replace('finances', 'textes/finance')}" in liens(reponse)


def test_frozen_version_is_said_to_stay_as_it_is(page, cellule):
    client = page()
    assert "est figée" not in lu(client.get(FINANCES))
    with perimetre(cellule, ecriture=True):
        version = VersionFabrique(rapport=RapportFabrique(), numero=1)
        version.rapport.version, version.rapport.etat = version, "fige"
        version.rapport.save()
    texte = lu(client.get(FINANCES))
    assert "La version 1 du rapport 2025 est figée" in texte
    assert "paraîtra dans la prochaine version" in texte
    with perimetre(cellule, ecriture=True):
        Rapport.objects.update(etat="transmis", transmise=F("version"))
        Rapport.objects.update(etat="accepte")
    assert "il ne changera plus" in lu(client.get(FINANCES))


def test_more_rows_cost_no_more_queries(page, cellule, django_assert_num_queries):
    client = page()
    with perimetre(cellule, ecriture=True):
        FinancementFabrique(), DepenseFabrique()
    client.get(FINANCES)
    with django_assert_num_queries(1000, exact=False) as une_fois:
        client.get(FINANCES)
    with perimetre(cellule, ecriture=True):
        for _ in range(30):
            FinancementFabrique(), DepenseFabrique(), DepenseFabrique(annee=2024)
    with django_assert_num_queries(len(une_fois)):
        client.get(FINANCES)


# --- Write ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tape", "attendu"),
    [
        ("1 234,56", "1234.56"),
        ("1\u00a0234,56\u00a0€", "1234.56"),
        ("1\u202f234,5", "1234.5"),
        ("-80", "-80"),
        ("−80,35", "-80.35"),
        ("0", "0"),
        ("1234.56", "1234.56"),
        ("999999999999,99", "999999999999.99"),
    ],
)
def test_amount_typed_in_french_is_exact(page, cellule, tape, attendu):
    reponse = page(Role.CHARGE_MISSION).post(f"{DEPENSES}nouvelle/", saisie(montant=tape))
    assert reponse.status_code == 302
    depense = relire(cellule)
    assert (depense.annee, depense.montant) == (2025, Decimal(attendu))


@pytest.mark.parametrize(
    ("champs", "champ", "mots"),
    [
        ({"montant": ""}, "montant", "obligatoire"),
        ({"montant": "beaucoup"}, "montant", "nombre"),
        ({"montant": "12,345"}, "montant", "Deux décimales"),
        ({"montant": "1.234,56"}, "montant", "nombre"),
        ({"montant": "NaN"}, "montant", "nombre"),
        ({"montant": "1e40"}, "montant", "chiffres"),
        ({"montant": "1000000000000"}, "montant", "trop grand"),
        ({"poste": ""}, "poste", "obligatoire"),
        ({"poste": "inventé"}, "poste", "choix valide"),
        ({"source": ""}, "source", "obligatoire"),
    ],
)
def test_wrong_value_is_told_at_its_field_and_nothing_is_lost(page, cellule, champs, champ, mots):
    reponse = page().post(f"{DEPENSES}nouvelle/", saisie(libelle="À garder", **champs))
    formulaire = reponse.context["form"]
    assert reponse.status_code == 400
    assert list(formulaire.errors) == [champ]
    assert mots in formulaire.errors[champ][0]
    assert 'value="À garder"' in reponse.content.decode()
    if champs.get("montant"):
        assert f'value="{champs["montant"]}"' in reponse.content.decode()
    assert combien(cellule) == 0


def test_rows_are_added_one_after_the_other(page, cellule):
    client = page()
    reponse = client.post(f"{DEPENSES}nouvelle/", saisie(encore="oui"))
    assert reponse.url == f"{DEPENSES}nouvelle/"
    assert client.post(f"{DEPENSES}nouvelle/", saisie()).url == FINANCES
    assert combien(cellule) == 2


def test_resource_names_the_agreement_of_its_year(page, cellule):
    with perimetre(cellule, ecriture=True):
        ConventionFabrique(code="ancienne", debut=date(2020, 1, 1), fin=date(2022, 12, 31))
        ConventionFabrique(code="courante")
    client = page()
    formulaire = client.get(f"{RESSOURCES}nouvelle/").context["form"]
    assert [code for code, _ in formulaire.fields["convention"].choices] == ["", "courante"]
    assert formulaire["convention"].value() == "courante"
    envoi = {"source": "fir", "origine": "ARS", "montant": "268 000", "convention": "courante"}
    client.post(f"{RESSOURCES}nouvelle/", envoi)
    ressource = relire(cellule, Financement)
    with perimetre(cellule):
        assert ressource.convention.code == "courante"
    assert ressource.montant == 268000


def test_amount_of_a_file_with_more_decimals_is_kept_until_it_is_retyped(page, cellule):
    with perimetre(cellule, ecriture=True):
        cle = DepenseFabrique(montant="3.3333333333333335").pk
    client, adresse = page(), f"{DEPENSES}{cle}/"
    envoi = montre(client, adresse)
    assert envoi["montant"] == "3,3333333333333335"
    assert client.post(adresse, envoi | {"libelle": "Relu"}).status_code == 302
    assert relire(cellule).montant == Decimal("3.3333333333333335")
    assert client.post(adresse, montre(client, adresse) | {"montant": "3,333"}).status_code == 400


# --- Rights --------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.LECTEUR, Role.REFERENT])
def test_reader_reads_and_writes_nothing(page, cellule, depense, role):
    client = page(role)
    reponse = client.get(FINANCES)
    assert reponse.status_code == 200
    assert "Salaires" in lu(reponse)
    assert not [lien for lien in liens(reponse) if "/depenses/" in lien or "nouvelle" in lien]
    assert "<form" not in reponse.content.decode().split("<main")[1].split("</main")[0]
    for adresse in (f"{DEPENSES}nouvelle/", f"{DEPENSES}{depense.pk}/"):
        assert client.get(adresse).status_code == 403
        assert client.post(adresse, saisie()).status_code == 403
    assert client.post(f"{DEPENSES}{depense.pk}/supprimer/").status_code == 403


def test_row_of_another_cell_or_of_another_year_is_out_of_reach(page, cellule, voisine, depense):
    with perimetre(voisine, ecriture=True):
        DepenseFabrique(libelle="Chez les autres", montant="999.99")
        ailleurs = Depense.objects.get()
    client = page()
    for cle, annee in ((ailleurs.pk, 2025), (depense.pk, 2024)):
        adresse = f"{DEPENSES}{cle}/".replace("2025", str(annee))
        assert client.get(adresse).status_code == 404
        assert client.post(adresse, saisie()).status_code == 409
        client.post(f"{adresse}supprimer/")
    assert "999,99" not in lu(client.get(FINANCES))
    assert (combien(voisine), combien(cellule)) == (1, 1)
    assert relire(voisine).montant == Decimal("999.99")
