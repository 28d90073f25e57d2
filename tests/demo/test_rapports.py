"""The years that the demo has already handed over: asked for once, dated in their campaign."""

import pytest

from cellule.models import Travail
from cellule.perimetre import perimetre
from rapports import gel
from rapports.demo.cycle import DEMONSTRATION, mener, preparer_les_rapports
from rapports.models import EtatRapport, Texte
from rapports.versions import dossier_de, rapport_de
from tests.fabriques import CelluleFabrique


@pytest.fixture
def reunion(db):
    return CelluleFabrique(
        code="la-reunion", regions=["04"], departements=["974"], fuseau="Indian/Reunion"
    )


def demandes(cellule) -> list[dict]:
    with perimetre(cellule):
        return [t.parametres for t in Travail.objects.filter(nature=DEMONSTRATION).order_by("pk")]


def test_each_past_year_is_asked_for_once(reunion):
    preparer_les_rapports()
    with perimetre(reunion, ecriture=True):
        textes = Texte.objects.count()
        Travail.objects.update(etat=Travail.Etat.FAIT)
    assert textes
    assert demandes(reunion) == [
        {"annee": 2024, "etat": "accepte"}, {"annee": 2025, "etat": "correction_demandee"}
    ]  # fmt: skip
    for annee, etat in ((2024, EtatRapport.ACCEPTE), (2025, EtatRapport.CORRECTION)):
        mener_sans_pages(reunion, annee, etat)
    preparer_les_rapports()
    assert len(demandes(reunion)) == 2
    with perimetre(reunion):
        assert Texte.objects.count() == textes


def mener_sans_pages(cellule, annee: int, etat: EtatRapport) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gel, "DOCUMENTS", ())
        mener(cellule, annee, etat, avancer=lambda *_: None)


@pytest.mark.parametrize(
    "etat", [EtatRapport.TRANSMIS, EtatRapport.ACCEPTE, EtatRapport.CORRECTION]
)
def test_a_year_reaches_its_state_on_the_days_of_its_campaign(reunion, etat):
    for _ in range(2):  # taken up again, it changes nothing
        mener_sans_pages(reunion, 2024, etat)
    with perimetre(reunion):
        assert rapport_de(2024).etat == etat
        etapes = dossier_de(2024).etapes
        assert [etape.etat for etape in etapes[:2]] == ["fige", "transmis"]
        assert {etape.moment.year for etape in etapes} == {2025}
        assert rapport_de(2024).version.arret.isoformat() == "2025-02-10"
