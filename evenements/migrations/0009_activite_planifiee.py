"""The activities that wait for a word, counted on every page of the journal, have an index."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('acteurs', '0010_cloison_des_doublons'),
        ('antennes', '0003_recherche'),
        ('cellule', '0011_cloison_des_documents'),
        ('evenements', '0008_cloison_de_la_satisfaction'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='activite',
            index=models.Index(condition=models.Q(('statut_retenu', 'planifie')), fields=['cellule', 'jour_retenu'], name='activite_planifiee'),
        ),
    ]
