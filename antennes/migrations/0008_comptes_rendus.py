"""The minutes as they were sent, and to whom."""

import cellule.models.base
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('antennes', '0007_cloison_des_signatures'),
        ('cellule', '0012_densite'),
        ('evenements', '0013_cloison_des_annonces'),
    ]

    operations = [
        migrations.CreateModel(
            name='CompteRendu',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('numero', models.PositiveSmallIntegerField(verbose_name='version')),
                ('contenu', models.JSONField(verbose_name='contenu')),
                ('corrections', models.JSONField(default=list, verbose_name='ce qu’elle corrige')),
                ('auteur', models.CharField(blank=True, max_length=300, verbose_name='figée par')),
                ('fige_le', models.DateTimeField(auto_now_add=True, verbose_name='figée le')),
                ('activite', cellule.models.base.LienInterne(on_delete=django.db.models.deletion.CASCADE, related_name='comptes_rendus_envoyes', to='evenements.activite')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
            ],
            options={
                'verbose_name': 'compte rendu envoyé',
                'verbose_name_plural': 'comptes rendus envoyés',
                'ordering': ['-numero', '-pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [
                    models.UniqueConstraint(fields=('cellule', 'activite', 'numero'), name='compterendu_numero_unique'),
                    models.CheckConstraint(condition=models.Q(('numero__gte', 1)), name='compterendu_a_partir_de_un'),
                ],
            },
        ),
        migrations.CreateModel(
            name='EnvoiDeCompteRendu',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nom', models.CharField(max_length=401, verbose_name='destinataire')),
                ('adresse', models.EmailField(max_length=254, verbose_name='adresse')),
                ('envoye_par', models.CharField(blank=True, max_length=300, verbose_name='envoyé par')),
                ('envoye_le', models.DateTimeField(auto_now_add=True, verbose_name='envoyé le')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
                ('compte_rendu', cellule.models.base.LienInterne(on_delete=django.db.models.deletion.CASCADE, related_name='envois', to='antennes.compterendu')),
            ],
            options={
                'verbose_name': 'envoi de compte rendu',
                'verbose_name_plural': 'envois de comptes rendus',
                'ordering': ['nom', 'pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [
                    models.UniqueConstraint(fields=('cellule', 'compte_rendu', 'adresse'), name='envoidecompterendu_unique'),
                ],
            },
        ),
    ]
