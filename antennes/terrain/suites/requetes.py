"""Reads of what was sent of a meeting, and to whom it may still go."""

import re
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, QuerySet

from acteurs.models import Professionnel
from antennes.models import CompteRendu, Invitation
from cellule.models import Cellule, Travail
from evenements.models import Activite, ActiviteRetiree, StatutActivite, StatutPresence

from .contenu import contenu_de, corrections

ENVOI, INVITATIONS = "compte_rendu", "invitations"
ADRESSE = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")
VIDE = "Le compte rendu est vide : écrivez au moins une ligne."
PAS_TENUE = "Cette réunion n’a pas eu lieu : il n’y a pas de compte rendu à envoyer."


@dataclass(frozen=True)
class Destinataire:
    """Somebody who was there, and the address that their sheet gives."""

    nom: str
    adresse: str


@dataclass
class Presents:
    """Who was there and is named: whom a mail reaches, whom it does not."""

    joignables: list[Destinataire] = field(default_factory=list)
    sans_adresse: list[str] = field(default_factory=list)


def presents_de(activite: Activite) -> Presents:
    """Each address once, by name; two people who share one get one mail."""
    trouves, vues = Presents(), set()
    gens = Professionnel.objects.filter(
        participations__activite=activite, participations__statut=StatutPresence.PRESENT
    ).distinct()
    for personne in gens.order_by("cle_tri", "pk"):
        adresse = personne.email.strip().lower()
        if not ADRESSE.fullmatch(adresse):
            trouves.sans_adresse.append(str(personne))
        elif adresse not in vues:
            vues.add(adresse)
            trouves.joignables.append(Destinataire(str(personne), adresse))
    return trouves


def a_servir(version: CompteRendu) -> list[Destinataire]:
    """Those who were there and have not received this version."""
    servies = set(version.envois.values_list("adresse", flat=True))
    joignables = presents_de(version.activite).joignables
    return [un for un in joignables if un.adresse not in servies]


def versions_de(activite: Activite) -> list[CompteRendu]:
    """The last one first, each with those whom it was sent to."""
    versions = CompteRendu.objects.filter(activite=activite).order_by("-numero")
    return list(versions.prefetch_related("envois"))


@dataclass(frozen=True)
class AEnvoyer:
    """What a click would send: the minutes as they are, under which number, to whom."""

    contenu: dict
    numero: int
    corrige: list[str]
    presents: Presents
    restants: list[Destinataire]
    versions: list[CompteRendu]
    refus: str

    @property
    def nouvelle(self) -> bool:
        return self.numero > (self.versions[0].numero if self.versions else 0)


def a_envoyer(cellule: Cellule, activite: Activite) -> AEnvoyer:
    contenu, versions = contenu_de(cellule, activite), versions_de(activite)
    derniere = versions[0] if versions else None
    presents = presents_de(activite)
    if derniere and derniere.contenu == contenu:
        numero, corrige = derniere.numero, derniere.corrections
        servies = {envoi.adresse for envoi in derniere.envois.all()}
    else:
        numero = derniere.numero + 1 if derniere else 1
        corrige = corrections(derniere.contenu, contenu) if derniere else []
        servies = set()
    restants = [un for un in presents.joignables if un.adresse not in servies]
    refus = pourquoi_pas(activite, contenu)
    return AEnvoyer(contenu, numero, corrige, presents, restants, versions, refus)


def pourquoi_pas(activite: Activite, contenu: dict) -> str:
    if activite.statut_retenu in (StatutActivite.ANNULE, StatutActivite.REPORTE):
        return PAS_TENUE
    return "" if contenu["rubriques"] else VIDE


def dernier_envoi(activite: Activite) -> Travail | None:
    """The last job that sent these minutes, whatever its state."""
    travaux = Travail.objects.filter(nature=ENVOI, parametres__activite=activite.pk)
    return travaux.order_by("-cree_le", "-pk").first()


def sans_reunion() -> QuerySet[Invitation]:
    """The invitations to meetings that are gone for good: neither in the journal nor in the bin."""
    restent = Activite.objects.filter(pk=OuterRef("cle"))
    retirees = ActiviteRetiree.objects.filter(cle=OuterRef("cle"))
    return Invitation.objects.filter(~Exists(restent), ~Exists(retirees))
