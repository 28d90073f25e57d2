"""A report entrusted to a colleague: who, how long, what it opens, how it ends."""

from datetime import date

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError

from cellule.models import Adhesion, Role, Trace, Utilisateur
from cellule.perimetre import perimetre
from cellule.requetes import adhesions_de
from rapports.actions.cycle import accepter
from rapports.actions.delegation import deleguer_rapport, finir_delegation
from rapports.models import Delegation, Rapport
from tests.ecrans.conftest import lu
from tests.fabriques import AdhesionFabrique, CelluleFabrique, UtilisateurFabrique
from tests.rapports.transmission import AGENT, remettre

from .conftest import RAPPORT

pytestmark = pytest.mark.django_db
JOUR, FIN = date(2026, 4, 1), date(2026, 4, 20)
DELEGUER = f"{RAPPORT}deleguer/"


@pytest.fixture(autouse=True)
def en_avril():
    with time_machine.travel("2026-04-01 12:00+02:00", tick=False):
        yield


@pytest.fixture
def chef(db) -> Utilisateur:
    """An agent of region 75, for good."""
    compte = UtilisateurFabrique(email="chef@ars.exemple.fr", prenom="Agathe", nom="Sarrazin")
    AdhesionFabrique(utilisateur=compte, role=Role.AGENT_ARS, cellule=None, region_id="75")
    return compte


@pytest.fixture
def client_du_chef(client, chef):
    client.force_login(chef)
    return client


@pytest.fixture
def confier(annee, rapport, chef):
    """Entrust the report, as the page does."""

    def confier_a(courriel="collegue@ars.exemple.fr", **champs) -> Delegation:
        with perimetre(annee, ecriture=True):
            delegation, _ = deleguer_rapport(
                **{
                    "rapport": Rapport.objects.get(annee=2025),
                    "region": "75",
                    "par": chef,
                    "courriel": courriel,
                    "nom": "Noé Lambert",
                    "debut": JOUR,
                    "fin": FIN,
                    **champs,
                }
            )
        return delegation

    return confier_a


def entre(jour: date, courriel: str = "collegue@ars.exemple.fr", region: str = "75") -> bool:
    compte = Utilisateur.objects.get(email=courriel)
    return region in adhesions_de(compte, jour).regions


def finir(annee, delegation, jour=JOUR, region="75") -> None:
    with perimetre(annee, ecriture=True):
        finir_delegation(delegation=delegation, region=region, jour=jour)


def test_colleague_gets_an_account_and_the_region_up_to_the_day(
    client_du_chef, annee, rapport, django_capture_on_commit_callbacks
):
    champs = {
        "nom": "Noé Lambert",
        "courriel": "Collegue@ars.exemple.fr",
        "fin": "2026-04-20",
        "motif": "Congés de printemps",
    }
    with django_capture_on_commit_callbacks(execute=True):
        reponse = client_du_chef.post(DELEGUER, champs, follow=True)
    assert "Noé Lambert peut examiner ce rapport jusqu’au 20 avril 2026" in lu(reponse)
    assert "Noé Lambert" in lu(client_du_chef.get(RAPPORT))
    compte = Utilisateur.objects.get(email="collegue@ars.exemple.fr")
    assert not compte.has_usable_password()
    assert [entre(jour) for jour in (JOUR, FIN, date(2026, 4, 21))] == [True, True, False]
    (courriel,) = mail.outbox
    assert courriel.to == ["collegue@ars.exemple.fr"]
    for mots in ("Congés de printemps", "/compte/password/reset/", RAPPORT, "Agathe Sarrazin"):
        assert mots in courriel.body
    with perimetre(annee):
        actes = set(Trace.objects.values_list("acte", flat=True))
    assert "déléguer : rapport" in actes


def test_new_colleague_chooses_a_password_by_the_address_of_the_mail(client, confier):
    confier()
    client.post("/compte/password/reset/", {"email": "collegue@ars.exemple.fr"})
    (courriel,) = mail.outbox
    assert courriel.to == ["collegue@ars.exemple.fr"]
    assert "/compte/password/reset/key/" in courriel.body


def test_somebody_who_has_an_account_gets_the_region_and_no_other_password(confier):
    UtilisateurFabrique(email="collegue@ars.exemple.fr")
    confier()
    assert entre(FIN)
    assert Utilisateur.objects.filter(email="collegue@ars.exemple.fr").count() == 1


def test_colleague_reads_and_examines_then_no_longer(client, confier, rapport):
    confier()
    collegue = Utilisateur.objects.get(email="collegue@ars.exemple.fr")
    client.force_login(collegue)
    assert client.get(RAPPORT).status_code == 200
    with time_machine.travel("2026-04-21 12:00+02:00", tick=False):
        client.force_login(collegue)
        assert client.get(RAPPORT).status_code == 404


