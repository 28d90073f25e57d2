"""What antennas are sorted by."""

from django.db import migrations, models

from cellule.actions.remplissage import remplir_partout
from cellule.tri import cle_de_tri



def remplir(apps, schema_editor) -> None:
    remplir_partout(
        apps, "antennes.Antenne", lambda a: {"cle_tri": cle_de_tri(a.nom, longueur=300)}
    )


class Migration(migrations.Migration):

    dependencies = [
        ('antennes', '0002_cloison'),
    ]

    operations = [
        migrations.AddField(
            model_name='antenne',
            name='cle_tri',
            field=models.CharField(default='', editable=False, max_length=300),
        ),
        migrations.AlterModelOptions(
            name="antenne",
            options={
                "base_manager_name": "objects",
                "ordering": ["cle_tri", "pk"],
                "verbose_name": "antenne",
                "verbose_name_plural": "antennes",
            },
        ),
        migrations.RunPython(remplir, migrations.RunPython.noop),
    ]
