"""From a line of the minutes to a copy elsewhere, one click a step."""

import pytest

from acteurs.models import Projet
from antennes.models import EtatPiste, NouvelleDuTerrain, Piste
from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from tests import fabriques
from tests.ecrans.conftest import lu
from tests.pistes.conftest import dire

pytestmark = pytest.mark.django_db
PISTES = "/c/gironde/pistes/"


def depuis(ligne) -> str:
    return f"{PISTES}depuis/{ligne.pk}/"


def test_a_line_becomes_a_piste_in_one_click_and_never_two(page, cellule, ici):
    client = page(Role.CHARGE_MISSION)
    reunion = f"/c/gironde/journal/{ici.deux.activite_id}/"
    assert "En faire une piste" in lu(client.get(reunion))
    premiere = client.post(depuis(ici.deux))
    assert client.post(depuis(ici.deux)).url == premiere.url
    with perimetre(cellule):
        piste = Piste.objects.get()
        assert (piste.intitule, piste.theme, piste.etat) == (
            "Un annuaire commun", "problematique", "ouverte",
        )  # fmt: skip
        assert set(piste.antennes.all()) == {ici.nord, ici.sud}
        assert piste.ligne == ici.deux and piste.code == "pis-001"
    assert premiere.url == f"{PISTES}{piste.pk}/"
    assert "En faire une piste" not in lu(client.get(reunion))
    assert "Piste ouverte" in lu(client.get(reunion))


def test_opening_is_undone(page, cellule, ici):
    client = page()
    client.post(depuis(ici.nord_dit))
    with perimetre(cellule):
        trace = Trace.objects.get()
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        assert not Piste.objects.exists()


def test_removed_it_comes_back_with_its_antennas(page, cellule, ici):
    client = page()
    client.post(depuis(ici.deux))
    with perimetre(cellule):
        piste = Piste.objects.get()
    client.post(f"{PISTES}{piste.pk}/supprimer/")
    with perimetre(cellule):
        assert not Piste.objects.exists()
        trace = Trace.objects.latest("pk")
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        assert set(Piste.objects.get().antennes.all()) == {ici.nord, ici.sud}


@pytest.mark.parametrize("rubrique", ["question", "decision"])
def test_only_observations_and_proposals_are_followed(page, cellule, ici, rubrique):
    with perimetre(cellule, ecriture=True):
        autre = dire("Ni l’un ni l’autre", ici.nord, rubrique=rubrique)
    assert page().post(depuis(autre)).status_code == 404


def test_a_piste_becomes_a_project_filled_in_then_shows_its_chain(page, cellule, ici):
    client = page()
    client.post(depuis(ici.deux))
    with perimetre(cellule):
        piste = Piste.objects.get()
    adresse = f"{PISTES}{piste.pk}/"
    reponse = client.post(f"{adresse}projet/")
    client.post(f"{adresse}projet/")
    with perimetre(cellule, ecriture=True):
        projet = Projet.objects.get()
        piste.refresh_from_db()
        assert (projet.intitule, projet.etape) == ("Un annuaire commun", "idee")
        assert projet.departements == ["33", "40"]
        assert piste.projet == projet and piste.etat == EtatPiste.EN_COURS
        fabriques.BonnePratiqueFabrique(titre="L’annuaire qui se tient", projet=projet)
        fabriques.ProjetFabrique(intitule="Le même dans les Landes", modele=projet)
    assert reponse.url == f"/c/gironde/projets/{projet.pk}/modifier/"
    texte = lu(client.get(adresse))
    assert "L’annuaire qui se tient" in texte and "Le même dans les Landes" in texte
    assert "Reproduire dans un autre territoire" in texte
    assert "Né d’une piste" in lu(client.get(f"/c/gironde/projets/{projet.pk}/"))


def test_closing_asks_for_the_answer_and_keeps_the_day(page, cellule, ici):
    client = page()
    client.post(depuis(ici.nord_dit))
    with perimetre(cellule):
        piste = Piste.objects.get()
    envoi = {
        "intitule": piste.intitule, "etat": "aboutie", "antennes": ["Nord (nord)"],
        "ouverte_le": piste.ouverte_le.isoformat(),
    }  # fmt: skip
    modifier = f"{PISTES}{piste.pk}/modifier/"
    envoi["vu"] = client.get(modifier).context["form"]["vu"].value()
    refus = client.post(modifier, envoi)
    assert refus.status_code == 400 and "dites ce qui a été répondu" in lu(refus)
    client.post(modifier, {**envoi, "reponse": "Une navette le dimanche."})
    with perimetre(cellule):
        piste.refresh_from_db()
        assert piste.etat == "aboutie" and piste.close_le == cellule.aujourdhui()
    reponses = lu(client.get(f"{PISTES}reponses/"))
    assert "Une navette le dimanche." in reponses


def test_news_are_noted_read_and_followed(referent, page, cellule, ici):
    noter = f"{PISTES}terrain/nouvelle/"
    assert "checked" in referent.get(noter).content.decode()  # his only antenna
    envoi = {"antenne": ici.nord.pk, "nature": "besoin", "texte": "Un numéro pour le samedi"}
    assert referent.post(noter, envoi).url == f"/c/gironde/antennes/{ici.nord.pk}/"
    assert "Un numéro pour le samedi" in lu(referent.get(f"/c/gironde/antennes/{ici.nord.pk}/"))
    with perimetre(cellule):
        nouvelle = NouvelleDuTerrain.objects.get()
        assert nouvelle.auteur.startswith("Léa") and nouvelle.lue_le is None
    equipe = page(Role.CHARGE_MISSION)
    assert "Un numéro pour le samedi" in lu(equipe.get("/c/gironde/a-faire/"))
    suivre = f"{PISTES}terrain/{nouvelle.pk}/piste/"
    piste = equipe.post(suivre).url
    assert equipe.post(suivre).url == piste
    assert "piste ouverte" in lu(equipe.get(piste))
    with perimetre(cellule):
        nouvelle.refresh_from_db()
        assert Piste.objects.get() == nouvelle.piste and nouvelle.lue_le
    assert "Un numéro pour le samedi" not in lu(equipe.get("/c/gironde/a-faire/"))


def test_patient_data_is_stopped(referent, cellule, ici):
    envoi = {"antenne": ici.nord.pk, "nature": "besoin", "texte": "M. Le Goff, né le 12/03/1950"}
    assert referent.post(f"{PISTES}terrain/nouvelle/", envoi).status_code == 400
    with perimetre(cellule):
        assert not NouvelleDuTerrain.objects.exists()
