"""Events and trainings: the list, and what those who came thought of them."""

from decimal import Decimal

import pytest

from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from evenements.actions import creer_activite, planifier_seances
from evenements.models import Activite, Satisfaction
from tests.ecrans.conftest import liens, lu
from tests.fabriques import (
    ActiviteFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
    SatisfactionFabrique,
    SeanceFabrique,
)

pytestmark = pytest.mark.django_db
LISTE = "/c/gironde/evenements/"
SATISFACTIONS = "/c/gironde/journal/satisfactions/"


def ligne_de(reponse, intitule: str) -> str:
    """The row of a title in the list, as it is read."""
    texte = lu(reponse)
    return texte[texte.index(intitule) :][:300]


@pytest.fixture
def colloque(cellule) -> Activite:
    with perimetre(cellule, ecriture=True):
        return ActiviteFabrique(
            type="evenement", role="organisateur", intitule="Colloque", debut="2025-05-05",
            fin="2025-05-06", code="coll", anonymes=30,
        )  # fmt: skip


def designation(activite: Activite) -> str:
    return f"{activite.intitule} ({activite.code})"


def test_the_list_tells_programme_sessions_attendance_and_satisfaction(page, cellule, colloque):
    with perimetre(cellule, ecriture=True):
        for statut in ("inscrit", "present", "present"):
            ParticipationFabrique(activite=colloque, statut=statut)
        de_l_equipe = ProfessionnelFabrique(equipe_cellule=True)
        ParticipationFabrique(activite=colloque, professionnel=de_l_equipe)
        SatisfactionFabrique(activite=colloque, reponses=9, note="4.25", satisfaits="92.5")
        formation = creer_activite(
            type="formation", role="dispensee", intitule="Formation socle", debut="2025-03-01",
            statut="planifie", programme="Deux jours",
        )  # fmt: skip
        seances = [("2025-03-10", "tenu"), ("2025-04-10", "planifie"), ("2025-04-11", "annule")]
        planifier_seances(formation, [{"debut": jour, "statut": s} for jour, s in seances])
        ActiviteFabrique(type="copil", intitule="Un comité")
    reponse = page().get(LISTE, {"page": 1})
    assert "Un comité" not in lu(reponse)
    du_colloque = ligne_de(reponse, "Colloque Évènement")
    assert du_colloque.startswith("Colloque Évènement Organisatrice 5 mai 2025 au 6 mai 2025")
    assert "Manquant 1 2 30 4,25 sur 5, 92,5 % de satisfaits (9 réponses)" in du_colloque
    assert "Donné 1 sur 2 0 0" in ligne_de(reponse, "Formation socle")
    assert f"/c/gironde/journal/{colloque.pk}/#presents-titre" in liens(reponse)


def test_filters_say_what_is_missing(page, cellule, colloque):
    with perimetre(cellule, ecriture=True):
        ActiviteFabrique(
            type="formation", role="soutenue", intitule="Sans personne", programme="Un jour",
            debut="2025-05-07",
        )  # fmt: skip
        ActiviteFabrique(
            type="evenement", role="associe", intitule="De 2024", programme="Oui", anonymes=3,
            debut="2024-05-07",
        )  # fmt: skip
    client = page()

    def trouves(**demande) -> set[str]:
        texte = lu(client.get(LISTE, demande))
        return {mot for mot in ("Colloque", "Sans personne", "De 2024") if mot in texte}

    assert trouves(programme="non") == {"Colloque"}
    assert trouves(presences="non") == {"Sans personne"}
    assert trouves(role="associe") == {"De 2024"}
    assert trouves(type="formation") == {"Sans personne"}
    assert trouves(annee=2025) == {"Colloque", "Sans personne"}
    assert trouves(q="coll") == {"Colloque"}
    assert client.get(LISTE, {"type": "copil"}).context["etat"].erreurs


def test_it_costs_the_same_for_one_row_and_thirty(
    page, cellule, django_assert_num_queries, django_assert_max_num_queries
):
    def ajouter(nombre: int) -> None:
        with perimetre(cellule, ecriture=True):
            for _ in range(nombre):
                seance = SeanceFabrique()
                ParticipationFabrique(activite=seance.activite)
                SatisfactionFabrique(activite=seance.activite)

    client = page()
    ajouter(1)
    with django_assert_max_num_queries(15) as une:
        client.get(LISTE, {"page": 1})
    ajouter(29)
    with django_assert_num_queries(len(une)):
        assert len(client.get(LISTE, {"page": 1}).context["page"].object_list) == 30


