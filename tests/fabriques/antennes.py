from datetime import date

import factory
from factory.django import DjangoModelFactory

from antennes.models import Antenne, Mandat, NatureAntenne
from cellule.tri import cle_de_tri

from .acteurs import ProfessionnelFabrique


class AntenneFabrique(DjangoModelFactory):
    class Meta:
        model = Antenne

    code = factory.Sequence(lambda n: f"antenne-{n}")
    nom = factory.LazyAttribute(lambda a: f"Antenne {a.code}")
    nature = NatureAntenne.DEPARTEMENT
    departements = ["33"]
    cle_tri = factory.LazyAttribute(lambda a: cle_de_tri(a.nom, longueur=300))
    ouverte_le = date(2024, 1, 1)


class MandatFabrique(DjangoModelFactory):
    class Meta:
        model = Mandat

    antenne = factory.SubFactory(AntenneFabrique)
    professionnel = factory.SubFactory(ProfessionnelFabrique)
    debut = date(2024, 1, 1)
