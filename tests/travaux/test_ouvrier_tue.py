"""kill -9 in the middle of a calculation and of a report, a new worker: one result each."""

from datetime import date

import pytest
from django.db import connections
from pypdf import PdfReader

from cellule.models import Travail
from cellule.perimetre import perimetre
from cellule.travaux import chemin_du_fichier, demander
from indicateurs.calcul import calculer
from indicateurs.models import Releve
from tests.fabriques import ActiviteFabrique

from .processus import attendre, messages_en_vol

ARRET = date(2026, 1, 31)


def demande(cellule, nature: str, **parametres) -> Travail:
    with perimetre(cellule, ecriture=True):
        return demander(nature, parametres=parametres)


@pytest.fixture
def table_fermee():
    """`table_fermee("indicateurs_releve")`: who comes to it waits until `ouvrir()`."""
    connexion = connections.create_connection("default")

    def fermer(table: str) -> None:
        connexion.set_autocommit(False)
        with connexion.cursor() as curseur:
            curseur.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")

    fermer.ouvrir = connexion.close
    yield fermer
    connexion.close()


def quelqu_un_attend(table: str) -> bool:
    with connections["default"].cursor() as curseur:
        curseur.execute(
            "SELECT count(*) FROM pg_locks WHERE relation = %s::regclass AND NOT granted", [table]
        )
        return curseur.fetchone()[0] > 0


def test_a_worker_killed_in_the_middle_ends_with_one_result(cellule, ouvrier, relu, table_fermee):
    """Of a calculation that is storing its results, and of a report that is being laid out."""
    with perimetre(cellule, ecriture=True):
        ActiviteFabrique.create_batch(3, type="copil")
    premier = ouvrier()
    table_fermee("indicateurs_releve")
    calcul = demande(cellule, "indicateurs", annee=2025, arret="2026-01-31")
    attendre(lambda: quelqu_un_attend("indicateurs_releve"), "au milieu du calcul")
    rapport = demande(cellule, "rapport", annee=2025, arret="2026-01-31")
    attendre(lambda: relu(rapport).etape == "Mise en page", "au milieu du rapport")

    premier.tuer()
    table_fermee.ouvrir()
    assert {relu(travail).etat for travail in (calcul, rapport)} == {"en_cours"}
    with perimetre(cellule):
        assert not Releve.objects.exists()

    ouvrier()
    for travail in (calcul, rapport):
        attendre(lambda: relu(travail).etat == "fait", f"{travail.nature} repris")  # noqa: B023
        assert relu(travail).essais == 2
    with perimetre(cellule):
        stockes = dict(Releve.objects.values_list("code", "resultat"))
        assert Releve.objects.count() == len(stockes) == 24
        assert stockes == calculer(cellule, 2025, arret=ARRET).en_json()
        assert stockes["D2"]["mesures"] == {"reunions": 3}
    fichier = chemin_du_fichier(relu(rapport))
    assert list(fichier.parent.iterdir()) == [fichier]
    assert len(PdfReader(fichier).pages) > 5
    assert relu(rapport).resultat["octets"] == fichier.stat().st_size

    # The messages of the first attempts come back too: finished jobs stay as they are.
    finis = [relu(travail) for travail in (calcul, rapport)]
    attendre(lambda: messages_en_vol() == 0, "messages rendus")
    for fini in finis:
        assert (relu(fini).essais, relu(fini).fini_le) == (2, fini.fini_le)


def test_a_job_that_kills_its_process_is_taken_up_again_but_not_for_ever(cellule, ouvrier, relu):
    """As the kernel does when memory is short: the worker stays, its child is replaced."""
    ouvrier()
    une_fois = demande(cellule, "essai_mortel", fois=1)
    toujours = demande(cellule, "essai_mortel", fois=99)
    attendre(lambda: relu(une_fois).etat == "fait", "travail repris")
    assert relu(une_fois).essais == 2
    attendre(lambda: relu(toujours).etat == "echec", "travail abandonné")
    assert relu(toujours).essais == 3
    assert "interrompu 3 fois" in relu(toujours).erreur
