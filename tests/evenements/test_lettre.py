"""The next letter: what is noted for it, who may, the issue that publishes it."""

from datetime import date, timedelta

import pytest

from cellule.models import Corbeille, Role, Trace
from cellule.perimetre import perimetre
from cellule.templatetags.ui import date_fr
from evenements.models import Annonce, Parution
from tests import fabriques
from tests.ecrans.conftest import lu

pytestmark = pytest.mark.django_db
LETTRE = "/c/gironde/communication/lettre/"
PARU, NOTER = f"{LETTRE}paru/", f"{LETTRE}noter/"


@pytest.fixture
def lettre(cellule):
    with perimetre(cellule, ecriture=True):
        return fabriques.PublicationFabrique(
            nom="La Lettre", periodicite="mensuelle", ouvert_le=date(2024, 1, 31)
        )


@pytest.fixture
def faits(cellule) -> dict:
    """A row of each kind that a letter tells of, by the table of the trail."""
    with perimetre(cellule, ecriture=True):
        structure = fabriques.StructureFabrique(nom="EMSP du Goëlo")
        return {
            "activites": fabriques.ActiviteFabrique(
                intitule="Journée régionale", type="evenement", role="organisateur",
                debut="2026-10-12", lieu="Rennes",
            ),
            "projets": fabriques.ProjetFabrique(intitule="Répit à domicile", porteur=structure),
            "offres": fabriques.OffreFabrique(
                poste="Infirmière coordinatrice", structure=structure, expire_le=date(2026, 12, 1)
            ),
            "bonnes_pratiques": fabriques.BonnePratiqueFabrique(titre="La valise qui circule"),
            "appels_a_projets": fabriques.AppelAProjetsFabrique(
                intitule="Soutien des aidants", lien="https://example.org/aap",
                echeance=date(2026, 12, 24),
            ),
        }  # fmt: skip


def noter(cellule, faits: dict) -> dict[str, Annonce]:
    with perimetre(cellule, ecriture=True):
        return {
            table: fabriques.AnnonceFabrique(table=table, cle=fait.pk)
            for table, fait in faits.items()
        }


PAGES = {
    "activites": "journal/{}/",
    "projets": "projets/{}/",
    "offres": "offres/{}/",
    "bonnes_pratiques": "projets/pratiques/{}/",
    "appels_a_projets": "projets/appels/{}/",
}


@pytest.mark.parametrize("table", PAGES)
def test_noted_from_its_page_read_in_the_letter_and_undone(page, cellule, faits, table):
    client, fait = page(Role.CHARGE_MISSION), faits[table]
    adresse = f"/c/gironde/{PAGES[table].format(fait.pk)}"
    assert "Noter pour la lettre" in lu(client.get(adresse))
    reponse = client.post(NOTER, {"table": table, "cle": fait.pk})
    assert reponse.url == adresse
    assert "Noté pour le prochain numéro" in lu(client.get(adresse))
    assert str(fait) in lu(client.get(LETTRE))
    with perimetre(cellule):
        annonce, trace = Annonce.objects.get(), Trace.objects.get()
    assert annonce.notee_par and annonce.notee_le == cellule.aujourdhui()
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    assert str(fait) not in lu(client.get(LETTRE))


def test_twice_is_once(page, cellule, faits):
    client, envoi = page(), {"table": "projets", "cle": faits["projets"].pk}
    client.post(NOTER, envoi)
    reponse = client.post(NOTER, envoi, follow=True)
    assert "déjà noté" in lu(reponse)
    with perimetre(cellule):
        assert Annonce.objects.count() == 1


def test_taken_off_and_put_back(page, cellule, faits):
    annonce = noter(cellule, {"offres": faits["offres"]})["offres"]
    client = page()
    reponse = client.post(
        f"{LETTRE}{annonce.pk}/retirer/", headers={"referer": f"http://testserver{LETTRE}"}
    )
    assert reponse.url == f"http://testserver{LETTRE}"
    with perimetre(cellule):
        assert not Annonce.objects.exists()
        trace = Trace.objects.get()
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        assert Annonce.objects.get() == annonce


