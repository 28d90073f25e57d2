"""The list engine: what the page, the count and the file say of an address, and what is refused."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from acteurs.models import Structure, Verification
from cellule.models import FiltreEnregistre, Role, Trace
from cellule.perimetre import perimetre
from tests.fabriques import FiltreEnregistreFabrique, StructureFabrique

pytestmark = pytest.mark.django_db
LISTE = "/c/gironde/annuaire/"


@pytest.fixture
def annuaire(cellule):
    noms = [
        ("Équipe Élise", "EMSP", "33"),
        ("Équipe Denis", "EMSP", "40"),
        ("=Équipe Calcul", "USP", "33"),
        ("Équipe œuvre", "HAD", "40"),
    ]
    with perimetre(cellule, ecriture=True):
        for rang, (nom, genre, departement) in enumerate(noms):
            StructureFabrique(
                nom=nom,
                cle_tri=nom.lower().replace("é", "e").replace("œ", "oe"),
                type=genre,
                departement_id=departement,
                lits=rang if genre == "USP" else None,
                code=f"str-{rang}",
            )
    return cellule


def noms(reponse) -> list[str]:
    """The titles of the rows, in the order of the page."""
    page = reponse.content.decode()
    return [bout.partition("</th>")[0] for bout in page.split('<th scope="row">')[1:]]


def texte(reponse) -> str:
    return " ".join(reponse.content.decode().split())


def test_rows_are_sorted_as_a_french_reader_expects(page, annuaire):
    attendus = ["=Équipe Calcul", "Équipe Denis", "Équipe Élise", "Équipe œuvre"]
    trouves = [nom.partition(">")[2].partition("<")[0] or nom for nom in noms(page().get(LISTE))]
    assert trouves == attendus
    inverse = page().get(LISTE, {"tri": "-nom"})
    assert [n.partition(">")[2].partition("<")[0] or n for n in noms(inverse)] == attendus[::-1]
    assert 'aria-sort="descending"' in inverse.content.decode()


@pytest.mark.parametrize(
    "demande",
    [
        {"type": "INVENTE"},
        {"type": ["INVENTE", "EMSP"]},
        {"taille": ["25", "50"]},
        {"departement": "99"},
        {"inconnu": "1"},
        {"tri": "inconnue"},
        {"colonnes": "inconnue"},
        {"taille": "7"},
        {"page": "zéro"},
        {"page": "9"},
    ],
)
def test_an_address_that_means_nothing_shows_no_row_and_exports_nothing(page, annuaire, demande):
    client = page()
    reponse = client.get(LISTE, demande)
    assert reponse.status_code == 400
    assert noms(reponse) == []
    assert "aucune ligne n’est montrée" in texte(reponse)
    if "page" not in demande:
        assert client.get(LISTE, {**demande, "export": "csv"}).status_code == 400


def test_filters_are_said_and_taken_away_one_by_one(page, annuaire):
    reponse = page().get(LISTE, {"type": "EMSP", "departement": "33", "tri": "-nom"})
    assert len(noms(reponse)) == 1
    corps = texte(reponse)
    assert "1 structure" in corps
    assert 'class="puce" href="?type=EMSP&amp;tri=-nom"' in corps
    rien = page().get(LISTE, {"type": "HAD", "departement": "33"})
    assert rien.status_code == 200
    assert "Aucune ligne ne répond à ces filtres" in texte(rien)


def test_search_forgives_accents_and_ligatures(page, annuaire):
    for mots in ("élise", "ELISE equipe", "Elise"):
        assert len(noms(page().get(LISTE, {"q": mots}))) == 1, mots
    assert len(noms(page().get(LISTE, {"q": "œuvre"}))) == 1
    assert noms(page().get(LISTE, {"q": "100%"})) == []


def test_the_files_hold_what_the_page_shows(page, annuaire):
    client = page()
    demande = {"departement": "33", "tri": "-nom", "colonnes": ["type", "lits"]}
    francais = client.get(LISTE, {**demande, "export": "csv"})
    assert francais["Content-Disposition"].startswith('attachment; filename="gironde-structures-')
    lignes = list(csv.reader(io.StringIO(francais.content.decode("utf-8-sig")), delimiter=";"))
    assert lignes == [["Nom", "Type", "Lits"], ["Équipe Élise", "EMSP", ""],
                      ["'=Équipe Calcul", "USP", "2"]]  # fmt: skip
    brut = client.get(LISTE, {**demande, "export": "brut"}).content.decode()
    assert brut.startswith("Nom,Type,Lits\r\n")
    classeur = load_workbook(io.BytesIO(client.get(LISTE, {**demande, "export": "xlsx"}).content))
    feuille = classeur.worksheets[0]
    assert [[c.value for c in ligne] for ligne in feuille.rows][2] == ["=Équipe Calcul", "USP", 2]
    assert feuille["A3"].data_type == "s"
    assert ("Filtre", "Département : Gironde (33)") in [
        tuple(c.value for c in ligne) for ligne in classeur["Lisez-moi"].rows
    ]
    assert client.get(LISTE, {**demande, "export": "ods"}).content[:2] == b"PK"


def test_columns_and_size_stay_with_the_filters(page, annuaire):
    client = page()
    reponse = client.get(LISTE, {"type": "EMSP", "colonnes": ["finess"], "taille": "25"})
    corps = reponse.content.decode()
    assert "FINESS géographique</a></th>" in corps and "Téléphone</a></th>" not in corps
    assert '<input type="hidden" name="type" value="EMSP">' in corps
    assert '<option value="25" selected>' in corps
    filtrer = corps.partition('id="filtres"')[2].partition("</form>")[0]
    for nom, valeur in (("colonnes", "finess"), ("taille", "25")):
        assert f'<input type="hidden" name="{nom}" value="{valeur}">' in filtrer
    assert 'type="hidden" name="type"' not in filtrer


def test_same_queries_for_one_row_and_thirty(
    page, cellule, django_assert_num_queries, django_assert_max_num_queries
):
    client = page()
    with perimetre(cellule, ecriture=True):
        StructureFabrique()
    with django_assert_max_num_queries(15) as une:
        client.get(LISTE)
    with perimetre(cellule, ecriture=True):
        for _ in range(29):
            StructureFabrique()
    with django_assert_num_queries(len(une)):
        assert len(noms(client.get(LISTE))) == 30


def test_a_view_is_kept_shared_changed_and_removed(page, annuaire):
    moi, autre = page(Role.CHARGE_MISSION), page(Role.LECTEUR)
    reponse = moi.post(f"{LISTE}vues/", {"requete": "type=EMSP&page=2", "nom": "Les mobiles"})
    with perimetre(annuaire):
        vue = FiltreEnregistre.objects.get()
    assert vue.parametres == "type=EMSP"
    assert reponse.url == f"{LISTE}?type=EMSP&vue={vue.pk}"
    assert "Les mobiles" in texte(moi.get(LISTE))
    assert "Les mobiles" not in texte(autre.get(LISTE))
    assert autre.post(f"{LISTE}vues/", {"vue": vue.pk, "requete": ""}).status_code == 404
    moi.post(f"{LISTE}vues/", {"requete": "type=USP", "nom": "Pour tous", "pour": "cellule"})
    assert "Pour tous" in texte(autre.get(LISTE))
    changee = moi.get(LISTE, {"type": "USP", "vue": vue.pk})
    assert "Les mobiles (modifiée)" in texte(changee)
    moi.post(f"{LISTE}vues/", {"vue": vue.pk, "requete": "type=USP"})
    with perimetre(annuaire):
        assert FiltreEnregistre.objects.get(pk=vue.pk).parametres == "type=USP"
    moi.post(f"{LISTE}vues/", {"vue": vue.pk, "requete": "type=USP", "supprimer": "oui"})
    with perimetre(annuaire):
        assert not FiltreEnregistre.objects.filter(pk=vue.pk).exists()
        assert Trace.objects.filter(acte__contains="vue enregistrée").count() == 4


def test_a_reader_keeps_no_view_for_the_cell_nor_changes_it(page, annuaire):
    lecteur = page(Role.LECTEUR)
    lecteur.post(f"{LISTE}vues/", {"requete": "", "nom": "Imposée", "pour": "cellule"})
    with perimetre(annuaire, ecriture=True):
        assert not FiltreEnregistre.objects.exists()
        vue = FiltreEnregistreFabrique(nom="Celle de tous", parametres="type=USP")
    lecteur.post(f"{LISTE}vues/", {"vue": vue.pk, "requete": "type=EMSP"})
    with perimetre(annuaire):
        assert FiltreEnregistre.objects.get().parametres == "type=USP"


def test_views_are_sorted_as_a_reader_expects(page, annuaire):
    with perimetre(annuaire, ecriture=True):
        for nom in ("Fanny", "élise", "Denis"):
            FiltreEnregistreFabrique(nom=nom, parametres="type=USP")
    vues = page().get(LISTE).context["vues"]
    assert [vue["nom"] for vue in vues] == ["Denis", "élise", "Fanny"]


def test_view_of_another_cell_is_not_there(page, annuaire, voisine):
    with perimetre(voisine, ecriture=True):
        vue = FiltreEnregistreFabrique(nom="Vue d’ailleurs")
    client = page()
    assert "Vue d’ailleurs" not in texte(client.get(LISTE))
    assert client.post(f"{LISTE}vues/", {"vue": vue.pk, "requete": ""}).status_code == 404


def test_an_act_takes_the_rows_ticked_or_all_that_the_filters_keep(page, annuaire, voisine):
    client = page()
    with perimetre(voisine, ecriture=True):
        ailleurs = StructureFabrique()
    with perimetre(annuaire):
        une = Structure.objects.get(code="str-0")
    acte = {"acte": "verifier", "requete": "type=EMSP", "lignes": [une.pk, ailleurs.pk]}
    assert "Vérifiées le" in texte(client.post(f"{LISTE}actes/", acte))
    fait = {**acte, "confirme": "oui", "jour": "2026-01-05", "auteur": "cellule"}
    assert client.post(f"{LISTE}actes/", fait).status_code == 302
    with perimetre(annuaire):
        assert [v.structure_id for v in Verification.objects.all()] == [une.pk]
    client.post(f"{LISTE}actes/", {**fait, "portee": "tous", "jour": "2026-01-06"})
    with perimetre(annuaire):
        verifiees = Verification.objects.filter(date=date(2026, 1, 6))
        assert {v.structure.type for v in verifiees} == {"EMSP"}
        assert verifiees.count() == 2
    refus = client.post(f"{LISTE}actes/", {**fait, "jour": "32/13/2026"})
    assert refus.status_code == 400
    assert f'value="{une.pk}"' in texte(refus)
    assert client.post(f"{LISTE}actes/", {"acte": "verifier", "requete": ""}).status_code == 302
    with perimetre(annuaire):
        assert Verification.objects.count() == 3


def test_only_those_who_write_may_act(page, annuaire):
    lecteur = page(Role.LECTEUR)
    assert "Pour" not in texte(lecteur.get(LISTE)).partition("liste-actes")[2]
    assert lecteur.post(f"{LISTE}actes/", {"acte": "verifier"}).status_code == 403
