"""The registry is the normative format, column by column."""

import json

import pytest

from cellule.colonnes import CELLULE
from cellule.dossier.format import DATAPACKAGE, noms_des_tables
from cellule.dossier.genres import (
    Booleen,
    Entier,
    Enumeration,
    Identifiant,
    Jour,
    Liste,
    Moment,
    Nombre,
    Reference,
    Texte,
)
from cellule.dossier.registre import tables

RESSOURCES = {
    ressource["name"]: ressource
    for ressource in json.loads(DATAPACKAGE.read_text(encoding="utf-8"))["resources"]
}

TYPES = {
    Booleen: "boolean",
    Entier: "integer",
    Enumeration: "string",
    Identifiant: "string",
    Jour: "date",
    Liste: "string",
    Moment: "string",
    Nombre: "number",
    Reference: "string",
    Texte: "string",
}

# References and enumerations that format/README.md states and Table Schema does not.
AUTRES_REFERENCES = {
    ("activites", "antennes"): "antennes",
    ("activites", "structures"): "structures",
    ("structures", "fusionnee_dans"): "structures",
    ("offres", "repost_de"): "offres",
    ("projets", "modele"): "projets",
    ("projets", "partenaires"): "structures",
    ("actions", "partenaires"): "structures",
    ("comptes_rendus", "responsable"): "professionnels",
}


def toutes() -> dict:
    return {"cellule": CELLULE, **tables()}


def test_tables_are_those_of_the_format():
    assert set(toutes()) == set(RESSOURCES) == set(noms_des_tables())
    assert len(RESSOURCES) == 32


@pytest.mark.parametrize("nom", RESSOURCES)
def test_columns_keys_and_types_are_those_of_the_format(nom):
    schema, table = RESSOURCES[nom]["schema"], toutes()[nom]
    assert [colonne.nom for colonne in table.colonnes] == [c["name"] for c in schema["fields"]]
    requises = [c["name"] for c in schema["fields"] if c.get("constraints", {}).get("required")]
    assert [c.nom for c in table.colonnes if c.requise] == requises
    for champ, colonne in zip(schema["fields"], table.colonnes, strict=True):
        assert TYPES[type(colonne.genre)] == champ["type"], colonne.nom
    if "primaryKey" in schema:
        assert list(table.cle) == schema["primaryKey"]
    elif nom != "cellule":
        assert not table.codee


@pytest.mark.parametrize("nom", RESSOURCES)
def test_enumerations_are_those_of_the_format(nom):
    for champ in RESSOURCES[nom]["schema"]["fields"]:
        genre = toutes()[nom].par_nom[champ["name"]].genre
        attendues = champ.get("constraints", {}).get("enum")
        if attendues:
            assert list(genre.choix) == attendues, champ["name"]
        elif isinstance(genre, Enumeration):
            assert (nom, champ["name"]) in {("zeros_constates", "indicateur"),
                                            ("programme", "indicateur")}  # fmt: skip


def test_moments_are_the_columns_with_the_pattern_of_the_format():
    du_format = {
        (nom, champ["name"])
        for nom, ressource in RESSOURCES.items()
        for champ in ressource["schema"]["fields"]
        if "pattern" in champ.get("constraints", {})
    }
    les_notres = {
        (nom, colonne.nom)
        for nom, table in toutes().items()
        for colonne in table.colonnes
        if isinstance(colonne.genre, Moment)
    }
    assert les_notres == du_format


def test_references_are_those_of_the_format():
    noms = {table.modele: nom for nom, table in toutes().items()}
    attendues = dict(AUTRES_REFERENCES)
    for nom, ressource in RESSOURCES.items():
        for cle in ressource["schema"].get("foreignKeys", []):
            attendues[nom, cle["fields"][0]] = cle["reference"]["resource"]
    obtenues = {
        (nom, colonne.nom): noms[colonne.cible]
        for nom, table in toutes().items()
        for colonne in table.colonnes
        if colonne.cible is not None
    }
    assert obtenues == attendues


def test_every_table_is_written_by_an_action():
    assert [nom for nom, table in tables().items() if table.ecriture is None] == []


def test_a_table_comes_after_those_that_it_names():
    rangs = {table.modele: rang for rang, table in enumerate(tables().values())}
    for table in tables().values():
        for colonne in table.colonnes:
            if colonne.cible is not None and not colonne.interne:
                assert rangs[colonne.cible] < rangs[table.modele], (table.nom, colonne.nom)
