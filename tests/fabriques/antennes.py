from datetime import date
from io import BytesIO

import factory
from factory.django import DjangoModelFactory
from pypdf import PdfWriter

from antennes.models import (
    Antenne,
    AntenneDePiste,
    CompteRendu,
    DossierDePassation,
    EnvoiDeCompteRendu,
    EnvoiHebdomadaire,
    EtatPiste,
    FonctionReferent,
    Invitation,
    Mandat,
    NatureAntenne,
    NatureNouvelle,
    NouvelleDuTerrain,
    Piste,
)
from cellule.tri import cle_de_tri, texte_de_recherche

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


def un_pdf() -> bytes:
    sortie, page = BytesIO(), PdfWriter()
    page.add_blank_page(100, 100)
    page.write(sortie)
    return sortie.getvalue()


class DossierDePassationFabrique(DjangoModelFactory):
    class Meta:
        model = DossierDePassation

    mandat = factory.SubFactory(MandatFabrique)
    fin = date(2025, 6, 30)
    pdf = factory.LazyFunction(un_pdf)


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

    class Params:
        activite = factory.SubFactory(
            "tests.fabriques.evenements.ActiviteFabrique", type="reunion_antenne"
        )

    cle = factory.SelfAttribute("activite.pk")
    nom = "Camille Robin"
    adresse = factory.Sequence(lambda n: f"invite{n}@exemple.fr")


class PisteFabrique(DjangoModelFactory):
    class Meta:
        model = Piste

    code = factory.Sequence(lambda n: f"pis-{n:03d}")
    intitule = factory.Sequence(lambda n: f"Piste {n}")
    cle_tri = factory.LazyAttribute(lambda p: cle_de_tri(p.intitule, longueur=300))
    recherche = factory.LazyAttribute(lambda p: texte_de_recherche(p.intitule, p.code))
    etat = EtatPiste.OUVERTE
    ouverte_le = date(2025, 3, 1)


class AntenneDePisteFabrique(DjangoModelFactory):
    class Meta:
        model = AntenneDePiste

    piste = factory.SubFactory(PisteFabrique)
    antenne = factory.SubFactory(AntenneFabrique)


class NouvelleDuTerrainFabrique(DjangoModelFactory):
    class Meta:
        model = NouvelleDuTerrain

    antenne = factory.SubFactory(AntenneFabrique)
    nature = NatureNouvelle.EQUIPE
    texte = factory.Sequence(lambda n: f"Un médecin arrive à l’équipe {n}")
    jour = date(2025, 3, 1)


class FonctionReferentFabrique(DjangoModelFactory):
    class Meta:
        model = FonctionReferent

    libelle = "correspondant départemental"
    pluriel = "correspondants départementaux"
    fiche = "**Rôle**\n\n- Relais de la cellule."
