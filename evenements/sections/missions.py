"""The rows behind the small indicators: diagnoses, actions, surveys, contacts, sharing."""

from django.db.models import Q

from cellule.instantane import Bloc, Cadre, Nature, debut_de, section, tableau
from cellule.models import Cellule, Departement
from evenements.models import (
    Action,
    Diagnostic,
    Enquete,
    MoyenContact,
    Mutualisation,
    RessourceWeb,
)


@section(
    "diagnostics",
    place="D3",
    titre="Diagnostics",
    si_vide="Aucun diagnostic n’est publié ou en cours.",
)
def diagnostics(cadre: Cadre) -> list[Bloc]:
    """Published, and under way as such: the date says which count."""
    lus, sur = debut_de(
        Diagnostic.objects.filter(
            Q(statut="en_cours") | Q(statut="publie", publie_le__lte=cadre.dernier)
        ).order_by("-publie_le", "pk")
    )
    noms = dict(Departement.objects.values_list("code", "nom"))
    lignes = [
        (
            d.intitule,
            ", ".join(noms[c] for c in d.departements),
            d.get_statut_display(),
            d.publie_le,
        )
        for d in lus
    ]
    colonnes = [
        ("Diagnostic", Nature.TEXTE),
        ("Départements", Nature.TEXTE),
        ("Statut", Nature.COURT),
        ("Publié le", Nature.DATE),
    ]
    return [tableau("Diagnostics territoriaux", colonnes, lignes, sur=sur)] if lignes else []


@section(
    "actions", place="D4", titre="Actions", si_vide="Aucune action n’a été menée dans l’année."
)
def actions(cadre: Cadre) -> list[Bloc]:
    """« nombre, nature et objectifs »: the objectives are in the wording of D4."""
    lues, sur = debut_de(
        Action.objects.filter(
            cadre.touche("debut", "fin"), statut__in=("en_cours", "terminee")
        ).order_by("debut", "pk")
    )
    lignes = [
        (a.intitule, a.nature, a.objectifs or None, "oui" if a.avec_ars else "non") for a in lues
    ]
    colonnes = [(nom, Nature.TEXTE) for nom in ("Action", "Nature", "Objectifs", "Avec l’ARS")]
    return [tableau("Actions menées", colonnes, lignes, sur=sur)] if lignes else []


@section(
    "ressources", place="D5", titre="Adresses", si_vide="Aucun site ni lien n’est en ligne."
)  # fmt: skip
def ressources(cadre: Cadre) -> list[Bloc]:
    en_ligne = RessourceWeb.objects.filter(cadre.actif_au_dernier_jour("en_ligne_le", "retiree_le"))
    lues, sur = debut_de(en_ligne.order_by("en_ligne_le", "pk"))
    lignes = [(r.url, r.get_nature_display(), r.en_ligne_le) for r in lues]
    colonnes = [
        ("Adresse", Nature.TEXTE),
        ("Nature", Nature.COURT),
        ("En ligne depuis le", Nature.DATE),
    ]
    return [tableau("Sites et liens en ligne", colonnes, lignes, sur=sur)] if lignes else []


@section(
    "enquetes", place="D7", titre="Enquêtes", si_vide="Aucune enquête n’a été close dans l’année."
)
def enquetes(cadre: Cadre) -> list[Bloc]:
    lues, sur = debut_de(
        Enquete.objects.filter(
            cadre.dans_l_annee("close_le"), statut="close", realisation="realisee"
        ).order_by("close_le", "pk")
    )
    lignes = [
        (e.intitule, e.get_cadre_display(), e.close_le, e.destinataires, e.reponses) for e in lues
    ]
    colonnes = [
        ("Enquête", Nature.TEXTE),
        ("Cadre", Nature.COURT),
        ("Close le", Nature.DATE),
        ("Destinataires", Nature.NOMBRE),
        ("Réponses", Nature.NOMBRE),
    ]
    return [tableau("Enquêtes réalisées", colonnes, lignes, sur=sur)] if lignes else []


@section(
    "contacts", place="A1", titre="Contacts", si_vide="Aucun moyen de contact n’est ouvert."
)  # fmt: skip
def contacts(cadre: Cadre) -> list[Bloc]:
    ouverts = MoyenContact.objects.filter(cadre.actif_au_dernier_jour("debut", "fin"))
    lus, sur = debut_de(ouverts.order_by("debut", "pk"))
    lignes = [(m.get_nature_display(), m.valeur, m.debut) for m in lus]
    colonnes = [
        ("Moyen", Nature.COURT),
        ("Coordonnées", Nature.TEXTE),
        ("Depuis le", Nature.DATE),
    ]
    return [tableau("Moyens de contact ouverts", colonnes, lignes, sur=sur)] if lignes else []


@section(
    "mutualisations", place="A7", titre="Partages", si_vide="Rien n’a été partagé dans l’année."
)
def mutualisations(cadre: Cadre) -> list[Bloc]:
    partages, sur = debut_de(
        Mutualisation.objects.filter(cadre.dans_l_annee("date")).order_by("date", "pk")
    )
    codes = {code for m in partages for code in m.cellules}
    noms = {c.code: c.nom_court for c in Cellule.objects.filter(code__in=codes)}
    lignes = [
        (m.intitule, m.get_nature_display(), m.date,
         ", ".join(noms.get(code, code) for code in m.cellules) or None)
        for m in partages
    ]  # fmt: skip
    colonnes = [
        ("Partage", Nature.TEXTE),
        ("Nature", Nature.COURT),
        ("Jour", Nature.DATE),
        ("Avec", Nature.TEXTE),
    ]
    return [tableau("Partages avec d’autres cellules", colonnes, lignes, sur=sur)] if lignes else []
