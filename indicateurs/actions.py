"""The writes of the indicators: declared zeros, stored results."""

from collections.abc import Mapping

from django.db import transaction

from cellule.actions.ecriture import Ecriture
from cellule.trace import tracer
from indicateurs.colonnes import ZEROS_CONSTATES

from .models import Releve
from .partages import Partages
from .resultats import Resultats

enregistrer_zeros_constates = Ecriture(ZEROS_CONSTATES)

CLE_D_UN_RELEVE = ("cellule", "annee", "code")
CONTENU_D_UN_RELEVE = ("version", "arret", "calcule_le", "resultat", "partages")


def enregistrer_releves(*, resultats: Resultats, partages: Mapping[str, Partages]) -> None:
    """Store the results of a year, one row per indicator, over those stored before; an indicator
    that the catalogue no longer has loses its row. Twice the same is the same."""
    with transaction.atomic():
        Releve.objects.filter(annee=resultats.annee).exclude(code__in=list(resultats)).delete()
        Releve.objects.bulk_create(
            [
                Releve(
                    annee=resultats.annee,
                    code=code,
                    version=resultats.version,
                    arret=resultats.arret,
                    resultat=resultat.en_json(),
                    partages=partages.get(code, {}),
                )
                for code, resultat in resultats.items()
            ],
            update_conflicts=True,
            unique_fields=CLE_D_UN_RELEVE,
            update_fields=CONTENU_D_UN_RELEVE,
        )
        tracer(
            acte="calculer les indicateurs",
            objet=str(resultats.annee),
            details={"arret": resultats.arret.isoformat(), "catalogue": resultats.version},
        )
