"""The weekly mails that were sent."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('antennes', '0009_cloison_des_comptes_rendus'),
        ('cellule', '0013_hebdo'),
    ]

    operations = [
        migrations.CreateModel(
            name='EnvoiHebdomadaire',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('semaine', models.DateField(verbose_name='lundi de la semaine')),
                ('destinataire', models.EmailField(max_length=254, verbose_name='destinataire')),
                ('envoye_le', models.DateTimeField(auto_now_add=True, verbose_name='envoyé le')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
            ],
            options={
                'verbose_name': 'courriel hebdomadaire',
                'verbose_name_plural': 'courriels hebdomadaires',
                'ordering': ['-semaine', 'pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('cellule', 'semaine', 'destinataire'), name='envoihebdomadaire_unique')],
            },
        ),
    ]
