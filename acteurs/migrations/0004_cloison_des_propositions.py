"""The wall around the proposals."""

from django.db import migrations

from cellule.rls import Cloisonner


class Migration(migrations.Migration):
    dependencies = [("acteurs", "0003_propositions")]

    operations = [Cloisonner("proposition")]
