"""What a cell uses, off by default."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cellule', '0012_densite'),
    ]

    operations = [
        migrations.AddField(
            model_name='cellule',
            name='suit_les_communes',
            field=models.BooleanField(default=False, verbose_name='suit les référents santé des communes'),
        ),
    ]
