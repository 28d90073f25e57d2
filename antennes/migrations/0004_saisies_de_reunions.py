"""What a phone sends of a meeting."""

import cellule.models.base
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('antennes', '0003_recherche'),
        ('cellule', '0012_densite'),
        ('evenements', '0013_cloison_des_annonces'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PhotoDeReunion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('octets', models.BinaryField(verbose_name='image')),
                ('ajoutee_le', models.DateTimeField(auto_now_add=True, verbose_name='ajoutée le')),
                ('activite', cellule.models.base.LienInterne(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='evenements.activite')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
            ],
            options={
                'verbose_name': 'photo de feuille',
                'verbose_name_plural': 'photos de feuilles',
                'ordering': ['pk'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='BrouillonDeReunion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cle', models.UUIDField(editable=False, verbose_name='clé de l’envoi')),
                ('contenu', models.JSONField(default=list, verbose_name='ce qui est saisi')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('antenne', cellule.models.base.LienInterne(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='antennes.antenne')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
                ('utilisateur', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'brouillon de réunion',
                'verbose_name_plural': 'brouillons de réunions',
                'ordering': ['pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('cellule', 'utilisateur', 'antenne'), name='brouillondereunion_un_par_antenne')],
            },
        ),
        migrations.CreateModel(
            name='SaisieDeReunion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cle', models.UUIDField(editable=False, verbose_name='clé de l’envoi')),
                ('recue_le', models.DateTimeField(auto_now_add=True, verbose_name='reçue le')),
                ('activite', cellule.models.base.LienInterne(on_delete=django.db.models.deletion.CASCADE, related_name='saisies', to='evenements.activite')),
                ('auteur', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
            ],
            options={
                'verbose_name': 'saisie de réunion',
                'verbose_name_plural': 'saisies de réunions',
                'ordering': ['pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('cellule', 'cle'), name='saisiedereunion_cle_unique')],
            },
        ),
    ]
