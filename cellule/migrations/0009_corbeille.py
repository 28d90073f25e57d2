"""What a trace is about, and the bin."""

import cellule.models.base
import django.contrib.postgres.fields
import django.core.serializers.json
import django.db.models.deletion
from cellule.rls import Cloisonner
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cellule', '0008_recherche'),
    ]

    operations = [
        migrations.CreateModel(
            name='Corbeille',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contenu', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='contenu')),
                ('codes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), default=list, size=None, verbose_name='codes')),
            ],
            options={
                'verbose_name': 'ligne à la corbeille',
                'verbose_name_plural': 'lignes à la corbeille',
                'ordering': ['-trace_id'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.AddField(
            model_name='trace',
            name='cle',
            field=models.BigIntegerField(blank=True, null=True, verbose_name='ligne'),
        ),
        migrations.AddField(
            model_name='trace',
            name='geste',
            field=models.CharField(blank=True, choices=[('creation', 'création'), ('modification', 'modification'), ('suppression', 'suppression'), ('retablissement', 'rétablissement')], max_length=15, verbose_name='geste'),
        ),
        migrations.AddField(
            model_name='trace',
            name='table',
            field=models.CharField(blank=True, max_length=63, verbose_name='table'),
        ),
        migrations.AddIndex(
            model_name='trace',
            index=models.Index(models.F('cellule'), models.F('table'), models.F('cle'), models.OrderBy(models.F('id'), descending=True), name='trace_d_une_ligne'),
        ),
        migrations.AddIndex(
            model_name='trace',
            index=models.Index(fields=['cellule', 'auteur'], name='trace_par_auteur'),
        ),
        migrations.AddField(
            model_name='corbeille',
            name='cellule',
            field=models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule'),
        ),
        migrations.AddField(
            model_name='corbeille',
            name='trace',
            field=cellule.models.base.LienInterne(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.trace', verbose_name='suppression'),
        ),
        migrations.AddConstraint(
            model_name='corbeille',
            constraint=models.UniqueConstraint(fields=('cellule', 'trace'), name='corbeille_une_suppression'),
        ),
        Cloisonner('corbeille'),
    ]
