"""What is wrong between rows, between tables, and in the files themselves."""

import pytest

from cellule.dossier import erreurs as module_erreurs
from cellule.dossier.sources import DossierIllisible
from tests.outils.fichiers import en_csv

from .complet import complet


def test_example_dossier_has_no_error(deposer):
    resultat = deposer(complet())
    assert {nom: b.crees for nom, b in resultat.bilans.items() if b.crees == 0} == {}


def test_every_error_of_the_dossier_is_said_in_the_order_of_the_files(fautes):
    tables = complet(fuseau="Nulle/Part")
    tables["structures"][1]["type"] = "X"
    tables["structures"][0]["lits"] = "douze"
    tables["structures"][0]["finess"] = "1"
    tables["participations"][2]["professionnel"] = "inconnu"
    tables["depenses"][0]["montant"] = "cher"
    tables["couleurs"] = [{"nom": "bleu"}]
    debuts = [
        "cellule, ligne 2, fuseau : ",
        "structures, ligne 2, finess : ",
        "structures, ligne 2, lits : ",
        "structures, ligne 3, type : ",
        "participations, ligne 4, professionnel : ",
        "depenses, ligne 2, montant : ",
        "couleurs : table inconnue",
    ]
    trouvees = fautes(tables)
    assert len(trouvees) == len(debuts)
    for trouvee, debut in zip(trouvees, debuts, strict=True):
        assert trouvee.startswith(debut)


def test_several_faults_of_one_row_are_all_said(fautes):
    tables = complet()
    tables["activites"][0].update(debut="hier", role="associe", heures="-1", antennes="sud")
    colonnes = [faute.split(" : ")[0].rsplit(", ", 1)[1] for faute in fautes(tables)]
    assert colonnes == ["debut", "role", "antennes", "heures"]


def test_unknown_column_names_those_expected(fautes):
    tables = complet()
    tables["antennes"][0]["couleur"] = "bleu"
    (faute,) = fautes(tables)
    assert faute.startswith("antennes, ligne 1, couleur : colonne inconnue")
    assert "ouverte_le" in faute


def test_required_column_absent_is_said_once(fautes):
    tables = complet()
    for ligne in tables["structures"]:
        del ligne["nom"]
    assert fautes(tables) == ["structures, ligne 1, nom : colonne requise absente"]


def test_code_column_absent_does_not_make_every_reference_unknown(fautes):
    tables = complet()
    for ligne in tables["projets"]:
        del ligne["code"]
    assert fautes(tables) == ["projets, ligne 1, code : colonne requise absente"]


def test_duplicate_column_is_refused(fautes, tmp_path):
    dossier = en_csv(complet(), tmp_path / "d")
    (dossier / "actes.csv").write_text("projet,date,nature,date\nj1,2025-01-01,methode,\n")
    assert fautes(dossier) == ["actes, ligne 1, date : colonne donnée deux fois"]


def test_duplicate_code_names_both_lines(fautes):
    tables = complet()
    tables["structures"].append({**tables["structures"][0], "fusionnee_dans": ""})
    (faute,) = fautes(tables)
    assert faute.startswith("structures, ligne 5, code : ")
    assert "s1" in faute and "ligne 2" in faute


def test_document_twice_in_an_issue_is_refused(fautes):
    tables = complet()
    tables["diffusions"].append({"parution": "n1", "document": "Référentiel", "nature": "autre"})
    (faute,) = fautes(tables)
    assert faute.startswith("diffusions, ligne 3, document : ")
    assert "ligne 2" in faute


