"""The last meeting of each structure, kept (docs/decisions/last-meeting-kept.md)."""

import cellule.models.base
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('acteurs', '0010_cloison_des_doublons'),
        ('cellule', '0011_cloison_des_documents'),
        ('evenements', '0009_activite_planifiee'),
    ]

    operations = [
        migrations.CreateModel(
            name='DerniereRencontre',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jour', models.DateField(null=True, verbose_name='dernier jour de rencontre')),
                ('prochain', models.DateField(null=True, verbose_name='premier jour encore à venir')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
                ('structure', cellule.models.base.LienInterne(on_delete=django.db.models.deletion.CASCADE, related_name='rencontres_gardees', to='acteurs.structure')),
            ],
            options={
                'verbose_name': 'dernière rencontre',
                'verbose_name_plural': 'dernières rencontres',
                'ordering': ['pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('cellule', 'structure'), name='derniererencontre_unique')],
            },
        ),
    ]
