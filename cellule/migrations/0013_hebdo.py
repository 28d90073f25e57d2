"""Whether an account receives the weekly mail of the référents."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cellule', '0012_densite'),
    ]

    operations = [
        migrations.AddField(
            model_name='utilisateur',
            name='hebdo',
            field=models.BooleanField(
                default=True, verbose_name='courriel hebdomadaire des référents'
            ),
        ),
    ]
