"""The two commands, as they are typed."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cellule import progression
from cellule.models import Cellule, Trace
from cellule.perimetre import perimetre
from tests.outils.fichiers import en_classeur, en_csv

from .complet import complet

pytestmark = pytest.mark.django_db


def lancer(commande: str, *arguments) -> tuple[str, str]:
    """What a command says on its two outputs."""
    sortie, erreurs = StringIO(), StringIO()
    call_command(commande, *map(str, arguments), stdout=sortie, stderr=erreurs, no_color=True)
    return sortie.getvalue(), erreurs.getvalue()


def refus(commande: str, *arguments) -> tuple[str, str]:
    """What a command that fails says: errors line by line, then why it stops."""
    sortie = StringIO()
    with pytest.raises(CommandError) as arret:
        call_command(commande, *map(str, arguments), stdout=sortie, no_color=True)
    assert arret.value.returncode == 1
    return sortie.getvalue(), str(arret.value)


def test_import_says_what_became_of_each_table(tmp_path):
    sortie, _ = lancer("importer_dossier", en_csv(complet(), tmp_path / "d"))
    lignes = {ligne.split()[0]: ligne.split()[1:] for ligne in sortie.splitlines()}
    assert lignes["table"] == ["créées", "modifiées", "inchangées"]
    assert lignes["cellule"] == ["1", "0", "0"]
    assert lignes["participations"] == ["3", "0", "0"]
    assert "Cellule gironde. Le dossier est enregistré." in sortie


def test_workbook_is_imported_by_the_same_command(tmp_path):
    sortie, _ = lancer("importer_dossier", en_classeur(complet(), tmp_path / "d.xlsx"))
    assert "Le dossier est enregistré." in sortie


def test_errors_are_printed_one_a_line_and_the_command_fails(tmp_path):
    tables = complet()
    tables["structures"][0]["departement"] = "99"
    tables["offres"][0]["pourvue_le"] = "2024-01-01"
    erreurs, raison = refus("importer_dossier", en_csv(tables, tmp_path / "d"))
    assert [ligne.split(" : ")[0] for ligne in erreurs.splitlines()] == [
        "structures, ligne 2, departement",
        "offres, ligne 2, pourvue_le",
    ]
    assert raison == "2 erreurs : rien n’a été enregistré.".replace(" :", "\u00a0:")
    assert not Cellule.objects.exists()


def test_missing_folder_is_said_without_a_traceback(tmp_path):
    _, raison = refus("importer_dossier", tmp_path / "absent")
    assert "n’existe pas" in raison


def test_trial_says_that_nothing_is_recorded(tmp_path):
    sortie, _ = lancer("importer_dossier", en_csv(complet(), tmp_path / "d"), "--essai")
    assert "rien n’a été enregistré" in sortie
    assert not Cellule.objects.exists()


def test_replacing_announces_before_it_removes(tmp_path):
    lancer("importer_dossier", en_csv(complet(), tmp_path / "d"))
    tables = complet()
    tables["offres"] = []
    tables["participations"] = tables["participations"][:1]
    sortie, _ = lancer("importer_dossier", en_csv(tables, tmp_path / "e"), "--remplacer")
    lignes = sortie.replace("\u00a0", " ").splitlines()
    assert lignes[:2] == [
        "À retirer, participations : 2 lignes",
        "À retirer, offres : 2 lignes (o1, o2)",
    ]
    assert "table" in lignes[2] and lignes[2].endswith("retirées")
    assert lancer("importer_dossier", tmp_path / "e", "--remplacer")[0].startswith(
        "Rien n’est à retirer"
    )


def test_trace_names_who_imported(tmp_path, monkeypatch):
    monkeypatch.setenv("LOGNAME", "alix")
    lancer("importer_dossier", en_csv(complet(), tmp_path / "d"))
    with perimetre(Cellule.objects.get()):
        assert set(Trace.objects.values_list("auteur", flat=True)) == {"importer_dossier (alix)"}


def test_long_command_shows_its_progress_on_the_error_output(tmp_path, monkeypatch):
    monkeypatch.setattr(progression, "PAS", 0)
    _, erreurs = lancer("importer_dossier", en_csv(complet(), tmp_path / "d"))
    assert "participations\u00a0: 3 lignes lues" in erreurs
    assert "participations\u00a0: 3 lignes comparées et écrites" in erreurs
    _, erreurs = lancer("exporter_dossier", "gironde", tmp_path / "export")
    assert "participations\u00a0: 3 lignes écrites" in erreurs


def test_short_command_shows_no_progress(tmp_path):
    assert lancer("importer_dossier", en_csv(complet(), tmp_path / "d"))[1] == ""


def test_export_writes_the_folder_and_the_workbook(tmp_path):
    lancer("importer_dossier", en_csv(complet(), tmp_path / "d"))
    sortie, _ = lancer("exporter_dossier", "gironde", tmp_path / "loin" / "export")
    assert (tmp_path / "loin" / "export" / "participations.csv").exists()
    assert "participations" in sortie
    lancer("exporter_dossier", "gironde", tmp_path / "export.XLSX")
    assert (tmp_path / "export.XLSX").stat().st_size


def test_export_of_an_unknown_cell_names_those_there_are(tmp_path):
    lancer("importer_dossier", en_csv(complet(), tmp_path / "d"))
    _, raison = refus("exporter_dossier", "landes", tmp_path / "export")
    assert "landes" in raison and "gironde" in raison
    assert not (tmp_path / "export").exists()


def test_export_refuses_a_folder_that_is_not_empty(tmp_path):
    lancer("importer_dossier", en_csv(complet(), tmp_path / "d"))
    _, raison = refus("exporter_dossier", "gironde", tmp_path / "d")
    assert "n’est pas vide" in raison
