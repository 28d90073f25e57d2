"""What an import leaves in the cell: derived columns, updates, repeats, replacement."""

from collections import Counter
from datetime import date

import pytest

from acteurs.models import Structure
from cellule.dossier.erreurs import DossierFautif
from cellule.dossier.exportation import lignes
from cellule.dossier.registre import tables as registre
from cellule.models import Cellule
from cellule.perimetre import perimetre
from evenements.models import Activite, Audience, Participation, Seance
from rapports.models import Depense

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


def test_same_dossier_twice_changes_nothing(deposer):
    deposer(complet())
    avant = contenu("gironde")
    bilans = deposer(complet()).bilans.values()
    assert contenu("gironde") == avant
    assert {(b.crees, b.modifies) for b in bilans} == {(0, 0)}


def test_two_identical_rows_are_two_facts(deposer):
    tables = complet()
    deposer(tables)
    with dans("gironde"):
        assert Participation.objects.count() == 3
    tables["participations"].append(tables["participations"][0])
    bilan = deposer(tables).bilans["participations"]
    assert (bilan.crees, bilan.inchanges) == (1, 3)
    # Fewer in the file than in the cell: nothing is removed.
    tables["participations"] = tables["participations"][:1]
    bilan = deposer(tables).bilans["participations"]
    assert (bilan.crees, bilan.inchanges) == (0, 1)
    with dans("gironde"):
        assert Participation.objects.count() == 4


def test_number_is_the_same_however_it_is_written(deposer):
    tables = complet()
    nombres = ["0", "7", "0.1", "123456789012.12345678901234567891"]
    autrement = ["-0.00", "7.000", "1e-1", "123456789012.123456789012345678910"]
    modele = tables["depenses"][0]
    tables["depenses"] = [{**modele, "montant": n} for n in nombres]
    deposer(tables)
    tables["depenses"] = [{**modele, "montant": n} for n in autrement]
    tables["activites"][0]["heures"] = "2.50"
    bilans = deposer(tables).bilans
    assert (bilans["depenses"].crees, bilans["depenses"].inchanges) == (0, 4)
    assert bilans["activites"].modifies == 0
    with dans("gironde"):
        assert [str(d.montant) for d in Depense.objects.filter(montant__gt=10**9)] == [nombres[3]]


def test_known_code_is_updated_and_an_absent_column_empties_the_field(deposer):
    deposer(complet())
    tables = complet()
    tables["structures"] = [
        {
            "code": "s1",
            "nom": "USP renommée",
            "type": "USP",
            "echelon": "local",
            "departement": "33",
        }
    ]
    tables["activites"] = [
        {
            "code": "a1",
            "type": "copil",
            "intitule": "COPIL",
            "debut": "2025-03-11",
            "statut": "tenu",
        }
    ]
    resultat = deposer(tables)
    assert (resultat.bilans["structures"].modifies, resultat.bilans["structures"].inchanges) == (
        1,
        0,
    )
    with dans("gironde"):
        structure = Structure.objects.get(code="s1")
        assert (structure.nom, structure.lits, structure.finess) == ("USP renommée", None, "")
        assert structure.publiee is False
        activite = Activite.objects.get(code="a1")
        assert (activite.type, activite.lieu, activite.anonymes) == ("copil", "", None)
        assert not activite.antennes.exists() and not activite.structures.exists()
        assert activite.jour_retenu == date(2025, 3, 11)
        assert Structure.objects.count() == 3


def test_list_changes_keep_the_order_of_the_file(deposer):
    tables = complet()
    deposer(tables)
    tables["activites"][0]["structures"] = "s3|s2|s1"
    bilan = deposer(tables).bilans["activites"]
    assert (bilan.modifies, bilan.inchanges) == (1, 1)
    with dans("gironde"):
        liens = Activite.objects.get(code="a1").liens_structures.order_by("rang")
        assert [lien.structure.code for lien in liens] == ["s3", "s2", "s1"]


