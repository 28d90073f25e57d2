"""`manage.py shell` works in one cell, or says that it works in none."""

import pytest
from django.core.management import CommandError, call_command

from acteurs.models import Structure
from cellule.perimetre import HorsPerimetre, LectureSeule, perimetre

NOMS = "from acteurs.models import Structure; print(*Structure.objects.values_list('nom'))"
RENOMMER = "from acteurs.models import Structure; Structure.objects.update(nom='renommée')"


def test_shell_refuses_to_start_without_a_choice(db):
    with pytest.raises(CommandError, match="--cellule --sans-cellule"):
        call_command("shell", command="print('jamais')")


def test_shell_of_an_unknown_cell_names_those_that_there_are(ici):
    with pytest.raises(CommandError, match=r"« rien » n’existe pas. Cellules connues : ici\."):
        call_command("shell", cellule="rien", command="print('jamais')")


def test_shell_sees_its_cell_only(ici, la_bas, capsys):
    call_command("shell", cellule="ici", command=NOMS, verbosity=0)
    assert capsys.readouterr().out == f"('{ici.structure.nom}',)\n"


def test_shell_without_a_cell_sees_none(ici, capsys):
    with pytest.raises(HorsPerimetre):
        call_command("shell", sans_cellule=True, command=NOMS)


def test_shell_writes_only_when_asked_to(ici, la_bas):
    with pytest.raises(LectureSeule):
        call_command("shell", cellule="ici", command=RENOMMER)
    call_command("shell", cellule="ici", ecriture=True, command=RENOMMER)
    for donnees, nom in ((ici, "renommée"), (la_bas, la_bas.structure.nom)):
        with perimetre(donnees.cellule):
            assert Structure.objects.get().nom == nom
