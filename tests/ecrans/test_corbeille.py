"""The bin, the history and the button « Annuler », as people meet them."""

import re
from datetime import date

import pytest

from acteurs.actions import creer_structure, enregistrer_structures
from acteurs.models import Structure
from cellule.models import Corbeille, Role, Trace
from cellule.perimetre import perimetre
from cellule.trace import au_nom_de
from evenements.actions import (
    creer_activite,
    enregistrer_activites,
    enregistrer_presences,
    planifier_seances,
)
from evenements.models import Activite
from tests.fabriques import ProfessionnelFabrique, StructureFabrique

from .conftest import lu

pytestmark = pytest.mark.django_db
C = "/c/gironde/"
CORBEILLE, HISTORIQUE = f"{C}corbeille/", f"{C}historique/"
CHAMPS = {"type": "EMSP", "echelon": "local", "departement": "33"}


def creer(cellule, nom: str = "Équipe de Blaye") -> Structure:
    with perimetre(cellule, ecriture=True), au_nom_de("Paul Martin <paul@exemple.fr>"):
        return creer_structure(nom=nom, **CHAMPS)


def jeter(cellule, structure: Structure) -> Trace:
    with perimetre(cellule, ecriture=True), au_nom_de("Paul Martin <paul@exemple.fr>"):
        return enregistrer_structures.supprimer(structure)


def noms(cellule) -> list[str]:
    with perimetre(cellule):
        return list(Structure.objects.order_by("pk").values_list("nom", flat=True))


def derniere(cellule) -> Trace:
    with perimetre(cellule):
        return Trace.objects.latest("pk")


def bouton(reponse) -> str:
    """The address of the button of the message."""
    return re.findall(r'action="([^"]+/annuler/\d+/)"', reponse.content.decode())[-1]


# --- The bin -------------------------------------------------------------------------


def test_empty_bin_says_what_comes_there(page):
    texte = lu(page().get(CORBEILLE))
    assert "La corbeille est vide" in texte
    assert "30 jours" in texte


def test_removed_row_is_shown_put_back_and_removed_again(page, cellule):
    jeter(cellule, creer(cellule))
    client = page()
    texte = lu(client.get(CORBEILLE))
    for mot in ("Équipe de Blaye", "structure", "Paul Martin", "30 jours"):
        assert mot in texte
    assert "paul@exemple.fr" not in texte
    with perimetre(cellule):
        entree = Corbeille.objects.get().pk
    reponse = client.post(f"{CORBEILLE}{entree}/retablir/", {"suite": CORBEILLE}, follow=True)
    assert reponse.redirect_chain == [(CORBEILLE, 302)]
    assert "« Équipe de Blaye » est de retour" in lu(reponse)
    assert noms(cellule) == ["Équipe de Blaye"]
    encore = client.post(f"{CORBEILLE}{entree}/retablir/", follow=True)
    assert "n’est plus à la corbeille" in lu(encore)
    reponse = client.post(bouton(reponse), {"suite": HISTORIQUE}, follow=True)
    assert reponse.redirect_chain == [(HISTORIQUE, 302)]
    assert "est à la corbeille" in lu(reponse)
    assert noms(cellule) == []


def test_row_that_cannot_return_says_why(page, cellule):
    structure = creer(cellule)
    code = structure.code
    jeter(cellule, structure)
    with perimetre(cellule, ecriture=True):
        creer_structure(code=code, nom="Usurpatrice", **CHAMPS)
        entree = Corbeille.objects.get().pk
    reponse = page().post(f"{CORBEILLE}{entree}/retablir/", follow=True)
    assert "« Usurpatrice » a pris sa place" in lu(reponse)
    with perimetre(cellule):
        assert Corbeille.objects.filter(pk=entree).exists()


