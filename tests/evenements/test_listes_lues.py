"""Attendance lists as people have them: each defect read through, or refused with its line."""

import contextlib
import time
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from evenements.emargement import LIGNES_MAXI, ListeIllisible, lire_fichier, lire_texte

DUPONT_ET_MARTIN = [("DUPONT", "Marie"), ("MARTIN", "Paul")]

TEAMS = """1. Résumé
Titre de la réunion\tCOPIL du 31/12/2025
Participants présents\t3
Heure de début\t31/12/2025 09:58:00

2. Participants
Nom\tPremière participation\tDernière sortie\tDurée\tE-mail\tID du participant (UPN)\tRôle
Doe, John (External)\t31/12/2025 09:58\t31/12/2025 10:58\t1 h\t\tjd@ext.example.org\tPrésentateur
DUPONT Marie (Non vérifié)\t31/12/2025 09:58\t31/12/2025 10:20\t22 min\t\t\tParticipant
DUPONT Marie\t31/12/2025 10:25\t31/12/2025 10:58\t33 min\tm.dupont@chu.example.org\t\tParticipant

3. Activités dans la réunion
Nom\tHeure d’arrivée\tHeure de départ\tDurée
DUPONT Marie (Non vérifié)\t09:58\t10:20\t22 min
ABSENT Ailleurs\t09:58\t10:20\t22 min
"""
TEAMS_ANCIEN = """Meeting Summary
Total Number of Participants\t2
Meeting Title\t

Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)
John Doe (Guest)\t2/3/23\t2/3/23\t3m\tjd@ext.example.org\tAttendee\t
DUPONT Marie\t2/3/23\t2/3/23\t3m\t\tPresenter\tm.dupont@chu.example.org
"""
ZOOM = """Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
"812 3456 7890",Staff,10/05/2026 05:55:00 PM,10/05/2026 07:00:00 PM,hote@example.org,65,3

Nom (nom d'origine),E-mail de l'utilisateur,Heure d'arrivée,Durée (minutes),Invité
Marie (Marie Dupont),m.dupont@chu.example.org,10/05/2026 05:55:00 PM,65,Non
Paul Martin (Hôte),,10/05/2026 05:55:00 PM,20,Non
EMSP Nord - Anne (Anne Roy),,10/05/2026 06:10:00 PM,30,Oui
Paul Martin,,10/05/2026 06:20:00 PM,30,Non
"""


def noms(liste) -> list[tuple[str, str]]:
    return [(ligne.nom, ligne.prenom) for ligne in liste.lignes]


def refus(texte: str) -> str:
    with pytest.raises(ListeIllisible) as erreur:
        lire_texte(texte)
    return str(erreur.value)


