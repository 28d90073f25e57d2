"""Who is told of what happens to a report, in which words, and only when it did happen."""

import pytest

from cellule.models import Role
from cellule.perimetre import perimetre
from cellule.requetes import agents_de, membres_de
from rapports.courriels import MODELES, Evenement, prevenir
from rapports.models import Cote
from tests.fabriques import ProlongationFabrique, RapportFabrique

from .conftest import EQUIPE, membre

pytestmark = pytest.mark.django_db
CELLULE = "http://127.0.0.1:8000/c/gironde/rapports/2025/"
AGENCE = "http://127.0.0.1:8000/ars/75/cellules/gironde/2025/"


@pytest.fixture
def prevenu(equipe, mailoutbox, django_capture_on_commit_callbacks):
    """What leaves when an event is told."""

    def faire(evenement: str, **champs):
        with django_capture_on_commit_callbacks(execute=True), perimetre(equipe, ecriture=True):
            ligne = ProlongationFabrique() if evenement == "prolongation" else RapportFabrique()
            nombre = prevenir(evenement, ligne, auteur="Camille Roux", **champs)
            assert mailoutbox == []
        assert nombre == len(mailoutbox)
        return mailoutbox

    return faire


@pytest.mark.parametrize("evenement", list(Evenement))
def test_the_other_side_is_told_with_what_to_do_and_where(prevenu, evenement):
    courriels = prevenu(evenement.value, texte="L’indicateur A3 <b>& les autres</b>")
    vers_l_agence = evenement in (Evenement.TRANSMIS, Evenement.REPONSE)
    assert {adresse for un in courriels for adresse in un.to} == (
        {"agent@ars75.fr"} if vers_l_agence else EQUIPE
    )
    for courriel in courriels:
        assert (AGENCE if vers_l_agence else CELLULE) in courriel.body
        assert "2025" in courriel.subject
        assert "Camille Roux" in courriel.body
        assert "Cellule de Gironde" in courriel.body
        # Plain text: what was typed is as it was typed.
        ecrit = evenement is not Evenement.TRANSMIS
        assert ("L’indicateur A3 <b>& les autres</b>" in courriel.body) is ecrit
        assert len(courriel.to) == 1
        assert courriel.body.startswith("Bonjour,\n\n")
        assert len(courriel.body) < 700
        assert "\n\n\n" not in courriel.body


def test_without_words_nothing_is_quoted(prevenu):
    assert "«" not in prevenu("accepte")[0].body


def test_nobody_is_told_of_what_was_undone(equipe, mailoutbox, django_capture_on_commit_callbacks):
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(RuntimeError),
        perimetre(equipe, ecriture=True),
    ):
        prevenir("transmis", RapportFabrique(), auteur="Camille Roux")
        raise RuntimeError
    assert mailoutbox == []


def test_a_name_on_two_lines_makes_no_second_header(prevenu, equipe):
    equipe.nom, equipe.sigle = "Cellule\nBcc: x@exemple.fr", ""
    equipe.save()
    assert prevenu("transmis")[0].subject == "Cellule Bcc: x@exemple.fr a transmis son rapport 2025"


def test_every_event_has_a_mail():
    assert set(MODELES) == set(Evenement)
    assert {modele.pour for modele in MODELES.values()} == set(Cote)


def test_whom_to_write_to(equipe, voisine):
    def de(cellule, *roles):
        return [compte.email for compte in membres_de(cellule, roles)]

    assert de(equipe, Role.RESPONSABLE) == ["responsable@gironde.fr"]
    assert de(equipe, Role.RESPONSABLE, Role.LECTEUR) == [
        "lecteur@gironde.fr", "responsable@gironde.fr",
    ]  # fmt: skip
    assert de(voisine, Role.LECTEUR) == []
    ferme = membre(Role.RESPONSABLE, "ferme@gironde.fr", cellule=equipe).utilisateur
    ferme.is_active = False
    ferme.save()
    membre(Role.RESPONSABLE, "futur@gironde.fr", cellule=equipe, debut="2999-01-01")
    assert de(equipe, Role.RESPONSABLE) == ["responsable@gironde.fr"]
    assert [agent.email for agent in agents_de(["75"])] == ["agent@ars75.fr"]
    assert [agent.email for agent in agents_de(["75", "04"])] == ["agent@ars04.fr",
                                                                  "agent@ars75.fr"]  # fmt: skip
    assert agents_de([]) == []
