"""The wall around the weekly mails that were sent."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("antennes", "0010_courriels_hebdomadaires")]

    operations = [Cloisonner("envoihebdomadaire")]
