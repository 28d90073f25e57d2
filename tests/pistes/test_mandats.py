"""The mandate: its words, its pair, its regional meetings, its handover."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antennes.actions import enregistrer_referents
from antennes.models import FonctionReferent, Mandat
from cellule.models import Role, Trace
from cellule.perimetre import perimetre
from tests import fabriques
from tests.ecrans.conftest import lu
from tests.pistes.conftest import dire

pytestmark = pytest.mark.django_db
REFERENTS = "/c/gironde/antennes/referents/"
POSTE = f"{REFERENTS}fiche-de-poste/"


def test_the_post_begins_with_the_model_and_becomes_the_cells_own(page, cellule, voisine, ici):
    client = page()
    assert "Ambassadeur de la démarche palliative" in lu(client.get(POSTE))
    envoi = {
        "libelle": "correspondant départemental", "pluriel": "correspondants départementaux",
        "fiche": "- Relais des équipes",
    }  # fmt: skip
    assert client.post(f"{POSTE}modifier/", envoi).url == POSTE
    assert "<li>Relais des équipes" in client.get(POSTE).content.decode()
    for adresse in (f"{REFERENTS}?moment=actifs", f"{REFERENTS}{ici.mandat.pk}/", POSTE):
        assert "orrespondant" in lu(client.get(adresse))
    # The tab, from the list beside it.
    assert "Correspondants départementaux" in lu(client.get("/c/gironde/antennes/?ouverte=oui"))
    assert "Correspondant" in lu(client.get(f"/c/gironde/annuaire/professionnels/{ici.lea.pk}/"))
    with perimetre(voisine):
        assert not FonctionReferent.objects.exists()
    with perimetre(cellule):
        trace = Trace.objects.latest("pk")
    client.post(f"/c/gironde/annuler/{trace.pk}/")
    assert "Ambassadeur de la démarche palliative" in lu(client.get(POSTE))


def test_changing_twice_keeps_one_row_and_sees_the_other(page, cellule):
    client, envoi = page(), {"libelle": "relais", "pluriel": "relais", "fiche": "Un"}
    client.post(f"{POSTE}modifier/", envoi)
    ouverte = client.get(f"{POSTE}modifier/").context["form"]["vu"].value()
    client.post(f"{POSTE}modifier/", {**envoi, "fiche": "Deux", "vu": ouverte})
    conflit = client.post(f"{POSTE}modifier/", {**envoi, "fiche": "Trois", "vu": ouverte})
    assert conflit.status_code == 409
    with perimetre(cellule):
        assert FonctionReferent.objects.get().fiche == "Deux"


def test_a_referent_reads_the_post_and_does_not_change_it(referent):
    assert referent.get(POSTE).status_code == 200
    assert referent.post(f"{POSTE}modifier/", {}).status_code == 403


def test_a_pair_and_a_deputy_are_told(page, cellule, ici):
    client = page()
    with perimetre(cellule, ecriture=True):
        autre = fabriques.ProfessionnelFabrique(nom="Tanguy", prenom="Yann")
        partie = fabriques.ProfessionnelFabrique(nom="Avant", prenom="Elle")
        fabriques.MandatFabrique(
            antenne=ici.nord, professionnel=autre, qualite="binome", debut=date(2025, 1, 1)
        )
        fabriques.MandatFabrique(
            antenne=ici.nord, professionnel=partie, debut=date(2020, 1, 1), fin=date(2023, 1, 1)
        )
    texte = lu(client.get(f"{REFERENTS}{ici.mandat.pk}/"))
    assert "Yann Tanguy En binôme, depuis le" in texte and "Elle Avant" not in texte
    assert "En binôme" in lu(client.get(f"{REFERENTS}?moment=actifs"))


def test_the_quality_is_kept_by_an_import(cellule, ici):
    with perimetre(cellule, ecriture=True):
        Mandat.objects.update(qualite="adjoint")
        ligne = enregistrer_referents.valeurs(ici.mandat)
        enregistrer_referents(lignes=[ligne])
        assert Mandat.objects.get().qualite == "adjoint"


def test_regional_meetings_come_from_the_attendance(page, cellule, ici):
    with perimetre(cellule, ecriture=True):
        for jour, statut in (
            ("2025-02-01", "present"), ("2025-06-01", "excuse"), ("2023-02-01", "present"),
        ):  # fmt: skip
            reunion = fabriques.ActiviteFabrique(
                type="reunion_referents", debut=jour, intitule=f"Séminaire du {jour}"
            )
            fabriques.ParticipationFabrique(activite=reunion, professionnel=ici.lea, statut=statut)
    texte = lu(page().get(f"{REFERENTS}{ici.mandat.pk}/"))
    assert "Présent à 1 sur 2" in texte
    assert "Séminaire du 2025-06-01" in texte and "2023-02-01" not in texte


@pytest.fixture
def suite(cellule, ici):
    """What Nord hands over, and as much in Sud, which it must not show."""
    demain = cellule.aujourdhui() + timedelta(days=9)
    with perimetre(cellule, ecriture=True):
        for antenne, mot in ((ici.nord, "duNord"), (ici.sud, "duSud")):
            usp = fabriques.StructureFabrique(
                nom=f"USP {mot}", type="USP", departement_id={"duNord": "33", "duSud": "40"}[mot]
            )
            venue = fabriques.ProfessionnelFabrique(nom=f"Venue {mot}", structure=usp)
            prevue = fabriques.ActiviteFabrique(
                type="reunion_antenne", statut="planifie", debut=demain.isoformat(),
                intitule=f"Prochaine {mot}",
            )  # fmt: skip
            fabriques.AntenneConcerneeFabrique(activite=prevue, antenne=antenne)
            hier = (cellule.aujourdhui() - timedelta(days=20)).isoformat()
            promesse = dire(
                f"Promesse {mot}", antenne, jour=hier, rubrique="decision", theme="",
                suite="ouverte", responsable=venue,
            )  # fmt: skip
            dire(f"Tenue {mot}", antenne, rubrique="decision", theme="", suite="faite")
            # One who works nowhere that we know comes too.
            libre = fabriques.ProfessionnelFabrique(nom=f"Libre {mot}", structure=None)
            for personne in (venue, libre):
                fabriques.ParticipationFabrique(activite=promesse.activite, professionnel=personne)
            for etat, nom in (("ouverte", "Ouverte"), ("aboutie", "Aboutie")):
                piste = fabriques.PisteFabrique(
                    intitule=f"{nom} {mot}", etat=etat,
                    close_le=cellule.aujourdhui() if etat == "aboutie" else None,
                )  # fmt: skip
                fabriques.AntenneDePisteFabrique(piste=piste, antenne=antenne)
            fabriques.NouvelleDuTerrainFabrique(
                antenne=antenne, texte=f"Nouvelle {mot}", jour=cellule.aujourdhui()
            )


def test_the_handover_makes_itself(page, cellule, ici, suite):
    with perimetre(cellule, ecriture=True):
        ici.mandat.fin = cellule.aujourdhui()
        ici.mandat.save()
    client = page(Role.LECTEUR)
    assert "/passation/" in client.get(f"{REFERENTS}{ici.mandat.pk}/").content.decode()
    texte = lu(client.get(f"{REFERENTS}{ici.mandat.pk}/passation/"))
    for attendu in ("USP", "Venue", "Libre", "Prochaine", "Promesse", "Ouverte", "Nouvelle"):
        assert f"{attendu} duNord" in texte, attendu
    assert "duSud" not in texte
    assert "Aboutie duNord" not in texte and "Tenue duNord" not in texte


def test_the_handover_costs_the_same_for_one_and_for_thirty(page, cellule, ici, suite):
    client, adresse = page(), f"{REFERENTS}{ici.mandat.pk}/passation/"

    def compter() -> int:
        client.get(adresse)
        with CaptureQueriesContext(connection) as faites:
            assert client.get(adresse).status_code == 200
        return len(faites)

    une = compter()
    with perimetre(cellule, ecriture=True):
        for rang in range(29):
            promise = dire(f"Promesse {rang}", ici.nord, suite="ouverte", responsable=ici.lea)
            qui = fabriques.ProfessionnelFabrique(structure=fabriques.StructureFabrique())
            fabriques.ParticipationFabrique(activite=promise.activite, professionnel=qui)
            piste = fabriques.PisteFabrique(responsable=ici.lea, projet=fabriques.ProjetFabrique())
            fabriques.AntenneDePisteFabrique(piste=piste, antenne=ici.nord)
            fabriques.StructureFabrique(type="EMSP", departement_id="33")
    assert compter() == une
