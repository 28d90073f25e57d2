"""The programme of actions: its lines, what became of them, what goes on the year after."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from cellule.actions.ecriture import Ecriture
from cellule.trace import tracer
from rapports.colonnes import PROGRAMME
from rapports.models import LigneProgramme, Realisation

enregistrer_programme = Ecriture(PROGRAMME)

# What is finished, for good or not, does not go on.
TERMINEES = (Realisation.FAIT, Realisation.ABANDONNE)
DERNIER_DE_FEVRIER = 28


@dataclass(frozen=True)
class Suite:
    """What became of an action, and in words."""

    realisation: str = ""
    bilan: str = ""


def dire_la_realisation(*, annee: int, suites: Mapping[int, Suite]) -> int:
    """Say what became of the actions of a year, by line; return how many said something new."""
    inconnues = {suite.realisation for suite in suites.values()} - {"", *Realisation.values}
    if inconnues:
        raise ValidationError("Cette réalisation n’est pas dans la liste.")
    avant, apres = {}, {}
    with transaction.atomic():
        lignes = LigneProgramme.objects.select_for_update().filter(annee=annee, pk__in=suites)
        for ligne in lignes.order_by("pk"):
            suite, presente = suites[ligne.pk], Suite(ligne.realisation, ligne.bilan)
            if suite == presente:
                continue
            avant[ligne.pk], apres[ligne.pk] = asdict(presente), asdict(suite)
            ligne.realisation, ligne.bilan = suite.realisation, suite.bilan
            ligne.save(update_fields=["realisation", "bilan"])
        if apres:
            tracer(
                acte="programme : dire ce qui a été fait",
                objet=str(annee),
                details={"avant": avant, "apres": apres},
            )
    return len(apres)


def reporter(ligne: LigneProgramme, *, annee: int) -> tuple[LigneProgramme, bool]:
    """Put an unfinished action in the programme of `annee` too, unless it is there already.

    Return its line there, and whether it is new. Its day goes to the same day of that year. An
    action of which nothing was said is « reporté » from now on.
    """
    with transaction.atomic():
        ligne = LigneProgramme.objects.select_for_update().get(pk=ligne.pk)
        if ligne.realisation in TERMINEES:
            mots = ligne.get_realisation_display()
            raise ValidationError(f"Cette action est dite « {mots} » : elle ne se reporte pas.")
        memes = {nom: getattr(ligne, nom) for nom in ("mission", "objectif", "action")}
        if not ligne.realisation:
            suite = Suite(Realisation.REPORTE.value, ligne.bilan)
            dire_la_realisation(annee=ligne.annee, suites={ligne.pk: suite})
        deja = LigneProgramme.objects.filter(annee=annee, **memes).first()
        if deja:
            return deja, False
        neuve = {
            **memes,
            "annee": annee,
            "pilote": ligne.pilote,
            "echeance": _meme_jour(ligne.echeance, annee),
            "indicateur": ligne.indicateur,
        }
        return enregistrer_programme.creer(neuve), True


def _meme_jour(jour: date | None, annee: int) -> date | None:
    """The same day of another year; the last of February for a leap day."""
    if jour is None:
        return None
    try:
        return jour.replace(year=annee)
    except ValueError:
        return jour.replace(year=annee, day=DERNIER_DE_FEVRIER)
