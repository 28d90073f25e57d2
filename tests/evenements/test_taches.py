"""The tasks of the minutes: what is still to do, what is late, and saying that it is done."""

from datetime import timedelta

import pytest

from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from evenements.models import LigneCompteRendu
from tests.ecrans.conftest import lu
from tests.fabriques import LigneCompteRenduFabrique, ProfessionnelFabrique

pytestmark = pytest.mark.django_db
TACHES = "/c/gironde/taches/"


@pytest.fixture
def dites(cellule) -> dict[str, LigneCompteRendu]:
    jour = cellule.aujourdhui()
    hier, demain = jour - timedelta(days=1), jour + timedelta(days=1)
    with perimetre(cellule, ecriture=True):
        lou = ProfessionnelFabrique(nom="Alba", prenom="Lou")
        lignes = {
            "en retard": {"suite": "ouverte", "echeance": hier, "responsable": lou},
            "pour demain": {"suite": "en_cours", "echeance": demain},
            "sans date": {"suite": "ouverte"},
            "confiée": {"suite": "", "responsable": lou},
            "finie": {"suite": "faite", "echeance": hier},
            "abandonnée": {"suite": "abandonnee"},
            "seulement dite": {"suite": "", "echeance": None},
            "constatée": {"rubrique": "constat", "suite": "", "responsable": lou},
        }
        return {
            mots: LigneCompteRenduFabrique(
                texte=f"Tâche {mots}", **{"rubrique": "decision", "theme": "", **champs}
            )
            for mots, champs in lignes.items()
        }


@pytest.mark.parametrize(
    "requete, attendues",
    [
        ("etat=a_faire", {"en retard", "pour demain", "sans date", "confiée"}),
        ("etat=retard", {"en retard"}),
        ("etat=closes", {"finie", "abandonnée"}),
        ("responsable=alba", {"en retard", "confiée"}),
        ("tri=code", {"en retard", "pour demain", "sans date", "confiée", "finie", "abandonnée"}),
    ],
)
def test_it_shows_what_was_asked(requete, attendues, page, dites):
    texte = lu(page(Role.LECTEUR).get(f"{TACHES}?{requete}"))
    assert {mots for mots in dites if f"Tâche {mots}" in texte} == attendues


def test_it_opens_on_what_is_to_do_the_first_due_first(page, dites):
    client = page(Role.LECTEUR)
    assert client.get(TACHES).url == f"{TACHES}?etat=a_faire"
    texte = lu(client.get(TACHES, follow=True))
    assert texte.index("Tâche en retard") < texte.index("Tâche pour demain")
    assert texte.count("En retard") == 2  # the choice of the filter, and the row


def test_it_is_done_in_one_act_that_is_undone_in_one(page, cellule, dites):
    client = page()
    cles = [dites[mots].pk for mots in ("en retard", "sans date")]
    envoi = {"acte": "faite", "portee": "choisies", "lignes": cles, "requete": "etat=a_faire"}
    texte = lu(client.post(f"{TACHES}actes/", envoi, follow=True))
    assert "2 lignes changées" in texte and "Tâche sans date" not in texte

    def suites() -> list[str]:
        with perimetre(cellule):
            lues = LigneCompteRendu.objects.filter(pk__in=cles).order_by("pk")
            return list(lues.values_list("suite", flat=True))

    assert suites() == ["faite", "faite"]
    with perimetre(cellule):
        trace = Trace.objects.latest("pk")
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    assert suites() == ["ouverte", "ouverte"]


def test_a_reader_changes_nothing(page, dites):
    envoi = {"acte": "faite", "portee": "tous", "requete": ""}
    assert page(Role.LECTEUR).post(f"{TACHES}actes/", envoi).status_code == 403
