"""The list of the proposals, and what is decided of many at once."""

from collections.abc import Callable, Iterable
from functools import partial

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from acteurs import droits
from acteurs.actions.propositions import Decision, accepter, refuser, revenir
from acteurs.forms_propositions import RefusForm
from acteurs.lectures import dernieres_lectures
from acteurs.models import EtatProposition, Proposition
from acteurs.presentation_propositions import raconter
from acteurs.requetes_propositions import compter_les_propositions, propositions_de
from acteurs.tables_propositions import PropositionFiltre, PropositionTable
from cellule.listes import Acte, Liste
from cellule.models import Cellule, Trace
from cellule.trace import avec_trace

# What the menu and the messages lead to: what waits.
DEPART = f"etat={EtatProposition.A_EXAMINER.value}"


def _cles(lignes: Iterable[Proposition]) -> list[int]:
    return [ligne.pk for ligne in lignes]


def _decider(decider: Callable[[], Decision], participe: str) -> tuple[str, Trace | None]:
    """In words; refused when nothing of the lot could be done or shown again."""
    decision, trace = avec_trace(decider)
    mots = raconter(decision, participe)
    if not (decision.faites or decision.a_relire or decision.sans_objet):
        raise ValidationError(mots)
    return mots, trace


ACCEPTER = Acte(
    code="accepter",
    libelle="Accepter",
    faire=lambda lignes: _decider(partial(accepter, cles=_cles(lignes)), "acceptée"),
    question="L’annuaire sera changé : fiches créées, corrigées ou fermées. Une fiche qui a changé "
    "depuis la lecture du fichier reste à examiner.",
)
REFUSER = Acte(
    code="refuser",
    libelle="Refuser",
    faire=lambda lignes, motif: _decider(
        partial(refuser, cles=_cles(lignes), motif=motif), "refusée"
    ),
    formulaire=RefusForm,
    icone="x",
)
REVENIR = Acte(
    code="revenir",
    libelle="Remettre à examiner",
    faire=lambda lignes: _decider(partial(revenir, cles=_cles(lignes)), "remise à examiner"),
    icone="undo-2",
)


def contexte(request: HttpRequest, cellule: Cellule, etat) -> dict:
    return {"comptes": compter_les_propositions(), "lectures": dernieres_lectures()}


PROPOSITIONS = Liste(
    nom="propositions",
    titre="Propositions",
    mots=("proposition", "propositions"),
    chapo="Ce que FINESS et la SAE changeraient à l’annuaire. Rien n’y entre sans votre accord.",
    modele=Proposition,
    table=PropositionTable,
    filtre=PropositionFiltre,
    lignes=propositions_de,
    droit=droits.LIRE.code,
    droit_ecrire=droits.ECRIRE.code,
    tri=("nom",),
    actes=(ACCEPTER, REFUSER, REVENIR),
    creation="propositions_lire",
    creer="Lire un fichier",
    vide="Lisez un fichier FINESS ou SAE : les équipes nouvelles, changées ou fermées de vos "
    "départements seront proposées ici.",
    depart=lambda cellule: DEPART,
    gabarit="acteurs/propositions.html",
    contexte=contexte,
)
