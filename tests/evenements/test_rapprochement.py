"""Who of the directory a line names: surely, perhaps, nobody; a homonym is never chosen."""

import random

import pytest

from cellule.perimetre import perimetre
from evenements.emargement import Etat, Fiche, LigneLue, lire_texte, rapprocher
from evenements.requetes_presences import rapprocher_de_l_annuaire
from tests.fabriques import ProfessionnelFabrique, StructureFabrique

ANNUAIRE = [
    Fiche(1, "pro-001", "Dupont", "Marie", "m.dupont@chu.example.org", "IDE", "EMSP du CHU"),
    Fiche(2, "pro-002", "de La Tour", "Jean-Paul", "", "", "HAD du Nord"),
    Fiche(3, "pro-003", "Martin", "Anne", "accueil@had.example.org", "", "HAD du Nord"),
    Fiche(4, "pro-004", "Martin", "Anne", "", "", "EHPAD Les Tilleuls"),
    Fiche(5, "pro-005", "Lévêque-Roy", "Zoé", "accueil@had.example.org", "", "HAD du Nord"),
]


def un(**champs):
    (rapprochement,) = rapprocher([LigneLue(1, **champs)], ANNUAIRE)
    return rapprochement


def trouves(**champs) -> dict[str, str]:
    return {c.fiche.code: c.raison for c in un(**champs).candidats}


@pytest.mark.parametrize(
    ("texte", "code"),
    [
        ("Mme DUPONT Marie", "pro-001"),
        ("marie dupont", "pro-001"),
        ("Dr Jean Paul La Tour", "pro-002"),
        ("DE LA TOUR JEAN-PAUL", "pro-002"),
        ("Leveque Roy Zoe", "pro-005"),
    ],
)
def test_same_name_whatever_the_order_the_accents_and_the_titles(texte, code):
    (rapprochement,) = rapprocher(lire_texte(texte).lignes, ANNUAIRE)
    assert rapprochement.etat is Etat.RECONNUE
    assert rapprochement.personne.code == code


def test_same_address_is_the_person_unless_the_name_is_another():
    assert un(courriel="M.Dupont@CHU.example.org").personne.code == "pro-001"
    mariee = un(nom="Dupont-Petit", prenom="Marie", courriel="m.dupont@chu.example.org")
    assert mariee.personne.code == "pro-001"
    autre = un(nom="Petit", prenom="Luc", courriel="m.dupont@chu.example.org")
    assert autre.etat is Etat.A_VERIFIER
    assert [c.raison for c in autre.candidats] == ["même adresse, autre nom"]


def test_homonyms_are_never_chosen_alone():
    assert trouves(nom="MARTIN", prenom="Anne") == {
        "pro-003": "même nom que 2 personnes", "pro-004": "même nom que 2 personnes"}  # fmt: skip
    rapprochement = un(nom="Martin", prenom="Anne", structure="EHPAD les tilleuls")
    assert rapprochement.etat is Etat.A_VERIFIER and rapprochement.personne is None
    assert rapprochement.candidats[0].fiche.code == "pro-004"
    assert rapprochement.candidats[0].raison == "même nom que 2 personnes, même structure"


def test_shared_address_chooses_by_the_name_only():
    assert un(nom="Martin", prenom="Anne", courriel="accueil@had.example.org").personne.pk == 3
    seule = un(courriel="accueil@had.example.org")
    assert seule.etat is Etat.A_VERIFIER
    assert {c.raison for c in seule.candidats} == {"adresse partagée"}


def test_same_name_with_another_address_and_another_structure_is_to_check():
    champs = {"nom": "Dupont", "prenom": "Marie", "courriel": "marie@ehpad.example.org"}
    assert un(**champs).etat is Etat.RECONNUE
    assert un(**champs, structure="EMSP CHU").etat is Etat.RECONNUE
    assert trouves(**champs, structure="EHPAD") == {"pro-001": "même nom, autre adresse"}


@pytest.mark.parametrize(
    ("champs", "raison"),
    [
        ({"nom": "Dupond", "prenom": "Marie"}, "nom très proche"),
        ({"nom": "Dupont", "prenom": "M."}, "même nom, prénom en initiale"),
        ({"nom": "Dupont"}, "même nom, prénom absent"),
        ({"nom": "Dupont", "prenom": "Mariedolores"}, "même nom, prénom proche"),
        ({"nom": "Dupont", "prenom": "Marie-Claude"}, "nom composé ou second prénom"),
        ({"nom": "Dupont", "prenom": "Luc", "structure": "EMSP du CHU"},
         "même nom, autre prénom, même structure"),
        ({"courriel": "marie.dupont@gmail.example.org"}, "adresse formée de son nom"),
    ],
)  # fmt: skip
def test_near_names_are_proposed_with_their_reason(champs, raison):
    rapprochement = un(**champs)
    assert rapprochement.etat is Etat.A_VERIFIER
    (candidat,) = rapprochement.candidats
    assert (candidat.fiche.code, candidat.raison) == ("pro-001", raison)
    assert 0 < candidat.score < 100


def test_a_stranger_stays_unknown():
    for champs in ({"nom": "Dupont", "prenom": "Luc"}, {"nom": "Bernard", "prenom": "Marie"}):
        assert un(**champs).etat is Etat.INCONNUE
        assert un(**champs).candidats == ()


def test_three_hundred_lines_against_twenty_thousand_people():
    tirage = random.Random(4)

    def nom() -> str:
        return "".join(tirage.choice(["ma", "ro", "le", "ti", "du", "gan", "ver"]) for _ in "123")

    annuaire = [Fiche(n, f"pro-{n}", nom(), nom()) for n in range(20_000)]
    lignes = [LigneLue(n, nom=nom(), prenom=nom()) for n in range(300)]
    etats = [r.etat for r in rapprocher(lignes, annuaire)]
    assert len(etats) == 300
    assert Etat.A_VERIFIER in etats


def lignes(nombre: int) -> list[LigneLue]:
    return [LigneLue(n, nom=f"Nom{n}", prenom="Zoé", structure="EMSP") for n in range(nombre)]


@pytest.mark.django_db
def test_one_query_whatever_the_list(cellule, django_assert_num_queries):
    with perimetre(cellule, ecriture=True):
        for ligne in lignes(30):
            ProfessionnelFabrique(nom=ligne.nom, prenom=ligne.prenom)
        for nombre in (1, 30):
            with django_assert_num_queries(1):
                assert len(rapprocher_de_l_annuaire(lignes(nombre))) == nombre


@pytest.mark.django_db
def test_a_person_of_the_other_cell_is_never_proposed(cellule, voisine):
    ligne = LigneLue(1, nom="Canari", prenom="Zoé", courriel="zoe@example.org")
    with perimetre(voisine, ecriture=True):
        intrus = ProfessionnelFabrique(nom="Canari", prenom="Zoé", email="zoe@example.org")
        assert rapprocher_de_l_annuaire([ligne])[0].personne.pk == intrus.pk
    with perimetre(cellule, ecriture=True):
        assert rapprocher_de_l_annuaire([ligne])[0].etat is Etat.INCONNUE
        structure = StructureFabrique(nom="EMSP d’ici")
        ici = ProfessionnelFabrique(nom="Canari", prenom="Zoé", structure=structure)
        personne = rapprocher_de_l_annuaire([ligne])[0].personne
        assert (personne.pk, personne.structure) == (ici.pk, "EMSP d’ici")
