"""The forms of the registers of the missions."""

from cellule.fiches import FormulaireDeFiche
from evenements.colonnes import (
    ACTIONS,
    DIAGNOSTICS,
    ENQUETES,
    MOYENS_CONTACT,
    MUTUALISATIONS,
    RESSOURCES_WEB,
)


class DiagnosticForm(FormulaireDeFiche):
    table = DIAGNOSTICS
    champs = ("intitule", "departements", "statut", "publie_le", "lien")
    aides = {
        "publie_le": "Pour un diagnostic publié seulement.",
        "lien": "L’adresse du document, ou son nom.",
    }


class ActionForm(FormulaireDeFiche):
    table = ACTIONS
    champs = (
        "intitule",
        "nature",
        "statut",
        "debut",
        "fin",
        "avec_ars",
        "partenaires",
        "objectifs",
    )
    aides = {
        "nature": "Par exemple : parcours, formation, communication.",
        "fin": "Demandé pour une action terminée.",
        "objectifs": "Une action sans objectif laisse l’indicateur D4 incomplet. N’écrivez jamais "
        "le nom d’un patient.",
    }


class EnqueteForm(FormulaireDeFiche):
    table = ENQUETES
    champs = (
        "intitule",
        "cadre",
        "realisation",
        "statut",
        "ouverte_le",
        "close_le",
        "destinataires",
        "reponses",
        "cle_partage",
    )
    aides = {
        "close_le": "Demandé pour une enquête close.",
        "realisation": "Relayée : la cellule transmet l’enquête d’un autre.",
        "reponses": "Au plus autant que de destinataires.",
        "cle_partage": "La même clé chez plusieurs cellules : l’enquête compte une fois pour la "
        "nation.",
    }


class MutualisationForm(FormulaireDeFiche):
    table = MUTUALISATIONS
    champs = ("intitule", "nature", "date", "cellules")
    aides = {"cellules": "Leurs codes, séparés par des virgules."}


class RessourceForm(FormulaireDeFiche):
    table = RESSOURCES_WEB
    champs = ("url", "nature", "en_ligne_le", "retiree_le")
    aides = {"url": "Par exemple https://www.exemple.org", "retiree_le": "Vide tant qu’elle y est."}


class ContactForm(FormulaireDeFiche):
    table = MOYENS_CONTACT
    champs = ("nature", "valeur", "debut", "fin")
    aides = {"valeur": "Le numéro, l’adresse ou les heures d’accueil.", "fin": "Vide : en place."}
