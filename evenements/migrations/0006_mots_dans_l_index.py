"""A search of every year reads the words in the index of the days."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('acteurs', '0007_cloison_des_partages'),
        ('antennes', '0003_recherche'),
        ('cellule', '0009_corbeille'),
        ('evenements', '0005_noms_de_la_communication'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='activite',
            name='activite_par_jour',
        ),
        migrations.AddIndex(
            model_name='activite',
            index=models.Index(fields=['cellule', 'jour_retenu', 'id'], include=('recherche',), name='activite_par_jour_et_mots'),
        ),
    ]
