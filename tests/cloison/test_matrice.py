"""Role × address: who is sent to sign in, who sees nothing, who is refused, who enters."""

from dataclasses import dataclass
from urllib.parse import unquote

import pytest
from django.db import transaction
from django.test import Client

from antennes.droits import TERRAIN
from cellule.droits import TABLE
from cellule.models import Role, Utilisateur
from cellule.perimetre import perimetre
from tests.cloison.adresses_du_site import Adresse, adresses
from tests.cloison.monde import Monde
from tests.fabriques import AdhesionFabrique, AntenneFabrique

# What belongs to who asked for it, in the world the person in charge.
PERSONNELLES = {("export",), ("abonnement",)}
ENTRE = {200, 204, 302, 405}


@dataclass(frozen=True)
class Personne:
    """Somebody, and the roles that they have in each space of the first world."""

    nom: str
    compte: Utilisateur | None = None
    espace: str = ""
    roles: frozenset[str] = frozenset()

    def attendu(self, adresse: Adresse, methode: str) -> set[int]:
        """The codes that this person may get."""
        if not adresse.espace:
            return ENTRE | {400} if methode == "post" else ENTRE
        if self.compte is None:
            return {302}
        if adresse.espace != self.espace:
            return {404}
        if not TABLE[adresse.droit].roles & self.roles:
            return {403}
        if adresse.parametres[-1:] in PERSONNELLES and self.nom != Role.RESPONSABLE:
            return {404, 405}
        # A form sent empty is shown again; an act already done is refused.
        return ENTRE | {400, 409} if methode == "post" else ENTRE


def gens(ici: Monde, la_bas: Monde) -> list[Personne]:
    espaces = {Role.AGENT_ARS: "ars"}
    national = AdhesionFabrique(role=Role.NATIONAL, cellule=None).utilisateur
    return [
        Personne("anonyme"),
        *(
            Personne(role, compte, espaces.get(role, "c"), frozenset({role}))
            for role, compte in ici.gens.items()
        ),
        # To be elsewhere is enough to be nobody here: one of each space.
        *(
            Personne(f"{role} d’ailleurs", la_bas.gens[role])
            for role in (Role.RESPONSABLE, Role.AGENT_ARS)
        ),
        Personne("national", national, "national", frozenset({Role.NATIONAL.value})),
    ]


@pytest.mark.parametrize("methode", ["get", "post"])
def test_each_role_gets_at_each_address_what_its_rights_say(methode, mondes):
    ecarts = []
    for personne in gens(*mondes):
        client = Client()
        if personne.compte:
            client.force_login(personne.compte)
        for adresse in filter(lambda adresse: adresse.de_nous, adresses()):
            # A right is asked by the view: the first filling says as much as the others.
            url = next(adresse.remplies(mondes[0]))
            # What one removes is there for the next: each request is undone.
            with transaction.atomic():
                reponse = getattr(client, methode)(url)
                list(reponse)  # to the end: a file is closed then
                transaction.set_rollback(True)
            if reponse.status_code not in personne.attendu(adresse, methode):
                ecarts.append(f"{personne.nom} {methode} {url} : {reponse.status_code}")
    assert ecarts == []


def test_anonymous_of_a_space_is_sent_to_sign_in_and_back(client, mondes):
    for adresse in adresses():
        if adresse.espace:
            url = next(adresse.remplies(mondes[0]))
            assert unquote(client.get(url).url) == f"/connexion/?next={url}"


@pytest.mark.parametrize("methode", ["get", "post", "put"])
def test_a_referent_is_refused_at_every_address_of_another_antenna(methode, mondes):
    """403 for one of his cell that is not his, 404 for one of another cell."""
    ici, la_bas = mondes
    with perimetre(ici.cellule, ecriture=True):
        autre = AntenneFabrique()
    client = Client()
    client.force_login(ici.gens[Role.REFERENT])
    siennes = [a for a in adresses() if a.droit == TERRAIN.code and "antenne" in a.parametres]
    assert len(siennes) >= 3
    for antenne, code in ((autre, 403), (la_bas.lignes["antenne"], 404)):
        codes = set()
        for url in (url for a in siennes for url in a.remplies(ici, antenne=[antenne.pk])):
            codes.add(recu := getattr(client, methode)(url).status_code)
            assert recu in {code, 405}, url  # an address may not take this method
        assert code in codes
