"""What a cell uses, off by default."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cellule', '0013_hebdo'),
    ]

    operations = [
        migrations.AddField(
            model_name='cellule',
            name='suit_les_communes',
            field=models.BooleanField(default=False, verbose_name='suit les référents santé des communes'),
        ),
    ]
