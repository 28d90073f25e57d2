"""What the demo cells say: real where it is said to be, invented and marked everywhere else."""

import csv
import re
from collections import Counter
from datetime import date

import pytest

from acteurs.models import College
from cellule.demo.chargement import composer
from cellule.demo.partage import faits_partages
from cellule.demo.profils import ILE_DE_FRANCE, LA_REUNION, PROFILS
from cellule.territoires import DONNEES
from cellule.typographie import typo
from tests.demo.base import JOUR

FICTIFS = re.compile(r"(01 99 00|02 61 91|06 39 98)( \d\d){2}\b.*")  # ARCEP: kept for fiction
TELEPHONE = re.compile(r"\b0\d( ?\d\d){4}\b")
# A person's age, civil state or number has no place in a log of meetings.
PATIENT = re.compile(
    r"\b(M\.|Mme|Mlle|monsieur|madame)\s|\b\d{1,3} ans\b|\bn[ée]e? le\b|\bIPP\b|\bNIR\b"
    r"|\bchambre \d|\b[12] ?\d\d ?\d\d ?\d\d ?\d{3}\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module", params=PROFILS, ids=lambda profil: profil.code)
def monde(request):
    return composer(request.param, JOUR)


@pytest.fixture(scope="module")
def reelles(monde) -> list[dict[str, str]]:
    with (DONNEES / "structures_palliatives_2023.csv").open(
        encoding="utf-8", newline=""
    ) as fichier:
        lignes = list(csv.DictReader(fichier, delimiter=";"))
    return [ligne for ligne in lignes if ligne["region"] == monde.profil.region]


def cellules(monde):
    for table, lignes in monde.tables.items():
        for ligne in lignes:
            for colonne, valeur in ligne.items():
                if isinstance(valeur, str):
                    yield table, colonne, valeur


def test_one_sheet_per_real_type_and_none_more(monde, reelles):
    attendues = Counter(
        (ligne["finess_et"], type_) for ligne in reelles for type_ in ligne["types"].split("+")
    )
    ecrites = Counter(
        (s["finess"], s["type"]) for s in monde.tables["structures"] if s.get("finess")
    )
    assert ecrites == attendues
    hospitaliers = {"USP", "EMSP", "LISP", "HAD"}
    inventees = [s for s in monde.tables["structures"] if not s.get("finess")]
    assert {s["type"] for s in inventees} & hospitaliers == set()


def test_beds_are_those_of_the_source(monde, reelles):
    lits = {("USP", r["finess_et"]): r["usp_lits"] for r in reelles}
    lits |= {("LISP", r["finess_et"]): r["lisp_lits"] for r in reelles}
    for structure in monde.tables["structures"]:
        if structure.get("finess"):
            source = lits.get((structure["type"], structure["finess"]), "")
            assert structure["lits"] == (int(source) if source else None)


def test_nothing_is_invented_about_a_real_structure(monde):
    reelles = [s for s in monde.tables["structures"] if s.get("finess")]
    inventions = ("telephone", "email", "ouverte_le", "fermee_le", "fusionnee_dans")
    assert [s["code"] for s in reelles if any(s.get(champ) for champ in inventions)] == []
    codes = {s["code"] for s in reelles}
    assert [o["code"] for o in monde.tables["offres"] if o["structure"] in codes] == []
    assert [p["code"] for p in monde.tables["projets"] if p["porteur"] in codes] == []


def test_invented_structures_say_so(monde):
    muettes = [
        s["nom"]
        for s in monde.tables["structures"]
        if not s.get("finess") and "fictif" not in s["nom"] and "fictive" not in s["nom"]
    ]
    assert sorted(muettes) == sorted(["Agence régionale de santé", monde.profil.sigle])


def test_phones_and_addresses_are_fictitious(monde):
    telephones, adresses = [], []
    for _, _, valeur in cellules(monde):
        if TELEPHONE.search(valeur) and not FICTIFS.fullmatch(valeur):
            telephones.append(valeur)
        if "@" in valeur and not re.fullmatch(r"[a-z0-9.-]+@([a-z-]+\.)?example\.org", valeur):
            adresses.append(valeur)
        if "://" in valeur and not re.match(r"https://([a-z-]+\.)*example\.org(/|$)", valeur):
            adresses.append(valeur)
    assert (telephones, adresses) == ([], [])


