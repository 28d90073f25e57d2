"""A real worker, several cells: each its own, nothing from one to the next."""

from cellule.models import Cellule, Travail
from cellule.perimetre import perimetre
from cellule.tasks import executer
from cellule.travaux import demander
from evenements.models import Activite
from indicateurs.models import Releve
from indicateurs.tasks import calculer_toutes
from tests.fabriques import ActiviteFabrique, CelluleFabrique, TravailFabrique

from .processus import attendre


def lire(cellule: Cellule, lecture):
    with perimetre(cellule):
        return lecture()


def test_eighteen_cells_are_computed_each_with_its_own_rows(ouvrier):
    ouvrier(horloge=False)
    cellules = [CelluleFabrique() for _ in range(18)]
    annee = cellules[0].aujourdhui().year
    for rang, ici in enumerate(cellules):
        with perimetre(ici, ecriture=True):
            ActiviteFabrique.create_batch(rang, type="copil", debut=f"{annee - 1}-06-15")
    calculer_toutes.apply_async(kwargs={"cellule_id": None})
    for rang, ici in enumerate(cellules):
        attendre(
            lambda: lire(ici, lambda: [t.etat for t in Travail.objects.all()]) == ["fait"] * 2,  # noqa: B023
            f"cellule {rang}",
        )
        with perimetre(ici):
            assert Releve.objects.count() == 48
            d2 = Releve.objects.get(annee=annee - 1, code="D2").resultat
            assert d2["mesures"] == {"reunions": rang}
            assert Activite.objects.count() == rang


def test_a_leak_in_a_worker_does_not_reach_its_next_task(cellule, voisine, ouvrier, relu):
    """Both pool processes have leaked a perimeter of the first cell; then the other one comes."""
    ouvrier(horloge=False)
    for n in range(6):
        with perimetre(cellule, ecriture=True):
            demander("essai_fuite", parametres={"n": n})
    siens = []
    for n in range(6):
        with perimetre(voisine, ecriture=True):
            siens.append(demander("essai", parametres={"mot": str(n)}))
    for sien in siens:
        attendre(lambda: relu(sien).etat == "fait", "travail de la voisine")  # noqa: B023
        assert relu(sien).resultat == {
            "mot": sien.parametres["mot"], "cellule": voisine.pk, "auteur": "Maillage",
        }  # fmt: skip


def test_a_job_past_its_time_is_told_so_and_not_repeated(cellule, ouvrier, relu):
    ouvrier(horloge=False)
    with perimetre(cellule, ecriture=True):
        long = TravailFabrique(nature="essai_fichier", parametres={"durees": [60, 60, 60]})
    executer.apply_async(
        kwargs={"cellule_id": cellule.pk, "travail_id": long.pk}, soft_time_limit=1, time_limit=30
    )
    attendre(lambda: relu(long).etat == "echec", "arrêt du travail")
    assert "temps permis" in relu(long).erreur
    assert relu(long).essais == 1


def test_the_site_is_ready_once_a_worker_listens(ouvrier, client, sante_neuve):
    assert client.get("/sante/pret").status_code == 503
    ouvrier(horloge=False)
    sante_neuve()
    reponse = client.get("/sante/pret")
    assert (reponse.status_code, reponse.json()) == (
        200,
        {"base": True, "courtier": True, "travaux": True},
    )
