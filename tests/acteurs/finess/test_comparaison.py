"""What a file would change in the directory: new, changed, closed; and what it may not say."""

from datetime import date

import pytest

from acteurs.finess.comparaison import memes_noms

from .conftest import (
    activite,
    apres,
    ecarts_de,
    etablissement,
    fiche,
    flux_activites,
    flux_structures,
    ligne_502,
    livre,
)

ENTETE = "finess;etalab;111;2026-05-12\n"


def texte_502(*lignes: str) -> str:
    return ENTETE + "\n".join(lignes)


def un_ecart(*fichiers, **options):
    (ecart,) = ecarts_de(*fichiers, **options)
    return ecart


def test_a_new_establishment_is_proposed_with_what_the_file_knows(fichier):
    ecart = un_ecart(fichier(texte_502(ligne_502(telephone="0556000000", ouverte="2001-05-02"))))
    assert (ecart.nature, ecart.departement, ecart.structure_id) == ("nouvelle", "33", None)
    assert apres(ecart) == {
        "nom": "EHPAD les Ormes", "type": "EHPAD", "echelon": "local", "departement": "33",
        "finess": "330000001", "commune": "33063", "telephone": "0556000000",
        "ouverte_le": "2001-05-02",
    }  # fmt: skip


def test_only_the_kinds_asked_for_and_the_departments_of_the_cell(fichier):
    texte = texte_502(
        ligne_502(),
        ligne_502(finess="330000002", categorie="606"),
        ligne_502(finess="330000003", categorie="355"),
        ligne_502(finess="400000001", departement="40", categorie="606"),
    )
    ecarts = ecarts_de(fichier(texte), types={"DAC", "CPTS"})
    assert [(e.finess, e.type) for e in ecarts] == [("330000002", "DAC")]


def test_an_acronym_is_no_type(fichier):
    """In the ROR « EMSP » is a team for the homeless; here a category is a category."""
    texte = texte_502(ligne_502(rs="EMSP DE BORDEAUX", categorie="209"))
    assert ecarts_de(fichier(texte)) == []


def test_several_offers_hang_on_one_establishment(fichier):
    siennes = [activite("N2", lits="4"), activite("W2", lits="3"), activite("N4", lits="1")]
    offres = fichier(flux_activites(f330000001=siennes), nom="a")
    sites = fichier(flux_structures(etablissement()), nom="s")
    ecarts = {e.type: e for e in ecarts_de(sites, offres)}
    assert ecarts.keys() == {"LISP", "EMSP"}
    assert apres(ecarts["LISP"]) == {
        "nom": "LISP – Centre hospitalier de Libourne", "type": "LISP", "echelon": "local",
        "departement": "33", "finess": "330000001", "lits": "7", "commune": "33243",
    }  # fmt: skip
    assert "lits" not in apres(ecarts["EMSP"])
    assert ecarts["LISP"].source == "finess_activites"


def test_beds_of_which_a_part_is_empty_are_not_proposed(fichier):
    siennes = [activite("N2", lits="4"), activite("W2", lits=None)]
    assert "lits" not in apres(un_ecart(fichier(flux_activites(f330000001=siennes))))


def test_activities_alone_take_the_department_and_the_name_from_the_directory(fichier):
    """A number keeps the department that gave it, its establishment may have moved."""
    voisine = fiche(type="EMSP", nom="EMSP – CH de Libourne", finess="750000001")
    offres = fichier(flux_activites(f750000001=[activite("N2"), activite("N4")]))
    ecart = un_ecart(offres, fiches=[voisine])
    assert (ecart.type, ecart.nom, ecart.departement) == ("LISP", "LISP – CH de Libourne", "33")
    assert "Autres fiches de cet établissement" in ecart.contenu["notes"][0]


def test_a_probable_type_says_so(fichier):
    une = activite("M00", activite="RC04", forme="F07")
    assert "probable" in un_ecart(fichier(flux_activites(f330000001=[une]))).contenu["notes"][0]


def test_a_sheet_that_says_the_same_is_left(fichier):
    texte = texte_502(ligne_502(telephone="0556000000", ouverte="2001-05-02"))
    meme = fiche(telephone="05 56 00 00 00", ouverte_le=date(2001, 5, 2))
    assert ecarts_de(fichier(texte), fiches=[meme]) == []


def test_what_differs_is_proposed_and_empty_values_replace_nothing(fichier):
    texte = texte_502(ligne_502(rs="EHPAD DU PARC", commune="", telephone=""))
    ecart = un_ecart(fichier(texte), fiches=[fiche(telephone="0556000000")])
    assert (ecart.nature, ecart.structure_id) == ("changee", 1)
    assert ecart.contenu["colonnes"] == {
        "nom": {"avant": "EHPAD Les Ormes", "apres": "EHPAD du Parc"}
    }


def test_a_team_keeps_its_own_name_and_telephone(fichier):
    equipe = fiche(type="LISP", nom="Lits du 3e étage", telephone="0556111111", lits=4)
    offres = fichier(flux_activites(f330000001=[activite("N2", lits="6")]), nom="a")
    sites = fichier(flux_structures(etablissement()), nom="s")
    ecart = un_ecart(sites, offres, fiches=[equipe])
    assert apres(ecart) == {"lits": "6", "commune": "33243"}


