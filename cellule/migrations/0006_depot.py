"""The files that wait to be imported."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cellule", "0005_cloison_des_listes")]

    operations = [
        migrations.CreateModel(
            name="Depot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=50, verbose_name="table")),
                (
                    "nom",
                    models.CharField(blank=True, max_length=200, verbose_name="nom du fichier"),
                ),
                ("octets", models.BinaryField(verbose_name="contenu")),
                (
                    "lignes",
                    models.PositiveIntegerField(
                        verbose_name="nombre de lignes de la plus longue feuille"
                    ),
                ),
                ("depose_le", models.DateTimeField(auto_now_add=True, verbose_name="déposé le")),
                ("reglages", models.JSONField(default=dict, verbose_name="réglages")),
                ("rapport", models.JSONField(default=dict, verbose_name="rapport")),
                ("importe_le", models.DateTimeField(null=True, verbose_name="importé le")),
                (
                    "cellule",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cellule.cellule",
                        verbose_name="cellule",
                    ),
                ),
                (
                    "deposant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "tableur déposé",
                "verbose_name_plural": "tableurs déposés",
                "ordering": ["-depose_le", "-pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
    ]
