"""What the cell says of a computed figure: contested, corrected with a reason, zero declared.

The computed value is never touched: both are printed, with the reason.
"""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from cellule.models import Trace
from cellule.trace import tracer
from indicateurs.actions import enregistrer_zeros_constates
from indicateurs.catalogue import CATALOGUE, Mesure, NatureMesure
from indicateurs.models import ZeroConstate
from indicateurs.resultats import en_json
from rapports.models import Correction
from rapports.ouverture import exiger_ouvert

Valeur = int | float | Decimal | bool | date | str | None
RETIRER = "rapport : retirer une correction"


def corriger(
    *, annee: int, code: str, mesure: str, valeur: Valeur, motif: str, auteur: str
) -> Correction:
    """Give another value to a measure, or none to contest it without one; always with a reason."""
    declaree = _mesure(annee, code, mesure)
    if not motif.strip():
        raise ValidationError({"motif": "Dites pourquoi : l’ARS lira ce motif à côté du chiffre."})
    with transaction.atomic():
        exiger_ouvert(annee)
        correction, _ = Correction.objects.update_or_create(
            annee=annee,
            code=code,
            mesure=mesure,
            defaults={
                "valeur": _en_json(declaree, valeur),
                "motif": motif.strip(),
                "auteur": auteur,
            },
        )
        tracer(
            acte="rapport : corriger une valeur",
            objet=_objet(correction),
            details={"valeur": correction.valeur},
            motif=correction.motif,
        )
    return correction


def retirer_correction(*, annee: int, code: str, mesure: str) -> Trace:
    """Go back to the computed value. The trace keeps what it takes to come back on it."""
    with transaction.atomic():
        exiger_ouvert(annee)
        correction = Correction.objects.get(annee=annee, code=code, mesure=mesure)
        trace = tracer(
            acte=RETIRER,
            objet=_objet(correction),
            details={"valeur": correction.valeur},
            motif=correction.motif,
        )
        correction.delete()
    return trace


def declarer_zero(*, annee: int, code: str) -> None:
    """Say that nothing happened: « non renseigné » becomes a declared zero."""
    if code not in CATALOGUE.en(annee):
        raise ValidationError("Cet indicateur n’est pas au cadre national cette année-là.")
    with transaction.atomic():
        exiger_ouvert(annee)
        enregistrer_zeros_constates.creer({"annee": annee, "indicateur": code})


def retirer_zero(*, annee: int, code: str) -> None:
    with transaction.atomic():
        exiger_ouvert(annee)
        declare = ZeroConstate.objects.get(annee=annee, indicateur=code)
        enregistrer_zeros_constates.supprimer(declare)


def _mesure(annee: int, code: str, nom: str) -> Mesure:
    indicateur = CATALOGUE.en(annee).get(code)
    if indicateur is None or nom not in {mesure.nom for mesure in indicateur.mesures}:
        raise ValidationError("Cette mesure n’existe pas cette année-là.")
    return indicateur.mesure(nom)


def _en_json(mesure: Mesure, valeur: Valeur) -> object:
    """The value as a version keeps it; a value of another nature is refused."""
    if valeur is None:
        return None
    match mesure.nature:
        case NatureMesure.OUI_NON:
            bonne = isinstance(valeur, bool)
        case NatureMesure.DATE:
            bonne = isinstance(valeur, date)
        case _:
            bonne = _nombre_permis(mesure.nature, valeur)
    if not bonne:
        raise ValidationError({"valeur": "Cette valeur n’est pas du genre de la mesure."})
    return en_json(valeur)


def _nombre_permis(nature: NatureMesure, valeur: Valeur) -> bool:
    """Not negative; whole for a count, at most 100 for a rate."""
    if isinstance(valeur, bool) or not isinstance(valeur, int | float | Decimal) or valeur < 0:
        return False
    if nature is NatureMesure.NOMBRE:
        return valeur == int(valeur)
    return nature is not NatureMesure.TAUX or valeur <= 100


def _objet(correction: Correction) -> str:
    return f"{correction.annee}, {correction.code}, {correction.mesure}"
