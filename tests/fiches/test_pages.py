"""The pages of a sheet: add, read, change, remove, undo; two people at once; patient data."""

import re

import pytest

from acteurs.models import Structure
from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from tests.fabriques import ProfessionnelFabrique, StructureFabrique

pytestmark = pytest.mark.django_db
ANNUAIRE = "/c/gironde/annuaire/"


def saisie(**champs) -> dict:
    return {
        "nom": "EMSP du Bassin",
        "type": "EMSP",
        "echelon": "local",
        "departement": "33",
        **champs,
    }


def texte(reponse) -> str:
    return " ".join(reponse.content.decode().split())


def temoin(reponse) -> dict:
    vu = re.search(r'name="vu" value="([^"]*)"', reponse.content.decode())[1]
    return {"vu": vu.replace("&quot;", '"')}


@pytest.fixture
def structure(cellule) -> Structure:
    with perimetre(cellule, ecriture=True):
        return StructureFabrique(nom="USP du Parc", type="USP", departement_id="33", lits=10)


def relire(cellule, pk: int) -> Structure | None:
    with perimetre(cellule):
        return Structure.objects.filter(pk=pk).first()


def test_a_sheet_is_added_read_and_undone(page, cellule):
    client = page()
    reponse = client.post(f"{ANNUAIRE}nouvelle/", saisie(ouverte_le="31/12/2024"))
    with perimetre(cellule):
        ligne = Structure.objects.get()
        trace = Trace.objects.get()
    assert reponse.url == f"{ANNUAIRE}{ligne.pk}/"
    lue = texte(client.get(reponse.url))
    assert "EMSP du Bassin" in lue and "31 décembre 2024" in lue and "Gironde" in lue
    assert f"/c/gironde/annuler/{trace.pk}/" in lue
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    assert relire(cellule, ligne.pk) is None
    assert client.get(reponse.url).status_code == 404


def test_what_is_refused_is_said_beside_its_field_and_kept(page, cellule):
    reponse = page().post(f"{ANNUAIRE}nouvelle/", saisie(finess="12", lits="x", departement=""))
    assert reponse.status_code == 400
    page_lue = reponse.content.decode()
    assert 'value="EMSP du Bassin"' in page_lue and 'value="12"' in page_lue
    assert page_lue.count('class="erreur"') >= 1
    corrigee = page(Role.CHARGE_MISSION).post(
        f"{ANNUAIRE}nouvelle/", saisie(finess="12", departement="")
    )
    assert "FINESS de 9 caractères" in texte(corrigee)
    assert "aucun département" in texte(corrigee)
    with perimetre(cellule):
        assert not Structure.objects.exists()


def test_two_people_at_once_see_what_the_other_wrote(page, cellule, structure):
    une, autre = page(), page(Role.CHARGE_MISSION)
    adresse = f"{ANNUAIRE}{structure.pk}/modifier/"
    formulaire = saisie(nom="USP du Parc", type="USP", lits="10")
    vu_une, vu_autre = temoin(une.get(adresse)), temoin(autre.get(adresse))
    assert autre.post(adresse, {**formulaire, **vu_autre, "lits": "12"}).status_code == 302
    conflit = une.post(adresse, {**formulaire, **vu_une, "lits": "14"})
    assert conflit.status_code == 409
    assert "Entre-temps, une autre personne a écrit : 12" in texte(conflit)
    assert relire(cellule, structure.pk).lits == 12
    assert une.post(adresse, {**formulaire, **temoin(conflit), "lits": "14"}).status_code == 302
    assert relire(cellule, structure.pk).lits == 14


def test_removal_goes_to_the_bin_and_comes_back(page, cellule, structure):
    client = page()
    client.post(f"{ANNUAIRE}{structure.pk}/supprimer/")
    assert relire(cellule, structure.pk) is None
    with perimetre(cellule):
        trace = Trace.objects.get()
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    assert relire(cellule, structure.pk).lits == 10


def test_a_sheet_that_others_cite_stays_and_says_why(page, cellule, structure):
    with perimetre(cellule, ecriture=True):
        ProfessionnelFabrique(structure=structure)
    reponse = page().post(f"{ANNUAIRE}{structure.pk}/supprimer/", follow=True)
    assert "1 professionnel" in texte(reponse)
    assert relire(cellule, structure.pk) is not None


def test_a_sheet_removed_while_one_writes_can_be_added_again(page, cellule, structure):
    client = page()
    adresse = f"{ANNUAIRE}{structure.pk}/modifier/"
    vu = temoin(client.get(adresse))
    page(Role.CHARGE_MISSION).post(f"{ANNUAIRE}{structure.pk}/supprimer/")
    reponse = client.post(adresse, {**saisie(), **vu})
    assert reponse.status_code == 409
    assert f'action="{ANNUAIRE}nouvelle/"' in reponse.content.decode()


@pytest.mark.parametrize("role", [Role.LECTEUR, Role.REFERENT])
def test_readers_read_and_write_nothing(page, cellule, structure, role):
    client = page(role)
    lue = texte(client.get(f"{ANNUAIRE}{structure.pk}/"))
    assert "USP du Parc" in lue and "Modifier" not in lue and "corbeille" not in lue
    assert client.get(f"{ANNUAIRE}{structure.pk}/modifier/").status_code == 403
    assert client.post(f"{ANNUAIRE}{structure.pk}/supprimer/").status_code == 403


def test_sheet_of_another_cell_is_not_there(page, cellule, voisine):
    with perimetre(voisine, ecriture=True):
        ailleurs = StructureFabrique()
    for fin in ("", "modifier/"):
        assert page().get(f"{ANNUAIRE}{ailleurs.pk}/{fin}").status_code == 404
    page().post(f"{ANNUAIRE}{ailleurs.pk}/supprimer/")
    assert relire(voisine, ailleurs.pk) is not None


def test_coming_back_stays_inside_the_site(page, cellule):
    envoi = saisie(suite="https://example.org/")
    assert "example.org" not in page().post(f"{ANNUAIRE}nouvelle/", envoi).url
    envoi = saisie(suite="//example.org/")
    assert "example.org" not in page().post(f"{ANNUAIRE}nouvelle/", envoi).url
    envoi = saisie(suite="/c/gironde/journal/")
    assert page().post(f"{ANNUAIRE}nouvelle/", envoi).url == "/c/gironde/journal/"
