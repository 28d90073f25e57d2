"""The antennas and the mandates of their *référents*: lists, sheets, forms."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from antennes.models import Antenne, Mandat
from cellule.models import Role
from cellule.perimetre import perimetre
from tests.fabriques import (
    ActiviteFabrique,
    AntenneConcerneeFabrique,
    AntenneFabrique,
    MandatFabrique,
    ProfessionnelFabrique,
    StructureFabrique,
)

pytestmark = pytest.mark.django_db
ICI = "/c/gironde/antennes/"


def texte(reponse) -> str:
    return " ".join(reponse.content.decode().split())


def reunir(antenne: Antenne, jour: date, **champs) -> None:
    """A meeting of an antenna, held unless told otherwise."""
    activite = ActiviteFabrique(
        **{"type": "reunion_antenne", "debut": jour.isoformat(), "statut": "tenu", **champs}
    )
    AntenneConcerneeFabrique(activite=activite, antenne=antenne)


@pytest.fixture
def jour() -> date:
    return timezone.localdate()


@pytest.fixture
def antennes(cellule, jour) -> dict[str, Antenne]:
    """Only « reunie » has had a meeting that counts in the last nine months."""
    with perimetre(cellule, ecriture=True):
        noms = ("Reunie", "Prevue", "Annulee", "Autre type", "Ancienne", "Neuve", "Fermee")
        une = {nom: AntenneFabrique(nom=nom, ouverte_le=date(2023, 1, 1)) for nom in noms[:5]}
        une["Neuve"] = AntenneFabrique(nom="Neuve", ouverte_le=jour - timedelta(days=30))
        une["Fermee"] = AntenneFabrique(
            nom="Fermee", ouverte_le=date(2023, 1, 1), fermee_le=jour - timedelta(days=1)
        )
        reunir(une["Reunie"], jour - timedelta(days=20))
        reunir(une["Prevue"], jour + timedelta(days=20), statut="planifie")
        reunir(une["Annulee"], jour - timedelta(days=20), statut="annule")
        reunir(une["Autre type"], jour - timedelta(days=20), type="reunion_referents")
        reunir(une["Ancienne"], jour - timedelta(days=300))
    return une


def noms_listes(reponse, antennes) -> set[str]:
    return {nom for nom in antennes if f">{nom}</a>" in reponse.content.decode()}


def test_only_a_meeting_held_ends_a_silence(page, antennes):
    """Planned, cancelled, of another type or too old: none of them is a meeting of nine months."""
    client = page()
    muettes = client.get(ICI, {"reunie": "non"})
    assert noms_listes(muettes, antennes) == {"Prevue", "Annulee", "Autre type", "Ancienne"}
    reunies = client.get(ICI, {"reunie": "oui"})
    assert noms_listes(reunies, antennes) == {"Reunie", "Neuve"}
    assert "Sans réunion" in texte(client.get(f"{ICI}{antennes['Annulee'].pk}/"))
    assert "Sans réunion" not in texte(client.get(f"{ICI}{antennes['Reunie'].pk}/"))


def test_the_closed_are_told_apart_and_the_departure_says_its_filter(page, antennes):
    client = page()
    depart = client.get(ICI, follow=True)
    assert depart.redirect_chain[-1][0].endswith("?ouverte=oui")
    assert noms_listes(depart, antennes) == set(antennes) - {"Fermee"}
    assert noms_listes(client.get(ICI, {"ouverte": "non"}), antennes) == {"Fermee"}


def test_the_sheet_tells_referents_shares_and_the_teams_of_its_departments(page, cellule, jour):
    with perimetre(cellule, ecriture=True):
        antenne = AntenneFabrique(departements=["33"])
        marie = ProfessionnelFabrique(nom="Le Goff", prenom="Marie")
        MandatFabrique(antenne=antenne, professionnel=marie, etp=Decimal("0.2"))
        MandatFabrique(antenne=antenne, etp=Decimal("0.5"), fin=jour - timedelta(days=1))
        MandatFabrique(etp=Decimal("0.3"))  # of another antenna
        reste = StructureFabrique(type="HAD")
        StructureFabrique(type="HAD", fermee_le=jour - timedelta(days=1))
        StructureFabrique(type="HAD", departement_id="24")
        StructureFabrique(type="EHPAD")
        StructureFabrique(type="HAD", fusionnee_dans=reste, survivante=reste)
    lue = texte(page().get(f"{ICI}{antenne.pk}/"))
    equipes = lue.split("Équipes de ses départements")[1].split("</section>")[0]
    assert "<dt>HAD</dt><dd>1</dd>" in equipes and "EHPAD" not in equipes
    assert "<p>0,2 ETP</p>" in lue and "Marie Le Goff" in lue
    assert "Mandats passés ou à venir" in lue


def test_an_antenna_and_a_mandate_are_added_ended_and_renewed(page, cellule, jour):
    client = page(Role.CHARGE_MISSION)
    with perimetre(cellule, ecriture=True):
        marie = ProfessionnelFabrique(nom="Le Goff", prenom="Marie", code="p-1")
    envoi = {
        "nom": "Médoc",
        "nature": "filiere",
        "departements": ["33"],
        "ouverte_le": "2025-01-06",
    }
    assert client.post(f"{ICI}nouvelle/", {**envoi, "departements": []}).status_code == 400
    assert client.post(f"{ICI}nouvelle/", envoi).status_code == 302
    with perimetre(cellule):
        antenne = Antenne.objects.get()
    assert (antenne.nom, antenne.departements, antenne.cle_tri) == ("Médoc", ["33"], "medoc")
    mandat = {"antenne": f"Médoc ({antenne.code})", "professionnel": "Marie Le Goff (p-1)",
              "debut": "2025-02-01"}  # fmt: skip
    trop = client.post(f"{ICI}referents/nouvelle/", {**mandat, "etp": "1,5"})
    assert trop.status_code == 400
    assert client.post(f"{ICI}referents/nouvelle/", {**mandat, "etp": "0,2"}).status_code == 302
    with perimetre(cellule):
        ligne = Mandat.objects.get()
    assert (ligne.professionnel_id, ligne.etp) == (marie.pk, Decimal("0.2"))
    fin = jour + timedelta(days=30)
    acte = {"acte": "terminer", "lignes": [ligne.pk], "requete": "", "confirme": "oui",
            "fin": fin.isoformat()}  # fmt: skip
    client.post(f"{ICI}referents/actes/", acte)
    bientot = client.get(f"{ICI}referents/", {"moment": "bientot"})
    assert "Marie Le Goff" in texte(bientot)
    assert "Renouveler" in texte(client.get(f"{ICI}referents/{ligne.pk}/"))
    refus = client.post(f"{ICI}{antenne.pk}/supprimer/", follow=True)
    assert refus.status_code == 200
    with perimetre(cellule):
        assert Antenne.objects.count() == 1  # it has a mandate: it is closed, never removed


def test_readers_write_nothing_and_strangers_see_nothing(page, cellule, voisine):
    with perimetre(voisine, ecriture=True):
        leur = MandatFabrique(antenne__nom="Antenne d’ailleurs")
    lecteur = page(Role.LECTEUR)
    assert lecteur.get(f"{ICI}nouvelle/").status_code == 403
    assert lecteur.get(f"{ICI}referents/nouvelle/").status_code == 403
    assert "d’ailleurs" not in texte(lecteur.get(ICI, {"ouverte": "oui"}))
    assert "d’ailleurs" not in texte(lecteur.get(f"{ICI}referents/", {"moment": "actifs"}))
    assert lecteur.get(f"{ICI}{leur.antenne_id}/").status_code == 404
    assert lecteur.get(f"{ICI}referents/{leur.pk}/").status_code == 404


@pytest.mark.parametrize("adresse", ["?ouverte=oui", "referents/?moment=actifs"])
def test_lists_cost_the_same_for_one_row_and_thirty(
    page, cellule, adresse, django_assert_num_queries, django_assert_max_num_queries
):
    client = page()
    with perimetre(cellule, ecriture=True):
        MandatFabrique()
    with django_assert_max_num_queries(15) as une:
        client.get(f"{ICI}{adresse}")
    with perimetre(cellule, ecriture=True):
        for _ in range(29):
            MandatFabrique()
    with django_assert_num_queries(len(une)):
        assert "30" in texte(client.get(f"{ICI}{adresse}"))
