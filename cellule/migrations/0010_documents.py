"""Documents named beside the rows."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cellule', '0009_corbeille'),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.CharField(max_length=63, verbose_name='table')),
                ('cle', models.BigIntegerField(verbose_name='ligne')),
                ('titre', models.CharField(max_length=300, verbose_name='titre')),
                ('lien', models.CharField(max_length=1000, verbose_name='adresse du document')),
                ('ajoute_le', models.DateField(verbose_name='ajouté le')),
                ('ajoute_par', models.CharField(blank=True, max_length=300, verbose_name='ajouté par')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'ordering': ['-ajoute_le', '-pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['cellule', 'table', 'cle'], name='document_d_une_ligne')],
                'constraints': [models.CheckConstraint(condition=models.Q(('lien__startswith', 'https://')), name='document_lien_sur')],
            },
        ),
    ]
