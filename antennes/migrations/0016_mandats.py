"""What a cell calls its référents, and who holds a mandate with whom."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('acteurs', '0010_cloison_des_doublons'),
        ('antennes', '0015_cloison_des_pistes'),
        ('cellule', '0012_densite'),
    ]

    operations = [
        migrations.CreateModel(
            name='FonctionReferent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('libelle', models.CharField(max_length=60, verbose_name='nom de la fonction')),
                ('pluriel', models.CharField(max_length=60, verbose_name='nom au pluriel')),
                ('fiche', models.TextField(verbose_name='fiche de poste')),
            ],
            options={
                'verbose_name': 'fonction de référent',
                'verbose_name_plural': 'fonctions de référents',
                'ordering': ['pk'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.AddField(
            model_name='mandat',
            name='qualite',
            field=models.CharField(blank=True, choices=[('titulaire', 'titulaire'), ('binome', 'en binôme'), ('adjoint', 'adjoint')], max_length=10, verbose_name='qualité'),
        ),
        migrations.AddConstraint(
            model_name='mandat',
            constraint=models.CheckConstraint(condition=models.Q(('qualite__in', ['titulaire', 'binome', 'adjoint', ''])), name='mandat_qualite_connu'),
        ),
        migrations.AddField(
            model_name='fonctionreferent',
            name='cellule',
            field=models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule'),
        ),
        migrations.AddConstraint(
            model_name='fonctionreferent',
            constraint=models.UniqueConstraint(fields=('cellule',), name='fonctionreferent_une_par_cellule'),
        ),
    ]
