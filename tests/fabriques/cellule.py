from datetime import date

import factory
from factory.django import DjangoModelFactory, Password

from cellule.models import (
    Adhesion,
    Cellule,
    Corbeille,
    Depot,
    Document,
    EtatRegion,
    FiltreEnregistre,
    FormeJuridique,
    Role,
    Trace,
    Travail,
    Utilisateur,
)

MOT_DE_PASSE = "un mot de passe d’essai"


class CelluleFabrique(DjangoModelFactory):
    class Meta:
        model = Cellule

    code = factory.Sequence(lambda n: f"cellule-{n}")
    nom = factory.LazyAttribute(lambda c: f"Nom de {c.code}")
    regions = ["75"]
    departements = ["33", "40"]
    forme_juridique = FormeJuridique.ASSOCIATION
    fuseau = "Europe/Paris"


class UtilisateurFabrique(DjangoModelFactory):
    class Meta:
        model = Utilisateur
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"personne-{n}@exemple.fr")
    prenom = "Camille"
    nom = factory.Sequence(lambda n: f"Nom-{n}")
    password = Password(MOT_DE_PASSE)


class AdhesionFabrique(DjangoModelFactory):
    class Meta:
        model = Adhesion

    utilisateur = factory.SubFactory(UtilisateurFabrique)
    role = Role.RESPONSABLE
    cellule = factory.SubFactory(CelluleFabrique)
    debut = date(2020, 1, 1)


class EtatRegionFabrique(DjangoModelFactory):
    class Meta:
        model = EtatRegion

    region_id = "94"
    avancement = EtatRegion.Avancement.APPEL


class TravailFabrique(DjangoModelFactory):
    class Meta:
        model = Travail

    nature = "essai"
    empreinte = factory.Sequence(lambda n: f"empreinte-{n}")


class TraceFabrique(DjangoModelFactory):
    class Meta:
        model = Trace

    acte = "essayer"


class CorbeilleFabrique(DjangoModelFactory):
    """What a removal kept: nothing, for who does not put it back."""

    class Meta:
        model = Corbeille

    trace = factory.SubFactory(TraceFabrique, geste=Trace.Geste.SUPPRESSION, objet="une ligne")
    contenu: list = []


class FiltreEnregistreFabrique(DjangoModelFactory):
    class Meta:
        model = FiltreEnregistre

    liste = "structures"
    nom = factory.Sequence(lambda n: f"Vue {n}")


class DepotFabrique(DjangoModelFactory):
    class Meta:
        model = Depot

    table = "structures"
    nom = "annuaire.csv"
    octets = "Nom;Type;Département\nÉquipe mobile;EMSP;33\n".encode()
    lignes = 2


class DocumentFabrique(DjangoModelFactory):
    class Meta:
        model = Document

    table = "structures"
    cle = factory.Sequence(lambda n: 10**9 + n)
    titre = factory.Sequence(lambda n: f"Document {n}")
    lien = factory.Sequence(lambda n: f"https://example.org/{n}")
    ajoute_le = date(2025, 1, 1)
