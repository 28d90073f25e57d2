"""An antenna with its référent, a meeting with people there, and the neighbouring antenna."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.core import mail
from django.test import Client

from antennes.models import Antenne
from cellule.models import Cellule, Role, Travail, Utilisateur
from cellule.perimetre import perimetre
from cellule.tasks import executer
from evenements.models import Activite
from tests.fabriques import (
    ActiviteFabrique,
    AdhesionFabrique,
    AntenneConcerneeFabrique,
    AntenneFabrique,
    LigneCompteRenduFabrique,
    MandatFabrique,
    ParticipationFabrique,
    ProfessionnelFabrique,
    StructureFabrique,
    UtilisateurFabrique,
)


@dataclass(frozen=True)
class Terrain:
    cellule: Cellule
    antenne: Antenne
    voisine: Antenne
    reunion: Activite
    ailleurs: Activite
    referent: Utilisateur

    def client(self, compte: Utilisateur | None = None) -> Client:
        client = Client()
        client.force_login(compte or self.referent)
        return client

    def adresse(self, suite: str, reunion: Activite | None = None) -> str:
        return f"/c/gironde/antennes/reunions/{(reunion or self.reunion).pk}/{suite}"


def batir(cellule: Cellule, courriel: str = "referent@gironde.fr") -> Terrain:
    compte = UtilisateurFabrique(email=courriel, prenom="Claude", nom="Morel")
    AdhesionFabrique(utilisateur=compte, role=Role.REFERENT, cellule=cellule)
    with perimetre(cellule, ecriture=True):
        antenne, voisine = AntenneFabrique(nom="Sud"), AntenneFabrique(nom="Nord")
        lui = ProfessionnelFabrique(nom="Morel", prenom="Claude", utilisateur=compte)
        MandatFabrique(antenne=antenne, professionnel=lui)
        reunions = []
        for une in (antenne, voisine):
            reunion = ActiviteFabrique(
                type="reunion_antenne", debut="2025-06-12", intitule=f"Antenne {une.nom} – douleur"
            )
            AntenneConcerneeFabrique(activite=reunion, antenne=une)
            LigneCompteRenduFabrique(
                activite=reunion, rubrique="decision", texte="Former les soignants de nuit"
            )
            reunions.append(reunion)
        ici = StructureFabrique(nom="EMSP de Langon")
        for nom, adresse, statut in (
            ("Alba", "alba@exemple.fr", "present"),
            ("Bost", "BOST@exemple.fr", "present"),
            ("Cros", "", "present"),
            ("Diaz", "diaz@exemple.fr", "excuse"),
        ):
            ParticipationFabrique(
                activite=reunions[0], statut=statut,
                professionnel=ProfessionnelFabrique(
                    nom=nom, prenom="Lou", email=adresse, structure=ici, cle_tri=nom.lower()
                ),
            )  # fmt: skip
    return Terrain(cellule, antenne, voisine, *reunions, compte)


@pytest.fixture
def terrain(cellule) -> Terrain:
    return batir(cellule)


@pytest.fixture
def mener(cellule, django_capture_on_commit_callbacks) -> Callable[[], list[str]]:
    """Do the jobs that wait; who was written to since the last time, in order."""

    def faire() -> list[str]:
        with perimetre(cellule):
            attente = list(Travail.objects.filter(etat="attente").values_list("pk", flat=True))
        with django_capture_on_commit_callbacks(execute=True):
            for cle in attente:
                executer(cellule_id=cellule.pk, travail_id=cle)
        ecrits = [adresse for courriel in mail.outbox for adresse in courriel.recipients()]
        faire.courriels = [*mail.outbox]
        mail.outbox.clear()
        return ecrits

    return faire
