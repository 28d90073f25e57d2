"""Saved views of the lists."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cellule.models import FiltreEnregistre, Utilisateur
from cellule.trace import tracer

NOM_PRIS = "Une vue porte déjà ce nom : choisissez-en un autre, ou mettez-la à jour."


def enregistrer_filtre(
    *, liste: str, nom: str, parametres: str, utilisateur: Utilisateur | None
) -> FiltreEnregistre:
    """Keep a view of a list under a name; without `utilisateur`, it is the whole cell's."""
    nom = nom.strip()
    if not nom:
        raise ValidationError("Donnez un nom à cette vue.")
    if len(nom) > FiltreEnregistre._meta.get_field("nom").max_length:
        raise ValidationError("Ce nom est trop long : cent caractères au plus.")
    try:
        with transaction.atomic():
            filtre = FiltreEnregistre.objects.create(
                liste=liste, nom=nom, parametres=parametres, utilisateur=utilisateur
            )
            tracer(acte="créer : vue enregistrée", objet=nom, details={"liste": liste})
    except IntegrityError:
        raise ValidationError(NOM_PRIS) from None
    return filtre


def mettre_a_jour_le_filtre(filtre: FiltreEnregistre, *, parametres: str) -> FiltreEnregistre:
    """Make a view what the page shows now."""
    with transaction.atomic():
        filtre.parametres = parametres
        filtre.save(update_fields=["parametres"])
        tracer(acte="modifier : vue enregistrée", objet=filtre.nom, details={"liste": filtre.liste})
    return filtre


def supprimer_le_filtre(filtre: FiltreEnregistre) -> None:
    with transaction.atomic():
        filtre.delete()
        tracer(
            acte="supprimer : vue enregistrée", objet=filtre.nom, details={"liste": filtre.liste}
        )
