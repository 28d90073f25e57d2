"""Which sheet a row is: by its code, its FINESS, its address, its name; or nobody's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acteurs.models import Professionnel, Projet
from cellule.perimetre import perimetre
from tests.fabriques import ProfessionnelFabrique, ProjetFabrique, StructureFabrique

from .conftest import messages, tout
from .fichiers import csv

pytestmark = pytest.mark.django_db


def avis(rapport: dict) -> list[str]:
    return [f"{a['ligne']} : {a['message']}".replace("\u00a0", " ") for a in rapport["avis"]]


@pytest.mark.parametrize(
    ("entete", "ligne"),
    [
        ("code;tel", "str-001;01"),
        ("finess;tel", "330781253;01"),
        ("finess;type;tel", "330781253;équipe mobile de soins palliatifs;01"),
        ("nom;tel", "emsp de LIBOURNE;01"),
        ("nom;département;tel", "EMSP  de Libourne;Gironde;01"),
        ("nom;département;finess;tel", "EMSP de Libourne;33;;01"),
    ],
)
def test_a_sheet_is_recognised(importer, annuaire, structures, entete, ligne):
    rapport = importer(csv(entete, ligne))
    assert messages(rapport) == [] and rapport["modifies"] == 1
    assert structures("nom", "telephone") == [("EMSP de Libourne", "01")]


@pytest.mark.parametrize(
    "ligne",
    [
        "EMSP de Libourne;EMSP;40;",  # another department
        "EMSP de Libourne;HAD;33;",  # another kind
        "EMSP de Libourne;EMSP;33;330000000",  # another FINESS
        "USP de Libourne;USP;33;330781253",  # another team of the same place
    ],
)
def test_what_differs_is_another_sheet(importer, annuaire, structures, ligne):
    rapport = importer(csv("nom;type;département;finess", ligne))
    assert (rapport["crees"], rapport["modifies"]) == (1, 0)
    assert len(structures("code")) == 2
    attendu = [] if ligne.startswith("USP") else ["2 : une structure du même nom existe déjà"]
    assert [texte.split(" (")[0] for texte in avis(rapport)] == attendu


def test_a_value_set_for_new_rows_does_not_touch_those_that_are_there(
    importer, annuaire, structures
):
    with perimetre(annuaire, ecriture=True):
        StructureFabrique(code="str-002", nom="USP", type="USP", echelon="regional")
    octets = csv("nom;type;département;tel", "USP;USP;33;01", "HAD;HAD;33;02")
    importer(octets, fixes={"echelon": "local"})
    assert structures("nom", "echelon", "telephone")[1:] == [
        ("USP", "regional", "01"),
        ("HAD", "local", "02"),
    ]


def test_an_empty_cell_leaves_what_is_there(importer, annuaire, structures):
    importer(csv("code;finess;tel;nom", "str-001;;;EMSP du Libournais"))
    assert structures("nom", "finess", "telephone") == [
        ("EMSP du Libournais", "330781253", "05 57 55 34 34")
    ]


def test_two_sheets_alike_are_refused_with_what_to_do(importer, annuaire):
    with perimetre(annuaire, ecriture=True):
        StructureFabrique(code="str-002", nom="EMSP de Libourne", type="EMSP", departement_id="33")
    avant = tout(annuaire)
    (message,) = messages(importer(csv("nom;tel", "EMSP de Libourne;01")))
    assert "2 fiches de la cellule lui ressemblent (str-001, str-002)" in message
    assert tout(annuaire) == avant
    # The FINESS of one of them tells which.
    assert importer(csv("finess;nom;tel", "330781253;EMSP de Libourne;01"))["modifies"] == 1


def test_one_sheet_twice_in_the_file(importer, annuaire):
    entete, ligne = "nom;type;département", "USP de Dax;USP;40"
    rapport = importer(csv(entete, ligne, ligne))
    assert (rapport["crees"], rapport["identiques"]) == (1, 1)
    assert avis(rapport)[0].startswith("3 : dit la même chose que la ligne 2")
    avant = tout(annuaire)
    rapport = importer(csv(f"{entete};tel", "HAD de Pau;HAD;64;01", "HAD de pau;HAD;64;02"))
    assert messages(rapport) == [
        "3   : c’est une structure déjà décrite à la ligne 2, autrement : gardez une seule ligne"
    ]
    assert tout(annuaire) == avant


def test_codes_of_the_file_are_kept_and_others_given_around_them(importer, cellule, structures):
    importer(csv("code;nom;type;dep", "str-002;A;USP;33", ";B;USP;33", ";C;HAD;33"))
    assert structures("code", "nom") == [("str-001", "B"), ("str-002", "A"), ("str-003", "C")]


def test_people_by_their_address_then_by_their_name(importer, cellule):
    with perimetre(cellule, ecriture=True):
        dax = StructureFabrique(code="str-001", nom="USP de Dax", finess="400780193")
        for code, nom, email in (
            ("pro-001", "Durand", "j.durand@exemple.fr"),
            ("pro-002", "Petit", ""),
        ):
            ProfessionnelFabrique(code=code, nom=nom, prenom="Jeanne", email=email, structure=dax)
    rapport = importer(
        csv(
            "Nom,Prénom,Métier,Établissement,Mail",
            "DURAND,Jeanne,Médecin,400780193,J.Durand@exemple.fr",
            "Petit,Jeanne,Infirmière,USP de Dax,jp@exemple.fr",
            "Durand,Jeanne,Psychologue,str-001,autre@exemple.fr",
        ),
        table="professionnels",
    )
    assert messages(rapport) == []
    with perimetre(cellule):
        assert list(
            Professionnel.objects.order_by("code").values_list("code", "profession", "email")
        ) == [
            ("pro-001", "Médecin", "j.durand@exemple.fr"),
            ("pro-002", "Infirmière", "jp@exemple.fr"),
            ("pro-003", "Psychologue", "autre@exemple.fr"),
        ]


def test_a_structure_that_is_not_there_is_refused(importer, cellule):
    octets = csv("Nom;Établissement", "Durand;CH de nulle part")
    (message,) = messages(importer(octets, table="professionnels"))
    assert message.startswith(
        "2 B Structure principale : « CH de nulle part » n’est pas dans la cellule : écrivez son "
        "code ou son Nom"
    )


def test_projects_and_their_partners(importer, cellule):
    with perimetre(cellule, ecriture=True):
        for code, nom in (("str-001", "CH de Dax, site B"), ("str-002", "HAD")):
            StructureFabrique(code=code, nom=nom)
        ProjetFabrique(code="prj-001", intitule="Ateliers", porteur=None)
    octets = csv(
        "Titre;Thème;Porteur;Partenaires;Statut;Début;Modèle;Départements",
        "Ateliers;Formation;HAD;CH de Dax, site B;en cours;15/01/2025;;33, Landes",
        "Ateliers bis;Formation;;HAD, str-001;Idée;;Ateliers;",
    )
    assert messages(importer(octets, table="projets")) == []
    with perimetre(cellule):
        un, deux = Projet.objects.order_by("code")
        assert (un.code, un.departements, un.etape) == ("prj-001", ["33", "40"], "en_cours")
        assert deux.modele == un
        liens = deux.liens_partenaires.values_list("structure__code", flat=True)
        assert list(liens) == ["str-002", "str-001"]


def test_same_queries_for_ten_rows_and_three_hundred(importer, cellule):
    def compter(combien: int) -> int:
        lignes = [f"Équipe {combien}-{n};USP;33;{n}" for n in range(combien)]
        importer(csv("nom;type;dep;lits", *lignes[::2]))
        with CaptureQueriesContext(connection) as faites:
            rapport = importer(csv("nom;type;dep;tel", *lignes))
        assert (rapport["crees"], rapport["modifies"]) == (combien // 2, combien // 2)
        return len(faites)

    assert compter(10) == compter(300)
