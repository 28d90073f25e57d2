"""The sheet that people sign by themselves."""

import cellule.models.base
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('antennes', '0005_cloison_des_saisies'),
        ('cellule', '0012_densite'),
        ('evenements', '0017_cloison_des_groupes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FeuilleASigner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ouverte_le', models.DateTimeField(auto_now_add=True, verbose_name='ouverte le')),
                ('ferme_le', models.DateTimeField(verbose_name='ferme le')),
                ('activite', cellule.models.base.LienInterne(on_delete=django.db.models.deletion.CASCADE, related_name='feuilles_a_signer', to='evenements.activite')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
                ('ouverte_par', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'feuille à signer',
                'verbose_name_plural': 'feuilles à signer',
                'ordering': ['pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [
                    models.UniqueConstraint(fields=('cellule', 'activite'), name='feuilleasigner_une_par_activite'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('identite', models.CharField(editable=False, max_length=602)),
                ('nom', models.CharField(max_length=200, verbose_name='nom')),
                ('prenom', models.CharField(max_length=200, verbose_name='prénom')),
                ('fonction', models.CharField(blank=True, max_length=200, verbose_name='fonction')),
                ('structure', models.CharField(blank=True, max_length=200, verbose_name='structure')),
                ('recue_le', models.DateTimeField(auto_now_add=True, verbose_name='reçue le')),
                ('verifiee_le', models.DateTimeField(blank=True, null=True, verbose_name='vérifiée le')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
                ('feuille', cellule.models.base.LienInterne(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='antennes.feuilleasigner')),
            ],
            options={
                'verbose_name': 'signature',
                'verbose_name_plural': 'signatures',
                'ordering': ['pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [
                    models.UniqueConstraint(fields=('cellule', 'feuille', 'identite'), name='signature_une_par_personne'),
                ],
            },
        ),
    ]
