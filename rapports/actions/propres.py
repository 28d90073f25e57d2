"""The indicators that a cell adds for itself: in its own report only."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max

from cellule.models import Trace
from cellule.trace import tracer
from rapports.models import IndicateurPropre
from rapports.ouverture import exiger_ouvert

CHAMPS = ("titre", "valeur", "unite", "cible", "commentaire")
SUPPRIMER = "rapport : supprimer un indicateur propre"


def ajouter_indicateur_propre(*, annee: int, **champs: str) -> IndicateurPropre:
    """Add one, at the end."""
    with transaction.atomic():
        exiger_ouvert(annee)
        dernier = IndicateurPropre.objects.filter(annee=annee).aggregate(rang=Max("rang"))["rang"]
        propre = IndicateurPropre(annee=annee, rang=1 + (dernier or 0), **_propres(champs))
        _enregistrer(propre)
        tracer(acte="rapport : ajouter un indicateur propre", objet=f"{annee}, {propre}")
    return propre


def modifier_indicateur_propre(propre: IndicateurPropre, **champs: str) -> IndicateurPropre:
    neufs = _propres(champs)
    avant = {nom: getattr(propre, nom) for nom in neufs if getattr(propre, nom) != neufs[nom]}
    if not avant:
        return propre
    with transaction.atomic():
        exiger_ouvert(propre.annee)
        for nom, valeur in neufs.items():
            setattr(propre, nom, valeur)
        _enregistrer(propre)
        tracer(
            acte="rapport : modifier un indicateur propre",
            objet=f"{propre.annee}, {propre}",
            details={"avant": avant, "apres": {nom: neufs[nom] for nom in avant}},
        )
    return propre


def supprimer_indicateur_propre(propre: IndicateurPropre) -> Trace:
    """Take one away. The trace keeps what it takes to put it back."""
    with transaction.atomic():
        exiger_ouvert(propre.annee)
        trace = tracer(
            acte=SUPPRIMER,
            objet=f"{propre.annee}, {propre}",
            details={"annee": propre.annee, **{nom: getattr(propre, nom) for nom in CHAMPS}},
        )
        propre.delete()
    return trace


def reprendre_indicateurs_propres(*, annee: int) -> list[IndicateurPropre]:
    """Those of the year before, without their values: title, unit and target are kept. One whose
    title is there already is left out."""
    with transaction.atomic():
        exiger_ouvert(annee)
        deja = {p.titre for p in IndicateurPropre.objects.filter(annee=annee)}
        anciens = IndicateurPropre.objects.filter(annee=annee - 1)
        repris = [
            ajouter_indicateur_propre(annee=annee, titre=p.titre, unite=p.unite, cible=p.cible)
            for p in anciens
            if p.titre not in deja
        ]
    return repris


def _propres(champs: dict[str, str]) -> dict[str, str]:
    return {nom: champs[nom].strip() for nom in CHAMPS if nom in champs}


def _enregistrer(propre: IndicateurPropre) -> None:
    if not propre.titre:
        raise ValidationError({"titre": "Donnez un titre à l’indicateur."})
    try:
        with transaction.atomic():
            propre.save()
    except IntegrityError:
        raise ValidationError(
            {"titre": "Un indicateur de ce titre existe déjà cette année."}
        ) from None
