"""The XML extract of the activities, and the yearly statistics of the hospitals."""

from collections import Counter
from datetime import date

import pytest

from acteurs.finess import FichierRefuse
from acteurs.finess.fiches import Activite, Etablissement, Fautive

from .conftest import apres, ecarts_de, elements, livre

TETE = '<?xml version="1.0"?><fluxfiness><horodatage><datemaj>2026-01-02</datemaj></horodatage>'
PALLIATIF = (
    "<activitesoumiseareco><nofinesset>{}</nofinesset><rset>CH</rset><activite>R4</activite>"
    "<modalite>{}</modalite><capaciteautorisee>{}</capaciteautorisee>"
    "<etatautorisation>{}</etatautorisation></activitesoumiseareco>"
)


def flux(*activites: tuple[str, str, str, str]) -> str:
    return f"{TETE}{''.join(PALLIATIF.format(*a) for a in activites)}</fluxfiness>"


def test_the_shipped_extract_has_a_unit_and_a_team():
    fichier = livre("finess/cs1600102_exemple.xml")
    assert fichier.jour == date(2022, 8, 24)
    assert elements(fichier) == [
        Activite(finess="970100020", type="USP", lits=10, nom="PAS DANS LES NoFINESS CONNUS"),
        Activite(finess="010005239", type="EMSP", nom="NOMINAL"),
    ]


def test_a_suppressed_activity_is_over_and_an_empty_capacity_is_unknown(fichier):
    lus = elements(fichier(flux(("330000001", "N1", "", "26"), ("33", "N2", "4", "23"))))
    assert lus[0] == Activite(finess="330000001", type="USP", active=False, nom="CH")
    assert isinstance(lus[1], Fautive) and str(lus[1]).startswith("activité 2 : « 33 »")


def test_the_encoding_that_the_file_declares_is_followed(fichier):
    texte = flux(("330000001", "N1", "8", "23")).replace("CH<", "HÔPITAL<")
    texte = texte.replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"')
    (lu,) = elements(fichier(texte, "iso-8859-1"))
    assert lu.nom == "HÔPITAL"


@pytest.mark.parametrize(
    ("texte", "message"),
    [
        ("<autre/>", "« fluxfiness » est attendu"),
        ("<fluxfiness><equipement/></fluxfiness>", "activitesoumiseareco"),
        (f"{TETE}<activitesoumiseareco>", "illisible à la ligne 1"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><fluxfiness/>', "entités ou une DTD"),
    ],
)
def test_another_xml_is_refused_in_words(fichier, texte, message):
    with pytest.raises(FichierRefuse, match=message):
        elements(fichier(texte))


def test_the_joined_table_gives_offers_with_beds():
    fichier = livre("structures_palliatives_2023.csv")
    lus = elements(fichier)
    assert fichier.jour == date(2023, 12, 31)
    assert not [lu for lu in lus if isinstance(lu, Fautive)]
    types = Counter(lu.type for lu in lus if isinstance(lu, Activite))
    assert types == {"LISP": 92, "USP": 28, "EMSP": 81, "HAD": 23}


def test_the_three_original_tables_say_the_same_as_the_joined_one():
    """La Réunion, in ISO-8859-1, « 9D » for 974."""
    originaux = [livre(f"sae/{table}_2023_extrait.csv") for table in ("ID", "PALIA", "HAD")]
    assert [f.jour for f in originaux] == [date(2023, 12, 31)] * 3
    eux = ecarts_de(*originaux, departements={"974"})
    joint = ecarts_de(livre("structures_palliatives_2023.csv"), departements={"974"})
    assert sorted(map(str, map(apres, eux))) == sorted(map(str, map(apres, joint)))
    assert len(joint) == 18


def test_a_table_without_names_still_proposes_and_says_that_the_name_is_missing():
    ecarts = ecarts_de(livre("sae/PALIA_2023_extrait.csv"), departements={"2A"})
    assert {e.departement for e in ecarts} == {"2A"}
    assert all(e.nom.endswith(f"établissement {e.finess}") for e in ecarts)
    assert all("ne donne pas le nom" in e.contenu["notes"][0] for e in ecarts)


def test_empty_beds_of_the_statistics_stay_unknown(fichier):
    entete = "finess_et;raison_sociale;departement;code_insee;lisp;lisp_lits;usp;usp_lits;emsp;had"
    lus = elements(
        fichier(f"{entete}\n330000001;CH;33;33063;1;;0;;;0\n330000002;CH;33;33063;1;0;;;1;\n33;x\n")
    )
    assert [(lu.finess, lu.type, lu.lits) for lu in lus if isinstance(lu, Activite)] == [
        ("330000001", "LISP", None),
        ("330000002", "LISP", 0),
        ("330000002", "EMSP", None),
    ]
    assert [lu.finess for lu in lus if isinstance(lu, Etablissement)] == ["330000001", "330000002"]
    assert str(lus[-1]) == "ligne 4 : 2 champs trouvés, 10 attendus"
