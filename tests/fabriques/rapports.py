from datetime import date

import factory
from factory.django import DjangoModelFactory

from rapports.models import (
    Avis,
    Campagne,
    Convention,
    Correction,
    Cote,
    Delegation,
    Depense,
    Echeance,
    Etape,
    EtatRapport,
    Financement,
    GenreAvis,
    GenrePiece,
    IndicateurPropre,
    LigneProgramme,
    Mission,
    Piece,
    PosteDepense,
    Prolongation,
    Rappel,
    Rapport,
    RevisionTexte,
    Source,
    Texte,
    Version,
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


class CampagneFabrique(DjangoModelFactory):
    class Meta:
        model = Campagne
        django_get_or_create = ("annee",)

    annee = 2025
    ouverture = date(2026, 1, 1)
    remise_activite = date(2026, 3, 15)
    remise_finance = date(2026, 4, 30)
    fin_examen = date(2026, 5, 15)
    compilation = date(2026, 5, 31)


class ProlongationFabrique(DjangoModelFactory):
    class Meta:
        model = Prolongation

    annee = 2025
    echeance = Echeance.ACTIVITE
    jour = date(2026, 4, 1)
    motif = "motif"
    accordee_par = "agence"


class RappelFabrique(DjangoModelFactory):
    class Meta:
        model = Rappel

    annee = 2025
    genre = "activite-30"
    destinataire = "responsable@exemple.fr"


class RapportFabrique(DjangoModelFactory):
    """One a year: asked for again, it is the same."""

    class Meta:
        model = Rapport
        django_get_or_create = ("annee",)

    annee = 2025


class VersionFabrique(DjangoModelFactory):
    class Meta:
        model = Version

    rapport = factory.SubFactory(RapportFabrique)
    numero = factory.Sequence(lambda n: n + 1)
    annee = 2025
    arret = date(2026, 1, 31)
    catalogue = "2022.1"
    format = 2
    resultats = {"D2": {"etat": "valeur", "mesures": {"reunions": 1}}}
    empreinte = "0" * 64


class PieceFabrique(DjangoModelFactory):
    class Meta:
        model = Piece

    version = factory.SubFactory(VersionFabrique)
    genre = GenrePiece.CONTENU
    nom = "contenu.json"
    type_mime = "application/json"
    octets = b"{}"
    taille = 2
    sha256 = "0" * 64


class EtapeFabrique(DjangoModelFactory):
    class Meta:
        model = Etape

    version = factory.SubFactory(VersionFabrique)
    rapport = factory.SelfAttribute("version.rapport")
    rang = factory.Sequence(lambda n: n + 1)
    etat = EtatRapport.FIGE
    acteur = "personne"
    cote = Cote.CELLULE
    empreinte = "0" * 64


class AvisFabrique(DjangoModelFactory):
    class Meta:
        model = Avis

    version = factory.SubFactory(VersionFabrique)
    cible = "indicateur:D2"
    genre = GenreAvis.QUESTION
    texte = "question"
    auteur = "personne"
    cote = Cote.ARS


class DelegationFabrique(DjangoModelFactory):
    class Meta:
        model = Delegation

    rapport = factory.SubFactory(RapportFabrique)
    courriel = "collegue@exemple.fr"
    nom = "collègue"
    par = "personne"
    debut = date(2026, 1, 1)
    fin = date(2026, 12, 31)


class TexteFabrique(DjangoModelFactory):
    class Meta:
        model = Texte
        django_get_or_create = ("annee", "cle")

    annee = 2025
    cle = "redaction:mot"
    contenu = "texte"


class RevisionTexteFabrique(DjangoModelFactory):
    """Set aside by another's writing: the page that compares them has something to show."""

    class Meta:
        model = RevisionTexte

    texte = factory.SubFactory(TexteFabrique)
    revision = 1
    contenu = "autre texte"
    conflit = True


class CorrectionFabrique(DjangoModelFactory):
    class Meta:
        model = Correction

    annee = 2025
    code = "D2"
    mesure = "reunions"
    valeur = 2
    motif = "motif"


class IndicateurPropreFabrique(DjangoModelFactory):
    class Meta:
        model = IndicateurPropre

    annee = 2025
    titre = factory.Sequence(lambda n: f"indicateur {n}")
    valeur = "3"
