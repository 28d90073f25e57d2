"""« Ce qui a été répondu », « Thèmes », the lists: what they count, at which price."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antennes.pistes import requetes
from antennes.pistes.themes import themes_de
from cellule.perimetre import perimetre
from tests import fabriques
from tests.ecrans.conftest import lu
from tests.pistes.conftest import dire

pytestmark = pytest.mark.django_db
PISTES = "/c/gironde/pistes/"


def test_answers_are_told_antenna_by_antenna(page, cellule, ici):
    with perimetre(cellule, ecriture=True):
        projet = fabriques.ProjetFabrique(intitule="La navette")
        piste = fabriques.PisteFabrique(ligne=ici.deux, projet=projet, etat="en_cours")
        for antenne in (ici.nord, ici.sud):
            fabriques.AntenneDePisteFabrique(piste=piste, antenne=antenne)
        dire("Une question", ici.sud, rubrique="question")
        nord, sud = requetes.reponses([ici.nord, ici.sud])
    assert (nord.entendus, nord.suivis) == (2, 1)
    assert (sud.entendus, sud.suivis) == (2, 1)
    assert [c.piste for c in nord.chaines] == [c.piste for c in sud.chaines] == [piste]
    texte = lu(page().get(f"{PISTES}reponses/?antenne={ici.nord.pk}"))
    assert "La navette" in texte and "2 constats ou propositions, 1 suivi d’une piste" in texte
    assert page().get(f"{PISTES}reponses/?antenne=999999").status_code == 400
    assert page().get(f"{PISTES}reponses/?antenne=zz").status_code == 400


def test_themes_say_what_comes_up_in_several_antennas(page, cellule, ici):
    with perimetre(cellule, ecriture=True):
        dire("Le transport encore", ici.nord, jour="2024-05-05", theme="besoin")
        fabriques.LigneCompteRenduFabrique(texte="Le transport de personne")
        toutes, une = themes_de(None), themes_de(2025)
    par_nom = {str(ligne.antenne): ligne for ligne in toutes.lignes}
    assert list(par_nom) == ["Nord", "Sud"]  # by name, never by number
    assert par_nom["Nord"].nombres == [2, 1, 0, 0, 0] and par_nom["Nord"].total == 3
    assert {str(ligne.antenne): ligne.total for ligne in une.lignes} == {"Nord": 2, "Sud": 2}
    mots = {mot.mot: mot for mot in toutes.mots}
    assert [(str(a), n) for a, n in mots["transport"].antennes] == [("Nord", 2), ("Sud", 1)]
    assert mots["transport"].constats == 3
    assert mots["annuaire"].constats == 1  # said once, in a joint meeting
    assert "dimanche" not in mots and toutes.sans_antenne == 1
    texte = lu(page().get(f"{PISTES}themes/?annee=2025"))
    assert "transport" in texte and "de 2025" in texte
    assert page().get(f"{PISTES}themes/?annee=1999").status_code == 400
    assert page().get(f"{PISTES}themes/?annee=zz").status_code == 400


@pytest.mark.parametrize("adresse", ["", "terrain/", "reponses/", "themes/"])
def test_as_many_queries_for_one_and_for_thirty(page, cellule, ici, adresse):
    client = page()

    def ajouter(combien: int) -> None:
        with perimetre(cellule, ecriture=True):
            for rang in range(combien):
                ligne = dire(f"Un besoin {rang} commun", ici.nord, ici.sud)
                projet = fabriques.ProjetFabrique()
                piste = fabriques.PisteFabrique(ligne=ligne, projet=projet, responsable=ici.lea)
                fabriques.AntenneDePisteFabrique(piste=piste, antenne=ici.nord)
                fabriques.BonnePratiqueFabrique(projet=projet)
                fabriques.NouvelleDuTerrainFabrique(antenne=ici.nord, piste=piste)

    def compter() -> int:
        client.get(f"{PISTES}{adresse}")
        with CaptureQueriesContext(
            connection,
        ) as requetes_faites:
            assert client.get(f"{PISTES}{adresse}").status_code == 200
        return len(requetes_faites)

    ajouter(1)
    une = compter()
    ajouter(29)
    assert compter() == une
