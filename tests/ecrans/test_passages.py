"""Every step of the cycle, from every state, by every role, through the pages."""

from itertools import product

import pytest
from django.test import Client

from cellule.models import Role, Travail
from cellule.perimetre import perimetre
from rapports.cycle import PASSAGES, Acte
from rapports.fabrication import GEL
from rapports.models import EtatRapport
from rapports.versions import rapport_de
from tests.fabriques import AdhesionFabrique
from tests.rapports.test_cycle import ANNEE, CHEMINS, PERMIS, franchir
from tests.rapports.transmission import figer

CELLULE = f"/c/gironde/rapports/{ANNEE}"
ARS = f"/ars/75/cellules/gironde/{ANNEE}"
ADRESSES = {
    Acte.FIGER: f"{CELLULE}/figer/",
    Acte.TRANSMETTRE: f"{CELLULE}/transmettre/",
    Acte.ACCEPTER: f"{ARS}/accepter/",
    Acte.DEMANDER_CORRECTION: f"{ARS}/demander-une-correction/",
}
DE_LA_CELLULE = set(Role.de_cellule())


@pytest.fixture
def gens(cellule) -> dict[str, Client]:
    """Somebody of each role, and two strangers: of another cell's region, and without any role."""
    portees = {role: {"cellule": cellule} for role in Role.de_cellule()}
    portees[Role.AGENT_ARS] = {"cellule": None, "region_id": cellule.regions[0]}
    portees[Role.NATIONAL] = {"cellule": None}
    navigateurs = {}
    for role, portee in portees.items():
        navigateurs[role.value] = Client()
        navigateurs[role.value].force_login(AdhesionFabrique(role=role, **portee).utilisateur)
    ailleurs = AdhesionFabrique(role=Role.AGENT_ARS, cellule=None, region_id="04").utilisateur
    navigateurs["agent d’ailleurs"] = Client()
    navigateurs["agent d’ailleurs"].force_login(ailleurs)
    return navigateurs


def amener(cellule, etat: EtatRapport) -> int:
    """Bring the report to a state, with what its pages read; the key of its version."""
    for acte in CHEMINS[etat]:
        if acte is Acte.FIGER:
            figer(cellule, annee=ANNEE)
        else:
            franchir(acte)
    return rapport_de(ANNEE).version_id or 0


def attendus(qui: str, acte: Acte, etat: EtatRapport) -> set[int]:
    """The codes that somebody may get."""
    chez_soi = DE_LA_CELLULE if acte in (Acte.FIGER, Acte.TRANSMETTRE) else {Role.AGENT_ARS}
    if qui not in chez_soi:
        return {404}
    if qui not in PASSAGES[acte].roles:
        return {403}
    # Before anything was handed over, the agency finds no report to decide on.
    return {302} if (etat, acte) in PERMIS else {400, 404, 409}


@pytest.mark.parametrize("etat", list(EtatRapport))
def test_who_may_take_each_step_from_a_state(cellule, gens, etat):
    with perimetre(cellule, ecriture=True):
        version = amener(cellule, etat)
    donnees = {"version": version, "nom": "C. Roux", "fonction": "médecin", "motif": "À revoir"}
    # Those who may come last: nobody has moved the report before them.
    ordre = sorted(product(gens, Acte), key=lambda cas: 302 in attendus(*cas, etat))
    faits = []
    for qui, acte in ordre:
        code = gens[qui].post(ADRESSES[acte], donnees).status_code
        with perimetre(cellule):
            atteint = rapport_de(ANNEE).etat
            gels = Travail.objects.filter(nature=GEL).count()
        if 302 not in attendus(qui, acte, etat):
            assert code in attendus(qui, acte, etat), (qui, acte, code)
            assert (atteint, gels) == (etat, 0), (qui, acte)
            continue
        faits.append((qui, acte))
        if acte is Acte.FIGER:
            assert (code, atteint) == (302, etat), qui
            with perimetre(cellule, ecriture=True):
                assert Travail.objects.filter(nature=GEL).delete()[0] == 1
        else:
            assert code == 302, (qui, acte)
            assert atteint == PERMIS[etat, acte]
            break  # the report has moved
    assert bool(faits) == any(depuis == etat for depuis, _ in PERMIS)


def test_the_two_decisions_of_the_agency_are_open_to_its_agents(cellule, gens):
    """The loop above stops at the first: this is the second."""
    with perimetre(cellule, ecriture=True):
        version = amener(cellule, EtatRapport.TRANSMIS)
    donnees = {"version": version, "motif": "À revoir"}
    reponse = gens[Role.AGENT_ARS].post(ADRESSES[Acte.DEMANDER_CORRECTION], donnees)
    assert reponse.status_code == 302
    with perimetre(cellule):
        assert rapport_de(ANNEE).etat == EtatRapport.CORRECTION
