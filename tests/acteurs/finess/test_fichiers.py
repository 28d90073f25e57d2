"""A layout is told by the content; whatever is unknown is refused in words; memory is bounded."""

import gzip
import time
import tracemalloc

import pytest

from acteurs.finess import FichierRefuse
from acteurs.finess import fichiers as module
from acteurs.models import SourceProposition

from .conftest import (
    activite,
    elements,
    etablissement,
    flux_activites,
    flux_structures,
    ligne_502,
)

LIGNES = 200_000


def test_the_name_of_the_file_says_nothing(fichier):
    lu = fichier(ligne_502(), nom="photo.jpg")
    assert lu.disposition.source == SourceProposition.FINESS_ETABLISSEMENTS
    assert fichier(flux_activites(), nom="a.csv").disposition.source == "finess_activites"


def test_an_archive_of_the_flow_is_read_as_it_comes(fichier):
    flux = fichier(gzip.compress(flux_structures(etablissement()).encode()))
    assert [lu.finess for lu in elements(flux)] == ["330000001"]
    texte = gzip.compress(f"finess;etalab;1;2026-05-12\n{ligne_502(rs='ÉTÉ')}".encode("cp1252"))
    assert elements(fichier(texte))[0].nom == "ÉTÉ"


@pytest.mark.parametrize(
    ("contenu", "message"),
    [
        (b"", "n\xe2\x80\x99est pas reconnu"),
        (b"nom;prenom\nDurand;Anne\n", "« nom;prenom »"),
        (b"finess;etalab;92;2026-05-12\nstructureej;330000001;x", "entités juridiques"),
        (b"%PDF-1.7\n%\xe2\xe3", "« %PDF-1.7 »"),
        (b"PK\x03\x04\x14\x00", "archive ZIP"),
        (gzip.compress(b"x" * 1000, mtime=0)[:20], "archive est abîmée"),
    ],
)
def test_an_unknown_file_is_refused_with_what_was_expected(fichier, contenu, message):
    attendu = message if isinstance(message, str) else message.decode()
    with pytest.raises(FichierRefuse) as refus:
        fichier(contenu)
    texte = str(refus.value)
    assert attendu.encode().decode("utf-8", "replace") in texte or "reconnu" in texte
    assert "cs1100502" in texte or "abîmée" in texte


def test_an_archive_that_swells_without_end_is_refused(fichier, monkeypatch):
    monkeypatch.setattr(module, "LIMITE", 50_000)
    lourd = "\n".join(["finess;etalab;1;2026-05-12", *[ligne_502()] * 2000])
    with pytest.raises(FichierRefuse, match="2 Go"):
        elements(fichier(gzip.compress(lourd.encode())))


def test_a_national_file_is_read_in_bounded_memory_and_time(fichier):
    """200,000 rows, 25 MB: three seconds and a few megabytes, whatever their number."""
    lignes = "".join(
        f"{ligne_502(finess=f'33{n:07d}', rs='ÉTABLISSEMENT')}\n" for n in range(LIGNES)
    )
    grand = fichier(f"finess;etalab;111;2026-05-12\n{lignes}", "cp1252")
    del lignes
    debut = time.perf_counter()
    assert sum(1 for _ in grand.elements()) == LIGNES
    assert time.perf_counter() - debut < 6
    tracemalloc.start()
    try:
        for _, _lu in zip(range(20_000), grand.elements(), strict=False):
            pass
        assert tracemalloc.get_traced_memory()[1] < 8 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_a_long_flow_is_read_one_entity_at_a_time(fichier):
    siennes = [activite("N2") for _ in range(3)]
    grand = fichier(flux_activites(**{f"f33{n:07d}": siennes for n in range(300)}))
    assert len(elements(grand)) == 900