def test_the_text_to_copy_says_what_readers_need(page, cellule, lettre, faits):
    noter(cellule, faits)
    reponse = page(Role.LECTEUR).get(LETTRE)
    texte = lu(reponse)
    assert "5 annonces en attente" in texte
    assert "AGENDA ET RETOURS - Journée régionale lundi 12 octobre 2026, Rennes" in texte
    assert "BONNES PRATIQUES - La valise qui circule" in texte
    assert "date limite le 24 décembre 2026 https://example.org/aap" in texte
    assert "Infirmière coordinatrice EMSP du Goëlo, jusqu’au 1er décembre 2026" in texte
    assert "Marquer comme paru" not in texte and 'name="annonces"' not in texte


def test_a_new_issue_publishes_what_is_ticked_and_leaves_the_rest(page, cellule, lettre, faits):
    annonces = noter(cellule, faits)
    choisies = [annonces["projets"].pk, annonces["offres"].pk]
    client = page(Role.CHARGE_MISSION)
    reponse = client.post(
        PARU,
        {"numero": f"nouveau-{lettre.pk}", "date": "2026-11-20", "intitule": "Numéro 12",
         "annonces": choisies},
    )  # fmt: skip
    with perimetre(cellule):
        parution = Parution.objects.get()
        assert (parution.publication_id, parution.date) == (lettre.pk, date(2026, 11, 20))
        assert sorted(parution.annonces.values_list("pk", flat=True)) == sorted(choisies)
        assert Annonce.objects.filter(parution=None).count() == 3
    assert reponse.url == f"/c/gironde/communication/parutions/{parution.pk}/"
    fiche = lu(client.get(reponse.url))
    assert "Répit à domicile" in fiche and "Journée régionale" not in fiche
    attente = lu(client.get(LETTRE))
    assert "3 annonces en attente" in attente and "Répit à domicile" not in attente
    projet = lu(client.get(f"/c/gironde/projets/{faits['projets'].pk}/"))
    assert "Paru dans Numéro 12" in projet and "Noter encore pour la lettre" in projet


def test_an_issue_already_there_is_undone_in_one_click(page, cellule, lettre, faits):
    annonces = noter(cellule, faits)
    jour = cellule.aujourdhui() - timedelta(days=3)
    with perimetre(cellule, ecriture=True):
        parution = fabriques.ParutionFabrique(publication=lettre, date=jour, intitule="Déjà là")
    client = page()
    assert "Déjà là" in lu(client.get(LETTRE))
    tout = [annonce.pk for annonce in annonces.values()]
    client.post(PARU, {"numero": parution.pk, "annonces": tout})
    with perimetre(cellule):
        assert parution.annonces.count() == 5
        trace = Trace.objects.get()
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    with perimetre(cellule):
        assert Annonce.objects.filter(parution=None).count() == 5


def test_the_planned_issue_is_proposed_before_a_new_one(page, cellule, lettre, faits):
    noter(cellule, {"projets": faits["projets"]})
    client = page()
    assert f'value="nouveau-{lettre.pk}" selected' in client.get(LETTRE).content.decode()
    assert "en retard" in lu(client.get(LETTRE))
    jour = cellule.aujourdhui() + timedelta(days=9)
    with perimetre(cellule, ecriture=True):
        prevue = fabriques.ParutionFabrique(publication=lettre, date=jour)
        fabriques.ParutionFabrique(publication=lettre, date=jour + timedelta(days=30))
    reponse = client.get(LETTRE)
    assert f'value="{prevue.pk}" selected' in reponse.content.decode()
    assert f"numéro prévu le {date_fr(jour)}" in reponse.content.decode()
    assert "en retard" not in lu(reponse)


@pytest.mark.parametrize(
    ("change", "mots"),
    [
        ({"annonces": []}, "Cochez au moins une annonce"),
        ({"date": ""}, "Donnez la date du nouveau numéro"),
        ({"date": "demain"}, "Date du nouveau numéro"),
        ({"numero": "nouveau-0"}, "Numéro"),
        ({"annonces": ["0"]}, "Annonces"),
    ],
)
def test_what_is_missing_is_said_and_publishes_nothing(page, cellule, lettre, faits, change, mots):
    annonce = noter(cellule, {"projets": faits["projets"]})["projets"]
    envoi = {"numero": f"nouveau-{lettre.pk}", "date": "2026-11-20", "intitule": "Gardé",
             "annonces": [annonce.pk]} | change  # fmt: skip
    reponse = page().post(PARU, envoi)
    assert reponse.status_code == 400
    contenu = reponse.content.decode()
    assert "<title>Erreur" in contenu and mots in contenu and 'value="Gardé"' in contenu
    with perimetre(cellule):
        assert not Parution.objects.exists()
        assert Annonce.objects.filter(parution=None).count() == 1