REFERENCES = [
    ("activites", "structures"),
    ("activites", "antennes"),
    ("structures", "fusionnee_dans"),
    ("professionnels", "structure"),
    ("equipe", "professionnel"),
    ("offres", "repost_de"),
    ("offres", "structure"),
    ("projets", "modele"),
    ("projets", "porteur"),
    ("projets", "partenaires"),
    ("actes", "projet"),
    ("actions", "partenaires"),
    ("seances", "activite"),
    ("comptes_rendus", "responsable"),
    ("comptes_rendus", "projet"),
    ("comptes_rendus", "activite"),
    ("participations", "activite"),
    ("participations", "professionnel"),
    ("participations", "structure"),
    ("verifications", "structure"),
    ("parutions", "publication"),
    ("parutions", "action_campagne"),
    ("audiences", "publication"),
    ("diffusions", "parution"),
    ("financements", "convention"),
    ("copil", "professionnel"),
    ("copil", "structure"),
    ("referents", "antenne"),
    ("referents", "professionnel"),
]


def test_unknown_code_is_refused_wherever_a_code_is_expected(fautes):
    tables = complet()
    for table, colonne in REFERENCES:
        tables[table][0][colonne] = f"inconnu-{table}-{colonne}"
    trouvees = {faute.split(" : ")[0]: faute for faute in fautes(tables)}
    assert set(trouvees) == {f"{table}, ligne 2, {colonne}" for table, colonne in REFERENCES}
    for table, colonne in REFERENCES:
        message = trouvees[f"{table}, ligne 2, {colonne}"]
        assert f"inconnu-{table}-{colonne}" in message and "code inconnu" in message


def test_unknown_code_in_a_list_is_named_among_known_ones(fautes):
    tables = complet()
    tables["activites"][0]["structures"] = "s1|s9|s3"
    (faute,) = fautes(tables)
    assert faute.startswith("activites, ligne 2, structures : ") and "s9" in faute


@pytest.mark.parametrize(
    ("table", "colonne", "premier", "second"),
    [
        ("structures", "fusionnee_dans", "s1", "s2"),
        ("offres", "repost_de", "o1", "o2"),
        ("projets", "modele", "j1", "j2"),
    ],
)
def test_self_reference_and_loop_are_refused(fautes, table, colonne, premier, second):
    tables = complet()
    tables[table][0][colonne] = premier
    tables[table][1][colonne] = ""
    (faute,) = fautes(tables)
    assert faute.startswith(f"{table}, ligne 2, {colonne} : ") and "elle-même" in faute

    tables[table][0][colonne], tables[table][1][colonne] = second, premier
    assert [faute.split(" : ")[0] for faute in fautes(tables)] == [
        f"{table}, ligne 2, {colonne}",
        f"{table}, ligne 3, {colonne}",
    ]


def test_session_of_another_type_is_refused(fautes):
    tables = complet()
    tables["seances"][0]["activite"] = "a1"
    (faute,) = fautes(tables)
    assert faute.startswith("seances, ligne 2, activite : ")
    assert "n’est pas une formation" in faute


def test_faulty_row_is_still_known_by_its_code(fautes):
    tables = complet()
    tables["activites"][0]["statut"] = "fini"
    assert len(fautes(tables)) == 1


def test_cell_table_has_exactly_one_row(fautes):
    tables = complet()
    tables["cellule"].append({**tables["cellule"][0], "code": "landes"})
    assert fautes(tables) == ["cellule : 2 lignes trouvées, exactement une attendue"]
    tables["cellule"] = []
    assert fautes(tables) == ["cellule : 0 lignes trouvées, exactement une attendue"]
    del tables["cellule"]
    (faute,) = fautes(tables)
    assert faute.startswith("cellule : table absente")


