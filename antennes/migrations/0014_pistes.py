"""What becomes of what is said on the ground."""

import cellule.models.base
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('acteurs', '0010_cloison_des_doublons'),
        ('antennes', '0013_cloison_des_invitations'),
        ('cellule', '0012_densite'),
        ('evenements', '0013_cloison_des_annonces'),
    ]

    operations = [
        migrations.CreateModel(
            name='AntenneDePiste',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rang', models.PositiveIntegerField(default=0, verbose_name='rang')),
                ('antenne', cellule.models.base.LienInterne(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='antennes.antenne')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
            ],
            options={
                'verbose_name': 'antenne d’une piste',
                'verbose_name_plural': 'antennes des pistes',
                'ordering': ['rang', 'pk'],
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Piste',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=100, verbose_name='code')),
                ('intitule', models.CharField(max_length=500, verbose_name='intitulé')),
                ('theme', models.CharField(blank=True, choices=[('problematique', 'problématique'), ('besoin', 'besoin'), ('attente', 'attente'), ('autre', 'autre')], max_length=15, verbose_name='thème')),
                ('etat', models.CharField(choices=[('ouverte', 'ouverte'), ('en_cours', 'en cours'), ('aboutie', 'aboutie'), ('sans_suite', 'sans suite')], max_length=15, verbose_name='état')),
                ('ouverte_le', models.DateField(verbose_name='ouverte le')),
                ('close_le', models.DateField(blank=True, null=True, verbose_name='close le')),
                ('reponse', models.TextField(blank=True, verbose_name='ce qui a été répondu')),
                ('cle_tri', models.CharField(default='', editable=False, max_length=300)),
                ('recherche', models.TextField(default='', editable=False)),
                ('antennes', models.ManyToManyField(blank=True, related_name='pistes', through='antennes.AntenneDePiste', to='antennes.antenne', verbose_name='antennes')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
                ('ligne', cellule.models.base.LienInterne(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pistes', to='evenements.lignecompterendu', verbose_name='ligne de compte rendu')),
                ('projet', cellule.models.base.LienInterne(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pistes', to='acteurs.projet', verbose_name='projet')),
                ('responsable', cellule.models.base.LienInterne(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pistes', to='acteurs.professionnel', verbose_name='suivie par')),
            ],
            options={
                'verbose_name': 'piste',
                'verbose_name_plural': 'pistes',
                'ordering': ['-ouverte_le', 'pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [
                    models.UniqueConstraint(fields=('cellule', 'code'), name='piste_code_unique'),
                    models.CheckConstraint(condition=models.Q(('theme__in', ['problematique', 'besoin', 'attente', 'autre', ''])), name='piste_theme_connu'),
                    models.CheckConstraint(condition=models.Q(('etat__in', ['ouverte', 'en_cours', 'aboutie', 'sans_suite'])), name='piste_etat_connu'),
                    models.CheckConstraint(condition=models.Q(('close_le__isnull', True), ('ouverte_le__isnull', True), ('close_le__gte', models.F('ouverte_le')), _connector='OR'), name='piste_close_le_apres_ouverte_le', violation_error_message='La fin précède le début.'),
                    models.UniqueConstraint(fields=('cellule', 'ligne'), name='piste_une_par_ligne'),
                    models.CheckConstraint(condition=models.Q(models.Q(('close_le__isnull', False), ('etat__in', ('aboutie', 'sans_suite'))), models.Q(('close_le__isnull', True), models.Q(('etat__in', ('aboutie', 'sans_suite')), _negated=True)), _connector='OR'), name='piste_close_a_sa_date'),
                ],
            },
        ),
        migrations.CreateModel(
            name='NouvelleDuTerrain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nature', models.CharField(choices=[('equipe', 'mouvement d’équipe'), ('projet', 'projet'), ('besoin', 'besoin')], max_length=10, verbose_name='nature')),
                ('texte', models.TextField(max_length=400, verbose_name='nouvelle')),
                ('jour', models.DateField(verbose_name='notée le')),
                ('auteur', models.CharField(blank=True, max_length=300, verbose_name='notée par')),
                ('lue_le', models.DateField(blank=True, null=True, verbose_name='lue par la cellule le')),
                ('antenne', cellule.models.base.LienInterne(on_delete=django.db.models.deletion.PROTECT, related_name='nouvelles', to='antennes.antenne')),
                ('cellule', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cellule.cellule', verbose_name='cellule')),
                ('piste', cellule.models.base.LienInterne(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='nouvelles', to='antennes.piste', verbose_name='piste')),
            ],
            options={
                'verbose_name': 'nouvelle du terrain',
                'verbose_name_plural': 'nouvelles du terrain',
                'ordering': ['-jour', '-pk'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('nature__in', ['equipe', 'projet', 'besoin'])), name='nouvelleduterrain_nature_connu'),
                    models.CheckConstraint(condition=models.Q(('lue_le__isnull', True), ('jour__isnull', True), ('lue_le__gte', models.F('jour')), _connector='OR'), name='nouvelleduterrain_lue_le_apres_jour', violation_error_message='La fin précède le début.'),
                ],
            },
        ),
        migrations.AddField(
            model_name='antennedepiste',
            name='piste',
            field=cellule.models.base.LienInterne(on_delete=django.db.models.deletion.CASCADE, related_name='liens_antennes', to='antennes.piste'),
        ),
        migrations.AddConstraint(
            model_name='antennedepiste',
            constraint=models.UniqueConstraint(fields=('cellule', 'piste', 'antenne'), name='antennedepiste_unique'),
        ),
    ]