def test_references_may_name_rows_of_the_cell_that_the_dossier_leaves_out(deposer, fautes):
    deposer(complet())
    tables = {"cellule": complet()["cellule"], "actes": complet()["actes"]}
    tables["actes"][0]["date"] = "2025-08-01"
    assert deposer(tables).bilans["actes"].crees == 1
    (faute,) = fautes(tables, remplacer=True)
    assert faute.startswith("actes, ligne 2, projet : ")


def test_loop_through_rows_of_the_cell_is_refused(deposer, fautes):
    tables = complet()
    deposer(tables)
    seule = {"cellule": tables["cellule"], "structures": [tables["structures"][0]]}
    seule["structures"][0]["fusionnee_dans"] = "s2"
    (faute,) = fautes(seule)
    assert faute.startswith("structures, ligne 2, fusionnee_dans : boucle")


def test_training_with_sessions_in_the_cell_stays_a_training(deposer, fautes):
    tables = complet()
    deposer(tables)
    tables["activites"][1].update(type="copil", role="")
    (faute,) = fautes({"cellule": tables["cellule"], "activites": tables["activites"]})
    assert faute.startswith("activites, ligne 3, type : ")


def test_codes_are_those_of_one_cell(deposer):
    deposer(complet())
    avant = contenu("gironde")
    autre = complet(code="landes")
    autre["structures"][0]["nom"] = "Autre établissement"
    deposer(autre)
    deposer({"cellule": autre["cellule"]}, remplacer=True)
    assert contenu("gironde") == avant
    assert not any(contenu("landes").values())


def test_chain_of_merges_is_followed_to_its_end(deposer):
    tables = complet()
    tables["structures"] += [
        {"code": f"s{n}", "nom": "X", "type": "USP", "echelon": "local", "departement": "33",
         "fusionnee_dans": f"s{n + 1}" if n < 8 else "s2"}
        for n in (8, 7, 6)
    ]  # fmt: skip
    deposer(tables)
    with dans("gironde"):
        survivantes = dict(Structure.objects.values_list("code", "survivante__code"))
    assert survivantes == {"s1": None, "s3": None, **dict.fromkeys(["s2", "s6", "s7", "s8"], "s1")}
    tables["structures"][1]["fusionnee_dans"] = ""
    deposer(tables)
    with dans("gironde"):
        survivantes = dict(Structure.objects.values_list("code", "survivante__code"))
    assert survivantes == {
        "s1": None,
        "s3": None,
        "s2": None,
        **dict.fromkeys(["s6", "s7", "s8"], "s2"),
    }


@pytest.mark.parametrize(
    ("statut", "seances", "attendu"),
    [
        ("planifie", [("2025-05-02", "tenu"), ("2025-05-01", "tenu")], ("tenu", "2025-05-01")),
        ("annule", [("2025-05-02", "tenu"), ("2025-05-01", "planifie")], ("tenu", "2025-05-02")),
        (
            "tenu",
            [("2025-05-02", "planifie"), ("2025-05-01", "annule")],
            ("planifie", "2025-05-02"),
        ),
        ("tenu", [("2025-05-02", "annule"), ("2025-05-01", "reporte")], ("planifie", "2025-05-01")),
        ("annule", [("2025-05-02", "annule")], ("annule", "2025-05-02")),
        ("reporte", [("2025-05-02", "planifie")], ("reporte", "2025-05-02")),
        # 23:30 in Bordeaux, already the next year in Paris time when written in UTC
        ("planifie", [("2025-12-31T23:30Z", "tenu")], ("tenu", "2026-01-01")),
        ("tenu", [], ("tenu", "2025-12-31")),
    ],
)
def test_sessions_say_when_and_whether_a_training_took_place(deposer, statut, seances, attendu):
    tables = complet()
    tables["activites"][1]["statut"] = statut
    tables["seances"] = [
        {"activite": "a2", "debut": debut, "statut": etat} for debut, etat in seances
    ]
    deposer(tables)
    with dans("gironde"):
        formation = Activite.objects.get(code="a2")
        retenu = (formation.statut_retenu, str(formation.jour_retenu))
    assert retenu == attendu
    assert formation.annee_retenue == int(attendu[1][:4])


