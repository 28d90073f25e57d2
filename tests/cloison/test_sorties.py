"""What leaves by a command tells of its cell only; beside it, the same of the other cell sings."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.cloison.lecture import texte_de, texte_du_dossier
from tests.cloison.monde import CANARI, SERIN


def dossier(code: str, ou: Path, capsys) -> str:
    call_command("exporter_dossier", code, str(ou / "dossier"))
    return texte_du_dossier(ou / "dossier") + capsys.readouterr().out


def classeur(code: str, ou: Path, capsys) -> str:
    call_command("exporter_dossier", code, str(ou / "dossier.xlsx"))
    return texte_de((ou / "dossier.xlsx").read_bytes()) + capsys.readouterr().out


def indicateurs(code: str, ou: Path, capsys) -> str:
    call_command("calculer_indicateurs", code, "2025", json=True)
    return code + capsys.readouterr().out


def rapport(code: str, ou: Path, capsys) -> str:
    call_command("rendre_rapport", code, "2025", sortie=str(ou / "rapport.pdf"))
    return texte_de((ou / "rapport.pdf").read_bytes()) + capsys.readouterr().out


@pytest.mark.parametrize("sortir", [dossier, classeur, indicateurs, rapport])
def test_output_of_a_command_tells_of_its_cell_only(sortir: Callable, mondes, tmp_path, capsys):
    ici, la_bas = mondes
    for monde in mondes:
        (tmp_path / monde.cellule.code).mkdir()
    textes = [sortir(m.cellule.code, tmp_path / m.cellule.code, capsys) for m in (ici, la_bas)]
    assert ici.cellule.code in textes[0] or ici.cellule.nom in textes[0]
    assert CANARI not in textes[0]
    assert SERIN not in textes[0]
    if sortir is not indicateurs:  # figures alone
        assert CANARI in textes[1] or SERIN in textes[1]


@pytest.mark.parametrize("extension", ["csv", "xlsx", "ods", "json"])
def test_national_compilation_tells_the_names_of_cells_and_no_word_of_theirs(
    extension, mondes, tmp_path, capsys
):
    fichier = tmp_path / f"nation.{extension}"
    call_command("compiler_national", "2025", sortie=str(fichier), provisoires=True, tous=True)
    texte = texte_de(fichier.read_bytes()) + capsys.readouterr().out
    assert SERIN in texte
    assert CANARI not in texte
