"""The registers of the missions as lists. Each says which indicator it feeds."""

from django.core.exceptions import ValidationError
from django.db.models import Model

from cellule.listes import Acte, Liste
from cellule.models import Trace
from evenements import droits
from evenements.actions import (
    enregistrer_actions,
    enregistrer_diagnostics,
    enregistrer_enquetes,
    enregistrer_moyens_contact,
    enregistrer_mutualisations,
    enregistrer_ressources_web,
)
from evenements.models import (
    Action,
    Diagnostic,
    Enquete,
    MoyenContact,
    Mutualisation,
    RessourceWeb,
)

from . import tables

CONNAITRE = (
    ("Diagnostics", "liste_diagnostics"),
    ("Enquêtes", "liste_enquetes"),
    ("Actions", "liste_actions"),
    ("Mutualisations", "liste_mutualisations"),
)
SE_FAIRE_CONNAITRE = (
    ("Moyens de contact", "liste_contacts"),
    ("Ressources en ligne", "liste_ressources"),
)


def jeter(ecriture) -> Acte:
    """To the bin, all or none."""

    def faire(lignes: list[Model]) -> tuple[int, Trace | None]:
        try:
            return len(lignes), ecriture.supprimer_plusieurs(lignes)
        except ValidationError as refus:
            raise ValidationError(refus.messages) from None

    return Acte(
        code="supprimer",
        libelle="Mettre à la corbeille",
        faire=faire,
        question="Elles y restent trente jours, d’où elles peuvent revenir.",
        icone="trash-2",
        dangereux=True,
    )


def _liste(nom: str, modele: type[Model], ecriture, **options) -> Liste:
    return Liste(
        nom=nom,
        modele=modele,
        droit=droits.MISSIONS_LIRE.code,
        droit_ecrire=droits.MISSIONS_ECRIRE.code,
        actes=(jeter(ecriture),),
        **options,
    )


DIAGNOSTICS = _liste(
    "diagnostics",
    Diagnostic,
    enregistrer_diagnostics,
    titre="Diagnostics territoriaux",
    mots=("diagnostic", "diagnostics"),
    table=tables.DiagnosticTable,
    filtre=tables.DiagnosticFiltre,
    lignes=lambda cellule: Diagnostic.objects.all(),
    tri=("-publie_le", "intitule"),
    chapo="L’état des lieux du territoire : l’indicateur D3 compte ceux publiés depuis moins de "
    "cinq ans.",
    icone="map-pinned",
    creation="nouvelle_diagnostic",
    creer="Ajouter un diagnostic",
    vide="Ajoutez le premier état des lieux du territoire, même en cours.",
    onglets=CONNAITRE,
)

ENQUETES = _liste(
    "enquetes",
    Enquete,
    enregistrer_enquetes,
    titre="Enquêtes",
    mots=("enquête", "enquêtes"),
    table=tables.EnqueteTable,
    filtre=tables.EnqueteFiltre,
    lignes=lambda cellule: Enquete.objects.all(),
    tri=("-ouverte_le",),
    chapo="L’indicateur D7 compte les enquêtes réalisées et closes dans l’année ; une enquête "
    "relayée est gardée, sans être comptée.",
    icone="chart-column",
    creation="nouvelle_enquete",
    creer="Ajouter une enquête",
    vide="Ajoutez une enquête dès qu’elle est prévue ; vous direz ses réponses à la fin.",
    onglets=CONNAITRE,
)

ACTIONS = _liste(
    "actions",
    Action,
    enregistrer_actions,
    titre="Actions avec l’ARS et les partenaires",
    mots=("action", "actions"),
    table=tables.ActionTable,
    filtre=tables.ActionFiltre,
    lignes=lambda cellule: Action.objects.all(),
    tri=("-debut",),
    chapo="L’indicateur D4 compte celles de l’année, sauf les prévues et les abandonnées ; une "
    "action sans objectif le laisse incomplet.",
    icone="handshake",
    creation="nouvelle_action_menee",
    creer="Ajouter une action",
    vide="Ajoutez une action menée avec l’ARS ou des partenaires, et son objectif.",
    onglets=CONNAITRE,
)

MUTUALISATIONS = _liste(
    "mutualisations",
    Mutualisation,
    enregistrer_mutualisations,
    titre="Mutualisations entre cellules",
    mots=("mutualisation", "mutualisations"),
    table=tables.MutualisationTable,
    filtre=tables.MutualisationFiltre,
    lignes=lambda cellule: Mutualisation.objects.all(),
    tri=("-date",),
    chapo="Ce qui est partagé avec d’autres cellules : l’indicateur A7.",
    icone="refresh-cw",
    creation="nouvelle_mutualisation",
    creer="Ajouter un partage",
    vide="Un outil, une information, un projet partagé avec une autre cellule se note ici.",
    onglets=CONNAITRE,
)

CONTACTS = _liste(
    "contacts",
    MoyenContact,
    enregistrer_moyens_contact,
    titre="Moyens de contact",
    mots=("moyen de contact", "moyens de contact"),
    table=tables.ContactTable,
    filtre=tables.ContactFiltre,
    lignes=lambda cellule: MoyenContact.objects.all(),
    tri=("debut",),
    chapo="Comment joindre la cellule : l’indicateur A1 demande qu’il y en ait un en place à la "
    "fin de l’année.",
    icone="phone",
    creation="nouvelle_moyen_contact",
    creer="Ajouter un moyen de contact",
    vide="Ajoutez le téléphone ou l’adresse de la cellule.",
    onglets=SE_FAIRE_CONNAITRE,
)

RESSOURCES = _liste(
    "ressources",
    RessourceWeb,
    enregistrer_ressources_web,
    titre="Ressources en ligne",
    mots=("ressource", "ressources"),
    table=tables.RessourceTable,
    filtre=tables.RessourceFiltre,
    lignes=lambda cellule: RessourceWeb.objects.all(),
    tri=("en_ligne_le",),
    chapo="Ce qui oriente les professionnels et le public : l’indicateur D5 demande une ressource "
    "en ligne à la fin de l’année.",
    icone="external-link",
    creation="nouvelle_ressource_web",
    creer="Ajouter une ressource",
    vide="Ajoutez le site de la cellule, ou la page qui oriente vers les équipes.",
    onglets=SE_FAIRE_CONNAITRE,
)