def test_the_same_finess_of_another_type_is_another_sheet(fichier):
    ecart = un_ecart(
        fichier(flux_activites(f330000001=[activite("N2")])), fiches=[fiche(type="USP")]
    )
    assert (ecart.nature, ecart.type) == ("nouvelle", "LISP")


def test_a_sheet_without_finess_that_looks_alike_is_named(fichier):
    sans = fiche(finess="", nom="Ehpad Les Ormes")
    ecart = un_ecart(fichier(texte_502(ligne_502())), fiches=[sans])
    assert ecart.nature == "nouvelle" and "Ehpad Les Ormes" in ecart.contenu["notes"][0]


def test_a_closed_sheet_is_neither_opened_nor_created_again(fichier):
    assert (
        ecarts_de(fichier(texte_502(ligne_502())), fiches=[fiche(fermee_le=date(2025, 1, 1))]) == []
    )


def test_the_day_of_finess_closes_every_sheet_of_the_establishment(fichier):
    flux = fichier(flux_structures(etablissement(fermeture="2025-06-30")))
    fiches = [fiche(1, type="USP"), fiche(2, type="LISP"), fiche(3, finess="330000002")]
    ecarts = ecarts_de(flux, fiches=fiches)
    assert [(e.nature, e.structure_id, apres(e)) for e in ecarts] == [
        ("fermee", 1, {"fermee_le": "2025-06-30"}),
        ("fermee", 2, {"fermee_le": "2025-06-30"}),
    ]


def test_what_was_closed_before_it_was_known_is_not_proposed(fichier):
    flux = fichier(flux_structures(etablissement(fermeture="2025-06-30", categorie="500")))
    assert ecarts_de(flux) == []


def test_an_offer_closes_only_when_all_its_modalities_do(fichier):
    lisp = [fiche(type="LISP", lits=4)]
    une = [activite("N2"), activite("W2", etat="I", fin="2024-12-31")]
    assert ecarts_de(fichier(flux_activites(f330000001=une)), fiches=lisp) == []
    toutes = [activite("N2", etat="I", fin="2025-12-31"), une[1]]
    ecart = un_ecart(fichier(flux_activites(f330000001=toutes)), fiches=lisp)
    assert (ecart.nature, apres(ecart)) == ("fermee", {"fermee_le": "2025-12-31"})


# --- Absence: said only when the file is whole for the department --------------------------------


def absente() -> list:
    return [fiche(finess="330000009")]


def test_absence_from_a_file_that_is_not_said_whole_closes_nothing(fichier):
    assert [e.nature for e in ecarts_de(fichier(texte_502(ligne_502())), fiches=absente())] == [
        "nouvelle"
    ]


def test_absence_from_a_whole_file_closes_at_the_day_of_the_file(fichier):
    texte = texte_502(ligne_502(categorie="355"))
    ecart = un_ecart(fichier(texte), fiches=absente(), complet=True)
    assert (ecart.nature, apres(ecart)) == ("fermee", {"fermee_le": "2026-05-12"})
    assert "Aucun établissement de ce numéro" in ecart.contenu["raison"]


@pytest.mark.parametrize(
    "lignes",
    [
        [ligne_502(departement="40", categorie="355")],  # nothing of this department
        [ligne_502(categorie="355"), "structureet;33"],  # a broken row may be the missing one
        [ligne_502(categorie="355"), ligne_502(finess="330000009", categorie="209")],
    ],
    ids=["elsewhere", "broken", "another category"],
)
def test_a_whole_file_says_nothing_of_what_it_may_have(fichier, lignes):
    assert ecarts_de(fichier(texte_502(*lignes)), fiches=absente(), complet=True) == []


def test_an_offer_that_a_whole_flow_no_longer_has_is_closed_alone(fichier):
    flux = fichier(flux_activites(f330000001=[activite("N4")]))
    fiches = [fiche(1, type="EMSP"), fiche(2, type="LISP"), fiche(3, type="EHPAD")]
    ecart = un_ecart(flux, fiches=fiches, complet=True)
    assert (ecart.nature, ecart.structure_id) == ("fermee", 2)
    assert "n’a plus cette activité" in ecart.contenu["raison"]


def test_the_statistics_never_close_a_team():
    """They are two years old: a team may have been created since."""
    fichier = livre("structures_palliatives_2023.csv")
    fiches = [fiche(type="EMSP", finess="970499999", departement="974")]
    ecarts = ecarts_de(fichier, fiches=fiches, departements={"974"}, complet=True)
    assert {e.nature for e in ecarts} == {"nouvelle"}


@pytest.mark.parametrize(
    ("un", "autre", "memes"),
    [
        ("E.H.P.A.D. LES ORMES", "EHPAD Les Ormes", True),
        ("Résidence Saint-Jean", "RESIDENCE ST JEAN", True),
        ("Les Ormes", "EHPAD Les Ormes de Bordeaux", True),
        ("EHPAD Les Ormes", "EHPAD Les Chênes", False),
    ],
)
def test_names_are_the_same_but_for_what_people_write_differently(un, autre, memes):
    assert memes_noms(un, autre) is memes
