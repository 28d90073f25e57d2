"""What an import does to a cell that has rows: trials, replacement, traces, concurrency."""

import threading
from collections import Counter

import pytest
from django.db import connection

from acteurs.models import Professionnel
from cellule.dossier.exportation import lignes
from cellule.dossier.registre import tables as registre
from cellule.models import Cellule, Trace
from cellule.perimetre import perimetre
from evenements.models import Participation
from tests.fabriques import UtilisateurFabrique
from tests.outils.fichiers import en_csv

from .complet import complet


def contenu(cellule: Cellule | str) -> dict[str, Counter]:
    """Every row of a cell, as the format writes it."""
    if isinstance(cellule, str):
        cellule = Cellule.objects.get(code=cellule)
    with perimetre(cellule):
        return {
            nom: Counter(
                tuple(c.genre.ecrire(v) for c, v in zip(table.colonnes, ligne, strict=True))
                for ligne in lignes(table)
            )
            for nom, table in registre().items()
        }


def dans(code: str, *, ecriture: bool = False):
    return perimetre(Cellule.objects.get(code=code), ecriture=ecriture)


def test_spaces_around_cells_and_elements_are_nothing(deposer):
    tables = complet()
    for lignes_ in tables.values():
        for ligne in lignes_:
            for nom, valeur in ligne.items():
                ligne[nom] = "\u00a0 " + valeur.replace("|", " |\u2003") + "\t"
    deposer(complet())
    assert {b.crees + b.modifies for b in deposer(tables).bilans.values()} == {0}


def test_presence_of_counted_keeps_three_states(deposer):
    tables = complet()
    tables["participations"] = [
        {"activite": "a1", "professionnel": "p1", "statut": "present", "compte": compte}
        for compte in ("oui", "non", "")
    ]
    deposer(tables)
    with dans("gironde"):
        comptes = Participation.objects.order_by("pk").values_list("compte", flat=True)
        assert list(comptes) == [True, False, None]


def test_trial_says_the_same_and_changes_nothing(deposer):
    essai = deposer(complet(), essai=True)
    assert not Cellule.objects.exists()
    pour_de_vrai = deposer(complet())
    assert {n: b.compte() for n, b in essai.bilans.items()} == {
        n: b.compte() for n, b in pour_de_vrai.bilans.items()
    }
    avant = contenu("gironde")
    deposer({"cellule": complet(nom="Autre")["cellule"]}, essai=True, remplacer=True)
    assert contenu("gironde") == avant
    assert Cellule.objects.get().nom == "Cellule de Gironde"


def test_replacing_makes_the_cell_exactly_the_dossier_and_says_what_goes(deposer):
    deposer(complet())
    tables = complet()
    tables["structures"].append(
        {"code": "s9", "nom": "Nouvelle", "type": "HAD", "echelon": "local", "departement": "40"}
    )
    tables["structures"][1].update(fusionnee_dans="s9")
    del tables["structures"][2], tables["participations"][1]
    tables["activites"][0]["structures"] = "s1"
    tables["actions"] = []
    annonces: list[dict] = []
    deposer(tables, remplacer=True, annonces=annonces)
    assert {nom: len(trop.cles) for nom, trop in annonces[0].items()} == {
        "structures": 1, "participations": 1, "actions": 1,
    }  # fmt: skip
    assert annonces[0]["structures"].premiers == ["s3"]
    remplace = contenu("gironde")
    deposer({**tables, "cellule": complet(code="landes")["cellule"]})
    assert remplace == contenu("landes")


def test_replacing_removes_whole_chains(deposer):
    deposer(complet())
    deposer({"cellule": complet()["cellule"]}, remplacer=True)
    assert not any(contenu("gironde").values())


def test_replacing_refuses_to_remove_a_person_who_has_an_account(deposer, fautes):
    deposer(complet())
    with dans("gironde", ecriture=True):
        Professionnel.objects.filter(code="p1").update(utilisateur=UtilisateurFabrique())
    seule = {"cellule": complet()["cellule"]}
    (faute,) = fautes(seule, remplacer=True)
    assert faute.startswith("professionnels, code : ") and "p1" in faute and "compte" in faute
    deposer(seule)
    tables = complet()
    tables["professionnels"][0]["nom"] = "Durand-Martin"
    deposer(tables, remplacer=True)
    with dans("gironde"):
        assert Professionnel.objects.get(code="p1").utilisateur is not None


def test_one_trace_per_table_that_changed_with_counts(deposer):
    deposer(complet())
    with dans("gironde"):
        traces = {t.acte: t.details for t in Trace.objects.all()}
        assert Trace.objects.count() == len(traces) == 32
    assert traces["enregistrer des participations"] == {"crees": 3}
    tables = complet()
    tables["structures"][0]["nom"] = "Autre nom"
    deposer(tables)
    with dans("gironde"):
        assert Trace.objects.count() == 33
        assert Trace.objects.latest("pk").details == {"modifies": 1, "inchanges": 2}


def test_sort_key_ignores_accents_case_and_ligatures(deposer):
    tables = complet()
    tables["professionnels"][0].update(nom="Œhler-Émile", prenom="Çelik")
    deposer(tables)
    with dans("gironde"):
        assert Professionnel.objects.get(code="p1").cle_tri == "oehler-emile celik"


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_add_each_fact_once(deposer, tmp_path):
    deposer({"cellule": complet()["cellule"]})
    chemin = en_csv(complet(), tmp_path / "commun")
    refus: list[Exception] = []

    def importer_a_part() -> None:
        try:
            deposer(chemin)
        except Exception as erreur:
            refus.append(erreur)
        finally:
            connection.close()

    fils = [threading.Thread(target=importer_a_part) for _ in range(3)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert refus == []
    with dans("gironde"):
        assert Participation.objects.count() == 3
        assert Trace.objects.filter(acte="enregistrer des participations").count() == 1