def test_no_patient_in_any_text(monde):
    textes = [(table, valeur) for table, _, valeur in cellules(monde) if PATIENT.search(valeur)]
    assert textes == []


def test_a_patient_would_be_seen():
    for texte in (
        "Mme D., chambre 12",
        "patient de 84 ans",
        "née le 3 mai",
        "2 45 07 35 238 001 22",
    ):
        assert PATIENT.search(texte)


def test_texts_are_well_set(monde):
    colonnes = {
        "intitule",
        "objectifs",
        "texte",
        "nom",
        "programme",
        "lieu",
        "resultat",
        "fonction",
    }
    mal = [v for _, colonne, v in cellules(monde) if colonne in colonnes and typo(v) != v]
    assert mal == []


def test_texts_are_varied(monde):
    themes = {a["objectifs"] for a in monde.tables["activites"] if a["type"] == "reunion_antenne"}
    assert len(themes) >= 15
    assert len({c["texte"] for c in monde.tables["comptes_rendus"]}) >= 50


def test_committee_has_its_ten_colleges(monde):
    assert {m["college"] for m in monde.tables["copil"]} == set(College.values)


def test_people_and_seats_change(monde):
    for table in ("equipe", "copil", "referents"):
        lignes = monde.tables[table]
        assert any(ligne["fin"] for ligne in lignes), table
        assert any(ligne["fin"] is None for ligne in lignes), table
    assert any(p["structure"] for p in monde.tables["participations"]), "somebody has moved"


def test_directory_lives(monde):
    structures = monde.tables["structures"]
    assert any(s.get("ouverte_le") for s in structures)
    assert any(s.get("fermee_le") for s in structures)
    fusions = {s["code"]: s["fusionnee_dans"] for s in structures if s.get("fusionnee_dans")}
    assert any(cible in fusions for cible in fusions.values()), "a chain of two merges"


def test_trainings_run_over_the_end_of_the_year(monde):
    annees = {a["code"]: a["code"][:4] for a in monde.tables["activites"]}
    suivantes = [s for s in monde.tables["seances"] if str(s["debut"])[:4] > annees[s["activite"]]]
    assert suivantes


def test_some_months_have_no_reading(monde):
    lues = {
        (ligne["date"].year, ligne["date"].month)
        for ligne in monde.tables["audiences"]
        if ligne["publication"] == "site"
    }
    premier, dernier = min(lues), max(lues)
    toutes = (dernier[0] - premier[0]) * 12 + dernier[1] - premier[1] + 1
    assert len(lues) < toutes


def test_shared_facts_are_the_same_moment_for_all():
    """The keys of 2025 are also in the example's dossier, with the same day."""
    mondes = {profil.code: composer(profil, JOUR) for profil in (ILE_DE_FRANCE, LA_REUNION)}
    cles = {code: {} for code in mondes}
    for code, monde in mondes.items():
        partagees = (a for a in monde.tables["activites"] if a.get("cle_partage"))
        cles[code] = {a["cle_partage"]: a["debut"] for a in partagees}
    communes = cles["ile-de-france"].keys() & cles["la-reunion"].keys()
    assert len(communes) >= 3 * 7
    assert all(cles["ile-de-france"][cle] == cles["la-reunion"][cle] for cle in communes)
    with (DONNEES / "annee-exemple" / "activites.csv").open(
        encoding="utf-8", newline=""
    ) as fichier:
        exemple = {a["cle_partage"]: a["debut"][:10] for a in csv.DictReader(fichier)}
    assert {"jnc-2025", "indic-2025", "emsp-2025"} <= communes & exemple.keys()
    for fait in faits_partages("exemple", 2025):
        assert exemple[fait.cle] == fait.jour.isoformat()


def test_the_national_survey_has_one_key():
    cles = [
        {e["cle_partage"] for e in composer(p, JOUR).tables["enquetes"] if e["cle_partage"]}
        for p in PROFILS
    ]
    assert cles[0] == cles[1] >= {"enquete-nationale-2025"}


def test_years_of_money_follow_each_other(monde):
    for table in ("financements", "depenses"):
        assert {ligne["annee"] for ligne in monde.tables[table]} == set(range(2023, JOUR.year + 1))
    assert JOUR.year + 1 in {ligne["annee"] for ligne in monde.tables["programme"]}
    conventions = monde.tables["conventions"]
    assert min(c["debut"] for c in conventions) <= date(2023, 1, 1)
    assert max(c["fin"] for c in conventions) >= JOUR
