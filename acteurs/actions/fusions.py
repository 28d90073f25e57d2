"""Merge duplicates, and undo it exactly (maison §8).

Two sheets of a structure: nothing moves, the merged one says into which (regles §1, « Surviving
structure »). Two sheets of a person: what cites the duplicate moves to the one that stays, and the
duplicate goes to the bin. Its trace keeps what moved; its return from the bin gives it back.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models, transaction

from acteurs.models import Affectation, Professionnel, Structure
from cellule.actions.corbeille import au_retour, mettre_a_la_corbeille
from cellule.dossier.mots import compter
from cellule.models import Trace
from cellule.trace import tracer

from .personnes import enregistrer_professionnels
from .structures import enregistrer_structures

RETOUR = "fusion_de_personnes"


@dataclass(frozen=True)
class Suite:
    """What an app to the right does of its own rows: before they move, and once they are back.

    `faire(reste, doublon, avant)` returns what `defaire` needs, as JSON; `avant` is the main
    structure that the one that stays had before the merge.
    """

    nom: str
    faire: Callable[[Professionnel, Professionnel, int | None], dict]
    defaire: Callable[[dict], None]


_SUITES: dict[str, Suite] = {}


def declarer_suite(suite: Suite) -> Suite:
    _SUITES[suite.nom] = suite
    return suite


# --- Structures ----------------------------------------------------------------------


def fusionner_deux_structures(
    *, doublon: Structure, reste: Structure, valeurs: Mapping[str, object]
) -> Trace:
    """Merge a sheet into another, which takes the values chosen; one trace undoes both."""
    if doublon.fusionnee_dans_id:
        raise ValidationError(f"{doublon} est déjà fusionnée.")
    return enregistrer_structures.changer_plusieurs(
        [(doublon, {"fusionnee_dans": reste}), (reste, valeurs)]
    )


# --- People --------------------------------------------------------------------------


def citations() -> Iterator[models.ForeignKey]:
    """Every column that names a person, in any app: a row that has one follows the person."""
    for relation in Professionnel._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and relation.related_model:
            champ = relation.field
            if champ.model._meta.managed and isinstance(champ, models.ForeignKey):
                yield champ


def ce_qui_cite(personne: Professionnel) -> list[str]:
    """« 12 participations », « 1 mandat au COPIL »: what a merge would move."""
    comptes = [
        (champ.model, champ.model.objects.filter(**{champ.name: personne}).count())
        for champ in citations()
    ]
    return [compter(modele, combien) for modele, combien in comptes if combien]


def fusionner_personnes(
    *, doublon: Professionnel, reste: Professionnel, valeurs: Mapping[str, object]
) -> Trace:
    """Move to one sheet all that names the other, which goes to the bin.

    The days, the distinct persons and the structures met of the past stay what they were.
    """
    if doublon.pk == reste.pk:
        raise ValidationError("Ces deux fiches n’en font qu’une.")
    if doublon.utilisateur_id:
        raise ValidationError(
            f"{doublon} a un compte : gardez sa fiche, ou retirez d’abord son compte."
        )
    with transaction.atomic():
        list(Professionnel.objects.select_for_update().filter(pk__in=[doublon.pk, reste.pk]))
        avant = reste.structure_id
        changement = enregistrer_professionnels.ecrire(reste, valeurs)
        suites = {nom: suite.faire(reste, doublon, avant) for nom, suite in _SUITES.items()}
        details = {
            "retour": RETOUR,
            "code": doublon.code,
            "reste": {"cle": reste.pk, "code": reste.code, "changement": changement},
            "suites": suites,
            "deplacees": _deplacer(doublon, reste),
        }
        return mettre_a_la_corbeille(
            [doublon],
            lambda: tracer(
                acte="fusionner : professionnel",
                objet=f"{doublon} ({doublon.code}) dans {reste} ({reste.code})",
                details=details,
                geste=Trace.Geste.SUPPRESSION,
                table=enregistrer_professionnels.table.nom,
                cle=doublon.pk,
            ),
        )


def _deplacer(doublon: Professionnel, reste: Professionnel) -> list[dict]:
    """Give the rows of one person to another; return which, by table and column."""
    deplacees = []
    for champ in citations():
        siennes = champ.model.objects.filter(**{champ.name: doublon})
        cles = list(siennes.order_by("pk").values_list("pk", flat=True))
        if cles:
            champ.model.objects.filter(pk__in=cles).update(**{champ.name: reste})
            deplacees.append({"ou": _nom(champ), "cles": cles})
    return deplacees


def _nom(champ: models.ForeignKey) -> str:
    return f"{champ.model._meta.label_lower}.{champ.name}"


@au_retour(RETOUR)
def _defaire(trace: Trace) -> None:
    """Give back to the duplicate, which has just returned, what had moved."""
    details, par_nom = trace.details, {_nom(champ): champ for champ in citations()}
    reste = Professionnel.objects.select_for_update().filter(pk=details["reste"]["cle"]).first()
    if reste is None:
        raise ValidationError(
            "La fiche qui était restée n’est plus là : rétablissez-la d’abord, puis celle-ci."
        )
    for une in details["deplacees"]:
        champ = par_nom[une["ou"]]
        lignes = champ.model.objects.filter(pk__in=une["cles"], **{champ.name: reste})
        lignes.update(**{champ.name: trace.cle})
    for nom, dits in details["suites"].items():
        _SUITES[nom].defaire(dits)
    if changement := details["reste"]["changement"]:
        _remettre(reste, changement)


def _remettre(reste: Professionnel, changement: dict) -> None:
    """Put back the columns that still hold what the merge wrote; later changes stay."""
    presentes = enregistrer_professionnels.dire(enregistrer_professionnels.valeurs(reste))
    encore = {
        nom: changement["avant"][nom]
        for nom, ecrite in changement["apres"].items()
        if presentes[nom] == ecrite
    }
    enregistrer_professionnels.ecrire(reste, encore)


# --- Who works where -----------------------------------------------------------------


def _affectations(reste: Professionnel, doublon: Professionnel, avant: int | None) -> dict:
    """Only the sheet that stays says the main structure."""
    principales = Affectation.objects.filter(professionnel=doublon, principale=True)
    cles = list(principales.values_list("pk", flat=True))
    principales.update(principale=False)
    return {"cles": cles}


def _remettre_les_affectations(dits: dict) -> None:
    Affectation.objects.filter(pk__in=dits["cles"]).update(principale=True)


declarer_suite(Suite("affectations", _affectations, _remettre_les_affectations))