@pytest.mark.parametrize(
    ("contenu", "ligne", "attendu"),
    [
        ("projet,date,nature\nj1,2025-01-01\n", 2, "trop peu de cellules : 2 au lieu de 3"),
        ("projet,date,nature\nj1,2025-01-01,methode,\n", 2, "trop de cellules : 4 au lieu de 3"),
        ("projet,date,nature,\nj1,2025-01-01,methode,\n", 1, "colonne n° 4 n’a pas de nom"),
        ("projet;date;nature\nj1;2025-01-01;methode\n", 1, "virgules"),
        ('projet,date,nature\nj1,"2025-01-01,methode\n', 2, "jamais refermé"),
        ('projet,date,nature\nj1,"2025"-01-01,methode\n', 2, "mal placé"),
        ("projet,date,nature\rj1,2025-01-01,methode\r", 1, "fins de ligne anciennes"),
    ],
)
def test_malformed_file_is_refused(fautes, tmp_path, contenu, ligne, attendu):
    dossier = en_csv(complet(), tmp_path / "d")
    (dossier / "actes.csv").write_bytes(contenu.encode())
    trouvees = [f for f in fautes(dossier) if f.startswith(f"actes, ligne {ligne} : ")]
    assert len(trouvees) == 1 and attendu in trouvees[0].replace("\u00a0", " ")


def test_line_is_that_of_the_file_after_a_cell_of_several_lines(fautes, tmp_path):
    dossier = en_csv(complet(), tmp_path / "d")
    contenu = (
        'projet,date,nature,texte\nj1,2025-01-01,methode,"un\ndeux"\n,,,\nj9,2025-01-01,methode,\n'
    )
    (dossier / "actes.csv").write_text(contenu)
    (faute,) = fautes(dossier)
    assert faute.startswith("actes, ligne 5, projet : ")


@pytest.mark.parametrize("encodage", ["latin-1", "utf-16"])
def test_other_encoding_names_the_file_and_says_how_to_save_it(fautes, tmp_path, encodage):
    dossier = en_csv(complet(), tmp_path / "d")
    en_csv({"projets": complet()["projets"]}, dossier, encodage=encodage)
    (faute,) = fautes(dossier)
    assert faute.startswith("projets, ligne ")
    assert "projets.csv" in faute and "UTF-8" in faute and "Excel" in faute


def test_byte_order_mark_blank_rows_and_crlf_are_accepted(deposer, tmp_path):
    dossier = en_csv(complet(), tmp_path / "d", encodage="utf-8-sig")
    with (dossier / "actes.csv").open("ab") as fichier:
        fichier.write(b"\r\n , ,\xc2\xa0,\r\n")
    assert deposer(dossier).bilans["actes"].crees == 1


def test_empty_file_and_other_files_are_nothing(deposer, tmp_path):
    dossier = en_csv(complet(), tmp_path / "d")
    (dossier / "actes.csv").write_bytes(b"")
    (dossier / "LISEZMOI.txt").write_text("à lire")
    (dossier / ".actes.csv.swp.csv").write_text("x")
    (dossier / "sous-dossier.csv").mkdir()
    assert deposer(dossier).bilans["actes"].crees == 0


def test_columns_and_rows_may_come_in_any_order(deposer):
    tables = complet()
    for nom, lignes in tables.items():
        tables[nom] = [dict(reversed(ligne.items())) for ligne in reversed(lignes)]
    assert deposer(tables).bilans["structures"].crees == 3


@pytest.mark.parametrize("nom", ["absent", "vide", "texte.txt"])
def test_no_dossier_there(deposer, tmp_path, nom):
    (tmp_path / "vide").mkdir()
    (tmp_path / "texte.txt").write_text("bonjour")
    with pytest.raises(DossierIllisible, match=nom.split(".")[0]):
        deposer(tmp_path / nom)


def test_errors_beyond_the_limit_are_counted(fautes, monkeypatch):
    monkeypatch.setattr(module_erreurs, "GARDEES", 3)
    tables = complet()
    tables["zeros_constates"] = [{"annee": "x", "indicateur": "I1"}] * 10
    assert len(fautes(tables)) == 3


def test_line_without_end_is_refused(fautes, tmp_path, monkeypatch):
    monkeypatch.setattr("cellule.dossier.sources.dossier_csv.LIGNE_MAXI", 1000)
    dossier = en_csv(complet(), tmp_path / "d")
    (dossier / "actes.csv").write_text("projet,date,nature\n" + "x" * 5000)
    (faute,) = fautes(dossier)
    assert faute.startswith("actes, ligne 2 : ")
