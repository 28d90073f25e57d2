"""The communes that a cell works with, and what was said with them."""

import cellule.models.base
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('acteurs', '0012_cloison_des_groupes'),
        ('cellule', '0014_reglages'),
    ]

    operations = [
        migrations.CreateModel(
            name='SuiviCommune',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=100, verbose_name='code')),
                ('commune', models.CharField(max_length=200, verbose_name='commune')),
                ('mairie', models.CharField(blank=True, max_length=300, verbose_name='maire et équipe municipale')),
                ('designe_le', models.DateField(blank=True, null=True, verbose_name='désigné le')),
                ('fin', models.DateField(blank=True, null=True, verbose_name='dernier jour du référent')),
                ('etape', models.CharField(choices=[('contact', 'prise de contact'), ('rencontres', 'premières rencontres'), ('projet', 'projet de santé en préparation'), ('ouverte', 'maison de santé ouverte'), ('pause', 'en pause')], max_length=15, verbose_name='étape')),
                ('avancement', models.TextField(blank=True, verbose_name='où en est la démarche')),
                ('relance_le', models.DateField(blank=True, null=True, verbose_name='à relancer le')),
                ('relance_texte', models.CharField(blank=True, max_length=300, verbose_name='objet de la relance')),
                ('cle_tri', models.CharField(default='', editable=False, max_length=300)),
                ('recherche', models.TextField(default='', editable=False)),
                ('agent', cellule.models.base.LienInterne(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.professionnel', verbose_name='référent santé agent')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
                ('departement', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.departement', verbose_name='département')),
                ('elu', cellule.models.base.LienInterne(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.professionnel', verbose_name='référent santé élu')),
                ('projet', cellule.models.base.LienInterne(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.projet', verbose_name='projet de maison de santé')),
                ('structure', cellule.models.base.LienInterne(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acteurs.structure', verbose_name='maison de santé')),
            ],
            options={
                'verbose_name': 'commune suivie',
                'verbose_name_plural': 'communes suivies',
                'ordering': ['cle_tri', 'pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [
                    models.UniqueConstraint(fields=('cellule', 'code'), name='suivicommune_code_unique'),
                    models.CheckConstraint(condition=models.Q(('etape__in', ['contact', 'rencontres', 'projet', 'ouverte', 'pause'])), name='suivicommune_etape_connu'),
                    models.CheckConstraint(condition=models.Q(('fin__isnull', True), ('designe_le__isnull', True), ('fin__gte', models.F('designe_le')), _connector='OR'), name='suivicommune_fin_apres_designe_le', violation_error_message='La fin précède le début.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='EchangeCommune',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField(verbose_name='date')),
                ('nature', models.CharField(choices=[('premiere', 'première rencontre avec les professionnels'), ('reunion', 'réunion'), ('echange', 'échange'), ('relance', 'relance'), ('information', 'information des élus')], max_length=15, verbose_name='nature')),
                ('texte', models.TextField(blank=True, verbose_name='ce qui a été dit ou fait')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
                ('suivi', cellule.models.base.LienInterne(on_delete=django.db.models.deletion.CASCADE, related_name='echanges', to='acteurs.suivicommune', verbose_name='commune')),
            ],
            options={
                'verbose_name': 'échange avec une commune',
                'verbose_name_plural': 'échanges avec les communes',
                'ordering': ['date', 'pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('nature__in', ['premiere', 'reunion', 'echange', 'relance', 'information'])), name='echangecommune_nature_connu'),
                ],
            },
        ),
    ]
