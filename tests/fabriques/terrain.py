from datetime import UTC, datetime
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from antennes.models import (
    BrouillonDeReunion,
    FeuilleASigner,
    PhotoDeReunion,
    SaisieDeReunion,
    Signature,
)

from .antennes import AntenneFabrique
from .cellule import UtilisateurFabrique
from .evenements import ActiviteFabrique


class SaisieDeReunionFabrique(DjangoModelFactory):
    class Meta:
        model = SaisieDeReunion

    cle = factory.LazyFunction(uuid4)
    activite = factory.SubFactory(ActiviteFabrique)


class BrouillonDeReunionFabrique(DjangoModelFactory):
    class Meta:
        model = BrouillonDeReunion

    utilisateur = factory.SubFactory(UtilisateurFabrique)
    antenne = factory.SubFactory(AntenneFabrique)
    cle = factory.LazyFunction(uuid4)
    contenu = [["constat", "Pas d’astreinte le week-end"]]


class PhotoDeReunionFabrique(DjangoModelFactory):
    class Meta:
        model = PhotoDeReunion

    activite = factory.SubFactory(ActiviteFabrique)
    octets = b"\xff\xd8\xff"


class FeuilleASignerFabrique(DjangoModelFactory):
    class Meta:
        model = FeuilleASigner

    activite = factory.SubFactory(ActiviteFabrique)
    ferme_le = datetime(2099, 1, 1, tzinfo=UTC)


class SignatureFabrique(DjangoModelFactory):
    class Meta:
        model = Signature

    feuille = factory.SubFactory(FeuilleASignerFabrique)
    identite = factory.Sequence(lambda n: f"personne-{n}")
    nom = factory.Sequence(lambda n: f"Personne {n}")
    prenom = "Camille"
