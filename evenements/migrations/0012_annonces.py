"""What the next letter should say."""

import cellule.models.base
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cellule', '0011_cloison_des_documents'),
        ('evenements', '0011_rencontres_gardees'),
    ]

    operations = [
        migrations.CreateModel(
            name='Annonce',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.CharField(max_length=63, verbose_name='table')),
                ('cle', models.BigIntegerField(verbose_name='ligne')),
                ('notee_le', models.DateField(verbose_name='notée le')),
                ('notee_par', models.CharField(blank=True, max_length=300, verbose_name='notée par')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
                ('parution', cellule.models.base.LienInterne(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='annonces', to='evenements.parution', verbose_name='parution')),
            ],
            options={
                'verbose_name': 'annonce pour la lettre',
                'verbose_name_plural': 'annonces pour la lettre',
                'ordering': ['notee_le', 'pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('cellule', 'table', 'cle', 'parution'), name='annonce_une_par_numero', nulls_distinct=False)],
            },
        ),
    ]
