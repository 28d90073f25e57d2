"""cs1100502 and cs1100507: the shipped extracts, and the defects of true files."""

from datetime import date

import pytest

from acteurs.finess.fiches import Etablissement, Fautive

from .conftest import elements, ligne_502, livre

ENTETE = "finess;etalab;111;2026-05-12"


def un(fichier, ligne: str, encodage: str = "utf-8"):
    (lu,) = elements(fichier(f"{ENTETE}\n{ligne}\n", encodage))
    return lu


def test_the_national_extract_of_2026_is_read_whole():
    fichier = livre("finess/cs1100502_extrait.csv")
    lus = elements(fichier)
    assert (len(lus), fichier.jour) == (14, date(2026, 5, 12))
    assert {type(lu) for lu in lus} == {Etablissement}
    par_numero = {lu.finess: lu for lu in lus}
    viriat = par_numero["010000024"]
    assert (viriat.nom, viriat.commune, viriat.categorie, viriat.telephone) == (
        "CENTRE HOSPITALIER DE BOURG-EN-BRESSE FLEYRIAT",
        "01451",
        "355",
        "0474454647",
    )
    assert par_numero["980501506"].nom == 'LIEU DE VIE ET D\'ACCUEIL "MAVOUNA MEMA 1"'
    assert "KOUNGOU" not in par_numero["980502199"].nom


def test_overseas_codes_are_those_of_the_communes():
    par_numero = {lu.finess: lu for lu in elements(livre("finess/cs1100502_extrait.csv"))}
    attendus = {
        "970102018": ("971", "97123"),  # Saint-Barthélemy stays with Guadeloupe
        "970210126": ("972", "97207"),
        "970300026": ("973", "97302"),
        "970400024": ("974", "97411"),
        "980501506": ("976", "97606"),
        "980600027": ("", "9J613"),  # Wallis-et-Futuna is no department
    }
    for finess, lieu in attendus.items():
        assert (par_numero[finess].departement, par_numero[finess].commune) == lieu, finess


def test_the_latin_extract_with_coordinates_is_read_whole():
    lus = elements(livre("finess/cs1100507_extrait.csv"))
    assert len(lus) == 168 and {type(lu) for lu in lus} == {Etablissement}
    corse = next(lu for lu in lus if lu.finess == "2A0000154")
    assert (corse.departement, corse.commune) == ("2A", "2A247")


@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "cp1252", "iso-8859-1"])
def test_every_encoding_gives_the_same_name(fichier, encodage):
    assert un(fichier, ligne_502(rs="RÉSIDENCE D’ÉTÉ".replace("’", "'")), encodage).nom == (
        "RÉSIDENCE D'ÉTÉ"
    )


def test_a_letter_of_latin_at_the_very_end_is_seen(fichier):
    """The encoding is that of the whole file, not of its beginning."""
    lignes = [ligne_502() for _ in range(5000)]
    texte = "\n".join([ENTETE, *lignes, ligne_502(rs="ÉTÉ")])
    assert elements(fichier(texte, "cp1252"))[-1].nom == "ÉTÉ"


def test_quotes_hold_separators_and_quotes(fichier):
    assert un(fichier, ligne_502(rs='FOYER ""LE PRÉ; BIS""')).nom == 'FOYER "LE PRÉ; BIS"'


def test_windows_line_ends_are_ends(fichier):
    texte = f"{ENTETE}\r\n{ligne_502()}\r\n{ligne_502(finess='330000002')}\r\n"
    assert [lu.finess for lu in elements(fichier(texte))] == ["330000001", "330000002"]


def test_1900_is_no_date_and_neither_is_a_wrong_one(fichier):
    assert un(fichier, ligne_502(ouverte="1900-01-01")).ouverte_le is None
    assert un(fichier, ligne_502(ouverte="2020-13-45")).ouverte_le is None
    assert un(fichier, ligne_502(ouverte="2004-02-29")).ouverte_le == date(2004, 2, 29)


def test_the_long_name_is_preferred(fichier):
    assert un(fichier, ligne_502(rs="CH X", rslongue="CENTRE  HOSPITALIER X")).nom == (
        "CENTRE HOSPITALIER X"
    )


def test_a_separator_more_at_the_end_is_accepted(fichier):
    assert un(fichier, f"{ligne_502()};").finess == "330000001"


@pytest.mark.parametrize(
    ("ligne", "message"),
    [
        (ligne_502().rpartition(";")[0], "31 champs trouvés, 32 attendus"),
        (ligne_502() + ";x", "33 champs trouvés, 32 attendus"),
        (ligne_502(finess="33000001"), "« 33000001 » n’est pas un FINESS"),
        (ligne_502(finess="3.3E+08"), "n’est pas un FINESS"),
        (ligne_502().replace("EHPAD", '"EHPAD'), "guillemets mal fermés"),
        ("structureej;330000001", "« structureet » ou « geolocalisation » attendu"),
        ("geolocalisation;330000001;1;2", "4 champs trouvés, 6 attendus"),
        ("x" * 50_000, "plus de 20000 caractères"),
    ],
)
def test_a_broken_row_is_told_with_its_number_and_the_next_is_read(fichier, ligne, message):
    texte = "\n".join([ENTETE, ligne_502(), ligne, ligne_502(finess="330000002")])
    premiere, faute, derniere = elements(fichier(texte))
    assert isinstance(faute, Fautive)
    assert str(faute).startswith("ligne 3 : ") and message in str(faute)
    assert (premiere.finess, derniere.finess) == ("330000001", "330000002")
