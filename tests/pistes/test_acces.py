"""A référent writes in his antennas, on the days of his mandate; elsewhere 403, or 404."""

from datetime import timedelta

import pytest

from antennes.models import NouvelleDuTerrain, Piste
from cellule.models import Role
from cellule.perimetre import perimetre
from tests import fabriques
from tests.ecrans.conftest import lu

pytestmark = pytest.mark.django_db
PISTES = "/c/gironde/pistes/"
NOTER = f"{PISTES}terrain/nouvelle/"


def suivre(client, ligne):
    return client.post(f"{PISTES}depuis/{ligne.pk}/")


def test_follows_the_lines_of_his_antennas_only(referent, ici):
    assert suivre(referent, ici.nord_dit).status_code == 302
    assert suivre(referent, ici.deux).status_code == 302
    assert suivre(referent, ici.sud_dit).status_code == 403
    reunion = referent.get(f"/c/gironde/journal/{ici.sud_dit.activite_id}/")
    assert reunion.status_code == 200 and "En faire une piste" not in lu(reunion)


def test_another_cell_is_not_found(referent, voisine, ici):
    with perimetre(voisine, ecriture=True):
        la = fabriques.LigneCompteRenduFabrique()
        piste = fabriques.PisteFabrique()
    assert suivre(referent, la).status_code == 404
    assert referent.get(f"{PISTES}{piste.pk}/modifier/").status_code == 404
    assert referent.post(f"/c/{voisine.code}/pistes/depuis/{la.pk}/").status_code == 404


@pytest.mark.parametrize("ecart", [-1, 0])
def test_rights_move_at_the_date(referent, cellule, ici, ecart):
    """The last day of a mandate is one of it; the day after, he writes no more."""
    with perimetre(cellule, ecriture=True):
        ici.mandat.fin = cellule.aujourdhui() + timedelta(days=ecart)
        ici.mandat.save()
    attendu = 302 if ecart == 0 else 403
    assert suivre(referent, ici.nord_dit).status_code == attendu
    envoi = {"antenne": ici.nord.pk, "nature": "besoin", "texte": "Des bénévoles"}
    assert referent.post(NOTER, envoi).status_code == attendu


def test_past_entries_keep_their_author(referent, cellule, ici):
    envoi = {"antenne": ici.nord.pk, "nature": "besoin", "texte": "Des bénévoles"}
    referent.post(NOTER, envoi)
    with perimetre(cellule, ecriture=True):
        ici.mandat.fin = cellule.aujourdhui() - timedelta(days=1)
        ici.mandat.save()
        nouvelle = NouvelleDuTerrain.objects.get()
        assert nouvelle.auteur.startswith("Léa")
    adresse = f"{PISTES}terrain/{nouvelle.pk}/"
    assert "Léa" in lu(referent.get(adresse))
    assert referent.get(f"{adresse}modifier/").status_code == 403
    assert referent.post(f"{adresse}supprimer/").status_code == 403


def test_news_of_another_antenna_are_refused(referent, cellule, ici):
    envoi = {"antenne": ici.sud.pk, "nature": "besoin", "texte": "Des bénévoles"}
    assert referent.post(NOTER, envoi).status_code == 403
    with perimetre(cellule):
        assert not NouvelleDuTerrain.objects.exists()


def test_a_piste_of_another_antenna_is_read_not_written(referent, page, cellule, ici):
    suivre(page(), ici.sud_dit)
    with perimetre(cellule):
        piste = Piste.objects.get()
    adresse = f"{PISTES}{piste.pk}/"
    lue = referent.get(adresse)
    assert lue.status_code == 200 and "Modifier" not in lu(lue)
    assert referent.get(f"{adresse}modifier/").status_code == 403
    assert referent.post(f"{adresse}modifier/", {}).status_code == 403
    assert referent.post(f"{adresse}supprimer/").status_code == 403
    assert referent.post(f"{adresse}projet/").status_code == 403  # projects are the team's


@pytest.mark.parametrize(
    ("antennes", "attendu"),
    [(["Nord (nord)"], 302), (["Nord (nord)", "Sud (sud)"], 403), (["Sud (sud)"], 403), ([], 403)],
)
def test_opens_a_piste_in_his_antennas_only(referent, cellule, ici, antennes, attendu):
    envoi = {
        "intitule": "Une navette", "etat": "ouverte", "ouverte_le": "2025-03-01",
        "antennes": antennes,
    }  # fmt: skip
    assert referent.post(f"{PISTES}nouvelle/", envoi).status_code == attendu
    with perimetre(cellule):
        assert Piste.objects.exists() == (attendu == 302)


def test_does_not_take_a_piste_out_of_another_antenna(referent, cellule, ici):
    with perimetre(cellule, ecriture=True):
        piste = fabriques.PisteFabrique()
        for antenne in (ici.nord, ici.sud):
            fabriques.AntenneDePisteFabrique(piste=piste, antenne=antenne)
    adresse = f"{PISTES}{piste.pk}/modifier/"
    vu = referent.get(adresse).context["form"]["vu"].value()
    envoi = {
        "intitule": piste.intitule, "etat": "ouverte", "ouverte_le": "2025-03-01",
        "antennes": ["Nord (nord)"], "vu": vu,
    }  # fmt: skip
    assert referent.post(adresse, envoi).status_code == 403
    envoi["antennes"] = ["Nord (nord)", "Sud (sud)"]
    assert referent.post(adresse, {**envoi, "etat": "en_cours"}).status_code == 302


def test_a_reader_writes_nothing(page, ici):
    lecteur = page(Role.LECTEUR)
    assert suivre(lecteur, ici.nord_dit).status_code == 403
    assert lecteur.get(NOTER).status_code == 403
    assert lecteur.get(PISTES).status_code == 200
