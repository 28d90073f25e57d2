"""The wall around the tables of the cycle, in the order of their keys; then the two keys that run
the other way, from a report to its versions."""

import cellule.models.base
import django.db.models.deletion
from cellule.rls import Cloisonner, Relier
from django.db import migrations, models


def _vers_la_version(libelle: str) -> cellule.models.base.LienInterne:
    return cellule.models.base.LienInterne(
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="rapports.version",
        verbose_name=libelle,
    )


class Migration(migrations.Migration):
    dependencies = [("rapports", "0003_cycle")]

    operations = [
        Cloisonner("rapport", national=True),
        Cloisonner("version", national=True),
        Cloisonner("piece"),
        Cloisonner("etape"),
        Cloisonner("avis"),
        Cloisonner("delegation"),
        Cloisonner("prolongation"),
        Cloisonner("rappel"),
        Cloisonner("texte"),
        Cloisonner("revisiontexte"),
        Cloisonner("correction"),
        Cloisonner("indicateurpropre"),
        migrations.AddField("rapport", "version", _vers_la_version("version")),
        migrations.AddField("rapport", "transmise", _vers_la_version("dernière version transmise")),
        Relier("rapport", "version"),
        Relier("rapport", "transmise"),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("etat", "brouillon"), ("version__isnull", False), _connector="OR"
                ),
                name="rapport_fige_a_une_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="rapport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("etat__in", ["brouillon", "fige"]),
                    ("transmise__isnull", False),
                    _connector="OR",
                ),
                name="rapport_transmis_a_une_version",
            ),
        ),
    ]
