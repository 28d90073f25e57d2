"""The small pieces: values, letters, contours, money, the command."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.template.loader import render_to_string
from pypdf import PdfReader

from cellule.carte import boite_de, contours
from cellule.dessin_de_carte import dessiner
from cellule.impression.lettres import imprimable, tout_imprimable
from cellule.instantane import Nature, carte, tableau
from cellule.models import Departement
from rapports.presentation.argent import euros
from rapports.presentation.jetons import jeton
from rapports.presentation.tableaux import TEXTE_LONG, Case, de_bloc
from rapports.presentation.valeurs import ecrire_case, ecrire_mesure
from rapports.requetes.argent import finance
from tests.fabriques import DepenseFabrique, FinancementFabrique

ARRET = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("nature", "valeur", "etat", "ecrite"),
    [
        ("nombre", 1240, "valeur", "1\u00a0240"),
        ("nombre", 0, "zero", "0"),
        ("nombre", 0, "non_renseigne", "n.r."),
        ("nombre", 0, "sans_objet", "s.o."),
        ("nombre", 23, "non_renseigne", "23"),
        ("nombre", None, "valeur", "n.r."),
        ("oui_non", False, "zero", "non"),
        ("oui_non", False, "non_renseigne", "n.r."),
        ("taux", 87.0, "valeur", "87\u00a0%"),
        ("taux", 72.6, "valeur", "72,6\u00a0%"),
        ("taux", None, "valeur", "s.o."),
        ("date", "2025-10-01", "valeur", "1er\u00a0oct. 2025"),
        ("date", None, "zero", "aucune"),
        ("heures", 71.5, "valeur", "71,5\u00a0h"),
        ("nombre", 3, None, "–"),
    ],
)
def test_measure_in_words(nature, valeur, etat, ecrite):
    assert ecrire_mesure(nature, valeur, etat) == ecrite


def test_teams_left_when_nothing_is_known_are_not_teams_never_met():
    assert ecrire_mesure("nombre", 22, "non_renseigne", "jamais_rencontrees") == "n.r."


def test_missing_cell_is_a_dash_for_words_and_unknown_for_figures():
    assert [ecrire_case(nature, None) for nature in ("texte", "date", "nombre", "decimal")] == [
        "–", "–", "n.r.", "n.r.",
    ]  # fmt: skip
    assert ecrire_case("texte", "L'ARS : suite") == "L’ARS\u00a0: suite"


@pytest.mark.parametrize(
    ("tape", "imprime"),
    [
        ("Cœur de Breizh, 1er août", "Cœur de Breizh, 1er août"),
        ("a\u202fb\u2009c", "a\u00a0b\u00a0c"),
        ("x → y, ≥ 3", "x -> y, >= 3"),
        ("e\u0301te\u0301", "été"),
        ("ﬁche №\u00a03", "fiche n°\u00a03"),
        ("\u202etxt\u0000\u200b", "txt"),
        ("①②", "12"),
        ("中", "?"),
        ("Škoda Łódź", "Škoda Łódź"),
        ("deux\nlignes\tici", "deux\nlignes\tici"),
    ],
)
def test_text_is_made_of_letters_that_we_have(tape, imprime):
    assert imprimable(tape) == imprime


def test_snapshot_is_cleaned_all_through_and_keeps_its_keys():
    assert tout_imprimable({"→": ["≥", 3, None, {"a": "№"}]}) == {"→": [">=", 3, None, {"a": "n°"}]}


def test_every_department_has_a_contour_and_a_centre_inside_its_box(db):
    assert set(contours()) == set(Departement.objects.values_list("code", flat=True))
    for contour in contours().values():
        x, y = contour.centre
        assert contour.boite.gauche < x < contour.boite.droite
        assert contour.boite.haut < y < contour.boite.bas
    bretagne = boite_de(["22", "29", "35", "56"])
    assert bretagne.gauche == contours()["29"].boite.gauche
    assert bretagne.droite == contours()["35"].boite.droite


def carte_de(*, reperes: tuple = (), hachures: tuple = (), **valeurs: int):
    bloc = carte(
        "Équipes",
        "",
        {code[1:]: (n, f"{n} équipes", f"{n} sur {n}") for code, n in valeurs.items()},
        reperes=("antenne", reperes),
        hachures=("zone fragilisée", hachures),
    )
    return dessiner(bloc, {"29": "Finistère", "75": "Paris"}, jeton)


def test_map_is_darkest_where_there_is_most_and_says_none_in_words():
    vue = carte_de(d22=0, d29=7, d35=3, d56=1)
    fonds = {zone.mot: zone.fond for zone in vue.dessin.zones}
    assert [legende.mots for legende in vue.classes] == [
        "aucune équipe", "1 à 2\u00a0équipes", "3 à 4\u00a0équipes", "5 à 6\u00a0équipes",
        "7\u00a0équipes",
    ]  # fmt: skip
    assert fonds["7 sur 7"] == vue.classes[-1].fond
    assert fonds["0 sur 0"] == vue.classes[0].fond
    assert "Finistère\u00a0: 7 équipes" in vue.dessin.phrase
    assert vue.loupe is None


def test_departments_too_small_for_their_words_are_drawn_closer():
    vue = carte_de(d75=30, d77=11, d78=14, d91=12, d92=14, d93=9, d94=12, d95=8)
    assert "Paris" in vue.loupe.phrase
    grands = {zone.trace for zone in vue.dessin.zones if zone.mot}
    petits = {zone.trace for zone in vue.loupe.zones if zone.mot}
    assert len(grands | petits) == 8
    assert not grands & petits


def test_marks_and_hatching_are_said_in_the_legend_and_never_by_colour_alone():
    vue = carte_de(d22=1, d29=7, reperes=("22",), hachures=("29",))
    assert (vue.repere, vue.hachures) == ("antenne", "zone fragilisée")
    assert [bool(zone.repere) for zone in vue.dessin.zones] == [True, False]
    assert [zone.hachuree for zone in vue.dessin.zones] == [False, True]
    assert (carte_de(d22=1, d29=7).repere, carte_de(d22=1, d29=7).hachures) == ("", "")


def test_words_are_written_inside_the_department():
    for contour in contours().values():
        (x, y), tient = contour.place(contour.boite.largeur / 8, contour.boite.hauteur / 20)
        assert tient, contour.code
        assert contour.boite.gauche < x < contour.boite.droite
        assert contour.boite.haut < y < contour.boite.bas
        assert not contour.place(contour.boite.largeur * 2, 1)[1]


def test_map_of_one_department_or_of_none_is_not_drawn():
    assert carte_de(d974=10) is None
    assert carte_de(d999=1) is None


def test_money_is_exact_to_the_cent(dans_la_cellule):
    for _ in range(10):
        FinancementFabrique(annee=2025, source="fir", montant="0.10")
    DepenseFabrique(annee=2025, source="fir", poste="personnel", montant="1.005")
    DepenseFabrique(annee=2025, source="autre", poste="autre", montant="-2")
    DepenseFabrique(annee=2024, source="fir", poste="materiel", montant="7")
    lu = finance(2025)
    assert lu["total"] == {
        "libelle": "ensemble", "report": "-7.00", "ressources": "1.00", "depenses": "-1.00",
        "solde": "2.00", "cumul": "-5.01",
    }  # fmt: skip
    assert [s["solde"] for s in lu["soldes"]] == ["-0.01", "2.00"]
    assert [s["report"] for s in lu["soldes"]] == ["-7.00", "0.00"]
    assert (lu["precedent"]["depenses"], lu["precedent"]["cumul"]) == ("7.00", "-7.00")
    assert [p["libelle"] for p in lu["postes"]] == ["personnel", "matériel et équipements", "autre"]
    assert lu["postes"][0]["montant"] == "1.01"
    assert euros("-1240.50") == "\u22121\u00a0240,50\u00a0€"
    assert Decimal(lu["total"]["solde"]) == 2


def test_command_writes_the_report(cellule, tmp_path, capsys):
    sortie = tmp_path / "rapport.pdf"
    call_command(
        "rendre_rapport", "gironde", "2025", "--sortie", str(sortie), "--arret", "2026-01-31"
    )
    assert PdfReader(sortie).metadata.title == "Rapport d’activité 2025, Cellule de Gironde"
    assert str(sortie) in capsys.readouterr().out
    assert [chemin.name for chemin in tmp_path.iterdir()] == ["rapport.pdf"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nulle", "2025", "--sortie", "{}/r.pdf"], "Aucune cellule n’a le code « nulle »"),
        (["gironde", "2027", "--sortie", "{}/r.pdf", "--arret", "2026-01-31"], "n’a pas commencé"),
        (["gironde", "25", "--sortie", "{}/r.pdf"], "n’est pas une année"),
        (["gironde", "2025", "--sortie", "{}/r.pdf", "--arret", "31/01/2026"], "AAAA-MM-JJ"),
        (["gironde", "2025", "--sortie", "{}/absent/r.pdf"], "n’existe pas"),
        (["gironde", "2025", "--sortie", "{}"], "est un dossier"),
    ],
)
def test_command_refuses_in_french_and_writes_nothing(cellule, tmp_path, arguments, message):
    with pytest.raises(CommandError, match=message):
        call_command("rendre_rapport", *(a.format(tmp_path) for a in arguments))
    assert not list(tmp_path.iterdir())


def test_command_keeps_what_stood_there_when_it_cannot_write(cellule, tmp_path, monkeypatch):
    sortie = tmp_path / "rapport.pdf"
    sortie.write_bytes(b"avant")

    def plein(self: Path, contenu: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", plein)
    monkeypatch.setattr(
        "rapports.management.commands.rendre_rapport.rendre", lambda *a, **k: b"pdf"
    )
    with pytest.raises(CommandError, match="n’a pas pu être écrit"):
        call_command("rendre_rapport", "gironde", "2025", "--sortie", str(sortie))
    assert sortie.read_bytes() == b"avant"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("texte", "role", "classes"),
    [
        ("Nord Finistère", "", ""),
        ("12 oct. 2025", "court", "court"),
        ("un mot beaucoup trop long pour une colonne étroite", "court", ""),
        ("https://example.org/un/long/chemin", "", "long"),
        ("anticonstitutionnellement", "code", "code long"),
    ],
)
def test_cell_is_folded_where_it_must(texte, role, classes):
    assert Case(texte, role=role).classes == classes


def test_long_text_is_cut_and_its_table_says_so():
    bloc = tableau("T", [("A", Nature.TEXTE)], [("mot " * 200,), ("court",)])
    vue = de_bloc(bloc)
    assert vue.abrege
    assert len(vue.lignes[0].cases[0].ecrit) <= TEXTE_LONG
    assert vue.lignes[0].cases[0].ecrit.endswith("mot…")
    html = render_to_string("pdf/tableau.html", {"tableau": vue})
    assert "Les textes longs sont abrégés" in html
    courte = de_bloc(tableau("T", [("A", Nature.TEXTE)], [("court",)]))
    assert "abrégés" not in render_to_string("pdf/tableau.html", {"tableau": courte})


def test_cut_list_says_what_is_not_printed():
    vue = de_bloc(tableau("T", [("A", Nature.TEXTE)], [("x",)], sur=1241))
    assert "1\u00a0240 ne le sont pas" in vue.notes[0]


def test_address_keeps_its_small_letters():
    vue = de_bloc(
        tableau("T", [("A", Nature.TEXTE)], [("https://a.fr",), ("site.exemple.fr",), ("réunion",)])
    )
    assert [ligne.cases[0].texte for ligne in vue.lignes] == [
        "https://a.fr",
        "site.exemple.fr",
        "Réunion",
    ]
