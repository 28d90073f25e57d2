"""Who was invited to a meeting, and what they were told of it."""

import cellule.models.base
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('antennes', '0011_cloison_des_courriels'),
        ('cellule', '0013_hebdo'),
        ('evenements', '0015_cloison_du_flux'),
    ]

    operations = [
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nom', models.CharField(max_length=401, verbose_name='personne invitée')),
                ('adresse', models.EmailField(max_length=254, verbose_name='adresse')),
                ('repondre_a', models.EmailField(blank=True, max_length=254, verbose_name='répondre à')),
                ('dit', models.CharField(blank=True, editable=False, max_length=64, verbose_name='ce qui a été dit')),
                ('envoyee_le', models.DateTimeField(editable=False, null=True, verbose_name='dernier courriel')),
                ('activite', cellule.models.base.LienInterne(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='evenements.activite')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'ordering': ['nom', 'pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('cellule', 'activite', 'adresse'), name='invitation_unique')],
            },
        ),
    ]
