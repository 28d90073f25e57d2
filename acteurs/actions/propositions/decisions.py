"""Accept, refuse, come back: one by one or many at once, by the same guards.

Acceptances of a cell go one after the other: two people who accept the same proposal make one
sheet, and two sources that propose the same sheet too.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from acteurs.actions.structures import PREFIXE, enregistrer_structures
from acteurs.colonnes import STRUCTURES
from acteurs.models import EtatProposition, NatureProposition, Proposition, Structure
from cellule.actions.codes import DejaPris, prochain_rang
from cellule.dossier.tables import Ligne
from cellule.models import Cellule, Trace
from cellule.perimetre import exiger
from cellule.trace import auteur_courant, tracer

from .retours import ACCEPTATION, REFUS, precisions

Etat = EtatProposition
CITEES = 3
ESSAIS = 3


@dataclass
class Decision:
    """What became of each proposal of the lot."""

    faites: list[Proposition] = field(default_factory=list)
    # Decided by somebody else, or by another click.
    deja: list[Proposition] = field(default_factory=list)
    # The sheet changed since the file was read: to be looked at again.
    a_relire: list[Proposition] = field(default_factory=list)
    # What the directory has by now: gone from the list.
    sans_objet: list[Proposition] = field(default_factory=list)
    # What the guards of the directory refuse, in words.
    impossibles: list[tuple[Proposition, str]] = field(default_factory=list)
    trace: Trace | None = None


def accepter(*, cles: Iterable[int], colonnes: Iterable[str] | None = None) -> Decision:
    """Create, change or close the sheets; `colonnes` takes some values of one change only.

    Somebody who creates a sheet at the same instant may take the code of one of ours: the lot is
    then undone and done again with the next codes.
    """
    cles, gardees = list(cles), None if colonnes is None else set(colonnes)
    for reste in reversed(range(ESSAIS)):
        try:
            with transaction.atomic():
                return _accepter(cles, gardees)
        except (DejaPris, IntegrityError):
            if not reste:
                raise
    raise AssertionError


def _accepter(cles: list[int], gardees: set[str] | None) -> Decision:
    decision = Decision()
    lot = _prendre(cles, Etat.A_EXAMINER, decision)
    lignes = _lignes(lot, gardees, decision)
    quand = timezone.now()
    structures = _appliquer(lignes, decision, quand)
    for proposition, _ in lignes:
        proposition.structure = structures[proposition.pk]
        if gardees is not None and proposition.nature == NatureProposition.CHANGEE:
            proposition.contenu["laissees"] = sorted(proposition.colonnes.keys() - gardees)
    decision.faites = [proposition for proposition, _ in lignes]
    _signer(decision.faites, Etat.ACCEPTEE, quand)
    Proposition.objects.bulk_update(decision.a_relire, ["contenu"], batch_size=500)
    Proposition.objects.filter(pk__in=[p.pk for p in decision.sans_objet]).delete()
    return decision


def refuser(*, cles: Iterable[int], motif: str = "") -> Decision:
    """Refuse: the same content is not proposed again."""
    decision = Decision()
    with transaction.atomic():
        decision.faites = _prendre(cles, Etat.A_EXAMINER, decision)
        quand = timezone.now()
        _signer(decision.faites, Etat.REFUSEE, quand, motif=motif)
        decision.trace = _tracer("refuser des propositions", decision.faites, motif, quand=quand)
    return decision


def revenir(*, cles: Iterable[int]) -> Decision:
    """Put refused proposals back among those to examine.

    An accepted one has changed the directory: it is the sheet that is corrected, not the past.
    """
    decision = Decision()
    with transaction.atomic():
        refusees = _prendre(cles, Etat.REFUSEE, decision)
        occupees = set(
            Proposition.objects.filter(
                etat=Etat.A_EXAMINER, finess__in={p.finess for p in refusees}
            ).values_list("source", "finess", "type")
        )
        for proposition in refusees:
            cle = (proposition.source, proposition.finess, proposition.type)
            if cle in occupees:
                decision.impossibles.append(
                    (proposition, "une proposition plus récente attend déjà pour cette fiche")
                )
                continue
            occupees.add(cle)
            proposition.etat, proposition.motif = Etat.A_EXAMINER, ""
            proposition.decidee_par, proposition.decidee_le = "", None
            decision.faites.append(proposition)
        Proposition.objects.bulk_update(
            decision.faites, ["etat", "motif", "decidee_par", "decidee_le"], batch_size=500
        )
        decision.trace = _tracer("revenir sur un refus", decision.faites)
    return decision


def _prendre(cles: Iterable[int], etat: Etat, decision: Decision) -> list[Proposition]:
    """Lock the proposals in that state, then the cell, then their sheets, always in that order; the
    other proposals have been decided already."""
    cellule_id = exiger(ecriture=True).cellule_id
    verrouillees = Proposition.objects.filter(pk__in=list(cles)).order_by("pk").select_for_update()
    lot = []
    for proposition in verrouillees:
        (lot if proposition.etat == etat else decision.deja).append(proposition)
    Cellule.objects.select_for_update(no_key=True).get(pk=cellule_id)
    fiches = Structure.objects.filter(pk__in={p.structure_id for p in lot}).order_by("pk")
    par_cle = {fiche.pk: fiche for fiche in fiches.select_for_update()}
    for proposition in lot:
        proposition.structure = par_cle.get(proposition.structure_id)
    return sorted(lot, key=lambda p: (p.cle_tri, p.pk))


def _lignes(
    lot: list[Proposition], gardees: set[str] | None, decision: Decision
) -> list[tuple[Proposition, Ligne]]:
    """The rows of the directory that the proposals make; those that cannot be go to `decision`."""
    connues = set(
        Structure.objects.filter(
            finess__in={p.finess for p in lot}, fusionnee_dans__isnull=True
        ).values_list("finess", "type")
    )
    contexte = enregistrer_structures.contexte()
    rang = prochain_rang(Structure, PREFIXE)
    lignes, prises = [], set()
    for proposition in lot:
        if proposition.nature == NatureProposition.NOUVELLE:
            cle = (proposition.finess, proposition.type)
            if cle in connues:
                decision.sans_objet.append(proposition)
                continue
            ligne = {nom: v["apres"] for nom, v in proposition.colonnes.items()}
            ligne["code"] = f"{PREFIXE}{rang:03d}"
        else:
            ligne = _ligne_changee(proposition, gardees, prises, decision)
            if ligne is None:
                continue
        lue, fautes = STRUCTURES.lire(ligne, contexte)
        if fautes:
            mots = " ; ".join(f"{colonne} : {message}" for colonne, message in fautes)
            decision.impossibles.append((proposition, mots))
            continue
        if proposition.nature == NatureProposition.NOUVELLE:
            connues.add((proposition.finess, proposition.type))
            rang += 1
        else:
            prises.add(proposition.structure_id)
        lignes.append((proposition, lue))
    return lignes


def _ligne_changee(
    proposition: Proposition, gardees: set[str] | None, prises: set[int], decision: Decision
) -> Ligne | None:
    """The whole row of the sheet with the new values, if it is still as the file was compared."""
    structure = proposition.structure
    if structure.fusionnee_dans_id:
        decision.sans_objet.append(proposition)
        return None
    avant = enregistrer_structures.valeurs(structure)
    ecrites = {nom: STRUCTURES.par_nom[nom].genre.ecrire(v) for nom, v in avant.items()}
    retenues = {
        nom: v for nom, v in proposition.colonnes.items() if gardees is None or nom in gardees
    }
    if not retenues:
        decision.impossibles.append((proposition, "choisissez au moins une valeur"))
        return None
    if all(ecrites[nom] == v["apres"] for nom, v in retenues.items()):
        decision.sans_objet.append(proposition)
        return None
    if structure.pk in prises or any(
        ecrites[nom] not in (v["avant"], v["apres"]) for nom, v in retenues.items()
    ):
        for nom, valeurs in proposition.colonnes.items():
            valeurs["avant"] = ecrites[nom]
        decision.a_relire.append(proposition)
        return None
    return avant | {nom: v["apres"] for nom, v in retenues.items()}


def _appliquer(
    lignes: list[tuple[Proposition, Ligne]], decision: Decision, quand: datetime
) -> dict[int, Structure]:
    """Write the sheets, with one trace that says before and after of each, and how to undo it."""
    if not lignes:
        return {}
    details = precisions(ACCEPTATION, [p for p, _ in lignes], quand, sans_objet=decision.sans_objet)
    if len(lignes) == 1:
        proposition, ligne = lignes[0]
        if proposition.nature == NatureProposition.NOUVELLE:
            return {proposition.pk: enregistrer_structures.creer(ligne, details=details)}
        enregistrer_structures.changer(proposition.structure, ligne, details=details)
        return {proposition.pk: proposition.structure}
    enregistrer_structures.creer_et_changer(
        [ligne for p, ligne in lignes if p.nature == NatureProposition.NOUVELLE],
        [(p.structure, ligne) for p, ligne in lignes if p.nature != NatureProposition.NOUVELLE],
        acte="accepter des propositions",
        details=details,
    )
    codes = {ligne["code"]: proposition.pk for proposition, ligne in lignes}
    return {codes[s.code]: s for s in Structure.objects.filter(code__in=codes)}


def _signer(
    propositions: list[Proposition], etat: Etat, quand: datetime, *, motif: str = ""
) -> None:
    """Say who decided, and when."""
    for proposition in propositions:
        proposition.etat, proposition.motif = etat.value, motif
        proposition.decidee_par = auteur_courant.get()[:300]
        proposition.decidee_le = quand
    champs = ["etat", "motif", "decidee_par", "decidee_le", "structure", "contenu"]
    Proposition.objects.bulk_update(propositions, champs, batch_size=500)


def _tracer(
    acte: str, propositions: list[Proposition], motif: str = "", *, quand: datetime | None = None
) -> Trace | None:
    """One line for the act; a decision made at an instant can be undone from there."""
    if not propositions:
        return None
    noms = ", ".join(p.nom for p in propositions[:CITEES])
    suite = f" et {len(propositions) - CITEES} autres" if len(propositions) > CITEES else ""
    details = {"propositions": [p.pk for p in propositions]}
    geste = ""
    if quand:
        details, geste = precisions(REFUS, propositions, quand), Trace.Geste.MODIFICATION.value
    return tracer(acte=acte, objet=noms + suite, details=details, motif=motif, geste=geste)
