"""The financial statement and the programme of actions: their files, what they say, who signs."""

import copy
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from cellule.typographie import en_capitale, typo
from rapports.pieces import DOCUMENTS, nom_du_document, rendre_piece
from rapports.presentation.argent import euros

from .dossiers import CANARI, SERIN
from .lecture import fautes, pages, serre

pytestmark = pytest.mark.django_db

BILAN, PROGRAMME = "bilan_financier", "programme"
VERSION = {
    "numero": 2,
    "fige_le": "2026-03-02T23:30:00+00:00",
    "signataire": {"nom": "Anne Signataire", "fonction": "médecin responsable"},
}


@pytest.fixture(scope="session")
def bilan(annee) -> bytes:
    return rendre_piece(annee.photo, BILAN)


@pytest.fixture(scope="session")
def programme(annee) -> bytes:
    return rendre_piece(annee.photo, PROGRAMME)


def mots(pdf: bytes) -> str:
    return serre(" ".join(pages(pdf)))


def test_both_conform_to_the_two_standards(bilan, programme):
    assert fautes(bilan) == []
    assert fautes(programme) == []


@pytest.mark.parametrize("genre", [BILAN, PROGRAMME])
def test_empty_cell_has_them_too(vide, genre):
    pdf = rendre_piece(vide, genre)
    assert fautes(pdf) == []
    dits = mots(pdf)
    assert "Aucun" in dits
    assert "None" not in dits


def test_statement_prints_every_amount_to_the_cent(bilan, annee):
    dits, finance = mots(bilan), annee.photo["finance"]
    montants = [f["montant"] for f in finance["financements"]]
    montants += [d["montant"] for d in finance["depenses"]]
    montants += [finance["total"][cle] for cle in ("ressources", "depenses", "solde")]
    assert len(montants) > 5
    for montant in montants:
        assert serre(euros(montant)) in dits


def test_shares_of_the_expenses_make_the_whole(bilan):
    dits = mots(bilan)
    assert "100,0 %" in dits
    assert dits.startswith("Ajonc Bilan financier 2025")


def test_programme_prints_every_action_and_what_became_of_the_last_ones(programme, annee):
    dits = mots(programme)
    assert dits.startswith("Ajonc Programme d’actions 2026")
    suivantes = annee.photo["programme_suivant"]
    assert len(suivantes) > 2
    for ligne in (*suivantes, *annee.photo["programme"]):
        assert serre(typo(ligne["action"])).casefold() in dits.casefold()
    for ligne in suivantes:
        assert serre(en_capitale(typo(ligne["pilote"]))) in dits


def test_calendar_follows_the_days(annee):
    photo = copy.deepcopy(annee.photo)
    photo["programme_suivant"] = [
        {**photo["programme_suivant"][0], "action": f"Action {n}", "echeance": jour}
        for n, jour in enumerate(("2026-11-30", "2026-02-01", None, "2026-06-15"))
    ]
    dits = mots(rendre_piece(photo, PROGRAMME))
    _, _, calendrier = dits.partition("Le calendrier")
    rangs = [calendrier.index(f"Action {n}") for n in (1, 3, 0)]
    assert rangs == sorted(rangs)
    assert "3 sur 4" in dits


def test_neither_names_a_person_nor_another_cell(bilan, programme):
    for pdf in (bilan, programme):
        assert CANARI not in mots(pdf).casefold()
        assert SERIN not in mots(pdf).casefold()


@pytest.mark.parametrize("genre", [BILAN, PROGRAMME])
def test_frozen_version_is_signed_and_dated_where_the_cell_is(annee, genre):
    """23:30 in Greenwich is the day after in Paris."""
    photo = annee.photo | {"etat": "fige", "version": VERSION}
    dits = mots(rendre_piece(photo, genre))
    assert "Version 2" in dits
    assert "3 mars 2026" in dits
    assert "Anne Signataire, médecin responsable" in dits
    assert "de travail" not in dits


def test_observations_of_the_cell_are_printed_with_their_marks(annee):
    photo = annee.photo | {"textes": {"finance": "Un **poste** vacant.", "programme": "- une idée"}}
    assert "Un poste vacant." in mots(rendre_piece(photo, BILAN))
    assert "une idée" in mots(rendre_piece(photo, PROGRAMME))


def test_names_say_what_each_file_is(annee):
    fige = annee.photo | {"version": VERSION}
    code = annee.photo["cellule"]["code"]
    assert [nom_du_document(fige, genre) for genre in DOCUMENTS] == [
        f"rapport-activite-{code}-2025-v2.pdf",
        f"bilan-financier-{code}-2025-v2.pdf",
        f"programme-actions-{code}-2026-v2.pdf",
    ]
    assert nom_du_document(annee.photo, BILAN) == f"bilan-financier-{code}-2025-travail.pdf"


SCRIPT = """
import json, sys, django
django.setup()
from rapports.pieces import rendre_piece
photo = json.load(open(sys.argv[1]))
for genre in sys.argv[2:]:
    sys.stdout.buffer.write(rendre_piece(photo, genre))
"""


def test_same_data_give_the_same_bytes_in_another_process(annee, bilan, programme, tmp_path):
    photo = tmp_path / "photo.json"
    photo.write_text(json.dumps(annee.photo), encoding="utf-8")
    autre = subprocess.run(
        [sys.executable, "-c", SCRIPT, photo, BILAN, PROGRAMME],
        env=os.environ | {"PYTHONHASHSEED": "11", "TZ": "Indian/Reunion"},
        cwd=Path(settings.BASE_DIR), capture_output=True, check=True,
    )  # fmt: skip
    assert autre.stdout == bilan + programme
