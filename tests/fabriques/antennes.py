from datetime import date

import factory
from factory.django import DjangoModelFactory

from antennes.models import (
    Antenne,
    CompteRendu,
    EnvoiDeCompteRendu,
    EnvoiHebdomadaire,
    Invitation,
    Mandat,
    NatureAntenne,
)
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


def contenu(mot: str = "Organiser une formation") -> dict:
    """Minutes of one decision."""
    ligne = {"code": "cr-1", "texte": mot, "responsable": "", "echeance": ""}
    return {
        "cellule": mot, "intitule": mot, "jour": "2025-06-15", "debut": "", "lieu": "",
        "modalite": "", "antennes": [], "objectifs": "", "anonymes": None, "presents": [],
        "excuses": [],
        "rubriques": [{"rubrique": "decision", "titre": "Décisions", "lignes": [ligne]}],
    }  # fmt: skip


class CompteRenduFabrique(DjangoModelFactory):
    class Meta:
        model = CompteRendu

    activite = factory.SubFactory(
        "tests.fabriques.evenements.ActiviteFabrique", type="reunion_antenne"
    )
    numero = 1
    contenu = factory.LazyFunction(contenu)


class EnvoiDeCompteRenduFabrique(DjangoModelFactory):
    class Meta:
        model = EnvoiDeCompteRendu

    compte_rendu = factory.SubFactory(CompteRenduFabrique)
    nom = "Camille Robin"
    adresse = factory.Sequence(lambda n: f"present{n}@exemple.fr")


class EnvoiHebdomadaireFabrique(DjangoModelFactory):
    class Meta:
        model = EnvoiHebdomadaire

    semaine = date(2025, 6, 16)
    destinataire = factory.Sequence(lambda n: f"referent{n}@exemple.fr")


class InvitationFabrique(DjangoModelFactory):
    class Meta:
        model = Invitation

    activite = factory.SubFactory(
        "tests.fabriques.evenements.ActiviteFabrique", type="reunion_antenne"
    )
    nom = "Camille Robin"
    adresse = factory.Sequence(lambda n: f"invite{n}@exemple.fr")
