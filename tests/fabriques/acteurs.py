from datetime import date

import factory
from factory.django import DjangoModelFactory

from acteurs.models import (
    Acte,
    Affectation,
    AppelAProjets,
    AuteurVerification,
    BonnePratique,
    College,
    EchangeCommune,
    Echelon,
    EtapeCommune,
    EtapeProjet,
    GroupeDeTravail,
    MandatCopil,
    MembreDeGroupe,
    NatureActe,
    NatureAppel,
    NatureEchange,
    NatureProposition,
    Offre,
    PaireEcartee,
    PartenaireDeProjet,
    PosteCellule,
    ProcessPostes,
    Professionnel,
    Projet,
    Proposition,
    QualiteCopil,
    SourceProposition,
    Structure,
    SuiviCommune,
    TypeStructure,
    Verification,
)
from cellule.tri import cle_de_tri, texte_de_recherche


class StructureFabrique(DjangoModelFactory):
    class Meta:
        model = Structure

    code = factory.Sequence(lambda n: f"structure-{n}")
    nom = factory.LazyAttribute(lambda s: f"Structure {s.code}")
    type = TypeStructure.EMSP
    echelon = Echelon.LOCAL
    departement_id = "33"
    cle_tri = factory.LazyAttribute(lambda s: cle_de_tri(s.nom, longueur=300))
    recherche = factory.LazyAttribute(lambda s: texte_de_recherche(s.nom, s.type, s.code))


class VerificationFabrique(DjangoModelFactory):
    class Meta:
        model = Verification

    structure = factory.SubFactory(StructureFabrique)
    date = date(2025, 6, 15)
    auteur = AuteurVerification.CELLULE


class ProfessionnelFabrique(DjangoModelFactory):
    class Meta:
        model = Professionnel

    code = factory.Sequence(lambda n: f"personne-{n}")
    nom = factory.LazyAttribute(lambda p: f"Nom {p.code}")
    prenom = "Dominique"
    structure = factory.SubFactory(StructureFabrique)
    cle_tri = factory.LazyAttribute(lambda p: cle_de_tri(p.nom, p.prenom, longueur=401))
    recherche = factory.LazyAttribute(lambda p: texte_de_recherche(p.prenom, p.nom, p.code))


class AffectationFabrique(DjangoModelFactory):
    class Meta:
        model = Affectation

    professionnel = factory.SubFactory(ProfessionnelFabrique)
    structure = factory.SubFactory(StructureFabrique)
    fonction = "cadre de santé"
    debut = date(2024, 1, 1)


class PaireEcarteeFabrique(DjangoModelFactory):
    class Meta:
        model = PaireEcartee

    sorte = "structures"
    premiere = factory.Sequence(lambda n: 10**9 + n)
    seconde = factory.LazyAttribute(lambda p: p.premiere + 1)


class PosteCelluleFabrique(DjangoModelFactory):
    class Meta:
        model = PosteCellule

    professionnel = factory.SubFactory(ProfessionnelFabrique, equipe_cellule=True)
    fonction = "coordination"
    etp = "0.5"
    debut = date(2024, 1, 1)


class MandatCopilFabrique(DjangoModelFactory):
    class Meta:
        model = MandatCopil

    professionnel = factory.SubFactory(ProfessionnelFabrique)
    fonction = "présidence"
    structure = factory.SubFactory(StructureFabrique)
    college = College.USAGERS
    qualite = QualiteCopil.TITULAIRE
    debut = date(2024, 1, 1)


class ProjetFabrique(DjangoModelFactory):
    class Meta:
        model = Projet

    code = factory.Sequence(lambda n: f"projet-{n}")
    intitule = factory.LazyAttribute(lambda p: f"Projet {p.code}")
    nature = "organisation"
    porteur = factory.SubFactory(StructureFabrique)
    etape = EtapeProjet.EN_COURS
    cle_tri = factory.LazyAttribute(lambda p: cle_de_tri(p.intitule, longueur=300))
    recherche = factory.LazyAttribute(lambda p: texte_de_recherche(p.intitule, p.code))


class PartenaireDeProjetFabrique(DjangoModelFactory):
    class Meta:
        model = PartenaireDeProjet

    projet = factory.SubFactory(ProjetFabrique)
    structure = factory.SubFactory(StructureFabrique)