@pytest.mark.parametrize(
    ("champs", "champ"),
    [
        ({"courriel": "ami@ailleurs.fr"}, "courriel"),
        ({"courriel": "chef@ars.exemple.fr"}, "courriel"),
        ({"courriel": "chef@ars.exemple.fr.pirate.fr"}, "courriel"),
        ({"fin": date(2026, 3, 31)}, "fin"),
        ({"fin": date(2028, 1, 1)}, "fin"),
    ],
)
def test_what_a_delegation_may_not_be(confier, champs, champ):
    with pytest.raises(ValidationError) as refus:
        confier(**champs)
    assert list(refus.value.error_dict) == [champ]
    assert Adhesion.objects.count() == 1


def test_a_refused_form_keeps_what_was_typed(client_du_chef, rapport):
    champs = {"nom": "Noé Lambert", "courriel": "noe@ailleurs.fr", "fin": "2026-04-20"}
    reponse = client_du_chef.post(DELEGUER, champs)
    assert reponse.status_code == 400
    assert "finit par @ars.exemple.fr" in lu(reponse)
    assert 'value="noe@ailleurs.fr"' in reponse.content.decode()


def test_the_same_person_is_not_asked_twice(confier):
    confier()
    with pytest.raises(ValidationError, match="déjà chargée"):
        confier()


def test_nobody_lends_longer_than_they_have(confier):
    confier(fin=date(2026, 4, 10))
    collegue = Utilisateur.objects.get(email="collegue@ars.exemple.fr")
    with pytest.raises(ValidationError, match="Votre propre accès finit le 10"):
        confier("autre@ars.exemple.fr", par=collegue, fin=date(2026, 4, 11))
    confier("autre@ars.exemple.fr", par=collegue, fin=date(2026, 4, 10))


def test_an_accepted_report_is_not_entrusted(client_du_chef, confier, annee, rapport):
    with perimetre(annee, ecriture=True):
        accepter(annee=2025, version=rapport.version_id, auteur=AGENT)
    with pytest.raises(ValidationError, match="plus rien à confier"):
        confier()
    assert "plus rien à confier" in lu(client_du_chef.get(DELEGUER))


def test_a_closed_account_is_not_reopened(confier):
    UtilisateurFabrique(email="collegue@ars.exemple.fr", is_active=False)
    with pytest.raises(ValidationError, match="fermé"):
        confier()


def test_ending_on_the_first_day_closes_the_region_at_once(client_du_chef, confier, annee):
    delegation = confier()
    reponse = client_du_chef.post(f"{DELEGUER}{delegation.pk}/", follow=True)
    assert "n’est plus chargé" in lu(reponse)
    assert not entre(JOUR)
    with perimetre(annee):
        assert not Delegation.objects.exists()
        assert Trace.objects.filter(acte="finir : délégation").exists()


def test_ending_later_keeps_the_days_that_were(confier, annee):
    delegation = confier()
    finir(annee, delegation, date(2026, 4, 8))
    assert [entre(date(2026, 4, jour)) for jour in (1, 7, 8)] == [True, True, False]
    with perimetre(annee):
        assert Delegation.objects.get().fin == date(2026, 4, 7)


def test_ending_leaves_an_access_of_their_own(confier, annee):
    compte = UtilisateurFabrique(email="collegue@ars.exemple.fr")
    AdhesionFabrique(utilisateur=compte, role=Role.AGENT_ARS, cellule=None, region_id="75")
    delegation = confier()
    assert Adhesion.objects.filter(utilisateur=compte).count() == 1
    finir(annee, delegation)
    assert entre(date(2027, 1, 1))


def test_ending_one_leaves_what_another_still_asks_for(confier, annee):
    """Two reports of two cells, the same colleague."""
    autre = CelluleFabrique(code="landes", regions=["75"])
    premiere = confier(fin=date(2026, 4, 10))
    with perimetre(autre, ecriture=True):
        rapport = remettre(autre)
    chef = Utilisateur.objects.get(email="chef@ars.exemple.fr")
    with perimetre(autre, ecriture=True):
        seconde, nouveau = deleguer_rapport(
            rapport=rapport, region="75", par=chef, courriel="collegue@ars.exemple.fr",
            nom="Noé Lambert", debut=JOUR, fin=FIN,
        )  # fmt: skip
    assert not nouveau
    assert entre(FIN)
    finir(autre, seconde)
    assert [entre(jour) for jour in (date(2026, 4, 10), date(2026, 4, 11))] == [True, False]
    finir(annee, premiere)
    assert not entre(JOUR)


def test_the_agency_of_another_region_does_not_end_it(confier, annee):
    delegation = confier()
    with pytest.raises(ValidationError, match="autre région"):
        finir(annee, delegation, region="76")
    assert entre(FIN)