@pytest.mark.parametrize("codage", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("fin", ["\n", "\r\n", "\r"])
def test_whatever_the_encoding_and_the_ends_of_line(codage, fin):
    texte = fin.join(["Nom;Prénom;Fonction", "LÉVÊQUE;Zoé;aide-soignante"])
    (ligne,) = lire_fichier(texte.encode(codage), "liste.csv").lignes
    assert (ligne.nom, ligne.prenom, ligne.fonction) == ("LÉVÊQUE", "Zoé", "aide-soignante")


@pytest.mark.parametrize("separateur", ["\t", ";", ","])
def test_table_among_title_empty_columns_and_total(separateur):
    lignes = [
        ["Réunion du 31/12/2025", "", "", "", "", "", ""],
        ["", "", "", "", "", "", ""],
        ["", "Nom", "Prénom(s)", "Établissement / service", "Profession", "Adresse e-mail", "RPPS"],
        ["1", "DUPONT", "Marie", "EMSP du CHU", "IDE", "m.dupont@example.org", "2,601E+13"],
        ["", "", "", "", "", "", ""],
        ["", "Nom", "Prénom(s)", "Établissement / service", "Profession", "Adresse e-mail", "RPPS"],
        ["2", "M. MARTIN", "Paul", "", "", "", "=B4"],
        ["", "Total", "2", "", "", "", "=NBVAL(B4:B6)"],
    ]
    liste = lire_texte(
        "\n".join(separateur.join(f'"{c}"' if separateur in c else c for c in li) for li in lignes)
    )
    assert noms(liste) == DUPONT_ET_MARTIN
    premiere = liste.lignes[0]
    assert (premiere.numero, premiere.structure, premiere.fonction, premiere.courriel) == (
        4, "EMSP du CHU", "IDE", "m.dupont@example.org")  # fmt: skip
    assert [e.numero for e in liste.ecartees] == [1, 6, 8]


def test_every_line_at_fault_is_said_and_nothing_is_kept():
    message = refus(
        "Nom;Prénom\nDUPONT;Marie\n=A2;Paul\n2,601E+13;Luc\n31/12/2025;Anne\n#REF!;Zoé\n612345678;X"
    )
    assert message.split("\n") == [
        "Ligne 3 : colonne A, « =A2 » est une formule : remplacez-la par sa valeur",
        "Ligne 4 : colonne A, « 2,601E+13 » n’est pas un nom",
        "Ligne 5 : colonne A, « 31/12/2025 » n’est pas un nom",
        "Ligne 6 : colonne A, « #REF! » est une erreur du tableur : corrigez la cellule",
        "Ligne 7 : colonne A, « 612345678 » n’est pas un nom",
    ]


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("", "Aucune personne"),
        ("Nom;Prénom\n;\n", "Aucune personne"),
        ("Nom;Prénom\nDUPONT;Marie\n\"MARTIN;Paul\nROY;Luc", "Ligne 3 : un guillemet"),
        ("DUPONT Marie\nMARTIN\0Paul", "Ligne 2 : caractère nul"),
        ("\n".join(f"DUPONT{n} Marie" for n in range(LIGNES_MAXI + 1)), "Ligne 501 : plus de 500"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_line(texte, attendu):
    assert refus(texte).startswith(attendu)


@pytest.mark.parametrize(
    ("octets", "attendu"),
    [
        (b"%PDF-1.7", "« feuille » est un fichier PDF"),
        (b"\xd0\xcf\x11\xe0reste", "« feuille » est un ancien classeur .xls"),
        (b"PK\x03\x04abime", "« feuille » n’est pas un classeur .xlsx"),
        (b"Nom;Pr\xe9nom\nD\x81;Z", "Ligne 2 : octet 0x81 illisible"),
        (b"a" * (5 * 2**20 + 1), "« feuille » dépasse 5 Mo."),
    ],
)
def test_other_files_are_refused(octets, attendu):
    with pytest.raises(ListeIllisible) as erreur:
        lire_fichier(octets, "feuille")
    assert str(erreur.value).startswith(attendu)


def test_presence_is_ticked_or_written():
    cochees = lire_texte("Nom;Prénom;Présent;Excusé\nDUPONT;Marie;x;\nMARTIN;Paul;;X\nROY;Luc;;")
    assert [ligne.statut for ligne in cochees.lignes] == ["present", "excuse", "absent"]
    ecrites = lire_texte(
        "Nom;Prénom;Présence\nDUPONT;Marie;oui\nMARTIN;Paul;Excusé(e)\nROY;Luc;non\nPETIT;Éva;?"
    )
    assert [ligne.statut for ligne in ecrites.lignes] == ["present", "excuse", "absent", ""]
    vierges = lire_texte("Nom;Prénom;Présent\nDUPONT;Marie;\nMARTIN;Paul;")
    assert [ligne.statut for ligne in vierges.lignes] == ["", ""]


def test_teams_reports_in_both_languages_and_both_layouts():
    liste = lire_fichier(TEAMS.replace("\n", "\r\n").encode("utf-16"), "rapport.csv")
    assert noms(liste) == [("Doe", "John"), ("DUPONT", "Marie")]
    assert [li.courriel for li in liste.lignes] == [
        "jd@ext.example.org", "m.dupont@chu.example.org"]  # fmt: skip
    assert (liste.lignes[0].numero, liste.repetees) == (8, 1)
    anglais = TEAMS.replace("1. Résumé", "1. Summary").replace("\nNom\t", "\nName\t")
    assert noms(lire_texte(anglais)) == [("Doe", "John"), ("DUPONT", "Marie")]
    assert noms(lire_texte(TEAMS_ANCIEN)) == [("Doe", "John"), ("DUPONT", "Marie")]


def test_zoom_report_with_renamed_people_and_host():
    liste = lire_fichier(ZOOM.encode("utf-8-sig"), "participants.csv")
    assert noms(liste) == [("Dupont", "Marie"), ("Martin", "Paul"), ("Roy", "Anne")]
    assert liste.lignes[2].structure == "EMSP Nord"
    assert liste.repetees == 1


def test_addresses_with_and_without_names():
    liste = lire_texte(
        'DUPONT Marie <m.dupont@example.org>; "MARTIN, Paul (CHU)" <paul@example.org>;\n'
        "zoe@example.org, luc@example.org"
    )
    assert noms(liste) == [*DUPONT_ET_MARTIN, ("", ""), ("", "")]
    assert [li.courriel.partition("@")[0] for li in liste.lignes] == [
        "m.dupont", "paul", "zoe", "luc"]  # fmt: skip


def test_people_without_an_address_among_addresses_are_not_lost():
    liste = lire_texte(
        "Luc ROY; DUPONT Marie <m.dupont@example.org>, MARTIN Paul <p@example.org>; Zoé PETIT"
    )
    assert noms(liste) == [("ROY", "Luc"), *DUPONT_ET_MARTIN, ("PETIT", "Zoé")]


@pytest.mark.parametrize("signe", ["a", " ", "<", "(", "a.", "é ", '"', "-", "M ", "<a@"])
@pytest.mark.parametrize("forme", ["{}", "Nom;Prénom\nDUPONT;{}", "DUPONT Marie <a@b.fr> {}"])
def test_no_text_takes_long_to_read(signe, forme):
    debut = time.process_time()
    with contextlib.suppress(ListeIllisible):
        lire_texte(forme.format(signe * (400_000 // len(signe))))
    with contextlib.suppress(ListeIllisible):
        lire_texte(forme.format(signe * (19_000 // len(signe))))
    assert time.process_time() - debut < 3


def test_plain_lines_with_structure_function_and_status():
    liste = lire_texte(
        "Compte rendu de la réunion du 31/12/2025\n\n"
        "Présents :\n"
        "- Dr DUPONT Marie – EMSP du CHU\n"
        "2) Paul MARTIN, cadre de santé, HAD du Nord\n"
        "Mme de La TOUR Anne (EHPAD Les Tilleuls)\n"
        "EMSP du CHU\n"
        "Excusés : M. ROY Luc, Mme PETIT Éva\n"
        "Total : 5"
    )
    assert [(li.nom, li.prenom, li.structure, li.fonction, li.statut) for li in liste.lignes] == [
        ("DUPONT", "Marie", "EMSP du CHU", "", "present"),
        ("MARTIN", "Paul", "HAD du Nord", "cadre de santé", "present"),
        ("de La TOUR", "Anne", "EHPAD Les Tilleuls", "", "present"),
        ("ROY", "Luc", "", "", "excuse"),
        ("PETIT", "Éva", "", "", "excuse"),
    ]
    assert [e.numero for e in liste.ecartees] == [1, 7, 9]


def test_columns_without_headings():
    liste = lire_texte("DUPONT\tMarie\tEMSP du CHU\t06 12 34 56 78\nHAD Nord\tMme\tMARTIN\tPaul")
    assert noms(liste) == DUPONT_ET_MARTIN
    assert [ligne.structure for ligne in liste.lignes] == ["EMSP du CHU", "HAD Nord"]


def test_two_people_of_one_name_in_two_structures_stay_two():
    liste = lire_texte("Nom;Prénom;Structure\nMARTIN;Anne;CHU\nMartin;Anne;EHPAD\nMARTIN;ANNE;chu")
    assert [ligne.structure for ligne in liste.lignes] == ["CHU", "EHPAD"]
    assert liste.repetees == 1


def classeur(*rangees, fusion: str = "") -> bytes:
    livre, sortie = Workbook(), BytesIO()
    for rangee in rangees:
        livre.active.append(rangee)
    if fusion:
        livre.active.merge_cells(fusion)
    livre.save(sortie)
    return sortie.getvalue()


TITRE = ["Réunion d’antenne du 31/12/2025", None, None, None]


def test_workbook_with_merged_title_dates_and_numbers():
    octets = classeur(
        TITRE, [], ["Nom", None, "Prénom", "Arrivée"],
        ["DUPONT", None, "Marie", date(2025, 12, 31)], ["MARTIN", None, "Paul", 26010000000000.0],
        ["Total", "=COUNTA(A4:A5)", None, None], fusion="A1:D1",
    )  # fmt: skip
    liste = lire_fichier(octets, "feuille.xlsx")
    assert noms(liste) == DUPONT_ET_MARTIN
    assert [ligne.numero for ligne in liste.lignes] == [4, 5]


def test_workbook_says_the_cell_of_a_formula_a_number_or_a_date():
    octets = classeur(
        ["Nom", "Prénom"], ["DUPONT", "Marie"], ['=CONCATENATE("a";"b")', "Paul"],
        [date(2025, 12, 31), "Luc"], [612345678, "Anne"],
    )  # fmt: skip
    with pytest.raises(ListeIllisible) as erreur:
        lire_fichier(octets, "feuille.xlsx")
    assert [(faute.ligne, faute.raison[:11]) for faute in erreur.value.fautes] == [
        (3, "colonne A, "), (4, "colonne A, "), (5, "colonne A, ")]  # fmt: skip
    assert "est une formule" in str(erreur.value)


def test_workbook_without_headings_takes_the_first_sheet_that_has_something():
    octets = classeur(["DUPONT", "Marie", "EMSP du CHU"], ["MARTIN Paul", None, None])
    assert noms(lire_fichier(octets, "feuille.xlsx")) == DUPONT_ET_MARTIN