def test_nothing_is_removed_for_good_without_a_question(page, cellule):
    jeter(cellule, creer(cellule))
    with perimetre(cellule):
        adresse = f"{CORBEILLE}{Corbeille.objects.get().pk}/effacer/"
    client = page()
    assert "ne pourra plus revenir" in lu(client.get(adresse))
    with perimetre(cellule):
        assert Corbeille.objects.count() == 1
    reponse = client.post(adresse, follow=True)
    assert "est supprimé définitivement" in lu(reponse)
    with perimetre(cellule):
        assert not Corbeille.objects.exists()
        assert Trace.objects.filter(acte__startswith="supprimer définitivement").count() == 1
    assert client.get(adresse).status_code == 404


def test_bin_costs_as_many_queries_for_one_row_as_for_thirty(
    page, cellule, django_assert_num_queries, django_assert_max_num_queries
):
    client = page()
    client.get(CORBEILLE)
    jeter(cellule, creer(cellule))
    with django_assert_max_num_queries(15) as mesure:
        client.get(CORBEILLE)
    for rang in range(29):
        jeter(cellule, creer(cellule, f"Équipe {rang}"))
    with django_assert_num_queries(len(mesure)):
        assert "30 suppressions" in lu(client.get(CORBEILLE))


@pytest.mark.parametrize("adresse", [CORBEILLE, HISTORIQUE, f"{HISTORIQUE}structures/{{}}/"])
@pytest.mark.parametrize("numero", ["0", "2", "x"])
def test_page_that_does_not_exist_shows_an_error_and_no_row(page, cellule, adresse, numero):
    structure = creer(cellule, "Cachée")
    cle = structure.pk
    jeter(cellule, structure)
    reponse = page().get(f"{adresse.format(cle)}?page={numero}")
    assert reponse.status_code == 400
    assert "n’existe pas" in lu(reponse)
    assert "Paul Martin" not in lu(reponse).split("Cette page")[1]


# --- Undo ----------------------------------------------------------------------------


def test_undo_comes_back_where_it_was_asked_and_can_be_undone(page, cellule):
    structure, client = creer(cellule), page()
    with perimetre(cellule, ecriture=True):
        trace = enregistrer_structures.changer(structure, {"commune": "Blaye"})
    suite = f"{HISTORIQUE}?table=structures"
    reponse = client.post(f"{C}annuler/{trace.pk}/", {"suite": suite}, follow=True)
    assert reponse.redirect_chain == [(suite, 302)]
    assert "« Équipe de Blaye » est comme avant" in lu(reponse)
    with perimetre(cellule):
        assert Structure.objects.get().commune == ""
    client.post(bouton(reponse))
    with perimetre(cellule):
        assert Structure.objects.get().commune == "Blaye"


def test_undo_twice_is_said_and_does_nothing(page, cellule):
    creer(cellule)
    trace, client = derniere(cellule), page()
    client.post(f"{C}annuler/{trace.pk}/")
    assert "déjà à la corbeille" in lu(client.post(f"{C}annuler/{trace.pk}/", follow=True))
    with perimetre(cellule):
        assert Corbeille.objects.count() == 1


@pytest.mark.parametrize(
    "suite",
    ["", "https://ailleurs.example/", "//ailleurs.example/c/gironde/", "/c/autre/journal/",
     "/national/", "javascript:alert(1)"],
)  # fmt: skip
def test_undo_leads_to_no_other_place(page, cellule, suite):
    creer(cellule)
    reponse = page().post(f"{C}annuler/{derniere(cellule).pk}/", {"suite": suite})
    assert reponse.url == CORBEILLE


def test_page_of_a_row_that_has_just_gone_is_not_asked_again(page, cellule):
    with perimetre(cellule, ecriture=True):
        activite = creer_activite(
            type="reunion_antenne", intitule="Essai", debut="2025-03-01", statut="tenu"
        )
    trace = derniere(cellule)
    suite = f"{C}journal/{activite.pk}/"
    reponse = page().post(f"{C}annuler/{trace.pk}/", {"suite": suite}, follow=True)
    assert reponse.redirect_chain == [(CORBEILLE, 302)]


