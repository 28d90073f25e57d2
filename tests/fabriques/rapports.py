from datetime import date

import factory
from factory.django import DjangoModelFactory

from rapports.models import (
    Convention,
    Depense,
    Financement,
    LigneProgramme,
    Mission,
    PosteDepense,
    Source,
)


class ConventionFabrique(DjangoModelFactory):
    class Meta:
        model = Convention

    code = factory.Sequence(lambda n: f"convention-{n}")
    debut = date(2024, 1, 1)
    fin = date(2026, 12, 31)


class FinancementFabrique(DjangoModelFactory):
    class Meta:
        model = Financement

    annee = 2025
    source = Source.FIR
    montant = "1000"
    convention = factory.SubFactory(ConventionFabrique)


class DepenseFabrique(DjangoModelFactory):
    class Meta:
        model = Depense

    annee = 2025
    poste = PosteDepense.PERSONNEL
    montant = "1000"
    source = Source.FIR


class LigneProgrammeFabrique(DjangoModelFactory):
    class Meta:
        model = LigneProgramme

    annee = 2025
    mission = Mission.DIAGNOSTIC
    objectif = "objectif"
    action = "action"
