"""Two antennas, the référent of the first, and what was said in their meetings."""

from types import SimpleNamespace

import pytest
from django.test import Client

from cellule.models import Role
from cellule.perimetre import perimetre
from tests import fabriques


@pytest.fixture
def ici(cellule) -> SimpleNamespace:
    """`nord` is the référent's, `sud` somebody else's; a line in each, one in both."""
    with perimetre(cellule, ecriture=True):
        nord = fabriques.AntenneFabrique(code="nord", nom="Nord", departements=["33"])
        sud = fabriques.AntenneFabrique(code="sud", nom="Sud", departements=["40", "33"])
        compte = fabriques.AdhesionFabrique(
            role=Role.REFERENT, cellule=cellule, utilisateur__prenom="Léa"
        ).utilisateur
        lea = fabriques.ProfessionnelFabrique(utilisateur=compte, nom="Kerouédan", prenom="Léa")
        mandat = fabriques.MandatFabrique(antenne=nord, professionnel=lea)
        lignes = {
            nom: dire(texte, *antennes)
            for nom, texte, antennes in (
                ("nord_dit", "Le transport manque le dimanche", (nord,)),
                ("sud_dit", "Les transports manquent la nuit", (sud,)),
                ("deux", "Un annuaire commun", (nord, sud)),
            )
        }
    return SimpleNamespace(nord=nord, sud=sud, compte=compte, lea=lea, mandat=mandat, **lignes)


def dire(texte: str, *antennes, jour: str = "2025-03-10", **champs):
    """A line of the minutes of a meeting of these antennas."""
    reunion = fabriques.ActiviteFabrique(
        type="reunion_antenne", debut=jour, intitule=f"Antenne du {jour}"
    )
    for antenne in antennes:
        fabriques.AntenneConcerneeFabrique(activite=reunion, antenne=antenne)
    champs = {"rubrique": "constat", "theme": "problematique", **champs}
    return fabriques.LigneCompteRenduFabrique(activite=reunion, texte=texte, **champs)


@pytest.fixture
def referent(ici) -> Client:
    navigateur = Client()
    navigateur.force_login(ici.compte)
    return navigateur