def test_session_added_or_removed_later_moves_the_training(deposer):
    tables = complet()
    deposer(tables)
    tables["seances"] = [{"activite": "a2", "debut": "2024-12-01", "statut": "tenu"}]
    deposer(tables)
    with dans("gironde"):
        assert Activite.objects.get(code="a2").jour_retenu == date(2024, 12, 1)
        assert Seance.objects.count() == 2
    tables["seances"] = []
    deposer(tables, remplacer=True)
    with dans("gironde"):
        formation = Activite.objects.get(code="a2")
        assert (formation.jour_retenu, formation.statut_retenu) == (date(2025, 12, 31), "planifie")


def test_offset_is_converted_to_the_local_day(deposer):
    tables = complet(fuseau="Indian/Reunion")
    tables["activites"][0].update(debut="2025-12-31T21:00Z", fin="")
    deposer(tables)
    with dans("gironde"):
        activite = Activite.objects.get(code="a1")
        assert (activite.debut, activite.jour_debut) == ("2025-12-31T21:00Z", date(2026, 1, 1))
        assert activite.annee_retenue == 2026


def test_new_time_zone_moves_rows_that_the_dossier_leaves_out(deposer):
    tables = complet()
    tables["activites"][0].update(debut="2025-12-31T21:00Z", fin="")
    tables["seances"][0]["debut"] = "2025-12-31T22:00:00+00:00"
    deposer(tables)
    deposer({"cellule": complet(fuseau="Indian/Reunion")["cellule"]})
    with dans("gironde"):
        assert Activite.objects.get(code="a1").jour_retenu == date(2026, 1, 1)
        assert Activite.objects.get(code="a2").jour_retenu == date(2026, 1, 1)
        assert Seance.objects.get().jour == date(2026, 1, 1)
        # Written 2025-12-31T23:30+02:00: half past one in Réunion.
        assert Activite.objects.get(code="a2").jour_debut == date(2026, 1, 1)


def test_new_time_zone_that_reverses_an_activity_of_the_cell_is_refused(deposer):
    tables = complet()
    tables["activites"][0].update(debut="2025-06-01T10:00Z", fin="2025-06-01T12:30")
    deposer(tables)
    ailleurs = {"cellule": complet(fuseau="America/Cayenne")["cellule"]}
    assert deposer(ailleurs).bilan_cellule == {"modifies": 1}
    with pytest.raises(DossierFautif) as refus:
        deposer({"cellule": complet(fuseau="Indian/Reunion")["cellule"]})
    (erreur,) = refus.value.erreurs
    assert erreur.colonne == "fuseau" and "a1" in erreur.message
    assert Cellule.objects.get().fuseau == "America/Cayenne"


def test_several_readings_of_a_period_keep_the_last_of_the_file_and_say_so(deposer):
    tables = complet()
    tables["audiences"] = [
        {"publication": "lettre", "date": jour, "mesure": mesure, "valeur": valeur}
        for jour, mesure, valeur in [
            ("2025-02-15", "abonnes", "1"),
            ("2025-02-16", "abonnes", "2"),
            ("2025-02-15", "abonnes", "3"),
            ("2025-02-20", "visites", "4"),
            ("2025-02-01", "visites", "5"),
            ("2025-03-01", "visites", "6"),
        ]
    ]
    avis = deposer(tables).avis
    assert [a.split(" : ")[0] for a in avis] == ["audiences, ligne 2", "audiences, ligne 5"]
    with dans("gironde"):
        gardees = Audience.objects.order_by("valeur").values_list("valeur", "date")
        assert [(v, str(d)) for v, d in gardees] == [
            (2, "2025-02-16"), (3, "2025-02-15"), (5, "2025-02-01"), (6, "2025-03-01"),
        ]  # fmt: skip
    tables["audiences"] = [
        {"publication": "lettre", "date": "2025-02-28", "mesure": "visites", "valeur": "7"}
    ]
    bilan = deposer(tables).bilans["audiences"]
    assert (bilan.crees, bilan.modifies) == (0, 1)
