"""Undo an act of the trail: by an act of the same kind, which can be undone in its turn."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from cellule.dossier.mots import Mots, compter, libelle
from cellule.dossier.registre import tables_des_ecrans
from cellule.dossier.tables import Table
from cellule.models import Corbeille, Trace
from cellule.requetes import traces_de_la_ligne
from cellule.typographie import jour_en_lettres

from .corbeille import PARTIE, DejaFait, retablir

SANS_RETOUR = "Cet acte ne s’annule pas."
DEJA_ANNULE = "C’est déjà annulé."
DEJA_JETEE = "C’est déjà à la corbeille."


# Acts that touch more than the rows of one table, by the name that their details give: `defaire`.
DEFAIRE: dict[str, Callable[[Trace], Trace]] = {}


def defait(nom: str) -> Callable[[Callable[[Trace], Trace]], Callable[[Trace], Trace]]:
    """Register what undoes the acts whose details say `defaire: nom`."""

    def inscrire(defaire: Callable[[Trace], Trace]) -> Callable[[Trace], Trace]:
        DEFAIRE[nom] = defaire
        return defaire

    return inscrire


def annuler(trace: Trace) -> Trace:
    """Undo what this trace tells, whole or not at all, with one trace.

    What was added goes to the bin, what was removed comes back, what was changed is put back as
    long as nobody has changed it since. An act of several tables says itself what undoes it.
    """
    with transaction.atomic():
        if nom := trace.details.get("defaire"):
            return DEFAIRE[nom](trace)
        if trace.geste == Trace.Geste.SUPPRESSION:
            entree = Corbeille.objects.filter(trace=trace).first()
            if entree is None:
                raise DejaFait(PARTIE)
            return retablir(entree, annule=trace)
        table = tables_des_ecrans().get(trace.table)
        if table is None or not trace.lignes:
            raise ValidationError(SANS_RETOUR)
        match trace.geste:
            case Trace.Geste.CREATION | Trace.Geste.RETABLISSEMENT:
                return _retirer(table, trace)
            case Trace.Geste.MODIFICATION:
                return _remettre(table, trace)
        raise ValidationError(SANS_RETOUR)


def _retirer(table: Table, trace: Trace) -> Trace:
    cles = [ligne["cle"] for ligne in trace.lignes]
    objets = _tenir(table, cles)
    if not objets:
        raise DejaFait(DEJA_JETEE)
    _exiger_toutes(table, len(cles) - len(objets))
    if trace.cle is not None:
        return table.ecrire().supprimer(objets[trace.cle], annule=trace)
    return table.ecrire().supprimer_plusieurs(objets.values(), annule=trace)


def _remettre(table: Table, trace: Trace) -> Trace:
    """Put the columns back to what they held, if they still hold what the act wrote."""
    ecriture = table.ecrire()
    objets = _tenir(table, [ligne["cle"] for ligne in trace.lignes])
    _exiger_toutes(table, len(trace.lignes) - len(objets))
    presentes = _presentes(table, objets)
    if all(_tient(presentes[ligne["cle"]], ligne["avant"]) for ligne in trace.lignes):
        raise DejaFait(DEJA_ANNULE)
    _exiger_inchangees(table, trace, presentes)
    changements = [(objets[ligne["cle"]], ligne["avant"]) for ligne in trace.lignes]
    if trace.cle is not None:
        return ecriture.changer(*changements[0], annule=trace)
    return ecriture.changer_plusieurs(changements, annule=trace)


def tenir_inchangees(table: Table, trace: Trace) -> dict[int, models.Model]:
    """The rows of an act, held, all there and as it left them; in words what is not."""
    objets = _tenir(table, [ligne["cle"] for ligne in trace.lignes])
    _exiger_toutes(table, len(trace.lignes) - len(objets))
    _exiger_inchangees(table, trace, _presentes(table, objets))
    return objets


def _presentes(table: Table, objets: dict[int, models.Model]) -> dict[int, dict[str, str]]:
    ecriture = table.ecrire()
    valeurs = ecriture.valeurs_de(list(objets))
    return {cle: ecriture.dire(ligne) for cle, ligne in valeurs.items()}


def _exiger_inchangees(table: Table, trace: Trace, presentes: dict[int, dict[str, str]]) -> None:
    for ligne in trace.lignes:
        present = presentes[ligne["cle"]]
        ecrites = ligne["apres"] if "apres" in ligne else _colonnes(table, ligne)
        for nom, texte in ecrites.items():
            if present.get(nom) != texte:
                raise ValidationError(_conflit(table, trace, ligne["cle"], nom, present))


def _colonnes(table: Table, ligne: dict) -> dict[str, str]:
    """What the trace of an added row says of its columns."""
    return {nom: ligne[nom] for nom in table.noms if nom in ligne}


def _tenir(table: Table, cles: list[int]) -> dict[int, models.Model]:
    """The rows, held against others until the end of the transaction."""
    lignes = table.modele.objects.select_for_update().filter(pk__in=cles).order_by("pk")
    return {ligne.pk: ligne for ligne in lignes}


def _exiger_toutes(table: Table, manquent: int) -> None:
    if manquent:
        verbe = "ne sont plus là" if manquent > 1 else "n’est plus là"
        raise ValidationError(
            f"{compter(table.modele, manquent)} {verbe} : rien n’est annulé. "
            "Rétablissez d’abord ce qui est à la corbeille."
        )


def _tient(present: dict[str, str], valeurs: dict[str, str]) -> bool:
    return all(present.get(nom) == texte for nom, texte in valeurs.items())


def _conflit(table: Table, trace: Trace, cle: int, nom: str, present: dict[str, str]) -> str:
    """Say what has changed since, and by whom when the trail knows."""
    if nom not in table.par_nom:
        return SANS_RETOUR
    colonne, mots = table.par_nom[nom], Mots()
    mots.attendre(table, {nom: present[nom]})
    vaut = f"« {libelle(colonne)} » vaut maintenant « {mots.dire(colonne, present[nom])} »"
    depuis = traces_de_la_ligne(table.nom, cle).filter(
        Q(details__apres__has_key=nom) | Q(cle=None),
        pk__gt=trace.pk,
        geste=Trace.Geste.MODIFICATION,
    )
    for autre in depuis:
        if any(ligne["cle"] == cle and nom in ligne["apres"] for ligne in autre.lignes):
            jour = jour_en_lettres(timezone.localtime(autre.moment), forme="sans_annee")
            qui = autre.nom_de_l_auteur or "quelqu’un"
            return f"{vaut} : {qui} l’a changé le {jour}. Rien n’est annulé."
    return f"{vaut} : quelqu’un l’a changé depuis. Rien n’est annulé."