def test_satisfaction_is_noted_on_the_sheet_changed_and_undone(page, cellule, colloque):
    client = page(Role.CHARGE_MISSION)
    fiche = f"/c/gironde/journal/{colloque.pk}/"
    encart = client.get(fiche)
    assert "Noter les réponses au questionnaire" in lu(encart)
    assert f'value="{designation(colloque)}"' in encart.content.decode()
    envoi = {
        "activite": designation(colloque), "reponses": "9", "note": "4,25", "satisfaits": "",
        "commentaire": "Trop court", "suite": f"{fiche}#satisfaction",
    }  # fmt: skip
    assert client.post(f"{SATISFACTIONS}nouvelle/", envoi).url == f"{fiche}#satisfaction"
    with perimetre(cellule):
        notee = Satisfaction.objects.get()
        assert (notee.note, notee.satisfaits, notee.reponses) == (Decimal("4.25"), None, 9)
        assert Trace.objects.count() == 1
    relue = client.get(fiche)
    assert "4,25 sur 5 (9 réponses)" in lu(relue) and "Trop court" in lu(relue)
    vu = relue.content.decode().split('name="vu" value="')[1].split('"')[0]
    envoi |= {"note": "4,5", "vu": vu.replace("&quot;", '"')}
    assert client.post(f"{SATISFACTIONS}{notee.pk}/modifier/", envoi).status_code == 302
    with perimetre(cellule):
        assert Satisfaction.objects.get().note == Decimal("4.5")
        changement = Trace.objects.latest("pk")
        assert Trace.objects.count() == 2
    client.post(f"/c/gironde/annuler/{changement.pk}/")
    with perimetre(cellule):
        assert Satisfaction.objects.get().note == Decimal("4.25")


@pytest.mark.parametrize(
    ("saisie", "mots"),
    [
        ({"reponses": "9"}, "donnez la note moyenne, ou la part de satisfaits"),
        ({"reponses": "0", "note": "4"}, "au moins une réponse est attendue"),
        ({"reponses": "9", "note": "5,5"}, "5 au plus attendu"),
        ({"reponses": "9", "note": "4,255"}, "a plus de 2 décimales"),
        ({"reponses": "9", "satisfaits": "101"}, "100 au plus attendu"),
    ],
)
def test_what_is_wrong_is_said_and_stays_typed(page, cellule, colloque, saisie, mots):
    envoi = {"activite": designation(colloque), "commentaire": "À garder", **saisie}
    reponse = page().post(f"{SATISFACTIONS}nouvelle/", envoi)
    assert reponse.status_code == 400
    assert mots in lu(reponse) and "À garder" in lu(reponse)
    with perimetre(cellule):
        assert not Satisfaction.objects.exists()


def test_an_activity_has_one_satisfaction_which_goes_and_comes_back_with_it(
    page, cellule, colloque
):
    with perimetre(cellule, ecriture=True):
        SatisfactionFabrique(activite=colloque)
    client = page()
    envoi = {"activite": designation(colloque), "reponses": "3", "note": "2"}
    seconde = client.post(f"{SATISFACTIONS}nouvelle/", envoi)
    assert seconde.status_code == 400 and "est déjà notée" in lu(seconde)
    client.post(f"/c/gironde/journal/{colloque.pk}/supprimer/")
    with perimetre(cellule):
        assert not Satisfaction.objects.exists()
        trace = Trace.objects.get()
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        assert Satisfaction.objects.get().activite_id == colloque.pk


def test_readers_write_nothing_and_strangers_see_nothing(page, cellule, voisine, colloque):
    with perimetre(voisine, ecriture=True):
        ailleurs = SatisfactionFabrique(
            commentaire="Chez la voisine", activite__intitule="Ailleurs"
        )
    lecteur = page(Role.LECTEUR)
    liste = lecteur.get(LISTE, {"page": 1})
    assert "Colloque" in lu(liste) and "Ailleurs" not in lu(liste)
    assert lecteur.get(f"{SATISFACTIONS}nouvelle/").status_code == 403
    assert lecteur.get(f"{SATISFACTIONS}{ailleurs.pk}/").status_code == 404
    assert page().post(f"{SATISFACTIONS}{ailleurs.pk}/supprimer/").status_code != 403
    with perimetre(voisine):
        assert Satisfaction.objects.filter(pk=ailleurs.pk).exists()
    fiche = lu(lecteur.get(f"/c/gironde/journal/{colloque.pk}/"))
    assert "Elle n’est pas notée" in fiche and "Noter les réponses" not in fiche


def test_only_what_was_held_and_is_open_to_all_asks_for_satisfaction(page, cellule):
    with perimetre(cellule, ecriture=True):
        comite = ActiviteFabrique(type="copil")
        prevu = ActiviteFabrique(type="evenement", role="associe", statut="planifie")
    for activite in (comite, prevu):
        fiche = page().get(f"/c/gironde/journal/{activite.pk}/").content.decode()
        assert 'id="satisfaction"' not in fiche