def test_act_of_another_cell_is_not_there(page, cellule, voisine):
    jeter(voisine, creer(voisine))
    trace = derniere(voisine)
    with perimetre(voisine):
        entree = Corbeille.objects.get().pk
    client = page()
    assert client.post(f"{C}annuler/{trace.pk}/").status_code == 404
    assert client.get(f"{CORBEILLE}{entree}/effacer/").status_code == 404
    for adresse in (f"{CORBEILLE}{entree}/retablir/", f"{CORBEILLE}{entree}/effacer/"):
        assert "n’est plus à la corbeille" in lu(client.post(adresse, follow=True))
    with perimetre(voisine):
        assert Corbeille.objects.filter(pk=entree).exists()
    assert client.get(f"{HISTORIQUE}structures/{trace.cle}/").status_code == 404
    assert "Équipe de Blaye" not in lu(client.get(HISTORIQUE)) + lu(client.get(CORBEILLE))
    assert noms(voisine) == []


@pytest.mark.parametrize("role", [Role.LECTEUR, Role.REFERENT])
def test_reader_reads_the_history_and_undoes_nothing(page, cellule, role):
    structure = creer(cellule)
    cle = structure.pk
    with perimetre(cellule, ecriture=True):
        enregistrer_structures.changer(structure, {"commune": "Blaye"})
    trace = jeter(cellule, structure)
    with perimetre(cellule):
        entree = Corbeille.objects.get().pk
    client = page(role)
    assert client.get(HISTORIQUE).status_code == 200
    reponse = client.get(f"{HISTORIQUE}structures/{cle}/")
    assert "<form" not in reponse.content.decode().split("<main")[1].split("</main")[0]
    assert client.get(CORBEILLE).status_code == 403
    for adresse in (
        f"{C}annuler/{trace.pk}/",
        f"{CORBEILLE}{entree}/retablir/",
        f"{CORBEILLE}{entree}/effacer/",
    ):
        assert client.post(adresse).status_code == 403
    assert noms(cellule) == []


# --- History -------------------------------------------------------------------------


@pytest.fixture
def activite(cellule) -> Activite:
    with perimetre(cellule, ecriture=True), au_nom_de("Paul Martin <paul@exemple.fr>"):
        structures = [StructureFabrique(code=f"s-{n}", nom=f"Équipe n° {n}") for n in (1, 2)]
        activite = creer_activite(
            type="formation",
            role="dispensee",
            intitule="Journée",
            debut="2025-03-01",
            statut="planifie",
            structures=structures[:1],
        )
        enregistrer_activites.changer(
            activite,
            {
                "statut": "tenu",
                "debut": "2025-03-02T14:30",
                "structures": structures,
                "heures": "2.5",
            },
        )
        gens = [ProfessionnelFabrique() for _ in range(3)]
        enregistrer_presences(activite, [{"professionnel": un, "statut": "present"} for un in gens])
        enregistrer_presences(activite, [{"professionnel": gens[0], "statut": "present"}])
        planifier_seances(activite, [{"debut": "2025-03-02", "statut": "tenu"}])
    return activite


def test_history_of_a_row_is_in_words(page, cellule, activite):
    reponse = page().get(f"{HISTORIQUE}activites/{activite.pk}/")
    texte = lu(reponse)
    for mot in (
        "planifiée", "tenue", "1er mars 2025", "2 mars 2025 à 14 h 30", "2,5",
        "Équipe n° 1, Équipe n° 2", "3 ajouts", "2 retraits", "1 ajout", "Paul Martin",
        "formation dispensée",
    ):  # fmt: skip
        assert mot in texte, mot
    for code in ("s-1", "2025-03", "paul@exemple.fr", "dispensee"):
        assert code not in texte, code


def test_history_leads_to_the_page_of_the_row_while_it_is_there(page, cellule):
    structure = creer(cellule)
    cle, client = structure.pk, page()
    adresse, lien = f"{HISTORIQUE}structures/{cle}/", f'href="/c/gironde/annuaire/{cle}/"'
    assert lien in client.get(adresse).content.decode()
    jeter(cellule, structure)
    assert lien not in client.get(adresse).content.decode()


