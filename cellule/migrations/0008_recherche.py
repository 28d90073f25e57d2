"""Words that resemble each other (pg_trgm), and the keyboard shortcuts of an account."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cellule', '0007_cloison_du_depot'),
    ]

    operations = [
        # « Trusted »: the owner of the database makes it, no superuser is needed.
        TrigramExtension(),
        migrations.AddField(
            model_name='utilisateur',
            name='raccourcis',
            field=models.BooleanField(default=True, verbose_name='raccourcis clavier'),
        ),
    ]