def test_what_is_published_stays_with_its_issue(page, cellule, lettre, faits):
    annonce = noter(cellule, {"projets": faits["projets"]})["projets"]
    with perimetre(cellule, ecriture=True):
        parution = fabriques.ParutionFabrique(publication=lettre)
        Annonce.objects.filter(pk=annonce.pk).update(parution=parution)
    client = page()
    client.post(f"{LETTRE}{annonce.pk}/retirer/")
    with perimetre(cellule):
        assert Annonce.objects.filter(pk=annonce.pk).exists()
    client.post(f"/c/gironde/communication/parutions/{parution.pk}/supprimer/")
    with perimetre(cellule):
        assert not Annonce.objects.exists()
        entree = Corbeille.objects.get()
    client.post(f"/c/gironde/corbeille/{entree.pk}/retablir/")
    with perimetre(cellule):
        assert Annonce.objects.get().parution_id == parution.pk


def test_a_row_in_the_bin_is_not_announced(page, cellule, lettre, faits):
    noter(cellule, {"offres": faits["offres"]})
    client = page()
    client.post(f"/c/gironde/offres/{faits['offres'].pk}/supprimer/")
    client.get(LETTRE)  # the message names it once
    assert "Infirmière" not in lu(client.get(LETTRE))
    with perimetre(cellule):
        entree = Corbeille.objects.get()
    client.post(f"/c/gironde/corbeille/{entree.pk}/retablir/")
    assert "1 annonce en attente" in lu(client.get(LETTRE))


@pytest.mark.parametrize(
    "envoi", [{"table": "structures"}, {"table": "annonces"}, {"cle": "x"}, {"cle": ""}]
)
def test_only_what_a_letter_tells_is_noted(page, cellule, faits, envoi):
    depart = {"table": "projets", "cle": faits["projets"].pk}
    assert page().post(NOTER, depart | envoi).status_code == 400
    assert page().post(NOTER, depart | {"cle": 10**9}).status_code == 404
    with perimetre(cellule):
        assert not Annonce.objects.exists()


def test_readers_note_nothing(page, cellule, lettre, faits):
    annonce = noter(cellule, {"projets": faits["projets"]})["projets"]
    for role in (Role.LECTEUR, Role.REFERENT):
        client = page(role)
        assert client.post(NOTER, {"table": "offres", "cle": faits["offres"].pk}).status_code == 403
        assert client.post(f"{LETTRE}{annonce.pk}/retirer/").status_code == 403
        assert client.post(PARU, {"annonces": [annonce.pk]}).status_code == 403
        assert client.get(LETTRE).status_code == 200
    assert "Pour la lettre" not in lu(client.get(f"/c/gironde/offres/{faits['offres'].pk}/"))


def test_another_cell_has_its_own_letter(page, cellule, voisine, lettre, faits):
    with perimetre(voisine, ecriture=True):
        fait = fabriques.ProjetFabrique(intitule="Chez la voisine")
        ailleurs = fabriques.AnnonceFabrique(table="projets", cle=fait.pk)
        numero = fabriques.ParutionFabrique()
    client = page()
    assert "Chez la voisine" not in lu(client.get(LETTRE))
    assert client.post(NOTER, {"table": "projets", "cle": fait.pk}).status_code == 404
    assert client.post(f"{LETTRE}{ailleurs.pk}/retirer/").status_code == 404
    envoi = {"numero": numero.pk, "annonces": [ailleurs.pk]}
    assert client.post(PARU, envoi).status_code == 400
    with perimetre(voisine):
        assert Annonce.objects.get().parution_id is None


def test_it_costs_the_same_for_one_row_of_each_kind_and_thirty(
    page, cellule, lettre, faits, django_assert_num_queries, django_assert_max_num_queries
):
    noter(cellule, faits)
    client = page()
    with django_assert_max_num_queries(18) as une:
        client.get(LETTRE)
    with perimetre(cellule, ecriture=True):
        for _ in range(30):
            fabriques.AnnonceFabrique(table="projets", cle=fabriques.ProjetFabrique().pk)
            fabriques.AnnonceFabrique(table="offres", cle=fabriques.OffreFabrique().pk)
            fabriques.ParutionFabrique(publication=lettre, date=cellule.aujourdhui())
    with django_assert_num_queries(len(une)):
        client.get(LETTRE)