def test_row_in_the_bin_keeps_its_history(page, cellule, activite):
    cle = activite.pk
    with perimetre(cellule, ecriture=True):
        enregistrer_activites.supprimer(activite)
    client = page()
    texte = lu(client.get(f"{HISTORIQUE}activites/{cle}/"))
    assert "Journée" in texte and "À la corbeille" in texte and "Suppression" in texte
    with perimetre(cellule, ecriture=True):
        Corbeille.objects.all().delete()
    assert "Cette ligne n’existe plus" in lu(client.get(f"{HISTORIQUE}activites/{cle}/"))


def test_act_on_many_rows_is_told_to_each(page, cellule):
    structures = [creer(cellule, f"Équipe {n}") for n in range(2)]
    with perimetre(cellule, ecriture=True):
        enregistrer_structures.changer_plusieurs(
            (une, {"commune": f"Lieu {rang}"}) for rang, une in enumerate(structures)
        )
    texte = lu(page().get(f"{HISTORIQUE}structures/{structures[0].pk}/"))
    assert "Lieu 0" in texte
    assert "Lieu 1" not in texte


@pytest.mark.parametrize("suite", ["structures/0/", "inconnue/1/", "activites/999999/"])
def test_history_of_nothing_is_not_there(page, cellule, suite):
    creer(cellule)
    assert page().get(f"{HISTORIQUE}{suite}").status_code == 404


def test_row_that_nobody_has_changed_says_so(page, cellule):
    with perimetre(cellule, ecriture=True):
        cle = StructureFabrique(nom="Importée").pk
    assert "Rien de noté" in lu(page().get(f"{HISTORIQUE}structures/{cle}/"))


def test_history_of_the_cell_is_filtered_by_person_table_and_day(page, cellule, activite):
    client = page()
    with perimetre(cellule, ecriture=True), au_nom_de("Léa Roy <lea@exemple.fr>"):
        creer_structure(nom="De Léa", **CHAMPS)
    entier = lu(client.get(HISTORIQUE))
    assert "De Léa" in entier and "Journée" in entier
    lea = lu(client.get(HISTORIQUE, {"auteur": "Léa Roy <lea@exemple.fr>"}))
    assert "De Léa" in lea and "Journée" not in lea
    journal = lu(client.get(HISTORIQUE, {"table": "activites"}))
    assert "De Léa" not in journal and "Journée" in journal
    with perimetre(cellule):
        jour = Trace.objects.latest("pk").moment.astimezone(cellule.zone).date()
    assert "De Léa" in lu(client.get(HISTORIQUE, {"jour": jour.isoformat()}))
    assert "Personne n’a rien fait de tel" in lu(client.get(HISTORIQUE, {"jour": date(2020, 1, 1)}))


@pytest.mark.parametrize("filtre", [{"auteur": "x"}, {"table": "x"}, {"jour": "2025-02-30"}])
def test_filter_that_means_nothing_shows_an_error_and_no_act(page, cellule, filtre):
    creer(cellule)
    reponse = page().get(HISTORIQUE, filtre)
    assert reponse.status_code == 400
    assert reponse.context["actes"] == []
    assert "Équipe de Blaye" not in lu(reponse)


def test_history_costs_as_many_queries_for_one_act_as_for_thirty(
    page, cellule, activite, django_assert_num_queries, django_assert_max_num_queries
):
    client = page()
    adresses = (HISTORIQUE, f"{HISTORIQUE}activites/{activite.pk}/")
    mesures = []
    for adresse in adresses:
        client.get(adresse)
        with django_assert_max_num_queries(15) as mesure:
            client.get(adresse)
        mesures.append(len(mesure))
    with perimetre(cellule, ecriture=True):
        for rang in range(30):
            neuve = StructureFabrique(code=f"n-{rang}")
            enregistrer_activites.changer(activite, {"structures": [neuve], "lieu": f"n° {rang}"})
    for adresse, attendu in zip(adresses, mesures, strict=True):
        with django_assert_num_queries(attendu):
            client.get(adresse)
