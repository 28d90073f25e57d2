from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from cellule.tri import cle_de_tri, texte_de_recherche
from evenements.models import (
    Abonnement,
    Action,
    ActionCampagne,
    Activite,
    ActiviteRetiree,
    Annonce,
    AntenneConcernee,
    Audience,
    Cadre,
    DerniereRencontre,
    Diagnostic,
    Diffusion,
    Enquete,
    LigneCompteRendu,
    Mesure,
    MoyenContact,
    Mutualisation,
    NatureContact,
    NatureDocument,
    NatureMutualisation,
    NaturePublication,
    NatureRessource,
    PartenaireAction,
    Participation,
    Parution,
    PorteeAbonnement,
    Publication,
    Realisation,
    RessourceWeb,
    ReunionDeGroupe,
    Rubrique,
    Satisfaction,
    Seance,
    StatutAction,
    StatutActivite,
    StatutDiagnostic,
    StatutEnquete,
    StatutPresence,
    StructureRencontree,
    TypeActivite,
    empreinte_de,
)

from .acteurs import GroupeDeTravailFabrique, ProfessionnelFabrique, StructureFabrique
from .antennes import AntenneFabrique
from .cellule import UtilisateurFabrique


class ActiviteFabrique(DjangoModelFactory):
    """`debut` is a plain day here; `actions` alone knows times, offsets and sessions."""

    class Meta:
        model = Activite

    code = factory.Sequence(lambda n: f"activite-{n}")
    type = TypeActivite.RENCONTRE_EQUIPE
    intitule = factory.LazyAttribute(lambda a: f"Activité {a.code}")
    debut = "2025-06-15"
    statut = StatutActivite.TENU
    jour_debut = factory.LazyAttribute(lambda a: date.fromisoformat(a.debut))
    jour_retenu = factory.LazyAttribute(lambda a: a.jour_debut)
    annee_retenue = factory.LazyAttribute(lambda a: a.jour_retenu.year)
    statut_retenu = factory.LazyAttribute(lambda a: a.statut)
    cle_tri = factory.LazyAttribute(lambda a: cle_de_tri(a.intitule, longueur=300))
    recherche = factory.LazyAttribute(lambda a: texte_de_recherche(a.intitule, a.code))


class AntenneConcerneeFabrique(DjangoModelFactory):
    class Meta:
        model = AntenneConcernee

    activite = factory.SubFactory(ActiviteFabrique)
    antenne = factory.SubFactory(AntenneFabrique)


class StructureRencontreeFabrique(DjangoModelFactory):
    class Meta:
        model = StructureRencontree

    activite = factory.SubFactory(ActiviteFabrique)
    structure = factory.SubFactory(StructureFabrique)


class SeanceFabrique(DjangoModelFactory):
    class Meta:
        model = Seance

    activite = factory.SubFactory(ActiviteFabrique, type=TypeActivite.FORMATION, role="dispensee")
    debut = "2025-06-15"
    statut = StatutActivite.TENU
    jour = factory.LazyAttribute(lambda s: date.fromisoformat(s.debut))


class ParticipationFabrique(DjangoModelFactory):
    class Meta:
        model = Participation

    activite = factory.SubFactory(ActiviteFabrique)
    professionnel = factory.SubFactory(ProfessionnelFabrique)
    statut = StatutPresence.PRESENT


class DerniereRencontreFabrique(DjangoModelFactory):
    class Meta:
        model = DerniereRencontre
        # A trigger may have written it before.
        django_get_or_create = ("structure",)

    structure = factory.SubFactory(StructureFabrique)
    jour = date(2025, 3, 10)


class LigneCompteRenduFabrique(DjangoModelFactory):
    class Meta:
        model = LigneCompteRendu

    code = factory.Sequence(lambda n: f"ligne-{n}")
    activite = factory.SubFactory(ActiviteFabrique)
    rubrique = Rubrique.CONSTAT
    texte = factory.LazyAttribute(lambda ligne: f"Texte {ligne.code}")


class DiagnosticFabrique(DjangoModelFactory):
    class Meta:
        model = Diagnostic

    intitule = factory.Sequence(lambda n: f"Diagnostic {n}")
    departements = ["33"]
    statut = StatutDiagnostic.PUBLIE
    publie_le = date(2025, 6, 15)


class ActionFabrique(DjangoModelFactory):
    class Meta:
        model = Action

    intitule = factory.Sequence(lambda n: f"Action {n}")
    nature = "territoire"
    avec_ars = True
    debut = date(2025, 6, 15)
    statut = StatutAction.EN_COURS