class ActeFabrique(DjangoModelFactory):
    class Meta:
        model = Acte

    projet = factory.SubFactory(ProjetFabrique)
    date = date(2025, 6, 15)
    nature = NatureActe.METHODE


class OffreFabrique(DjangoModelFactory):
    class Meta:
        model = Offre

    code = factory.Sequence(lambda n: f"offre-{n}")
    structure = factory.SubFactory(StructureFabrique)
    poste = "médecin"
    publiee_le = date(2025, 6, 15)


class GroupeDeTravailFabrique(DjangoModelFactory):
    class Meta:
        model = GroupeDeTravail

    code = factory.Sequence(lambda n: f"groupe-{n}")
    nom = factory.Sequence(lambda n: f"Groupe {n}")
    objet = "Décrire le parcours du retour à domicile"
    cle_tri = factory.LazyAttribute(lambda g: cle_de_tri(g.nom, longueur=300))
    recherche = factory.LazyAttribute(lambda g: texte_de_recherche(g.nom, g.objet))


class MembreDeGroupeFabrique(DjangoModelFactory):
    class Meta:
        model = MembreDeGroupe

    groupe = factory.SubFactory(GroupeDeTravailFabrique)
    professionnel = factory.SubFactory(ProfessionnelFabrique)


class ProcessPostesFabrique(DjangoModelFactory):
    class Meta:
        model = ProcessPostes

    intitule = factory.Sequence(lambda n: f"Process {n}")
    debut = date(2025, 1, 1)


class PropositionFabrique(DjangoModelFactory):
    class Meta:
        model = Proposition

    source = SourceProposition.SAE
    origine = "structures_palliatives_2023.csv"
    origine_du = date(2023, 12, 31)
    nature = NatureProposition.NOUVELLE
    finess = factory.Sequence(lambda n: f"339{n:06d}")
    type = TypeStructure.LISP
    nom = factory.LazyAttribute(lambda p: f"LISP – Hôpital {p.finess}")
    cle_tri = factory.LazyAttribute(lambda p: p.nom.casefold())
    departement_id = "33"
    contenu = factory.LazyAttribute(
        lambda p: {
            "colonnes": {
                nom: {"avant": "", "apres": valeur}
                for nom, valeur in {
                    "nom": p.nom,
                    "type": str(p.type),
                    "echelon": "local",
                    "departement": p.departement_id,
                    "finess": p.finess,
                    "lits": "6",
                }.items()
            },
            "notes": [],
        }
    )


class AppelAProjetsFabrique(DjangoModelFactory):
    class Meta:
        model = AppelAProjets

    intitule = factory.Sequence(lambda n: f"Appel {n}")
    nature = NatureAppel.AAP
    emetteur = "Agence régionale de santé"
    cle_tri = factory.LazyAttribute(lambda a: cle_de_tri(a.intitule, longueur=300))
    recherche = factory.LazyAttribute(lambda a: texte_de_recherche(a.intitule, a.emetteur))


class BonnePratiqueFabrique(DjangoModelFactory):
    class Meta:
        model = BonnePratique

    titre = factory.Sequence(lambda n: f"Pratique {n}")
    description = "Ce qui est fait."
    cle_tri = factory.LazyAttribute(lambda p: cle_de_tri(p.titre, longueur=300))
    recherche = factory.LazyAttribute(lambda p: texte_de_recherche(p.titre))
    projet = factory.SubFactory(ProjetFabrique)
    structure = factory.SubFactory(StructureFabrique)


class SuiviCommuneFabrique(DjangoModelFactory):
    class Meta:
        model = SuiviCommune

    code = factory.Sequence(lambda n: f"com-{n:03d}")
    commune = factory.Sequence(lambda n: f"Commune {n}")
    cle_tri = factory.LazyAttribute(lambda c: cle_de_tri(c.commune, longueur=300))
    recherche = factory.LazyAttribute(lambda c: texte_de_recherche(c.commune, c.code))
    departement_id = "33"
    etape = EtapeCommune.CONTACT


class EchangeCommuneFabrique(DjangoModelFactory):
    class Meta:
        model = EchangeCommune

    suivi = factory.SubFactory(SuiviCommuneFabrique)
    date = date(2025, 3, 1)
    nature = NatureEchange.ECHANGE
    texte = "Un premier appel"
