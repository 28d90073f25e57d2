"""What those who came thought of an event or a training."""

import cellule.models.base
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cellule', '0009_corbeille'),
        ('evenements', '0006_mots_dans_l_index'),
    ]

    operations = [
        migrations.CreateModel(
            name='Satisfaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reponses', models.PositiveIntegerField(verbose_name='nombre de réponses')),
                ('note', models.DecimalField(blank=True, decimal_places=2, max_digits=3, null=True, verbose_name='note moyenne sur 5')),
                ('satisfaits', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='part de satisfaits, en pourcentage')),
                ('commentaire', models.TextField(blank=True, verbose_name='commentaire')),
                ('activite', cellule.models.base.LienInterne(on_delete=django.db.models.deletion.CASCADE, related_name='satisfactions', to='evenements.activite', verbose_name='activité')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
            ],
            options={
                'verbose_name': 'satisfaction',
                'verbose_name_plural': 'satisfactions',
                'ordering': ['pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('cellule', 'activite'), name='satisfaction_une_par_activite', violation_error_message='La satisfaction de cette activité est déjà notée.'), models.CheckConstraint(condition=models.Q(('note__isnull', True), ('note__range', (0, 5)), _connector='OR'), name='satisfaction_note_sur_cinq'), models.CheckConstraint(condition=models.Q(('satisfaits__isnull', True), ('satisfaits__range', (0, 100)), _connector='OR'), name='satisfaction_part_sur_cent'), models.CheckConstraint(condition=models.Q(('reponses__gt', 0), models.Q(('note__isnull', False), ('satisfaits__isnull', False), _connector='OR')), name='satisfaction_dit_quelque_chose')],
            },
        ),
    ]