class PartenaireActionFabrique(DjangoModelFactory):
    class Meta:
        model = PartenaireAction

    action = factory.SubFactory(ActionFabrique)
    structure = factory.SubFactory(StructureFabrique)


class EnqueteFabrique(DjangoModelFactory):
    class Meta:
        model = Enquete

    intitule = factory.Sequence(lambda n: f"Enquête {n}")
    cadre = Cadre.ARS
    ouverte_le = date(2025, 6, 15)
    realisation = Realisation.REALISEE
    statut = StatutEnquete.OUVERTE


class MutualisationFabrique(DjangoModelFactory):
    class Meta:
        model = Mutualisation

    intitule = factory.Sequence(lambda n: f"Mutualisation {n}")
    nature = NatureMutualisation.OUTIL
    date = date(2025, 6, 15)


class RessourceWebFabrique(DjangoModelFactory):
    class Meta:
        model = RessourceWeb

    url = factory.Sequence(lambda n: f"https://exemple.fr/{n}")
    nature = NatureRessource.SITE
    en_ligne_le = date(2025, 1, 1)


class MoyenContactFabrique(DjangoModelFactory):
    class Meta:
        model = MoyenContact

    nature = NatureContact.TELEPHONE
    valeur = factory.Sequence(lambda n: f"05 00 00 00 {n:02}")
    debut = date(2025, 1, 1)


class PublicationFabrique(DjangoModelFactory):
    class Meta:
        model = Publication

    code = factory.Sequence(lambda n: f"publication-{n}")
    nature = NaturePublication.NEWSLETTER
    nom = factory.LazyAttribute(lambda p: f"Lettre {p.code}")
    cle_tri = factory.LazyAttribute(lambda p: cle_de_tri(p.nom, longueur=300))
    ouvert_le = date(2024, 1, 1)


class ActionCampagneFabrique(DjangoModelFactory):
    class Meta:
        model = ActionCampagne

    code = factory.Sequence(lambda n: f"action-campagne-{n}")
    campagne = "campagne nationale"
    date = date(2025, 6, 15)


class ParutionFabrique(DjangoModelFactory):
    class Meta:
        model = Parution

    code = factory.Sequence(lambda n: f"parution-{n}")
    publication = factory.SubFactory(PublicationFabrique)
    date = date(2025, 6, 15)


class AudienceFabrique(DjangoModelFactory):
    class Meta:
        model = Audience

    publication = factory.SubFactory(PublicationFabrique)
    date = date(2025, 6, 15)
    mesure = Mesure.ABONNES
    valeur = 100
    periode = factory.LazyAttribute(lambda a: a.date)


class DiffusionFabrique(DjangoModelFactory):
    class Meta:
        model = Diffusion

    parution = factory.SubFactory(ParutionFabrique)
    document = factory.Sequence(lambda n: f"document-{n}")
    nature = NatureDocument.RBP


class AnnonceFabrique(DjangoModelFactory):
    class Meta:
        model = Annonce

    table = "activites"
    cle = factory.Sequence(lambda n: 10**9 + n)
    notee_le = date(2025, 6, 1)


class ReunionDeGroupeFabrique(DjangoModelFactory):
    class Meta:
        model = ReunionDeGroupe

    activite = factory.SubFactory(ActiviteFabrique, type=TypeActivite.GROUPE_TRAVAIL)
    groupe = factory.SubFactory(GroupeDeTravailFabrique)


class SatisfactionFabrique(DjangoModelFactory):
    class Meta:
        model = Satisfaction

    activite = factory.SubFactory(ActiviteFabrique, type=TypeActivite.EVENEMENT, role="associe")
    reponses = 12
    note = Decimal("4.25")


class AbonnementFabrique(DjangoModelFactory):
    """An address of the whole cell; its owner is a member of nothing, unless the test says so."""

    class Meta:
        model = Abonnement

    class Params:
        jeton = factory.Sequence(lambda n: f"jeton-{n}")

    utilisateur = factory.SubFactory(UtilisateurFabrique)
    portee = PorteeAbonnement.CELLULE
    empreinte = factory.LazyAttribute(lambda a: empreinte_de(a.jeton))


class ActiviteRetireeFabrique(DjangoModelFactory):
    class Meta:
        model = ActiviteRetiree

    cle = factory.Sequence(lambda n: 10**9 + n)
    type = TypeActivite.REUNION_ANTENNE
    debut = "2026-03-10T14:00"
    revision = 3
